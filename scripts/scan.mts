// npm run scan: what n8n's community scanner checks, without the network. The scanner itself wants the published
// package and its attested commit; here its two lint legs look at this source tree and at a freshly packed tarball.
// Beyond the scanner: nothing but the product may be in the tarball.
//
//   npx tsx scripts/scan.mts           this package
//   npx tsx scripts/scan.mts numeno    the one in numeno/
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { runCommand } from './processes.mjs';

const [packageFolder = '.'] = process.argv.slice(2);
const root = join(fileURLToPath(new URL('..', import.meta.url)), packageFolder);

/** The patterns of the scanner's second leg. */
const TARBALL_PATTERNS = ['**/*.js', 'package.json'];

const ALLOWED_FILES = ['README.md', 'LICENSE', 'package.json', 'CHANGELOG.md'];
/** Anything else below dist/ came from a folder that is not the product: the build copies pictures from everywhere. */
const ALLOWED_FOLDERS = ['dist/nodes/', 'dist/credentials/', 'dist/icons/'];

/** Lints one leg; resolves to what is wrong, undefined when nothing is. */
async function lintLeg(folder: string, patterns: string[]): Promise<string | undefined> {
	const { passed, message, details } = await analyzePackage(folder, patterns);
	// The scanner calls it passed when there was nothing to look at.
	if (passed && message === undefined) return undefined;
	return [message, details].filter((part) => part !== undefined).join('\n');
}

/** Packs the package into `folder` and unpacks it there; resolves to the tarball and the unpacked folder. */
async function packAndUnpack(folder: string): Promise<{ tarball: string; unpacked: string }> {
	await must('npm', ['pack', '--silent', '--pack-destination', folder], root);
	const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
	if (tarball === undefined) throw new Error('npm pack made no tarball');
	await must('tar', ['-xzf', tarball], folder);
	return { tarball: join(folder, tarball), unpacked: join(folder, 'package') };
}

async function must(command: string, args: string[], cwd: string): Promise<void> {
	const { ok, reason, output } = await runCommand(command, args, { cwd });
	if (!ok) throw new Error(`${command} ${args[0]} ${reason}\n${output}`);
}

/** The files of an unpacked tarball, with forward slashes. */
async function filesIn(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function isProduct(file: string): boolean {
	return ALLOWED_FILES.includes(file) || ALLOWED_FOLDERS.some((folder) => file.startsWith(folder));
}

function report(name: string, problem: string | undefined): boolean {
	console.log(problem === undefined ? `${name}: ok` : `${name}: ${problem}`);
	return problem === undefined;
}

async function scanTarball(folder: string): Promise<boolean> {
	const { tarball, unpacked } = await packAndUnpack(folder);
	const files = await filesIn(unpacked);
	const strangers = files.filter((file) => !isProduct(file));
	const size = ((await stat(tarball)).size / 1024).toFixed(1);
	const lintOk = report('scanner, tarball', await lintLeg(unpacked, TARBALL_PATTERNS));
	const filesOk = report(
		`tarball holds only the product (${files.length} files, ${size} KiB packed)`,
		strangers.length === 0 ? undefined : `these do not belong there:\n  ${strangers.join('\n  ')}`,
	);
	return lintOk && filesOk;
}

async function main(): Promise<number> {
	const folder = await mkdtemp(join(tmpdir(), 'package-scan-'));
	try {
		const sourceOk = report('scanner, source', await lintLeg(root, SOURCE_FILE_PATTERNS));
		const tarballOk = await scanTarball(folder);
		return sourceOk && tarballOk ? 0 : 1;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

process.exitCode = await main();
