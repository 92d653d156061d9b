import type { Fault, StoredMessage } from '../../sandbox';
import type { EngineResult } from '../engine/engine';
import { leadInNewChat } from '../engine/parameters';
import { send as request } from '../sandbox/client';
import { waitUntil } from '../waitUntil';
import { failureDetails, hintsOf } from './leftBehind';
import {
	arriveLate,
	CONTINUES,
	deliveryIds,
	loseAnswer,
	MAX_WAIT,
	NEW_MESSAGE,
	send,
} from './lostAnswers';
import { itemsIn, posts, reads, useFreshSandbox, userTexts } from './useFreshSandbox';

const sandbox = useFreshSandbox();

function expectRecovered({ done }: EngineResult, reply: unknown): void {
	const [stored] = sandbox.now.store.messages;
	expect(done).toMatchObject([{ chat_id: 'a', message_id: stored.message_id, reply }]);
}

/** Ways in which the answer to a message gets lost. */
const LOSSES: Array<[string, Fault]> = [
	['a reset', { kind: 'reset' }],
	['half an answer', { kind: 'halfBody' }],
	['truncated JSON', { kind: 'truncatedJson' }],
	['an empty answer', { kind: 'emptyBody' }],
	['a web page', { kind: 'html' }],
	['a wrong shape', { kind: 'wrongShape' }],
	['more than 10 MiB', { kind: 'hugeBody' }],
	['500', { kind: 'status', status: 500 }],
	['502 as a web page', { kind: 'html', status: 502 }],
	['503 without Retry-After', { kind: 'status', status: 503 }],
	['504', { kind: 'status', status: 504 }],
	['408', { kind: 'status', status: 408 }],
	['303', { kind: 'redirect', status: 303, location: 'http://127.0.0.1:1/' }],
];

