// What the runs brought: as tables for people, and as JSON.
import { writeFile } from 'node:fs/promises';
import { clearResult } from '../../scripts/stepResults.mjs';
import { countVerdicts, MEANINGS, type Account } from './accounting.mjs';
import type { RunResult } from './loadRun.mjs';

/** The figures of one run. Latencies are those of submissions whose caller waited for the workflow's end. */
export interface RunFigures {
	run: string;
	submissions: number;
	workers: number;
	seconds: number;
	perSecond: number;
	p50Ms: number | undefined;
	p95Ms: number | undefined;
	/** Executions that each worker finished. */
	jobs: Record<string, number>;
	answers: Record<string, number>;
	/** What n8n answered when it did not take a submission, so that it was sent again. */
	notTaken: Record<string, number>;
	verdicts: Record<string, number>;
	strangers: string[];
	/** Every submission that is not simply "stored once". */
	named: Account[];
}

/** Sums a run up. */
export function figuresOf(result: RunResult): RunFigures {
	const { plan, seconds, evidence, accounts, strangers } = result;
	const ids = new Set(evidence.executions.map(({ id }) => id));
	const jobs = Object.fromEntries(
		result.workers.map(({ name, finished }) => [name, finished.filter((id) => ids.has(id)).length]),
	);
	const waited = evidence.submissions.filter(
		({ responseMode, answer }) => responseMode === 'lastNode' && answer === 200,
	);
	const times = waited.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
	return {
		run: plan.name,
		submissions: plan.count,
		workers: Object.values(jobs).filter((count) => count > 0).length,
		seconds: rounded(seconds),
		perSecond: rounded(plan.count / seconds),
		p50Ms: percentile(times, 0.5),
		p95Ms: percentile(times, 0.95),
		jobs,
		answers: counted(evidence.submissions.map(({ answer }) => String(answer))),
		notTaken: counted(evidence.submissions.flatMap(({ notTaken }) => notTaken.map(String))),
		verdicts: Object.fromEntries(countVerdicts(result)),
		strangers,
		named: accounts.filter(({ verdict }) => verdict !== 'stored once'),
	};
}

/** The figures as lines for the terminal, every unusual submission by its name. */
export function describeFigures(figures: RunFigures): string {
	const { run, submissions, seconds, perSecond, p50Ms, p95Ms, jobs, answers, verdicts } = figures;
	const list = (all: Record<string, number>) =>
		Object.entries(all)
			.map(([name, count]) => `${name}: ${count}`)
			.join(', ');
	const lines = [
		`${run}: ${submissions} submissions in ${seconds} s, ${perSecond} executions/s`,
		`  latency p50 ${p50Ms ?? '-'} ms, p95 ${p95Ms ?? '-'} ms`,
		`  finished by ${list(jobs)}`,
		`  answers ${list(answers)}; not taken at first: ${list(figures.notTaken) || 'none'}`,
		...[...MEANINGS]
			.filter(([verdict]) => verdicts[verdict] !== undefined)
			.map(([verdict, meaning]) => `  ${verdict}: ${verdicts[verdict]} (${meaning})`),
		...figures.strangers.map((stranger) => `  belongs to no submission: ${stranger}`),
		...figures.named.map((one) => `    ${describeAccount(one)}`),
	];
	return lines.join('\n');
}

/** One submission in one line: what the caller was told, what n8n did, what is stored. */
export function describeAccount({
	submission,
	executions,
	chats,
	leads,
	verdict,
}: Account): string {
	const { email, responseMode, answer } = submission;
	const ran = executions.map(
		({ id, status, runs, inputKept }) =>
			`execution ${id} ${status} (started by ${runs.join(', then ') || 'no worker'}; n8n ${inputKept ? 'still has' : 'no longer has'} the input)`,
	);
	return `${email}: ${verdict}; ${responseMode} answered ${answer}; ${ran.join('; ') || 'no execution'}; ${chats} chats, ${leads} leads stored`;
}

/** Writes the report as JSON, under this name; resolves to its path. */
export async function writeReport(report: unknown, name = 'queue-report'): Promise<string> {
	const file = await clearResult(name);
	await writeFile(file, JSON.stringify(report, null, '\t'));
	return file;
}

function percentile(sorted: number[], share: number): number | undefined {
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** With one decimal. */
export function rounded(value: number): number {
	return Math.round(value * 10) / 10;
}

/** How often each is there. */
export function counted(all: string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const one of all) counts[one] = (counts[one] ?? 0) + 1;
	return counts;
}
