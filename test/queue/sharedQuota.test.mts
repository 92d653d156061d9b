// Four workers and one access token: each learns its share of the quota, with no setting changed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pMap from 'p-map';
import { until } from '../../playground/until.mjs';
import { stopEverything } from '../../scripts/processes.mjs';
import { openChat, steer } from '../real/realN8n.mjs';
import { startCluster, type Cluster } from './cluster.mjs';
import { counted, rounded, writeReport } from './queueReport.mjs';
import { say } from './say.mjs';
import { post } from './submissions.mjs';
import { byChat, contentOf, messagesAmong, overlapsIn, requestsTo } from './wire.mjs';
import { webhookWorkflow } from './workflow.mjs';

/** The documented limit of requests in a minute. */
const LIMIT = 100;
const CHATS = 110;
const PER_CHAT = 5;
const MESSAGES = CHATS * PER_CHAT;
/** The first hundred at once, each further one a minute later: five minutes. */
const LEAST_SECONDS = 60 * Math.floor((MESSAGES - 1) / LIMIT);
/** When each worker has seen two windows of the quota, it knows its share. */
const LEARNED_MS = 2 * 60_000;

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

/** A credential as it is when somebody filled in no more than the token. */
async function plainCredential() {
	const { url, token } = cluster.sandbox;
	const name = 'Optimly, documented limits';
	const data = { authentication: 'bearer', accessToken: token, baseUrl: url };
	return { id: await cluster.rest.saveCredential({ name, type: 'optimlyApi', data }), name };
}

const textsFor = (chat: number) =>
	Array.from({ length: PER_CHAT }, (_, index) => `chat ${chat} message ${index}`);

test(`four workers send ${MESSAGES} messages with one token: all arrive in order, at most a tenth was refused, and a fiftieth once they have learned`, async () => {
	await steer(cluster, 'POST', 'reset');
	await steer(cluster, 'PUT', 'settings', { latencyMs: 100, rateLimits: false });
	const url = `${cluster.url}/webhook/quota`;
	await cluster.rest.saveAndActivate(
		webhookWorkflow({
			...{ path: 'quota', responseMode: 'onReceived', credential: await plainCredential() },
			itemsIn: 'body.items',
			parameters: {
				...{ resource: 'message', operation: 'send', chatSource: 'id', sender: 'assistant' },
				...{ chatId: '={{ $json.chat }}', content: '={{ $json.text }}' },
			},
		}),
	);
	const ids = await pMap(
		Array.from({ length: CHATS }, (_, chat) => chat),
		async (chat) => await openChat(cluster, `visitor ${chat}`),
		{ concurrency: 10 },
	);
	await steer(cluster, 'PUT', 'settings', { rateLimits: { set: 'token' } });

	const begin = Date.now();
	await pMap(
		ids,
		async (chat, index) => {
			const items = textsFor(index).map((text) => ({ chat, text }));
			await until(`the webhook to take chat ${index}`, 60, async () =>
				(await post(url, { items })).answer === 200 ? true : undefined,
			);
		},
		{ concurrency: 10 },
	);
	say('all executions are in the queue');
	const sent = async () => messagesAmong(await requestsTo(cluster));
	const all = await until('every message to arrive', 2 * LEAST_SECONDS, async () => {
		const messages = await sent();
		return messages.filter(({ status }) => status === 200).length >= MESSAGES
			? messages
			: undefined;
	});
	const seconds = (Date.now() - begin) / 1000;
	const taken = all.filter(({ status }) => status === 200);
	// The log has its own clock.
	const [{ receivedAt: first }] = all;
	const refused = all.filter(({ status }) => status !== 200);
	const refusedLater = refused.filter(({ receivedAt }) => receivedAt >= first + LEARNED_MS);
	const figures = {
		...{ run: 'shared-quota', messages: MESSAGES, workers: 4, answers: counted(all.map(statusOf)) },
		refusedShare: rounded((100 * refused.length) / MESSAGES),
		refusedShareWhenLearned: rounded((100 * refusedLater.length) / MESSAGES),
		...{ seconds: rounded(seconds), leastSeconds: LEAST_SECONDS },
	};
	say(JSON.stringify(figures));
	say(`the report is in ${await writeReport(figures, 'queue-shared-quota')}`);

	assert.equal(taken.length, MESSAGES);
	assert.ok(refused.length <= MESSAGES / 10, JSON.stringify(figures));
	assert.ok(refusedLater.length <= MESSAGES / 50, JSON.stringify(figures));
	const chats = byChat(taken);
	for (const [index, id] of ids.entries()) {
		assert.deepEqual((chats.get(id) ?? []).map(contentOf), textsFor(index));
	}
	assert.equal([...byChat(all).values()].map(overlapsIn).filter(Boolean).length, 0);
});

const statusOf = ({ status }: { status?: number }) => String(status);