describe('it did arrive', () => {
	test.each(LOSSES)('%s: found with its reply', async (_what, fault) => {
		const items = itemsIn(sandbox.now, 'a');
		sandbox.now.addFault({ store: true, fault });
		const result = await sandbox.run(send(), { items });
		expectRecovered(result, sandbox.now.store.messages[1].content);
		expect(result.done[0].reply_message_id).toBe(sandbox.now.store.messages[1].message_id);
		expect(hintsOf(result)).toEqual([expect.stringContaining('found in the chat')]);
		expect(posts(sandbox.now)).toHaveLength(1);
		expect(reads(sandbox.now)).toHaveLength(1);
	});

	test('a time-out: found, and the reply that comes later too', async () => {
		const items = itemsIn(sandbox.now, 'a');
		sandbox.now.settings.latencyMs = 700;
		const running = sandbox.run(send({ timeout: 0.2, maxWait: 5 }), { items });
		await waitUntil(() => sandbox.now.store.messages.length === 1, 'the message is stored');
		sandbox.now.settings.latencyMs = 0;
		const result = await running;
		expectRecovered(result, sandbox.now.store.messages[1].content);
		expect(reads(sandbox.now).length).toBeGreaterThan(1);
		expect(hintsOf(result)).toEqual([expect.stringContaining('found in the chat')]);
	});

	test('later than the first looks', async () => {
		const items = itemsIn(sandbox.now, 'a');
		loseAnswer(sandbox.now, false);
		const running = sandbox.run(send({ maxWait: 5 }), { items });
		await waitUntil(() => reads(sandbox.now).length === 2, 'the history was looked at twice');
		await arriveLate(sandbox.now);
		const result = await running;
		expectRecovered(result, sandbox.now.store.messages[1].content);
		expect(userTexts(sandbox.now)).toEqual(['text 0']);
	});

	test('while the history cannot be read for a moment', async () => {
		const items = itemsIn(sandbox.now, 'a');
		loseAnswer(sandbox.now, true);
		sandbox.now.addFault({ match: { method: 'GET' }, times: 2, fault: { kind: 'reset' } });
		const result = await sandbox.run(send({ maxWait: 10 }), { items });
		expectRecovered(result, sandbox.now.store.messages[1].content);
	});

	test('without a reply in time: success, reply is null, and a hint says so', async () => {
		sandbox.now.createChat({ chat_id: 'a', client_id: 'a', ai_enabled: false });
		loseAnswer(sandbox.now, true);
		const result = await sandbox.run(send(), { items: [{ chat: 'a', text: 'text 0' }] });
		expectRecovered(result, null);
		expect(hintsOf(result)).toEqual([expect.stringContaining('no reply')]);
		expect(reads(sandbox.now).length).toBeGreaterThan(2);
	});

	test("an assistant's message: success at once, because no reply is expected", async () => {
		const items = itemsIn(sandbox.now, 'a');
		loseAnswer(sandbox.now, true);
		const result = await sandbox.run(send({}, { sender: 'assistant' }), { items });
		expectRecovered(result, null);
		expect(reads(sandbox.now)).toHaveLength(1);
		expect(hintsOf(result)).toEqual([expect.stringContaining('found in the chat')]);
	});

	test('beside another with the same text: each finds its own', async () => {
		const items = itemsIn(sandbox.now, 'a', 'a').map((item) => ({ ...item, text: 'same' }));
		loseAnswer(sandbox.now, true, 'same', 2);
		const { done } = await sandbox.run(send(), { items });
		const ids = sandbox.now.store.messages.map(({ message_id }) => message_id);
		expect(done.map(({ message_id }) => message_id)).toEqual([ids[0], ids[2]]);
		expect(done.map(({ reply_message_id }) => reply_message_id)).toEqual([ids[1], ids[3]]);
	});

	test('the second call of an item: found in the new chat', async () => {
		sandbox.now.addFault({ match: { path: NEW_MESSAGE }, store: true, fault: { kind: 'reset' } });
		const { done } = await sandbox.run(
			leadInNewChat('client-1', { options: { maxWait: MAX_WAIT } }),
		);
		expect(done).toMatchObject([{ chat_id: sandbox.now.store.chats[0].chat_id }]);
		expect(posts(sandbox.now)).toHaveLength(2);
	});
});

describe('it did not arrive', () => {
	test('checkHistory: delivery_unknown, never sent again; the rest of the lane is not sent', async () => {
		const items = itemsIn(sandbox.now, 'a', 'a', 'b', 'a');
		loseAnswer(sandbox.now, false);
		const result = await sandbox.run(send(), { items, settings: CONTINUES });
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'delivery_unknown', chat_id: 'a', delivered: 'unknown', attempts: 1 },
			{ kind: 'delivery_unknown', chat_id: 'a', delivered: 'no', attempts: 0 },
			{ kind: 'delivery_unknown', chat_id: 'a', delivered: 'no', attempts: 0 },
		]);
		expect(result.done[1].error).toContain('item 0');
		expect(result.done[0].error).toContain('does not show it');
		expect(posts(sandbox.now)).toHaveLength(2);
		expect(userTexts(sandbox.now)).toEqual(['text 2']);
	});

	test('with "stop on error": the run ends, and nothing more is sent', async () => {
		const items = itemsIn(sandbox.now, 'a', 'a', 'b');
		loseAnswer(sandbox.now, false);
		const result = await sandbox.run(send({ maxParallelChats: 1 }), { items });
		expect(result.run.status).toBe('error');
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'delivery_unknown', delivered: 'unknown' },
		]);
		expect(posts(sandbox.now)).toHaveLength(1);
	});

	test('checkHistoryAndResend: sent again with the same delivery id, then in order', async () => {
		const items = itemsIn(sandbox.now, 'a', 'a');
		loseAnswer(sandbox.now, false);
		const { done } = await sandbox.run(send({ onUncertainDelivery: 'checkHistoryAndResend' }), {
			items,
		});
		expect(done.map(({ content }) => content)).toEqual(['text 0', 'text 1']);
		expect(userTexts(sandbox.now)).toEqual(['text 0', 'text 1']);
		const [first, again, second] = deliveryIds(sandbox.now);
		expect(first).toMatch(/^[0-9a-f-]{36}$/);
		expect(again).toBe(first);
		expect(second).not.toBe(first);
	});

	test('checkHistoryAndResend: sent again at most three times', async () => {
		const items = itemsIn(sandbox.now, 'a');
		loseAnswer(sandbox.now, false, 'text 0', 100);
		const options = { onUncertainDelivery: 'checkHistoryAndResend', maxWait: 0.3 };
		const result = await sandbox.run(send(options), { items });
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'delivery_unknown', delivered: 'unknown', attempts: 4 },
		]);
		expect(posts(sandbox.now)).toHaveLength(4);
	});

	test('checkHistoryAndResend: a copy that gets lost after it was stored is found', async () => {
		const items = itemsIn(sandbox.now, 'a');
		loseAnswer(sandbox.now, false);
		loseAnswer(sandbox.now, true);
		const result = await sandbox.run(send({ onUncertainDelivery: 'checkHistoryAndResend' }), {
			items,
		});
		expectRecovered(result, sandbox.now.store.messages[1].content);
		expect(posts(sandbox.now)).toHaveLength(2);
		expect(userTexts(sandbox.now)).toEqual(['text 0']);
	});
});

