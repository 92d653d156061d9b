// Where the checks leave their counts, so that a continuous-integration run can add them up.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { CommandResult } from './processes.mjs';

/** One step and how many things it proved or found broken. A step without tests of its own counts as one. */
export interface StepResult {
	name: string;
	passed: number;
	failed: number;
}

const STEP_RESULTS = z.array(
	z.object({ name: z.string(), passed: z.number(), failed: z.number() }),
);

/** The part of jest's --json report that is counted; names as jest 30 writes them. */
const JEST_REPORT = z.object({
	numPassedTests: z.number(),
	numFailedTests: z.number(),
	numPendingTests: z.number(),
	numTodoTests: z.number(),
	numRuntimeErrorTestSuites: z.number(),
});

const folder = fileURLToPath(new URL('../node_modules/.cache/n8n-nodes-optimly', import.meta.url));

/** The file that holds the result called `name`: "jest", "jest-long", "npm-test". */
export function resultFile(name: string): string {
	return join(folder, `${name}.json`);
}

/** Removes an old result of that name, so that it cannot count, and makes sure that a new one can be written. */
export async function clearResult(name: string): Promise<string> {
	await mkdir(folder, { recursive: true });
	await rm(resultFile(name), { force: true });
	return resultFile(name);
}

/** Writes the results of several steps to {@link resultFile}. */
export async function writeResults(name: string, results: StepResult[]): Promise<void> {
	await writeFile(await clearResult(name), JSON.stringify(results));
}

/** Reads what {@link writeResults} wrote; undefined when there is no such file or it is not readable. */
export async function readResults(name: string): Promise<StepResult[] | undefined> {
	return STEP_RESULTS.safeParse(await readJson(resultFile(name))).data;
}

/**
 * Counts the tests in jest's report. A test file that did not load counts as failed, and so does a run that failed,
 * or proved nothing, for another reason. When all tests were asked for, a skipped one is a failure, too:
 * what did not run has proved nothing.
 */
export async function countJest(
	name: string,
	reportFile: string,
	run: CommandResult,
	allWanted: boolean,
): Promise<StepResult> {
	const report = JEST_REPORT.safeParse(await readJson(reportFile)).data;
	if (report === undefined) return { name, passed: 0, failed: 1 };
	const skipped = allWanted ? report.numPendingTests + report.numTodoTests : 0;
	const broken = report.numFailedTests + report.numRuntimeErrorTestSuites + skipped;
	const provedNothing = !run.ok || report.numPassedTests === 0;
	return {
		name,
		passed: report.numPassedTests,
		failed: broken === 0 && provedNothing ? 1 : broken,
	};
}

/** Counts the tests in the TAP report of Node's own test runner; what was skipped or cut short counts as failed. */
export async function countTap(
	name: string,
	reportFile: string,
	run: CommandResult,
): Promise<StepResult> {
	const report = await readFile(reportFile, 'utf8').catch(() => '');
	const count = (what: string) =>
		Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(report)?.[1] ?? 0);
	const passed = count('pass');
	const broken = count('fail') + count('cancelled') + count('skipped') + count('todo');
	return { name, passed, failed: broken === 0 && (!run.ok || passed === 0) ? 1 : broken };
}

async function readJson(file: string): Promise<unknown> {
	try {
		return JSON.parse(await readFile(file, 'utf8'));
	} catch {
		return undefined;
	}
}
