/* eslint-disable @n8n/community-nodes/no-restricted-globals -- test code runs in Node */
import { startSandbox, type Sandbox } from '../../sandbox';
import { optimlyApi } from '../../sandbox/optimly/api';
import { newMessage, send } from './client';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterEach(() => expect(sandbox.contractViolations).toEqual([]));
afterAll(() => sandbox.close());

const message = (chat_id: string, sender = 'user') => ({
	chat_id,
	sender,
	content: 'How much is it?',
});

/** Operation id -> a request that succeeds. */
const requests = new Map<
	string,
	(chatId: string) => [method: string, path: string, body?: unknown]
>([
	['askAgentV1', (chat_id) => ['POST', '/external/agent', { chat_id, content: 'Hello' }]],
	['askAgentV2', (chat_id) => ['POST', '/external/agent/v2', { chat_id, content: 'Hello' }]],
	['askAgentV3', (chat_id) => ['POST', '/external/agent/v3', { chat_id, content: 'Hello' }]],
	['createChat', () => ['POST', '/external/message/new-chat', { client_id: 'c' }]],
	['createChatLegacy', () => ['POST', '/external/chat', { client_id: 'c' }]],
	['createMessage', (chat_id) => ['POST', newMessage, message(chat_id)]],
	[
		'emailHandoff',
		(chat_id) => [
			'POST',
			'/external/message/email-handoff',
			{ chat_id, customer_email: 'ada@example.com', reason: 'Invoice' },
		],
	],
	['health', () => ['GET', '/health']],
	['listChatsOfClient', () => ['GET', '/external/chat/ada/chats']],
	['listMessages', (chatId) => ['GET', `/external/chat/${chatId}/messages`]],
]);

test('the table above has every operation of the document', async () => {
	const operations = (await optimlyApi()).router.getOperations();
	expect([...requests.keys()]).toEqual(operations.map(({ operationId }) => operationId).sort());
});

const cases = [...requests.keys()].flatMap((id) =>
	(['agentResponse', 'messageSchema'] as const).flatMap((dialect) =>
		[false, true].map((envelope) => ({ id, dialect, envelope })),
	),
);

test.each(cases)('$id answers as documented ($dialect, envelope $envelope)', async (wanted) => {
	const { id, dialect, envelope } = wanted;
	Object.assign(sandbox.settings, { dialect, envelope });
	const chat = sandbox.createChat({ client_id: 'ada' });
	await send(sandbox, 'POST', newMessage, { body: message(chat.chat_id) });
	const [method, path, body] = requests.get(id)?.(chat.chat_id) ?? ['', ''];
	const answer = await send(sandbox, method, path, { body });
	expect(answer.status).toBe(200);
	expect(sandbox.requests.at(-1)).toMatchObject({ operationId: id, status: 200 });
	if (envelope) expect(answer.body).toEqual({ success: true, data: expect.anything() });
	else expect(answer.body).not.toHaveProperty('success');
});

test('dialect agentResponse: the answer is inline and stored', async () => {
	const chat = sandbox.createChat({ client_id: 'ada' });
	const { body } = await send(sandbox, 'POST', newMessage, { body: message(chat.chat_id) });
	const [asked, answered] = sandbox.store.messages;
	expect(body).toEqual({
		message_id: asked.message_id,
		chat_id: chat.chat_id,
		sender: 'user',
		content: 'How much is it?',
		timestamp: asked.created_at,
		processed: true,
		agent_response: {
			message_id: answered.message_id,
			content: answered.content,
			timestamp: answered.created_at,
		},
	});
	expect(answered).toMatchObject({ sender: 'assistant', chat_id: chat.chat_id });
});

test('dialect messageSchema: the answer is stored only', async () => {
	sandbox.settings.dialect = 'messageSchema';
	const chat = sandbox.createChat({ client_id: 'ada' });
	const { body } = await send(sandbox, 'POST', newMessage, {
		body: { ...message(chat.chat_id), metadata: { source: 'test' } },
	});
	const [asked] = sandbox.store.messages;
	const { message_id, created_at } = asked;
	expect(body).toEqual({
		...message(chat.chat_id),
		message_id,
		created_at,
		metadata: { source: 'test' },
	});
	expect(sandbox.store.messages.map(({ sender }) => sender)).toEqual(['user', 'assistant']);
});

test.each([
	['an assistant message', { ai_enabled: true }, 'assistant'],
	['a chat with the AI off', { ai_enabled: false }, 'user'],
])('no answer to %s', async (_name, chatFields, sender) => {
	const chat = sandbox.createChat({ client_id: 'ada', ...chatFields });
	const { body } = await send(sandbox, 'POST', newMessage, { body: message(chat.chat_id, sender) });
	expect(body).toMatchObject({ processed: false });
	expect(body).not.toHaveProperty('agent_response');
	expect(sandbox.store.messages).toHaveLength(1);
});

