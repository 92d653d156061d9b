// What continuous integration runs (.ci/run calls it): the tests, the long tests, those on a real n8n, in a
// browser and in queue mode, the whole playground once, and a short bench. Ends with one line
// "N passed, N failed" and the exit code to match.
import { runCommand, stopEverythingOnSignals, type CommandResult } from './processes.mjs';
import {
	clearResult,
	countJest,
	countTap,
	readResults,
	resultFile,
	type StepResult,
} from './stepResults.mjs';

interface CiStep {
	name: string;
	args: string[];
	/** Several times what the step takes on a two-core machine; a step that hangs must not hang the run. */
	limitMinutes: number;
	/** Name of the result that the step leaves and `count` reads, if it leaves one. */
	report?: string;
	count: (result: CommandResult) => Promise<StepResult[]>;
}

const LONG_REPORT = resultFile('jest-long');

/** A step whose tests run with Node's own test runner: shown live, and counted from its TAP report. */
function nodeTests(script: string, report: string, limitMinutes: number): CiStep {
	const file = resultFile(report);
	return {
		name: `npm run ${script}`,
		args: [
			...['run', script, '--', '--test-reporter=spec', '--test-reporter-destination=stdout'],
			...['--test-reporter=tap', `--test-reporter-destination=${file}`],
		],
		limitMinutes,
		report,
		count: async (result) => [await countTap(script, file, result)],
	};
}

const STEPS: CiStep[] = [
	{
		name: 'npm test',
		args: ['test'],
		limitMinutes: 40,
		report: 'npm-test',
		count: async (result) => (await readResults('npm-test')) ?? [asOne('npm test', result)],
	},
	{
		name: 'npm run test:numeno',
		args: ['run', 'test:numeno'],
		limitMinutes: 20,
		report: 'test-numeno',
		count: async (result) =>
			(await readResults('test-numeno')) ?? [asOne('npm run test:numeno', result)],
	},
	{
		name: 'npm run test:long',
		args: ['run', 'test:long', '--', '--json', `--outputFile=${LONG_REPORT}`],
		limitMinutes: 30,
		report: 'jest-long',
		count: async (result) => [await countJest('test:long', LONG_REPORT, result, true)],
	},
	nodeTests('test:real', 'real', 30),
	nodeTests('test:e2e', 'e2e', 30),
	nodeTests('test:queue', 'queue', 45),
	{
		name: 'npm start -- --once',
		args: ['start', '--', '--once'],
		limitMinutes: 25,
		count: async (result) => [asOne('npm start -- --once', result)],
	},
	{
		// A report: it passes when there is one, whatever its figures.
		name: 'npm run bench -- --short',
		args: ['run', 'bench', '--', '--short'],
		limitMinutes: 20,
		count: async (result) => [asOne('npm run bench -- --short', result)],
	},
];

function asOne(name: string, { ok }: CommandResult): StepResult {
	return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/** Runs one step with its output shown live; a step that failed has at least one failure in its counts. */
async function runStep({ name, args, limitMinutes, report, count }: CiStep): Promise<StepResult[]> {
	console.log(`\n==== ${name} (limit ${limitMinutes} min) ====`);
	const started = Date.now();
	if (report !== undefined) await clearResult(report);
	const result = await runCommand('npm', args, { live: true, limitMinutes });
	const seconds = Math.round((Date.now() - started) / 1000);
	console.log(`==== ${name}: ${result.ok ? 'ok' : result.reason}, ${seconds} s ====`);
	const counts = await count(result);
	const hidesFailure = !result.ok && counts.every(({ failed }) => failed === 0);
	return hidesFailure ? [...counts, asOne(name, result)] : counts;
}

async function main(): Promise<number> {
	stopEverythingOnSignals(() => 130);
	const results: StepResult[] = [];
	for (const step of STEPS) results.push(...(await runStep(step)));
	console.log('');
	for (const { name, passed, failed } of results)
		console.log(`${name}: ${passed} passed, ${failed} failed`);
	const sum = (key: 'passed' | 'failed') =>
		results.reduce((total, result) => total + result[key], 0);
	console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
	return sum('failed') === 0 ? 0 : 1;
}

process.exitCode = await main();
