/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '..', '..');

/** Paths below the root of all TypeScript files that the packages are built from. */
const sources = [
	...['nodes', 'credentials'],
	...['numeno/nodes/NumenoChat', 'numeno/credentials'],
].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.ts'))
		.map((path) => join(folder, path)),
);

const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

/** Lines in which the type `any` is written. */
function linesWithAny(path: string, text: string): number[] {
	const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
	const lines: number[] = [];
	const visit = (node: ts.Node): void => {
		if (node.kind === ts.SyntaxKind.AnyKeyword) {
			lines.push(file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1);
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return lines;
}

test('the check finds what it looks for', () => {
	expect(linesWithAny('x.ts', 'const a = 1;\nlet any: any;\n// any\n')).toEqual([2]);
	expect(sources).toContain(join('nodes', 'OptimlyMessage', 'OptimlyMessage.node.ts'));
	expect(sources).toContain(join('credentials', 'OptimlyApi.credentials.ts'));
});

test.each(sources)('%s: no rule switched off, no any', (path) => {
	const text = textOf(path);
	expect(text).not.toMatch(/eslint-disable|@ts-ignore|@ts-nocheck|@ts-expect-error/);
	expect(linesWithAny(path, text)).toEqual([]);
});

test('no file of the packages is over 250 lines', () => {
	const long = sources.filter((path) => textOf(path).split('\n').length > 250);
	expect(long).toEqual([]);
});

test('the shared code has no word of any service', () => {
	const shared = sources.filter((path) => path.startsWith(join('nodes', 'shared')));
	expect(shared.length).toBeGreaterThan(30);
	expect(shared.filter((path) => /optimly|numeno/i.test(textOf(path)))).toEqual([]);
});

test('neither package imports the other', () => {
	const imports = (path: string) =>
		textOf(path)
			.match(/from '[^']+'/g)
			?.join() ?? '';
	const [numeno, optimly] = [true, false].map((wanted) =>
		sources.filter((path) => path.startsWith('numeno') === wanted),
	);
	expect(numeno.length).toBeGreaterThan(10);
	expect(optimly.filter((path) => /numeno/i.test(imports(path)))).toEqual([]);
	expect(numeno.filter((path) => /optimly/i.test(imports(path)))).toEqual([]);
});