test('a tool that the agent ran is named on new-message and on the agent routes', async () => {
	const { chat_id } = sandbox.createChat({ client_id: 'ada' });
	const content = 'Book a 30-minute demo call on 2026-06-20 at 14:00 for Ada Byron';
	const tools_executed = [
		{
			tool: 'appointment_request',
			status: 'executed',
			data: { date: '2026-06-20', time: '14:00', purpose: 'demo call', duration_minutes: 30 },
		},
	];
	const added = await send(sandbox, 'POST', newMessage, {
		body: { chat_id, sender: 'user', content },
	});
	const asked = await send(sandbox, 'POST', '/external/agent/v2', { body: { chat_id, content } });
	expect(added.body).toMatchObject({ tools_executed });
	expect(asked.body).toMatchObject({ tools_executed });
});

test('handoff_data is an object when a person is wanted, else null', async () => {
	const { chat_id } = sandbox.createChat({ client_id: 'ada' });
	const ask = (content: string) =>
		send(sandbox, 'POST', '/external/agent/v2', { body: { chat_id, content } });
	expect((await ask('I want a human')).body).toMatchObject({ handoff_data: { requested: true } });
	expect((await ask('Hello')).body).toMatchObject({ handoff_data: null });
});

test('a lead message becomes a lead and flags its chat', async () => {
	const { chat_id } = sandbox.createChat({ client_id: 'ada' });
	const metadata = {
		form_type: 'lead_capture',
		lead_collected: true,
		name: 'Ada',
		email: 'ada@example.com',
	};
	await send(sandbox, 'POST', newMessage, { body: { ...message(chat_id, 'assistant'), metadata } });
	expect(sandbox.store.leads).toEqual([
		expect.objectContaining({ chat_id, name: 'Ada', email: 'ada@example.com' }),
	]);
	expect(sandbox.store.chats[0].lead_collected).toBe(true);
});

test('a chat opened for a lead and its first lead message are one lead', async () => {
	const opened = await send(sandbox, 'POST', '/external/message/new-chat', {
		body: { client_id: 'form', lead_collected: true, metadata: { source: 'page' } },
	});
	expect(opened.body).toMatchObject({ lead_collected: true });
	const { chat_id } = sandbox.store.chats[0];
	expect(sandbox.store.leads).toEqual([expect.objectContaining({ chat_id, source: 'page' })]);
	const metadata = { form_type: 'lead_capture', email: 'ada@example.com' };
	await send(sandbox, 'POST', newMessage, { body: { ...message(chat_id, 'assistant'), metadata } });
	expect(sandbox.store.leads).toEqual([
		expect.objectContaining({ chat_id, source: 'page', email: 'ada@example.com' }),
	]);
});

test('chats of a client: newest first, an unknown client by the setting', async () => {
	const [first, second] = [1, 2].map(() => sandbox.createChat({ client_id: 'a/b c' }));
	const list = await send(sandbox, 'GET', `/external/chat/${encodeURIComponent('a/b c')}/chats`);
	expect(list.body).toEqual(
		[second, first].map(({ chat_id }) => expect.objectContaining({ chat_id })),
	);
	expect(await send(sandbox, 'GET', '/external/chat/nobody/chats')).toMatchObject({
		status: 200,
		body: [],
	});
	sandbox.settings.unknownClient = 'notFound';
	expect(await send(sandbox, 'GET', '/external/chat/nobody/chats')).toMatchObject({ status: 404 });
});

test('the latency lies between storing the message and answering it', async () => {
	sandbox.settings.latencyMs = 60;
	const { chat_id } = sandbox.createChat({ client_id: 'ada' });
	const answer = send(sandbox, 'POST', newMessage, { body: message(chat_id) });
	while (sandbox.store.messages.length === 0) await new Promise(setImmediate);
	expect(sandbox.requests[0].respondedAt).toBeUndefined();
	await answer;
	expect(sandbox.store.messages).toHaveLength(2);
	const [{ receivedAt, respondedAt = 0 }] = sandbox.requests;
	expect(respondedAt - receivedAt).toBeGreaterThanOrEqual(59);
});

test('a second sandbox has its own token, store and log', async () => {
	const other = await startSandbox();
	try {
		const { chat_id } = sandbox.createChat({ client_id: 'ada' });
		expect((await send(other, 'POST', newMessage, { body: message(chat_id) })).status).toBe(404);
		expect(
			(await send({ ...other, token: sandbox.token }, 'GET', '/external/chat/x/chats')).status,
		).toBe(401);
		expect(sandbox.requests).toEqual([]);
	} finally {
		await other.close();
	}
});
