// n8n in queue mode with real Redis and PostgreSQL: what arrives when all is well, when a worker is killed, and when
// n8n is stopped. Every submission is accounted for by its name.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../../playground/until.mjs';
import { stopEverything } from '../../scripts/processes.mjs';
import { countVerdicts, notFine } from './accounting.mjs';
import { startCluster, type Cluster } from './cluster.mjs';
import { runLoad, stored, type RunPlan, type RunResult } from './loadRun.mjs';
import {
	describeAccount,
	describeFigures,
	figuresOf,
	writeReport,
	type RunFigures,
} from './queueReport.mjs';
import { say } from './say.mjs';
import { killNow, memoryMiB, stopGently, WORKER_CONCURRENCY } from './workers.mjs';

const runs: RunFigures[] = [];
const memoryInMiB: Record<string, number> = {};
const timesAsFast: Record<string, number> = {};
let cluster: Cluster;

before(async () => {
	cluster = await startCluster();
	await cluster.workers.use(2);
	say('main process and 2 workers are ready');
});

after(async () => {
	say(`the report is in ${await writeReport({ runs, memoryInMiB, timesAsFast })}`);
	await cluster.stop();
	await stopEverything();
});

async function run(plan: RunPlan): Promise<RunResult> {
	const result = await runLoad(cluster, plan);
	const figures = figuresOf(result);
	runs.push(figures);
	say(describeFigures(figures));
	assert.deepEqual(notFine(result).map(describeAccount), []);
	assert.deepEqual(result.strangers, []);
	return result;
}

test('1000 of 1000 submissions are stored once, by two workers', async () => {
	const [first, second] = await cluster.workers.use(2);
	const result = await run({
		...{ name: 'all-alive', count: 1000 },
		...{ responseModes: ['lastNode'], latencyMs: 100 },
	});
	assert.deepEqual(Object.fromEntries(countVerdicts(result)), { 'stored once': 1000 });
	for (const { finished } of result.workers) assert.ok(finished.length > 0);
	for (const { name, process } of [{ name: 'main', ...cluster.main() }, first, second])
		memoryInMiB[name] = await memoryMiB(process);
	say(`memory in MiB: ${JSON.stringify(memoryInMiB)}`);
});

test('when a worker is killed, nothing is lost silently and nothing is sent twice', async () => {
	const [, victim] = await cluster.workers.use(2);
	const count = 1000;
	const result = await run({
		...{ name: 'worker-killed', count },
		...{ responseModes: ['lastNode', 'onReceived'], latencyMs: 100 },
		disturb: async ({ ended, nameUnfinished }) => {
			await ended(count / 4);
			await killNow(victim.process);
			say('worker-2 was killed');
			await nameUnfinished();
		},
	});
	const verdicts = countVerdicts(result);
	const hit = count - (verdicts.get('stored once') ?? 0);
	assert.ok(hit >= 1 && hit <= WORKER_CONCURRENCY, `${hit} submissions were hit`);
	assert.equal(verdicts.get('twice, n8n ran it again'), undefined);
	// n8n no longer has what was submitted: its retry button starts an execution that has nothing to send.
	const before = await stored(cluster);
	for (const { executions, verdict } of result.accounts)
		if (verdict !== 'stored once') for (const { id } of executions) await cluster.rest.retry(id);
	assert.deepEqual(await stored(cluster), before);
});

test('two workers do about twice the work of one while the API is slow', async () => {
	// How much faster they were is in the report: on a busy machine a limit would fail for no fault of ours.
	const seconds = async (workers: number) => {
		const [, second] = await cluster.workers.use(2);
		if (workers === 1) await second.process.stop();
		const result = await run({
			...{ name: `slow-api-${workers}`, count: 50 },
			...{ responseModes: ['lastNode'], latencyMs: 2000 },
		});
		assert.equal(countVerdicts(result).get('stored once'), 50);
		return result.seconds;
	};
	const two = await seconds(2);
	const ratio = (await seconds(1)) / two;
	timesAsFast['two workers'] = ratio;
	say(`two workers were ${ratio.toFixed(2)} times as fast as one`);
});

test('a worker and then the main process are stopped: nothing is sent twice, and nothing is lost', async () => {
	const [, leaving] = await cluster.workers.use(2);
	const result = await run({
		...{ name: 'stopped', count: 300 },
		...{ responseModes: ['lastNode', 'onReceived'], latencyMs: 100 },
		disturb: async ({ ended }) => {
			await ended(75);
			assert.ok(await stopGently(leaving.process), 'the worker cut short what it had under way');
			say('worker-2 has stopped');
			await ended(150);
			// It only waits for what the workers do. On a busy machine n8n was seen to wait for two executions that had
			// long ended, until its time was over: their callers get no answer, but nothing happens to the submissions.
			const inTime = await stopGently(cluster.main().process);
			say(`the main process has stopped${inTime ? '' : ', though n8n was still waiting'}`);
			await cluster.restartMain();
			say('the main process is back');
		},
	});
	await retryGivenUp(result);
});

test('the main process is killed: nothing is sent twice, and nothing is lost', async () => {
	await cluster.workers.use(2);
	const result = await run({
		...{ name: 'main-killed', count: 300 },
		...{ responseModes: ['lastNode', 'onReceived'], latencyMs: 100 },
		disturb: async ({ ended }) => {
			await ended(75);
			await killNow(cluster.main().process);
			say('the main process was killed');
			await cluster.restartMain();
			say('the main process is back');
		},
	});
	await retryGivenUp(result);
});

/**
 * A main process that ends can have taken submissions that it did not hand to a worker. When it is back, n8n marks
 * their executions as crashed, with all that was submitted: a person's retry sends them, and then nothing is missing.
 */
async function retryGivenUp({ accounts, plan }: RunResult): Promise<void> {
	const givenUp = accounts.filter(
		({ verdict }) => verdict !== 'stored once' && verdict !== 'not taken',
	);
	for (const one of givenUp) {
		const [execution] = one.executions;
		assert.ok(
			one.verdict === 'not sent, given up' && execution?.inputKept,
			`n8n cut it short: ${describeAccount(one)}`,
		);
		await cluster.rest.retry(execution.id);
		await until(`the retry of ${execution.id} to deliver`, 60, async () => {
			const { leads } = await stored(cluster);
			return leads.some(({ email }) => email === one.submission.email) || undefined;
		});
	}
	say(`${plan.name}: ${givenUp.length} given up by n8n, delivered by its retry`);
	const { chats, leads } = await stored(cluster);
	const taken = accounts
		.filter(({ verdict }) => verdict !== 'not taken')
		.map(({ submission }) => submission.email)
		.sort();
	assert.deepEqual(chats.map(({ email }) => email).sort(), taken);
	assert.deepEqual(leads.map(({ email }) => email).sort(), taken);
}
