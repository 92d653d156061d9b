// A form service delivers each submission two or three times to n8n in queue mode, and a worker is killed meanwhile:
// the number that the service gave the submission is its idempotency key, with nothing set in the node.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../../playground/until.mjs';
import { stopEverything } from '../../scripts/processes.mjs';
import { steer } from '../real/realN8n.mjs';
import { startCluster, type Cluster } from './cluster.mjs';
import { stored } from './loadRun.mjs';
import { deliverSeveralTimes, type Redelivery } from './redeliveries.mjs';
import { counted, rounded, writeReport } from './queueReport.mjs';
import { say } from './say.mjs';
import { killNow } from './workers.mjs';
import { webhookWorkflow } from './workflow.mjs';

const COUNT = 1000;
let cluster: Cluster;

before(async () => {
	cluster = await startCluster();
	await cluster.workers.use(4);
	say('main process and 4 workers are ready');
});

after(async () => {
	await cluster.stop();
	await stopEverything();
});

test('1000 numbered submissions, each delivered two or three times, a worker killed: each is stored once', async () => {
	await steer(cluster, 'POST', 'reset');
	await steer(cluster, 'PUT', 'settings', { latencyMs: 20, rateLimits: false });
	await cluster.rest.saveAndActivate(
		webhookWorkflow({
			...{ path: 'redelivered', responseMode: 'lastNode', credential: cluster.credential },
			parameters: { resource: 'lead', operation: 'capture', chatSource: 'newChat' },
			// Thousands of executions: their books are not the subject here, and take most of the time.
			settings: { saveDataSuccessExecution: 'none' },
		}),
	);
	const ended: Redelivery[] = [];
	const progress = setInterval(() => say(`${ended.length} deliveries have ended`), 10_000);
	const begin = Date.now();
	const [all] = await Promise.all([
		deliverSeveralTimes({
			...{ url: `${cluster.url}/webhook/redelivered`, count: COUNT },
			onEnd: (one) => ended.push(one),
		}),
		killOneAfter(ended),
	]).finally(() => clearInterval(progress));

	const { chats, leads } = await stored(cluster);
	const emails = [...new Set(all.map(({ email }) => email))].sort();
	const figures = {
		...{ run: 'redelivered', submissions: COUNT, deliveries: all.length },
		seconds: rounded((Date.now() - begin) / 1000),
		answers: counted(all.flatMap(({ answers }) => answers.map(String))),
		alreadyDelivered: all.filter(({ alreadyDelivered }) => alreadyDelivered).length,
		...{ chats: chats.length, leads: leads.length },
	};
	say(JSON.stringify(figures));
	say(`the report is in ${await writeReport(figures, 'queue-redelivered')}`);
	assert.deepEqual(
		all.filter(({ answers }) => answers.at(-1) !== 200),
		[],
	);
	assert.equal(emails.length, COUNT);
	assert.deepEqual(leads.map(({ email }) => email).sort(), emails);
});

/** Kills a worker when a quarter of the deliveries has ended. */
async function killOneAfter(ended: readonly Redelivery[]): Promise<void> {
	const [, , , victim] = await cluster.workers.use(4);
	await until('a quarter of the deliveries to end', 300, async () =>
		ended.length >= (2.5 * COUNT) / 4 ? true : undefined,
	);
	assert.ok(victim);
	await killNow(victim.process);
	say('worker-4 was killed');
}
