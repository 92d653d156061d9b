// Writes the tables that the documents take from the code, between these markers in the pages:
//
//   <!-- table: error-kinds -->      what stands between them is replaced
//   <!-- end of table -->
//
//   npx tsx scripts/docs.mts             writes the pages
//   npx tsx scripts/docs.mts --check     writes nothing; code 1 when a page differs from the code
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { TABLES as OPTIMLY_TABLES, type Table } from './docsTables.mjs';
import { NUMENO_TABLES } from './docsTablesOfNumeno.mjs';

const PAGES = [
	'README.md',
	'docs/operations.md',
	'docs/errors.md',
	'docs/delivery.md',
	'docs/form-mapping.md',
	'docs/compatibility.md',
	'docs/live-check.md',
	'numeno/README.md',
];

const TABLES = new Map([...OPTIMLY_TABLES, ...NUMENO_TABLES]);

function markdown([head, ...rows]: Table): string {
	const line = (cells: string[]) =>
		`| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('<', '&lt;')).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const MARKED = /(<!-- table: (.+?) -->\n)[^]*?(<!-- end of table -->)/g;

/** The page with fresh tables, formatted as `npm run format` would. Notes the tables that it holds. */
async function refreshed(page: string, path: string, used: Set<string>): Promise<string> {
	const filled = page.replace(MARKED, (_, opening: string, name: string, closing: string) => {
		const table = TABLES.get(name);
		if (!table)
			throw new Error(
				`${path} asks for the table "${name}", which is none of: ${[...TABLES.keys()].join(', ')}`,
			);
		used.add(name);
		return `${opening}\n${markdown(table())}\n\n${closing}`;
	});
	return await format(filled, { ...(await resolveConfig(path)), parser: 'markdown' });
}

/** Lines of the page that the code would not write, with their numbers. */
function strayLines(page: string, wanted: string): string[] {
	const right = new Set(wanted.split('\n'));
	return page
		.split('\n')
		.flatMap((line, index) => (right.has(line) ? [] : [`  ${index + 1}: ${line}`]));
}

async function main(): Promise<number> {
	const { check } = parseArgs({ options: { check: { type: 'boolean', default: false } } }).values;
	const used = new Set<string>();
	let failed = 0;
	for (const name of PAGES) {
		const path = fileURLToPath(new URL(`../${name}`, import.meta.url));
		const page = await readFile(path, 'utf8');
		const wanted = await refreshed(page, path, used);
		if (wanted === page) continue;
		if (check) {
			failed += 1;
			console.log(`${name} differs from the code:\n${strayLines(page, wanted).join('\n')}`);
		} else {
			await writeFile(path, wanted);
			console.log(`${name} written`);
		}
	}
	const missing = [...TABLES.keys()].filter((name) => !used.has(name));
	if (missing.length > 0) console.log(`No page shows these tables: ${missing.join(', ')}`);
	if (failed > 0) console.log('npx tsx scripts/docs.mts writes the pages.');
	return failed + missing.length === 0 ? 0 : 1;
}

process.exitCode = await main();
