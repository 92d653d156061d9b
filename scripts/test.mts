// npm test: builds, lints, type-checks and scans the package, then runs the tests.
// npm run test:numeno: the same for the package in numeno/, with the tests that both packages share and its own.
// Every step runs even when an earlier one failed, so that one run shows all there is to mend.
//
//   npm test                        everything
//   npm test -- test/items -t name  the same, with these arguments for jest
import { Listr, PRESET_TIMER } from 'listr2';
import { runCommand, stopEverythingOnSignals } from './processes.mjs';
import { clearResult, countJest, writeResults, type StepResult } from './stepResults.mjs';

interface Check {
	name: string;
	command: string;
	args: string[];
}

const npmRun = (script: string): string[] => ['run', '--silent', script];

interface PackageUnderTest {
	/** Name of the result that the run leaves, see stepResults.mts. */
	result: string;
	/** In this order because the scan and the tests look at what the build made. */
	checks: Check[];
	/** Name of the tests in the counts, and what picks them. */
	jest: { name: string; args: string[] };
}

const THIS: PackageUnderTest = {
	result: 'npm-test',
	checks: [
		{ name: 'build', command: 'npm', args: npmRun('build') },
		{ name: 'lint', command: 'npm', args: npmRun('lint') },
		{ name: 'typecheck', command: 'npm', args: npmRun('typecheck') },
		{ name: 'scan', command: 'npm', args: npmRun('scan') },
	],
	jest: { name: 'jest', args: ['--selectProjects', 'optimly'] },
};

const NUMENO: PackageUnderTest = {
	result: 'test-numeno',
	checks: [
		{ name: 'numeno: build', command: 'npm', args: ['--prefix', 'numeno', ...npmRun('build')] },
		{ name: 'numeno: lint', command: 'npm', args: ['--prefix', 'numeno', ...npmRun('lint')] },
		{ name: 'typecheck', command: 'npm', args: npmRun('typecheck') },
		{ name: 'numeno: scan', command: 'npm', args: [...npmRun('scan'), 'numeno'] },
	],
	jest: { name: 'numeno: jest', args: ['--selectProjects', 'numeno'] },
};

/** Runs the checks one after another and shows each with its time; the output only of those that fail. */
async function runChecks(checks: Check[]): Promise<StepResult[]> {
	const results: StepResult[] = [];
	const outputs: string[] = [];
	const tasks = checks.map(({ name, command, args }) => ({
		title: name,
		task: async () => {
			const result = await runCommand(command, args);
			results.push({ name, passed: result.ok ? 1 : 0, failed: result.ok ? 0 : 1 });
			if (result.ok) return;
			outputs.push(`\n---- ${name} ${result.reason} ----\n${result.output}`);
			throw new Error(`${name} ${result.reason}`);
		},
	}));
	const list = new Listr(tasks, {
		exitOnError: false,
		// stopEverythingOnSignals does that, and ends what runs.
		registerSignalListeners: false,
		rendererOptions: { timer: PRESET_TIMER, collapseErrors: false },
		fallbackRendererOptions: { timer: PRESET_TIMER },
	});
	await list.run();
	for (const output of outputs) console.log(output);
	return results;
}

/** Runs jest with its own live report and counts its tests. */
async function runJest(
	{ jest, result: run }: PackageUnderTest,
	args: string[],
): Promise<StepResult> {
	const report = await clearResult(`${run}-jest`);
	const result = await runCommand(
		process.execPath,
		['node_modules/jest/bin/jest.js', '--json', `--outputFile=${report}`, ...jest.args, ...args],
		{ live: true },
	);
	return await countJest(jest.name, report, result, args.length === 0);
}

async function main(): Promise<number> {
	stopEverythingOnSignals(() => 130);
	const started = Date.now();
	const [first, ...rest] = process.argv.slice(2);
	const chosen = first === '--numeno' ? NUMENO : THIS;
	const args = chosen === NUMENO ? rest : process.argv.slice(2);
	const { checks, result } = chosen;
	await clearResult(result);
	const results = [...(await runChecks(checks)), await runJest(chosen, args)];
	await writeResults(result, results);

	const failed = results.filter((result) => result.failed > 0);
	const names = failed.map((result) => `${result.name} (${result.failed})`).join(', ');
	const tests = results.at(-1)?.passed ?? 0;
	console.log(
		`\n${failed.length === 0 ? `All good: ${checks.length} checks and ${tests} tests passed` : `Failed: ${names}`}, in ${Math.round((Date.now() - started) / 1000)} s`,
	);
	return failed.length === 0 ? 0 : 1;
}

process.exitCode = await main();
