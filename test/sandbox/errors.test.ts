import { forbiddenToken, startSandbox, type Sandbox } from '../../sandbox';
import { newMessage, send } from './client';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const chats = '/external/chat/nobody/chats';

/** Each documented way to present a token. */
const forms = new Map<string, (token: string) => { path: string; headers: Record<string, string> }>(
	[
		[
			'Authorization: Bearer',
			(token) => ({ path: chats, headers: { authorization: `Bearer ${token}` } }),
		],
		['X-API-Key', (token) => ({ path: chats, headers: { 'X-API-Key': token } })],
		['x_api_key', (token) => ({ path: chats, headers: { x_api_key: token } })],
		[
			'access_token_query',
			(token) => ({ path: `${chats}?access_token_query=${token}`, headers: {} }),
		],
	],
);

test('tokens have the documented form', () => {
	expect(sandbox.token).toMatch(/^agt_[A-Za-z0-9]{32}$/);
	expect(forbiddenToken).toMatch(/^agt_[A-Za-z0-9]{32}$/);
});

test.each([...forms])('%s: 200, 401 and 403 by the token', async (_name, form) => {
	const answerTo = async (token: string) => {
		const { path, headers } = form(token);
		const { status, body } = await send(sandbox, 'GET', path, { headers, anonymous: true });
		return { status, body };
	};
	expect(await answerTo(sandbox.token)).toEqual({ status: 200, body: [] });
	expect(await answerTo('agt_wrong')).toEqual({
		status: 401,
		body: { detail: 'Invalid access token' },
	});
	expect(await answerTo(forbiddenToken)).toEqual({
		status: 403,
		body: { detail: 'Not permitted' },
	});
});

test('no token is 401, also before a body that does not fit; /health needs none', async () => {
	expect(await send(sandbox, 'GET', chats, { anonymous: true })).toMatchObject({ status: 401 });
	expect(await send(sandbox, 'POST', newMessage, { anonymous: true, body: {} })).toMatchObject({
		status: 401,
	});
	expect(await send(sandbox, 'GET', '/health', { anonymous: true })).toMatchObject({ status: 200 });
});

test('unknown chat, route and method', async () => {
	const body = { chat_id: 'chat_no', sender: 'user', content: 'x' };
	const answers = await Promise.all([
		send(sandbox, 'POST', newMessage, { body }),
		send(sandbox, 'POST', '/external/agent/v2', { body }),
		send(sandbox, 'GET', '/external/chat/chat_no/messages'),
		send(sandbox, 'POST', '/external/tools/lead-form', { body }),
		send(sandbox, 'GET', '/external/agent/v2'),
	]);
	expect(answers.map(({ status, body: said }) => [status, said])).toEqual([
		[404, { detail: 'Chat not found' }],
		[404, { detail: 'Chat not found' }],
		[404, { detail: 'Chat not found' }],
		[404, { detail: 'Not Found' }],
		[405, { detail: 'Method Not Allowed' }],
	]);
});

const row = (type: string, loc: unknown[], msg: string, input: unknown, ctx?: unknown) =>
	expect.objectContaining({ type, loc, msg, input, ...(ctx ? { ctx } : {}) });

test.each([
	['an absent body', '', [row('missing', ['body'], 'Field required', null)]],
	['broken JSON', '{"chat_id"', [row('json_invalid', ['body'], 'JSON decode error', {})]],
	['a text', '"x"', [row('dict_type', ['body'], 'Input should be a valid dictionary', 'x')]],
	[
		'missing and wrong fields, all at once',
		'{"chat_id":7,"sender":"robot"}',
		[
			row('missing', ['body', 'content'], 'Field required', { chat_id: 7, sender: 'robot' }),
			row('string_type', ['body', 'chat_id'], 'Input should be a valid string', 7),
			row('literal_error', ['body', 'sender'], "Input should be 'user' or 'assistant'", 'robot', {
				expected: "'user' or 'assistant'",
			}),
		],
	],
	[
		'metadata that is a list',
		'{"chat_id":"c","sender":"user","content":"x","metadata":[]}',
		[row('dict_type', ['body', 'metadata'], 'Input should be a valid dictionary', [])],
	],
])('422 for %s', async (_name, text, detail) => {
	const answer = await send(sandbox, 'POST', newMessage, { text });
	expect(answer.status).toBe(422);
	expect(answer.body).toEqual({ detail: expect.arrayContaining(detail) });
	expect(answer.body).toHaveProperty('detail.length', detail.length);
	expect(answer.text).not.toContain(sandbox.token);
	expect(sandbox.store.messages).toEqual([]);
});

test('422 for a handoff to what is no address', async () => {
	const body = { chat_id: 'c', customer_email: 'ada', reason: 'x' };
	const answer = await send(sandbox, 'POST', '/external/message/email-handoff', { body });
	expect(answer).toMatchObject({
		status: 422,
		body: { detail: [{ loc: ['body', 'customer_email'], input: 'ada' }] },
	});
});

test('with the envelope, errors are {success, error, detail}', async () => {
	sandbox.settings.envelope = true;
	const unknown = await send(sandbox, 'POST', newMessage, {
		body: { chat_id: 'c', sender: 'user', content: 'x' },
	});
	expect(unknown.body).toEqual({ success: false, error: 'http_404', detail: 'Chat not found' });
	const invalid = await send(sandbox, 'POST', newMessage, { body: {} });
	expect(invalid).toMatchObject({
		status: 422,
		body: { success: false, detail: expect.any(Array) },
	});
	expect(sandbox.contractViolations).toEqual([]);
});

test('a response that does not fit the document is a 500 that says so, and is kept', async () => {
	Object.assign(sandbox.createChat({ client_id: 'ada' }), { message_count: 'many' });
	const answer = await send(sandbox, 'GET', '/external/chat/ada/chats');
	expect(answer.status).toBe(500);
	expect(answer.body).toEqual({
		detail: expect.stringMatching(/listChatsOfClient \(200\).*\/0\/message_count/),
	});
	expect(sandbox.contractViolations).toEqual([
		expect.objectContaining({ operationId: 'listChatsOfClient', status: 200 }),
	]);
});

test('names that the document does not know are accepted, and named in the log', async () => {
	const body = { client_id: 'c', clientName: 'x' };
	expect((await send(sandbox, 'POST', '/external/message/new-chat', { body })).status).toBe(200);
	expect(sandbox.requests[0].undocumentedFields).toEqual(['clientName']);
	await send(sandbox, 'POST', '/external/message/new-chat', { body: { client_id: 'c' } });
	expect(sandbox.requests[1].undocumentedFields).toBeUndefined();
});

test('only loopback hosts and valid settings start', async () => {
	await expect(startSandbox({ host: '0.0.0.0' })).rejects.toThrow('this computer only');
	await expect(startSandbox({ latencyMs: -1 })).rejects.toThrow('latencyMs');
});
