import { forbiddenKey, startSandbox, type Sandbox } from '../../sandbox';
import { send, type Sent } from '../../test/sandbox/client';
import { waitUntil } from '../../test/waitUntil';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => {
	sandbox.reset();
});
afterEach(() => {
	expect(sandbox.contractViolations).toEqual([]);
});
afterAll(async () => {
	await sandbox.close();
});

const ID = '00000000-0000-4000-8000-000000000001';

const call = async (method: string, path: string, body?: unknown, more: Sent = {}) =>
	await send({ url: sandbox.numeno.url, token: '' }, method, path, {
		body,
		anonymous: true,
		headers: { 'x-numeno-key': sandbox.numeno.key },
		...more,
	});

const messages = (id = ID) => `/v1/conversations/${id}/messages`;
const post = async (body: unknown, more?: Sent) => await call('POST', messages(), body, more);
const open = () => sandbox.numeno.createConversation({ id: ID, name: 'Test' });
const state = () => sandbox.numeno.conversations[0].state;

const USER_TURN = { role: 'user', content: 'How much is it?', action: 'generate-reply' };

test('a conversation is opened; its key is not handed on', async () => {
	const body = { name: 'Test', key: 'nmo_of_the_agent' };
	const answer = await call('POST', '/v1/conversations', body);
	expect(answer).toMatchObject({ status: 201, body: { name: 'Test' } });
	expect(answer.text).not.toContain(body.key);
	expect(sandbox.numeno.conversations).toMatchObject([{ name: 'Test', hasKey: true }]);
});

test('a user turn without the action is stored and not answered', async () => {
	open();
	await post({ role: 'user', content: 'For later' });
	expect(sandbox.numeno.messages).toMatchObject([{ role: 'user', content: 'For later' }]);
});

test('a reply comes with the answer to the call, and is stored behind the message', async () => {
	open();
	const { status, body } = await post(USER_TURN);
	expect(status).toBe(201);
	expect(body).toHaveProperty('reply.content', sandbox.numeno.messages[1].content);
	expect(sandbox.numeno.messages.map(({ role }) => role)).toEqual(['user', 'agent']);
});

test('a control message makes the agent speak first, by the state that it sets', async () => {
	open();
	const stateAfter = { playbook: 'onboarding', phase: 'greet', systemMessage: 'Be brief' };
	const { body } = await post({ role: 'control', action: 'generate-reply', stateAfter });
	expect(body).toHaveProperty('reply.content', expect.stringMatching(/^\[onboarding, greet, Be/));
	expect(sandbox.numeno.messages.map(({ role }) => role)).toEqual(['control', 'agent']);
});

test('what stateAfter does not name stays as it was', async () => {
	open();
	const before = structuredClone(state());
	await post({ role: 'control', stateAfter: { phase: 'greet' } });
	expect(state()).toEqual({ ...before, phase: 'greet' });
	const context = ['resource-1', { plan: 'pro' }];
	await post({ role: 'control', stateAfter: { context } });
	expect(state()).toEqual({ ...before, phase: 'greet', context });
	await post({ role: 'user', content: 'Hello' });
	expect(state()).toEqual({ ...before, phase: 'greet', context });
});

test('while a reply is being generated every other message is refused with 409, and not stored', async () => {
	open();
	sandbox.settings.latencyMs = 200;
	const first = post(USER_TURN);
	await waitUntil(() => sandbox.numeno.conversations[0].generating, 'the reply is on its way');
	for (const role of ['user', 'agent', 'control']) {
		expect(await post({ role, content: 'Now' })).toMatchObject({
			status: 409,
			body: { status: 409, message: 'Resource already in use' },
		});
	}
	expect((await first).status).toBe(201);
	expect(sandbox.numeno.messages).toHaveLength(2);
	expect((await post(USER_TURN)).status).toBe(201);
});

test('it stays busy although the one who asked has gone', async () => {
	open();
	sandbox.settings.latencyMs = 200;
	const gone = new AbortController();
	const first = post(USER_TURN, { signal: gone.signal });
	await waitUntil(() => sandbox.numeno.conversations[0].generating, 'the reply is on its way');
	gone.abort();
	await expect(first).rejects.toThrow();
	expect((await post(USER_TURN)).status).toBe(409);
	await waitUntil(() => sandbox.numeno.messages.length === 2, 'the reply is stored');
});

test('another conversation is free meanwhile', async () => {
	open();
	sandbox.settings.latencyMs = 200;
	const first = post(USER_TURN);
	await waitUntil(() => sandbox.numeno.conversations[0].generating, 'the reply is on its way');
	sandbox.numeno.createConversation({ id: 'other', name: 'Other' });
	expect((await call('POST', messages('other'), USER_TURN)).status).toBe(201);
	await first;
});

test.each(['PUT', 'PATCH', 'DELETE'])(
	'messages cannot be changed or deleted: %s',
	async (method) => {
		open();
		await post(USER_TURN);
		const before = JSON.stringify(sandbox.numeno.messages);
		for (const path of [messages(), `${messages()}/${sandbox.numeno.messages[0].id}`]) {
			expect([404, 405]).toContain((await call(method, path, { content: 'Other' })).status);
		}
		expect(JSON.stringify(sandbox.numeno.messages)).toBe(before);
		expect(() => Object.assign(sandbox.numeno.messages[0], { content: 'Other' })).toThrow();
	},
);

test.each<[string, number, unknown, Sent]>([
	['no key', 401, USER_TURN, { headers: {} }],
	['a wrong key', 401, USER_TURN, { headers: { 'x-numeno-key': 'wrong' } }],
	['the key of Optimly', 401, USER_TURN, { anonymous: false, headers: {} }],
	['a key without rights', 403, USER_TURN, { headers: { 'x-numeno-key': forbiddenKey } }],
	['an unknown role', 400, { role: 'robot', content: 'Hi' }, {}],
	['no role', 400, { content: 'Hi' }, {}],
	['an unknown action', 400, { ...USER_TURN, action: 'reply' }, {}],
	['no words from the user', 400, { role: 'user' }, {}],
	['an unknown part of the state', 400, { role: 'control', stateAfter: { mood: 'x' } }, {}],
	['broken JSON', 400, undefined, { text: '{"role":' }],
])('%s: %d, in the form of the error document, and nothing is stored', async (...row) => {
	const [, status, body, more] = row;
	open();
	const answer = await post(body, more);
	expect(answer).toMatchObject({ status, body: { status, message: expect.any(String) } });
	expect(sandbox.numeno.messages).toEqual([]);
});

test('a conversation that does not exist: 404', async () => {
	expect((await call('POST', messages('nowhere'), USER_TURN)).status).toBe(404);
});

test('Optimly beside it does not see any of it', async () => {
	open();
	await post(USER_TURN);
	expect(sandbox.store.messages).toEqual([]);
	expect(sandbox.requests.map(({ chatId }) => chatId)).toEqual([ID]);
});
