import { concurrency, deliversInOrder, expectOrderInChats } from '../engine/orderOnTheWire';
import { leadCapture } from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';
import { waitUntil } from '../waitUntil';
import { testOptimly } from '../onlyOptimly';
import { underTest } from '../underTest';

const sandbox = useSandbox();

const chatsOf = (count: number) =>
	Array.from({ length: count }, (_, index) => {
		underTest.createChat(sandbox.now, `chat_${index}`);
		return `chat_${index}`;
	});

const content = '={{ $json.content }}';
const chat = '={{ $json.chat }}';

test('items of one chat never overlap and arrive in input order', async () => {
	const [only] = chatsOf(1);
	const items = Array.from({ length: 12 }, (_, index) => ({
		chat: only,
		content: `message ${index}`,
	}));
	for (const [index, { content: match }] of items.entries()) {
		// Later ones are faster: sent side by side they would arrive in another order.
		sandbox.now.addFault({
			match: { content: `"${match}"` },
			fault: { kind: 'delay', ms: 24 - 2 * index },
		});
	}
	await sandbox.run(underTest.send(chat, { content }), { items });
	expect(concurrency(sandbox.now.requests)).toBe(1);
	expectOrderInChats(sandbox.now, items);
});

test('items of twenty chats overlap, ten at once by default', async () => {
	const items = chatsOf(20).map((id) => ({ chat: id, content: 'Hello' }));
	sandbox.now.addFault({ times: 20, fault: { kind: 'hang' } });
	const { requests } = sandbox.now;
	const ten = waitUntil(() => requests.length >= 10, 'ten requests are under way');
	await sandbox.run(underTest.send(chat, { content }), { items, cancelWhen: ten });
	await ten;
	expect(requests).toHaveLength(10);
	expect(new Set(requests.map(({ chatId }) => chatId)).size).toBe(10);
});

test('three items in each of twenty chats: never more than ten at once, each chat in order', async () => {
	sandbox.now.settings.latencyMs = 10;
	const chats = chatsOf(20);
	const items = Array.from({ length: 60 }, (_, index) => ({
		chat: chats[index % chats.length],
		content: `message ${index}`,
	}));
	const { done } = await sandbox.run(underTest.send(chat, { content }), { items });
	expect(done).toHaveLength(60);
	expect(concurrency(sandbox.now.requests)).toBeGreaterThan(1);
	expect(concurrency(sandbox.now.requests)).toBeLessThanOrEqual(10);
	expectOrderInChats(sandbox.now, items);
});

test.each([1, 3, 20])(
	'maxParallelChats %d is the most that is under way at once',
	async (maxParallelChats) => {
		const items = chatsOf(24).map((id) => ({ chat: id, content: 'Hello' }));
		sandbox.now.addFault({ times: 24, fault: { kind: 'hang' } });
		const { requests } = sandbox.now;
		const full = waitUntil(
			() => requests.length >= maxParallelChats,
			`${maxParallelChats} requests are under way`,
		);
		await sandbox.run(underTest.send(chat, { content, options: { maxParallelChats } }), {
			items,
			cancelWhen: full,
		});
		await full;
		expect(requests).toHaveLength(maxParallelChats);
	},
);

test('maxParallelChats 1 sends one after another, in input order', async () => {
	const chats = chatsOf(5);
	// Items of one chat that follow each other, so that lanes and input order say the same.
	const items = Array.from({ length: 15 }, (_, index) => ({
		chat: chats[Math.floor(index / 3)],
		content: `message ${index}`,
	}));
	sandbox.now.settings.latencyMs = 2;
	await sandbox.run(underTest.send(chat, { content, options: { maxParallelChats: 1 } }), { items });
	expect(concurrency(sandbox.now.requests)).toBe(1);
	const sent = sandbox.now.requests.map(({ body }) => Object(body).content);
	expect(sent).toEqual(items.map((item) => item.content));
});

test('maxParallelChats 1 keeps input order across chats that take turns', async () => {
	const chats = chatsOf(2);
	const items = Array.from({ length: 6 }, (_, index) => ({
		chat: chats[index % 2],
		content: `message ${index}`,
	}));
	await sandbox.run(underTest.send(chat, { content, options: { maxParallelChats: 1 } }), { items });
	const sent = sandbox.now.requests.map(({ body }) => Object(body).content);
	expect(sent).toEqual(items.map((item) => item.content));
});

testOptimly('leads of one chat keep their order as messages do', async () => {
	const [only] = chatsOf(1);
	const items = Array.from({ length: 6 }, (_, index) => ({
		chat: only,
		content: `lead-${index}@example.com`,
	}));
	sandbox.now.settings.latencyMs = 3;
	await sandbox.run(leadCapture(chat, { email: content }), { items });
	expect(concurrency(sandbox.now.requests)).toBe(1);
	expect(sandbox.now.store.leads.map(({ email }) => email)).toEqual(
		items.map((item) => item.content),
	);
});

test('chats that do not exist yet are opened side by side', async () => {
	const items = Array.from({ length: 12 }, (_, index) => ({ client: `client-${index}` }));
	sandbox.now.addFault({ times: 12, fault: { kind: 'hang' } });
	const ten = waitUntil(() => sandbox.now.requests.length >= 10, 'ten requests are under way');
	await sandbox.run(underTest.open('={{ $json.client }}'), { items, cancelWhen: ten });
	await ten;
	expect(sandbox.now.requests).toHaveLength(10);
});

test('any items over any chats with any latency', async () => {
	await deliversInOrder(sandbox, 30);
}, 60_000);
