// npm run test:compat: the tests of everything that runs on n8n's engine, on the engines of several versions of n8n.
// The results of all tests go into test/compat/results.json, and from there into docs/compatibility.md.
//
//   npm run test:compat                          all versions
//   npm run test:compat -- 1.123.81              only this one
//   npm run test:compat -- 1.123.81 test/items   and only these tests
import { readFile } from 'node:fs/promises';
import { delimiter, dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { must } from '../playground/must.mjs';
import { runStep } from '../playground/progress.mjs';
import { DIFFERENCES, type Difference } from '../test/compat/differences.mjs';
import {
	ENGINES,
	installEngine,
	nodeOf,
	type Engine,
	type InstalledEngine,
} from '../test/compat/engines.mjs';
import { remember, resultsTable, type CompatResult } from '../test/compat/results.mjs';
import { runCommand, stopEverythingOnSignals } from './processes.mjs';
import { clearResult } from './stepResults.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LIMIT_MINUTES = 30;
const REPEATS = 2;

/** The part of jest's --json report that is judged; names as jest 30 writes them. */
const REPORT = z.object({
	testResults: z.array(
		z.object({
			name: z.string(),
			message: z.string(),
			assertionResults: z.array(
				z.object({
					fullName: z.string(),
					status: z.string(),
					failureMessages: z.array(z.string()),
				}),
			),
		}),
	),
});

/** What came of a test file. */
interface Verdict {
	passed: number;
	/** Tests that failed for no known reason, with what jest says; without a name when the file did not load. */
	failed: Array<{ test: string; why: string }>;
	/** Differences, and how many tests each explains. */
	notApplicable: Map<Difference, number>;
}

type Verdicts = Map<string, Verdict>;

type FileReport = z.infer<typeof REPORT>['testResults'][number];

function judge({ message, assertionResults }: FileReport, rows: Difference[]): Verdict {
	const verdict: Verdict = { passed: 0, failed: [], notApplicable: new Map() };
	const broken = { fullName: '', status: 'failed', failureMessages: [message] };
	const tests = assertionResults.length === 0 ? [broken] : assertionResults;
	for (const { fullName: test, status, failureMessages } of tests) {
		const row = rows.find(({ tests: names }) => names.test(test));
		const [why = `It is ${status}`] = failureMessages;
		if (row && status === 'passed')
			verdict.failed.push({ test, why: 'It passes: its row in differences.mts is wrong' });
		else if (status === 'passed') verdict.passed += 1;
		else if (row && status === 'failed')
			verdict.notApplicable.set(row, (verdict.notApplicable.get(row) ?? 0) + 1);
		else verdict.failed.push({ test, why });
	}
	return verdict;
}

/** Runs jest on one engine with one Node.js and judges what it reports. */
async function runJest(engine: InstalledEngine, node: string, args: string[]): Promise<Verdicts> {
	const report = await clearResult(`compat-${engine.n8n}`);
	// The engine of n8n 2.8 leaves something running that keeps jest from ending by itself.
	const jest = ['node_modules/jest/bin/jest.js', '--selectProjects', 'compat', '--forceExit'];
	const { reason, output } = await runCommand(
		node,
		[...jest, '--json', `--outputFile=${report}`, ...args],
		{
			cwd: ROOT,
			env: {
				N8N_ENGINE_FOLDER: engine.folder,
				N8N_ENGINE_VERSIONS: `${engine.core} ${engine.workflow}`,
				// Programs that a test starts are to run on the same Node.js.
				PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
			},
			limitMinutes: LIMIT_MINUTES,
		},
	);
	const text = await readFile(report, 'utf8').catch(() => undefined);
	if (text === undefined) throw new Error(`jest ${reason}\n${output.slice(-3000)}`);
	return new Map(
		REPORT.parse(JSON.parse(text)).testResults.map((result) => {
			const file = relative(ROOT, result.name).replaceAll('\\', '/');
			const rows = DIFFERENCES.filter(
				(row) => row.file === file && row.engines.includes(engine.n8n),
			);
			return [file, judge(result, rows)];
		}),
	);
}

/**
 * Runs the tests. Files with a failed one are run again, one at a time, up to twice: many tests look at times,
 * which a machine that is busy with something else cannot keep.
 */
async function runTests(engine: InstalledEngine, node: string, args: string[]): Promise<Verdicts> {
	const verdicts = await runJest(engine, node, args);
	for (let again = 0; again < REPEATS; again++) {
		const broken = [...verdicts].flatMap(([file, { failed }]) => (failed.length > 0 ? file : []));
		if (broken.length === 0) break;
		for (const [file, verdict] of await runJest(engine, node, ['--runInBand', ...broken]))
			verdicts.set(file, verdict);
	}
	return verdicts;
}

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);

function resultOf(engine: InstalledEngine, node: string, verdicts: Verdicts): CompatResult {
	const all = [...verdicts.values()];
	return {
		n8n: engine.n8n,
		core: engine.core,
		workflow: engine.workflow,
		node,
		passed: sum(all.map(({ passed }) => passed)),
		failed: sum(all.map(({ failed }) => failed.length)),
		notApplicable: all.flatMap(({ notApplicable }) =>
			[...notApplicable].map(([{ file, reason }, count]) => ({ file, reason, count })),
		),
	};
}

/** Remembers the results and writes them into the documents. */
async function record(results: CompatResult[]): Promise<void> {
	await remember(results);
	await must(process.execPath, ['--import', 'tsx', 'scripts/docs.mts'], { cwd: ROOT });
}

/** All wanted tests on one engine, on each Node.js that it is for. */
async function runEngine(engine: Engine, args: string[]): Promise<CompatResult[]> {
	const installed = await runStep(`Engine of n8n ${engine.n8n}`, async (say) => {
		say('installing');
		return await installEngine(engine);
	});
	const results: CompatResult[] = [];
	for (const major of engine.nodes) {
		const title = `Tests on n8n ${engine.n8n} and Node.js ${major}`;
		const verdicts = await runStep(title, async (say, retitle) => {
			say('running');
			const node = await nodeOf(major);
			const done = await runTests(installed, node, args);
			const version = (await must(node, ['--version'])).trim().slice(1);
			const result = resultOf(installed, version, done);
			results.push(result);
			const notApplicable = sum(result.notApplicable.map(({ count }) => count));
			retitle(
				`${title}: ${result.passed} passed, ${result.failed} failed, ${notApplicable} not applicable`,
			);
			return done;
		});
		for (const [file, { failed }] of verdicts)
			for (const { test, why } of failed) console.log(`\n${file}: ${test}\n${why}`);
	}
	if (args.length === 0) await record(results);
	return results;
}

async function main([version, ...args]: string[]): Promise<number> {
	stopEverythingOnSignals(() => 130);
	const wanted = ENGINES.filter(({ n8n }) => version === undefined || n8n === version);
	if (wanted.length === 0)
		throw new Error(`${version} is none of: ${ENGINES.map(({ n8n }) => n8n).join(', ')}`);
	const results: CompatResult[] = [];
	for (const engine of wanted) results.push(...(await runEngine(engine, args)));
	console.log('');
	for (const cells of resultsTable(results)) console.log(cells.join(' | '));
	return results.every(({ passed, failed }) => passed > 0 && failed === 0) ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
