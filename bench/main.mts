/**
 * npm run bench: this package's built node beside n8n's HTTP Request node, on the same n8n engine, against the same
 * sandbox. A report, not a test: no figure makes it fail.
 *
 *   npm run bench                     everything, about a quarter of an hour
 *   npm run bench -- --short          smaller numbers, under two minutes
 *   npm run bench -- --only b,c,f     these cases
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fit } from '../playground/fit.mjs';
import { runStep } from '../playground/progress.mjs';
import { stopEverything, stopEverythingOnSignals } from '../scripts/processes.mjs';
import { clearResult } from '../scripts/stepResults.mjs';
import type { Case, Workbench } from './case.mjs';
import { cpuAndMemory } from './cpuAndMemory.mjs';
import { growth } from './growth.mjs';
import { largeAnswers } from './largeAnswers.mjs';
import { largePolls } from './largePolls.mjs';
import { load } from './load.mjs';
import { manyWaiting } from './manyWaiting.mjs';
import { measure } from './measure.mjs';
import { orderAgainstNone, orderKept } from './order.mjs';
import { preparePlace } from './place.mjs';
import { quota } from './quota.mjs';
import { listed, machine, table, type Report } from './benchReport.mjs';
import { recognition } from './recognition.mjs';
import { sharing } from './sharing.mjs';

const CASES: readonly Case[] = [
	orderKept,
	orderAgainstNone,
	cpuAndMemory,
	growth,
	quota,
	load,
	sharing,
	recognition,
	manyWaiting,
	largeAnswers,
	largePolls,
];

function chosenCases(only: string | undefined): readonly Case[] {
	if (only === undefined) return CASES;
	const names = only.split(',').map((name) => name.trim());
	const known = CASES.flatMap((one) => one.names);
	const unknown = names.filter((name) => !known.includes(name));
	if (unknown.length > 0)
		throw new Error(`--only takes ${known.join(', ')}; there is no case ${unknown.join(', ')}`);
	return CASES.filter((one) => one.names.some((name) => names.includes(name)));
}

async function main(): Promise<void> {
	const { short, only } = parseArgs({
		options: { short: { type: 'boolean', default: false }, only: { type: 'string' } },
	}).values;
	const cases = chosenCases(only);
	const started = Date.now();
	const { place, tarball, server } = await preparePlace();
	const bench: Workbench = {
		place,
		tarball,
		server,
		rounds: short ? 1 : 5,
		short,
		measure: async (job) => await measure(place, job),
	};
	const reports = new Map<string, Report>();
	for (const { names, title, run } of cases) {
		const name = names.join();
		try {
			const report = await runStep(`(${name}) ${title}`, async (say) => await run(bench, say));
			reports.set(name, report);
		} catch (error) {
			// The other cases are reported all the same.
			console.error(error instanceof Error ? error.message : error);
			process.exitCode = 1;
		}
	}
	const about = { at: new Date(started).toISOString(), short, ...(await machine(place.node)) };
	const lines = [...reports.values()].flatMap((report) => report.lines);
	const measurements = Object.fromEntries(
		[...reports].map(([name, report]) => [name, report.measurements]),
	);
	const chosen = only === undefined ? [] : cases.flatMap(({ names }) => names);
	const file = await clearResult(['bench', ...chosen, ...(short ? ['short'] : [])].join('-'));
	await writeFile(file, JSON.stringify({ ...about, lines, measurements }, null, '\t'));
	const markdown = file.replace(/json$/, 'md');
	await writeFile(markdown, `${table(lines)}\n`);
	const machineLine = Object.entries(about).map(([what, value]) => `${what} ${value}`);
	console.log(`\n${listed(lines)}\n\n${fit(machineLine.join(', '))}`);
	console.log(`As JSON, with every measurement: ${file}`);
	console.log(`As a table in Markdown: ${markdown}`);
	console.log(`${Math.round((Date.now() - started) / 1000)} s in all`);
}

stopEverythingOnSignals(() => 130);
try {
	await main();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
} finally {
	await stopEverything();
}
