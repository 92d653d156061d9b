/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Text } from './texts';

const root = join(__dirname, '..', '..');

/** Files whose literals are no sentences for users, with the reason. */
const NO_SENTENCES = [
	{
		path: /found\/(secrets|words\/\w+)\.ts$|OptimlyMessage\/time\/(timeZone|duration|clockText|moment)\.ts$/,
		reason: 'words of other languages',
	},
	{ path: /found\/(answers\/\w+|services|index)\.ts$/, reason: 'lists of keys' },
	{
		path: /errors\/errorBranch\.ts$/,
		reason: 'it makes an error only to see what n8n keeps of it',
	},
	{
		path: /NumenoChat\/reply\.ts$/,
		reason: 'its sentences stand in numeno/README.md only, beside what is guessed',
	},
	{
		path: /(statusKinds|retryPolicy|\w+Retries)\.ts$/,
		reason: 'their sentences stand in docs/errors.md only, for people who know HTTP',
	},
];

/** Properties whose text is not for users, with the reason. */
const NOT_FOR_USERS = new Map([
	['searchHint', "read by n8n's workflow builder, a model, which looks for other people's words"],
]);

const sources = [
	...['nodes', 'credentials'],
	...['numeno/nodes/NumenoChat', 'numeno/credentials'],
].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.map((path) => join(folder, path))
		.filter((path) => path.endsWith('.ts') && !NO_SENTENCES.some((row) => row.path.test(path))),
);

/** The text of a literal; what is filled in becomes "…". */
function textOf(node: ts.Node): string | undefined {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return undefined;
	return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
}

const isSentence = (text: string) => /\p{L}{2,} \p{L}+ \p{L}/u.test(text);

/** Every literal of at least three words in the code of the nodes and the credential. */
export function sourceTexts(): Text[] {
	return sources.flatMap((path) => {
		const code = readFileSync(join(root, path), 'utf8');
		const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
		const found: Text[] = [];
		const visit = (node: ts.Node): void => {
			if (ts.isPropertyAssignment(node) && NOT_FOR_USERS.has(node.name.getText())) return;
			const text = textOf(node);
			if (text !== undefined && isSentence(text)) {
				const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
				const role = text.startsWith('e.g. ') ? 'placeholder' : 'source';
				found.push({ where: `${path}:${line}`, role, text });
			}
			ts.forEachChild(node, visit);
		};
		visit(file);
		return found;
	});
}

/** Places at which the code makes an error of n8n without a description. */
export function errorsWithoutDescription(): string[] {
	return sources.flatMap((path) => {
		const code = readFileSync(join(root, path), 'utf8');
		const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
		const found: string[] = [];
		const visit = (node: ts.Node): void => {
			const isError =
				ts.isNewExpression(node) && /^Node(Api|Operation)Error$/.test(node.expression.getText());
			// An options object that is handed on by name was made with a description (see nodeError).
			const [, , last] = isError ? (node.arguments ?? []) : [];
			if (isError && !/\bdescription\b|\boptions\b/.test(last?.getText() ?? '')) {
				const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
				found.push(`${path}:${line}`);
			}
			ts.forEachChild(node, visit);
		};
		visit(file);
		return found;
	});
}
