import { startSandbox, type Sandbox } from '../../sandbox';
import { newMessage, send } from './client';

let sandbox: Sandbox;
let chatId: string;

beforeAll(async () => {
	sandbox = await startSandbox({ dialect: 'messageSchema' });
});
beforeEach(() => {
	sandbox.reset();
	chatId = sandbox.createChat({ client_id: 'ada' }).chat_id;
});
afterAll(() => sandbox.close());

const add = () =>
	send(sandbox, 'POST', newMessage, {
		body: { chat_id: chatId, sender: 'user', content: 'Hello' },
	});
const control = (method: string, what: string, body?: unknown) =>
	send(sandbox, method, `/sandbox/${what}`, { body });

test('state and requests, which are not in the log themselves', async () => {
	await add();
	expect((await control('GET', 'state')).body).toEqual({
		chats: [expect.objectContaining({ chat_id: chatId, message_count: 2 })],
		messages: [
			expect.objectContaining({ content: 'Hello' }),
			expect.objectContaining({ sender: 'assistant' }),
		],
		leads: [],
		handoffs: [],
		numeno: { conversations: [], messages: [] },
		contractViolations: [],
	});
	expect((await control('GET', 'requests')).body).toEqual([
		expect.objectContaining({ path: newMessage, status: 200 }),
	]);
});

test('settings are read and changed, any part of them', async () => {
	expect((await control('GET', 'settings')).body).toMatchObject({
		dialect: 'messageSchema',
		latencyMs: 0,
	});
	const changed = await control('PUT', 'settings', { dialect: 'agentResponse', latencyMs: 5 });
	expect(changed.body).toMatchObject({ dialect: 'agentResponse', latencyMs: 5, envelope: false });
	expect((await add()).body).toHaveProperty('agent_response');
});

test.each([
	[{ latencyMs: 'soon' }, 'latencyMs'],
	[{ speed: 1 }, 'speed'],
])('a wrong setting is refused by name and changes nothing: %j', async (body, words) => {
	const before = structuredClone(sandbox.settings);
	const answer = await control('PUT', 'settings', body);
	expect(answer).toMatchObject({ status: 400, body: { error: expect.stringContaining(words) } });
	expect(sandbox.settings).toEqual(before);
});

test('faults are added, listed and cleared', async () => {
	const rule = { match: { chatId }, times: 3, fault: { kind: 'status', status: 503 } };
	expect((await control('POST', 'faults', rule)).status).toBe(200);
	expect((await add()).status).toBe(503);
	expect((await control('GET', 'faults')).body).toMatchObject({
		active: [{ ...rule, nth: 1, seen: 1 }],
		kinds: { reset: expect.any(String) },
	});
	await control('DELETE', 'faults');
	expect((await add()).status).toBe(200);
});

test('reset brings everything back to the start', async () => {
	await add();
	await control('PUT', 'settings', { envelope: true, rateLimits: { set: 'token' } });
	await control('POST', 'faults', { fault: { kind: 'reset' } });
	await control('POST', 'reset');
	expect((await control('GET', 'state')).body).toMatchObject({ chats: [], messages: [] });
	expect(sandbox.requests).toEqual([]);
	expect(sandbox.settings).toMatchObject({
		dialect: 'messageSchema',
		envelope: false,
		rateLimits: false,
	});
	expect((await add()).body).toEqual({ detail: 'Chat not found' });
});
