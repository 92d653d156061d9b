// What the runs of npm run test:compat came to, as results.json keeps it, and the tables that docs/compatibility.md shows of it.
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ENGINES } from './engines.mjs';

const FILE = fileURLToPath(new URL('results.json', import.meta.url));

const RESULTS = z.array(
	z.object({
		n8n: z.string(),
		core: z.string(),
		workflow: z.string(),
		node: z.string(),
		passed: z.number(),
		failed: z.number(),
		notApplicable: z.array(z.object({ file: z.string(), reason: z.string(), count: z.number() })),
	}),
);

/** All tests on one engine and one Node.js. */
export type CompatResult = z.infer<typeof RESULTS>[number];

const readAll = (): CompatResult[] => RESULTS.parse(JSON.parse(readFileSync(FILE, 'utf8')));

const majorOf = ({ node }: CompatResult): number => Number(node.split('.')[0]);

/** Puts these results in the place of earlier ones of the same engine and major version of Node.js. */
export async function remember(fresh: CompatResult[]): Promise<void> {
	const all = [...fresh, ...readAll()];
	const kept = ENGINES.flatMap(({ n8n, nodes }) =>
		nodes.flatMap((major) => all.find((one) => one.n8n === n8n && majorOf(one) === major) ?? []),
	);
	await writeFile(FILE, `${JSON.stringify(kept, null, '\t')}\n`);
}

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);

const HEAD = ['n8n', 'n8n-core', 'n8n-workflow', 'Node.js', 'Passed', 'Failed', 'Not applicable'];

const cellsOf = ({ n8n, core, workflow, node, passed, failed, notApplicable }: CompatResult) => [
	...[n8n, core, workflow, node],
	...[passed, failed, sum(notApplicable.map(({ count }) => count))].map(String),
];

/** Head and rows of these results. */
export function resultsTable(results: CompatResult[]): string[][] {
	return [HEAD, ...results.map(cellsOf)];
}

/** The same of the last full runs, engine by engine; one that has had none yet says so. */
export function recordedTable(): string[][] {
	const all = readAll();
	const rows = ENGINES.flatMap(({ n8n, nodes }) =>
		nodes.map((major) => {
			const known = all.find((one) => one.n8n === n8n && majorOf(one) === major);
			return known ? cellsOf(known) : [n8n, '', '', String(major), 'no full run yet', '', ''];
		}),
	);
	return [HEAD, ...rows];
}

/** Head and rows: why these versions. */
export function enginesTable(): string[][] {
	return [
		['n8n', 'Why this one'],
		...ENGINES.map(({ n8n, why }) => [n8n, `${why[0].toUpperCase()}${why.slice(1)}`]),
	];
}

/** Head and rows: which tests are not applicable, where, and why. */
export function reasonsTable(): string[][] {
	const results = readAll();
	const all = results.flatMap(({ notApplicable }) => notApplicable);
	const same = (a: (typeof all)[number], b: (typeof all)[number]) =>
		a.file === b.file && a.reason === b.reason;
	const distinct = all.filter((one, index) => all.findIndex((each) => same(each, one)) === index);
	return [
		['Tests of', 'How many', 'n8n', 'Why'],
		...distinct.map((row) => {
			const found = results.filter(({ notApplicable }) =>
				notApplicable.some((each) => same(each, row)),
			);
			const versions = [...new Set(found.map(({ n8n }) => n8n))].join(', ');
			return [`\`${row.file}\``, String(row.count), versions, row.reason];
		}),
	];
}
