/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- tests are not part of the package */
import { execFileSync } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import packageJson from '../../package.json';

const root = join(__dirname, '..', '..');
/** About a quarter of it are words of some seventy languages, by which forms are understood. */
const MAX_BYTES = 320_000;

/** The files below a folder, with forward slashes. */
const filesIn = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));

/** What each file of the product becomes in the tarball. */
function builtFrom(): string[] {
	const sources = ['nodes', 'credentials', 'icons'].flatMap((folder) =>
		filesIn(join(root, folder)).map((path) => `${folder}/${path}`),
	);
	return sources.map((path) => `dist/${path.replace(/\.ts$/, '.js')}`);
}

/** All that may be in the tarball, and all that has to be. */
const WANTED = [...['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'], ...builtFrom()].sort();

const silent: { encoding: 'utf8'; stdio: 'pipe' } = { encoding: 'utf8', stdio: 'pipe' };

interface Packed {
	readonly filename: string;
	readonly size: number;
	readonly files: ReadonlyArray<{ readonly path: string; readonly size: number }>;
}

/** What npm packs in a folder. */
function pack(folder: string, ...more: string[]): Packed {
	const args = ['pack', '--json', '--ignore-scripts', ...more];
	const [packed]: Packed[] = JSON.parse(execFileSync('npm', args, { cwd: folder, ...silent }));
	return packed;
}

const pathsOf = ({ files }: Packed) => files.map(({ path }) => path).sort();

describe('the tarball of this build', () => {
	const packed = pack(root, '--dry-run');

	test('holds exactly what the product is built from, and the papers', () => {
		expect(WANTED.length).toBeGreaterThan(100);
		expect(pathsOf(packed)).toEqual(WANTED);
	});

	test('holds only what runs, and no empty file', () => {
		const kinds = packed.files.map(
			({ path }) => /\.(js|json|svg)$/.test(path) || !path.startsWith('dist/'),
		);
		expect(kinds).not.toContain(false);
		expect(packed.files.filter(({ size }) => size === 0)).toEqual([]);
	});

	test(`is not larger than ${MAX_BYTES / 1000} kB`, () => {
		expect(packed.size).toBeGreaterThan(10_000);
		expect(packed.size).toBeLessThanOrEqual(MAX_BYTES);
	});
});

/** What the build of n8n would copy into dist, were it not for package.json's `files`; and what it leaves alone. */
const PICTURES = [
	...['docs/stray.png', 'docs/stray.jpg', 'examples/stray.svg', 'examples/form-to-lead.jpg'],
	...['test/e2e/.screenshots/stray.png', 'playground/.runtime/n8n/stray.png', 'nodes/stray.png'],
	...['coverage/stray.svg', '.github/stray.png', 'numeno/icons/numeno.svg'],
	'numeno/nodes/NumenoChat/__schema__/v1.0.0/message/create.json',
];

/** What the build needs. */
const NEEDED = [
	...['nodes', 'credentials', 'icons', 'package.json', 'tsconfig.json', 'gulpfile.js'],
	...['README.md', 'LICENSE', 'CHANGELOG.md', '.npmrc'],
];

describe('a build of a folder in which pictures and other things lie about', () => {
	let folder: string;

	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'optimly-tarball-'));
		for (const name of NEEDED) cpSync(join(root, name), join(folder, name), { recursive: true });
		symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
		for (const path of [...PICTURES, 'dist/left-behind.js', 'notes.log', '.env']) {
			mkdirSync(dirname(join(folder, path)), { recursive: true });
			writeFileSync(join(folder, path), 'stray');
		}
		execFileSync('npm', ['run', 'build'], { cwd: folder, ...silent });
		const { filename } = pack(folder);
		execFileSync('tar', ['-xzf', filename], { cwd: folder });
	}, 120_000);

	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	test('gives the same tarball', () => {
		// Else the pictures would prove nothing.
		expect(filesIn(join(folder, 'dist'))).toContain('docs/stray.png');
		expect(filesIn(join(folder, 'package')).sort()).toEqual(WANTED);
	});

	test('whose files name no folder of this machine and map to no source', () => {
		const texts = filesIn(join(folder, 'package')).map((path) =>
			readFileSync(join(folder, 'package', path), 'utf8'),
		);
		for (const text of texts) {
			expect(text).not.toContain(root);
			expect(text).not.toContain(folder);
			expect(text).not.toContain('sourceMappingURL');
		}
	});

	test('which n8n loads when it is unpacked', async () => {
		const loader = new PackageDirectoryLoader(join(folder, 'package'));
		await loader.loadAll();
		expect(Object.keys(loader.nodeTypes)).toEqual(['optimlyMessage', 'optimlyMessageTrigger']);
		expect(Object.keys(loader.credentialTypes)).toEqual(['optimlyApi']);
		for (const path of [...packageJson.n8n.nodes, ...packageJson.n8n.credentials])
			expect(WANTED).toContain(path);
	});
});