test('a time-out: the POST is ended before the history is looked at', async () => {
	const items = itemsIn(sandbox.now, 'a');
	sandbox.now.addFault({ match: { method: 'POST' }, fault: { kind: 'hang' } });
	const result = await sandbox.run(send({ timeout: 0.2 }), { items });
	expect(failureDetails(result)).toMatchObject([
		{ kind: 'delivery_unknown', delivered: 'unknown' },
	]);
	const [post] = posts(sandbox.now);
	await waitUntil(() => post.cutAt !== undefined, 'the server sees the connection end');
	expect((post.cutAt ?? 0) - post.receivedAt).toBeLessThan(2000);
	// The end of a connection and a new one reach the server in the same moment, in either order.
	expect(post.cutAt).toBeLessThan(reads(sandbox.now)[0].receivedAt + 20);
});

test('the looks count in the quota', async () => {
	const items = itemsIn(sandbox.now, 'a', 'b');
	loseAnswer(sandbox.now, false);
	const credential = sandbox.credential({ requestsPerMinute: 3 });
	const result = await sandbox.run(send({ maxWait: 2, maxParallelChats: 1 }), {
		items,
		credential,
		settings: CONTINUES,
	});
	expect(sandbox.now.requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
	expect(failureDetails(result).map(({ kind }) => kind)).toEqual([
		'delivery_unknown',
		'rate_limited',
	]);
});

test('a reply of somebody else before the message is not taken for its reply', async () => {
	const { chat_id } = sandbox.now.createChat({ chat_id: 'a', client_id: 'a', ai_enabled: false });
	// From the dashboard: nothing in it says whose it is but its place before the message.
	const earlier = { chat_id, sender: 'assistant', content: 'From our staff' };
	expect((await request(sandbox.now, 'POST', NEW_MESSAGE, { body: earlier })).status).toBe(200);
	loseAnswer(sandbox.now, true);
	const result = await sandbox.run(send(), { items: [{ chat: 'a', text: 'text 0' }] });
	const stored: readonly StoredMessage[] = sandbox.now.store.messages;
	expect(stored.map(({ content }) => content)).toEqual(['From our staff', 'text 0']);
	expect(stored[0].metadata).not.toHaveProperty('delivery_id');
	expect(result.done).toMatchObject([{ message_id: stored[1].message_id, reply: null }]);
	// It was there at every look, and the time went by without a better one.
	expect(reads(sandbox.now).length).toBeGreaterThan(1);
	expect(hintsOf(result)).toEqual([expect.stringContaining('no reply')]);
});
