// Visitors who send several messages quickly: each message is an execution of its own, all of one n8n process, and
// each chat gets its messages one after another, in the order in which they came.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pMap from 'p-map';
import { until } from '../../playground/until.mjs';
import { stopEverything } from '../../scripts/processes.mjs';
import { startRealN8n, steer, type RealN8n } from '../real/realN8n.mjs';
import { rounded, writeReport } from './queueReport.mjs';
import { say } from './say.mjs';
import { post } from './submissions.mjs';
import { byChat, contentOf, messagesAmong, overlapsIn, requestsTo } from './wire.mjs';
import { webhookWorkflow } from './workflow.mjs';

const VISITORS = 100;
const PER_VISITOR = 5;
const MESSAGES = VISITORS * PER_VISITOR;
/** Visitors who write at the same time. */
const AT_ONCE = 20;

let n8n: RealN8n;

before(async () => {
	n8n = await startRealN8n();
	say('n8n is ready');
});

after(async () => await stopEverything());

async function credential() {
	const { url, token } = n8n.sandbox;
	const name = 'Optimly without limits';
	const limits = { requestsPerMinute: 0, requestsPerHour: 0, newChatsPerMinute: 0 };
	const data = {
		...{ accessToken: token, baseUrl: url, changeLimits: true },
		...{ ...limits, newChatsPerHour: 0, agentCallsPerMinute: 0 },
	};
	return { id: await n8n.rest.saveCredential({ name, type: 'optimlyApi', data }), name };
}

const textsOf = (visitor: number) =>
	Array.from({ length: PER_VISITOR }, (_, index) => `visitor ${visitor} message ${index}`);

test(`${VISITORS} visitors send ${PER_VISITOR} messages quickly: one chat each, no overlap in it, in order`, async () => {
	// Long enough for the next message to be there before the one before it is answered.
	await steer(n8n, 'PUT', 'settings', { latencyMs: 200, rateLimits: false });
	const url = `${n8n.url}/webhook/quick`;
	await n8n.rest.saveAndActivate(
		webhookWorkflow({
			...{ path: 'quick', responseMode: 'onReceived', credential: await credential() },
			parameters: {
				...{ resource: 'message', operation: 'send' },
				...{ clientId: '={{ $json.body.visitor }}', content: '={{ $json.body.text }}' },
			},
			settings: { saveDataSuccessExecution: 'none' },
		}),
	);
	await until('the webhook to be known', 60, async () =>
		(await post(url, { visitor: 'first', text: 'first' })).answer === 200 ? true : undefined,
	);

	const begin = Date.now();
	await pMap(
		Array.from({ length: VISITORS }, (_, visitor) => visitor),
		async (visitor) => {
			// The next one as soon as n8n has taken the one before.
			for (const text of textsOf(visitor)) {
				const { answer } = await post(url, { visitor: `visitor ${visitor}`, text });
				assert.equal(answer, 200);
			}
		},
		{ concurrency: AT_ONCE },
	);
	const all = await until('every message to arrive', 180, async () => {
		const messages = messagesAmong(await requestsTo(n8n)).filter(
			(request) => contentOf(request) !== 'first',
		);
		const ended = messages.filter(({ respondedAt }) => respondedAt !== undefined);
		return ended.length >= MESSAGES ? messages : undefined;
	});
	const chats = byChat(all);
	const inOrder = [...chats.values()].filter((requests) => isInOrder(requests.map(contentOf)));
	const figures = {
		...{ run: 'quick-messages', visitors: VISITORS, messages: all.length, chats: chats.size },
		overlaps: [...chats.values()].reduce((sum, requests) => sum + overlapsIn(requests), 0),
		...{ chatsInOrder: inOrder.length, seconds: rounded((Date.now() - begin) / 1000) },
	};
	say(JSON.stringify(figures));
	say(`the report is in ${await writeReport(figures, 'queue-quick-messages')}`);
	assert.deepEqual(
		[figures.messages, figures.chats, figures.overlaps, figures.chatsInOrder],
		[MESSAGES, VISITORS, 0, VISITORS],
	);
});

const isInOrder = (texts: readonly string[]) => {
	const visitor = Number(/\d+/.exec(texts[0] ?? '')?.[0]);
	return JSON.stringify(texts) === JSON.stringify(textsOf(visitor));
};
