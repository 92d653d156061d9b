/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '..', '..');

/**
 * The floors of the code, highest first. A file may import from its own floor and from those below: a reader goes
 * down from what a user sees to the network, and never back up.
 */
const FLOORS: ReadonlyArray<readonly [floor: string, rooms: RegExp]> = [
	['credentials', /^(numeno\/)?credentials\//],
	['the trigger', /^nodes\/OptimlyMessageTrigger\//],
	['the nodes', /^(nodes\/OptimlyMessage|numeno\/nodes\/NumenoChat)\/\w+\.node\.ts$/],
	['operations', /^(nodes\/OptimlyMessage|numeno\/nodes\/NumenoChat)\/resources\//],
	['what finds and opens chats', /^nodes\/OptimlyMessage\/chat\//],
	['the service and the output', /^nodes\/OptimlyMessage\/(optimlyService|output)\.ts$/],
	['fields, defined and read', /^nodes\/OptimlyMessage\/fields\//],
	['what the input says', /^nodes\/OptimlyMessage\/found\//],
	['what calls the API', /^nodes\/OptimlyMessage\/api\//],
	['what only one service has', /^(nodes\/OptimlyMessage|numeno\/nodes\/NumenoChat)\//],
	['the menus', /^nodes\/shared\/menus\.ts$/],
	['the run', /^nodes\/shared\/run\//],
	['the step', /^nodes\/shared\/step\//],
	['what a service and its operations are', /^nodes\/shared\/service\.ts$/],
	['sending', /^nodes\/shared\/(sending|turns)\//],
	['the quota', /^nodes\/shared\/quota\//],
	['everything else that is shared', /^nodes\/shared\//],
];

const filesIn = (folder: string): string[] =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.ts'))
		.map((path) => join(folder, path));

const files = ['nodes', 'credentials', 'numeno/nodes/NumenoChat', 'numeno/credentials'].flatMap(
	filesIn,
);

/** The project's own files that each file imports, be it only a type. */
const imports = new Map<string, readonly string[]>();

function importsOf(file: string): readonly string[] {
	const known = imports.get(file) ?? readImports(file);
	imports.set(file, known);
	return known;
}

function readImports(file: string): string[] {
	const source = ts.createSourceFile(
		file,
		readFileSync(join(root, file), 'utf8'),
		ts.ScriptTarget.ES2022,
	);
	return source.statements.flatMap((statement) => {
		const isImport = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
		const from = isImport && statement.moduleSpecifier;
		if (!from || !ts.isStringLiteral(from) || !from.text.startsWith('.')) return [];
		return fileOf(resolve(root, dirname(file), from.text));
	});
}

/** The file behind an import; numeno/nodes/shared is a link to nodes/shared. */
function fileOf(target: string): string[] {
	const path = relative(root, target).replace(/^numeno\/nodes\/shared\//, 'nodes/shared/');
	return [`${path}.ts`, `${path}/index.ts`].filter((candidate) => files.includes(candidate));
}

const floorOf = (file: string): number => FLOORS.findIndex(([, rooms]) => rooms.test(file));

test('every file stands on a floor', () => {
	expect(files.length).toBeGreaterThan(80);
	expect(files.filter((file) => floorOf(file) < 0)).toEqual([]);
});

test('no import goes to a higher floor', () => {
	const upward = files.flatMap((file) =>
		importsOf(file)
			.filter((target) => floorOf(target) < floorOf(file))
			.map((target) => `${file} → ${target}`),
	);
	expect(upward).toEqual([]);
});

test('no file imports itself by way of others', () => {
	const reachable = (from: string, seen = new Set<string>()): Set<string> => {
		for (const target of importsOf(from)) {
			if (seen.has(target)) continue;
			seen.add(target);
			reachable(target, seen);
		}
		return seen;
	};
	expect(files.filter((file) => reachable(file).has(file))).toEqual([]);
});

/** Index files, and operations, which bear the names that n8n gives them. */
const SAME_NAME_ALLOWED = /\/index\.ts$|\/resources\//;

test('no two files of a package have one name', () => {
	// The siblings may have the same file for the same thing, such as output.ts.
	for (const sibling of [/^numeno\//, /^(nodes\/Optimly|credentials)/]) {
		const names = files
			.filter((file) => !sibling.test(file) && !SAME_NAME_ALLOWED.test(file))
			.map((file) => basename(file));
		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
	}
});

test('nodes/shared imports nothing of a service', () => {
	const ofServices = files
		.filter((file) => file.startsWith('nodes/shared/'))
		.flatMap((file) => importsOf(file).filter((target) => !target.startsWith('nodes/shared/')));
	expect(ofServices).toEqual([]);
});
