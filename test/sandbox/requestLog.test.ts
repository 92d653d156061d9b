/* eslint-disable @n8n/community-nodes/no-restricted-globals -- test code runs in Node */
import { startSandbox, type Sandbox } from '../../sandbox';
import { newMessage, send } from './client';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ logLimit: 50 });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const add = (content = 'Hello', signal?: AbortSignal) => {
	const chat_id =
		sandbox.store.chats[0]?.chat_id ?? sandbox.createChat({ client_id: 'ada' }).chat_id;
	const body = { chat_id, sender: 'user', content };
	return send(sandbox, 'POST', newMessage, { body, signal });
};

test('an entry has the request as it came', async () => {
	const chat = sandbox.createChat({ client_id: 'ada' });
	await send(sandbox, 'POST', `${newMessage}?a=1&b=2&b=3`, {
		text: `{"chat_id": "${chat.chat_id}","sender":"user","content":"é"}`,
		headers: { 'X-Test': 'Yes' },
	});
	expect(sandbox.requests).toEqual([
		expect.objectContaining({
			id: expect.any(Number),
			method: 'POST',
			path: newMessage,
			query: { a: '1', b: ['2', '3'] },
			headers: expect.objectContaining({
				'x-test': 'Yes',
				authorization: `Bearer ${sandbox.token}`,
			}),
			body: { chat_id: chat.chat_id, sender: 'user', content: 'é' },
			bodyText: `{"chat_id": "${chat.chat_id}","sender":"user","content":"é"}`,
			chatId: chat.chat_id,
			operationId: 'createMessage',
			status: 200,
			receivedAt: expect.any(Number),
			respondedAt: expect.any(Number),
		}),
	]);
});

/** Whether any two requests were open at the same time. */
function overlap(): boolean {
	const spans = sandbox.requests.map(({ receivedAt, respondedAt = Infinity }) => ({
		receivedAt,
		respondedAt,
	}));
	return spans.some((one, index) =>
		spans.slice(index + 1).some((other) => other.receivedAt < one.respondedAt),
	);
}

test('it shows that requests sent one after another did not overlap', async () => {
	for (let count = 0; count < 40; count += 1) await add();
	expect(sandbox.requests).toHaveLength(40);
	expect(overlap()).toBe(false);
});

test('it shows that requests sent together did overlap', async () => {
	sandbox.settings.latencyMs = 50;
	await Promise.all([add(), add(), add()]);
	expect(overlap()).toBe(true);
});

test('a client that gives up is seen', async () => {
	sandbox.settings.latencyMs = 200;
	const controller = new AbortController();
	const answer = add('Hello', controller.signal);
	while (sandbox.store.messages.length === 0) await new Promise(setImmediate);
	controller.abort();
	await expect(answer).rejects.toThrow(/abort/i);
	// The service goes on, as a real one would: the answer is stored though nobody waits.
	while (sandbox.store.messages.length < 2) await new Promise(setImmediate);
	expect(sandbox.requests[0].cutAt).toBeGreaterThan(sandbox.requests[0].receivedAt);
	expect(sandbox.requests[0].respondedAt).toBeUndefined();
});

test('it keeps the newest entries up to the limit', async () => {
	for (let count = 1; count <= 120; count += 1) await add(String(count));
	expect(sandbox.requests.length).toBeLessThanOrEqual(50);
	expect(sandbox.requests.length).toBeGreaterThanOrEqual(45);
	expect(sandbox.requests.at(-1)).toMatchObject({ body: { content: '120' } });
});

test('bodies can be left out', async () => {
	sandbox.settings.logBodies = false;
	expect((await add()).status).toBe(200);
	const [entry] = sandbox.requests;
	expect(entry).toMatchObject({
		bodyText: '',
		chatId: sandbox.store.chats[0].chat_id,
		status: 200,
	});
	expect(entry.body).toBeUndefined();
});
