// The report of a bench: lines as a table for people and as JSON for programs.
import { readFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { execa } from 'execa';
import { z } from 'zod';
import { fit } from '../playground/fit.mjs';
import { RUNTIME } from '../playground/folders.mjs';

const VERSION = z.object({ version: z.string() });

/** One figure of this node, and beside it the same of HTTP Request. */
export interface Line {
	/** Name of the case: "a", "a2", … */
	name: string;
	what: string;
	unit: string;
	ours: number;
	peer?: number;
	/** What is compared; `aim` is what the project wants it to be. */
	ratio?: { of: string; value: number; aim?: string };
	/** How often each was measured. */
	rounds: number;
}

/** The lines of a case, and every single measurement behind them. */
export interface Report {
	lines: Line[];
	measurements: unknown;
}

const number = (value: number) =>
	value
		.toLocaleString('en-US', { maximumSignificantDigits: value >= 100 ? 4 : 3 })
		.replaceAll(',', ' ');

const cells = ({ name, what, unit, ours, peer, ratio, rounds }: Line): string[] => [
	name,
	what,
	`${number(ours)} ${unit}`.trim(),
	peer === undefined ? '' : `${number(peer)} ${unit}`.trim(),
	ratio === undefined ? '' : `${number(ratio.value)} (${ratio.of})`,
	ratio?.aim ?? '',
	String(rounds),
];

const HEAD = ['', 'What', 'This node', 'HTTP Request', 'Ratio', 'Aim', 'n'];

/** The lines for a terminal of 80 columns: what was measured, and below it the figures. */
export function listed(lines: readonly Line[]): string {
	let above = '';
	return lines
		.map((line) => {
			const [name, what, ours, peer, ratio, aim, rounds] = cells(line);
			const figures = [
				`this node ${ours}`,
				peer && `HTTP Request ${peer}`,
				ratio && `ratio ${ratio}`,
				aim && `aim ${aim}`,
				`n=${rounds}`,
			].filter(Boolean);
			const title = name === above ? '' : name;
			above = name;
			const [first, ...others] = fit(`    ${what}\n      ${figures.join('   ')}`).split('\n');
			return [title.padEnd(4) + first.slice(4), ...others].join('\n');
		})
		.join('\n');
}

/** The lines as a Markdown table with columns of even width, for docs/performance.md. */
export function table(lines: readonly Line[]): string {
	const rows = [HEAD, ...lines.map(cells)];
	const widths = HEAD.map((_, column) => Math.max(3, ...rows.map((row) => row[column].length)));
	const text = (row: string[]) =>
		`| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
	const [head, ...others] = rows.map(text);
	return [head, text(widths.map((width) => '-'.repeat(width))), ...others].join('\n');
}

/** What the figures depend on. */
export async function machine(node: string): Promise<Record<string, string>> {
	const [first] = cpus();
	const { stdout: version } = await execa(node, ['--version']);
	const n8n = VERSION.parse(
		JSON.parse(await readFile(`${RUNTIME}/node_modules/n8n/package.json`, 'utf8')),
	);
	return {
		n8n: n8n.version,
		'Node.js': version,
		machine: `${cpus().length} × ${first?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 1024 ** 3)} GB`,
		system: `${process.platform} ${process.arch}`,
	};
}
