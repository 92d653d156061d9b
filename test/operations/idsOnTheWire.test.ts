/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { INodeParameters } from 'n8n-workflow';
import { failureDetails } from '../delivery/leftBehind';
import { runNode } from '../engine/engine';
import { messageSend, NO_QUOTA } from '../engine/parameters';
import { ActiveTrigger } from '../trigger/activeTrigger';
import { chatGetAll, chatGetOrCreate, messageGetAll } from './operationParameters';

/** Request targets as they were on the wire. */
const targets: string[] = [];
let opened = 0;
let url = '';

/** Routes as FastAPI does: the whole path is decoded, then matched; what fits no route is "Not Found". */
const server = createServer((request, response) => {
	const target = request.url ?? '';
	targets.push(`${request.method} ${target}`);
	const path = decodeURIComponent(target.split('?')[0]);
	const [, id, list] = /^\/external\/chat\/([^/]+)\/(chats|messages)$/.exec(path) ?? [];
	const isNew = request.method === 'POST' && path === '/external/message/new-chat';
	const isMessage = request.method === 'POST' && path === '/external/message/new-message';
	if (isNew) opened += 1;
	const json = isNew
		? { chat_id: 'opened', status: 'active' }
		: isMessage
			? { message_id: 'm1', sender: 'user', content: 'Hello', created_at: '2026-01-01T00:00:00Z' }
			: list === 'chats'
				? [{ chat_id: 'known', client_id: id, status: 'active' }]
				: [];
	const isKnown = list !== undefined || isNew || isMessage;
	request.resume();
	response.writeHead(isKnown ? 200 : 404, { 'content-type': 'application/json' });
	response.end(JSON.stringify(isKnown ? json : { detail: 'Not Found' }));
});

beforeAll(async () => {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	url = `http://127.0.0.1:${Object(server.address()).port}`;
});
beforeEach(() => {
	targets.length = 0;
	opened = 0;
});
afterAll(async () => {
	server.closeAllConnections();
	server.close();
	await once(server, 'close');
});

const credential = () => ({
	authentication: 'bearer',
	accessToken: 'agt_ids',
	baseUrl: url,
	...NO_QUOTA,
});

/** Ids that an address could read in another way, and whether they are sent. */
const IDS: Array<[id: string, isSent: boolean]> = [
	['a?b', true],
	['?', true],
	['a#b', true],
	['a+b', true],
	['a&b=c', true],
	['a;b', true],
	['a b', true],
	['100%', true],
	['%', true],
	['a%zz', true],
	['%41', true],
	['a%20b', true],
	['%3F', true],
	['Jürgen Müller', true],
	['Ju\u0308rgen', true],
	['日本/東京', false],
	['😀', true],
	['👨‍👩‍👧', false],
	['a/b', false],
	['/', false],
	['a%2Fb', false],
	['a%2fb', false],
	['a%252Fb', false],
	['a\\b', false],
	['..', false],
	['%2e%2e', false],
	['..;a=b', false],
	['a;../b', false],
	['https://example.com/?a=b#c', false],
];

const SEND_TO_CLIENT = {
	...messageSend(''),
	chatSource: 'client',
	clientId: '={{ $json.id }}',
	options: { waitForReply: 0 },
};
const CASES: Array<[string, INodeParameters, list: string]> = [
	['Message: Get Many', messageGetAll('={{ $json.id }}'), 'messages'],
	['Chat: Get Many', chatGetAll('={{ $json.id }}'), 'chats'],
	['Chat: Get or Create', chatGetOrCreate('={{ $json.id }}'), 'chats'],
	['Message: Send, to a client', SEND_TO_CLIENT, 'chats'],
];

describe.each(CASES)('%s', (_title, parameters, list) => {
	test.each(IDS)('%s: one segment on the wire, or refused in words', async (id, isSent) => {
		const result = await runNode({ parameters, credential: credential(), items: [{ id }] });
		expect(opened).toBe(0);
		if (!isSent) {
			expect(targets).toEqual([]);
			expect(failureDetails(result)).toMatchObject([{ kind: 'invalid_input', delivered: 'no' }]);
			expect(result.run.data.resultData.error?.message).toMatch(/slash|path|cannot be seen/);
			return;
		}
		expect(result.run.status).toBe('success');
		expect(targets[0]).toBe(`GET /external/chat/${encodeURIComponent(id)}/${list}`);
		const [, , , segment] = targets[0].split('/');
		expect(decodeURIComponent(segment)).toBe(id);
	});
});

test.each(IDS)('a trigger that watches %s: the same', async (id, isSent) => {
	const active = new ActiveTrigger({
		parameters: { event: 'newMessage', chatIds: [id] },
		credential: credential(),
	});
	if (isSent) {
		await active.activate();
		expect(targets).toEqual([`GET /external/chat/${encodeURIComponent(id)}/messages`]);
	} else {
		await expect(active.activate()).rejects.toThrow('Chat IDs');
		expect(targets).toEqual([]);
	}
});

test('a server without the route says so, and no chat is opened in its place', async () => {
	const lost = { ...credential(), baseUrl: `${url}/v0` };
	for (const parameters of [chatGetOrCreate('a?b'), { ...SEND_TO_CLIENT, clientId: 'a?b' }]) {
		const result = await runNode({ parameters, credential: lost });
		expect(failureDetails(result)).toMatchObject([{ kind: 'not_found', delivered: 'no' }]);
		expect(result.run.data.resultData.error?.message).toContain('does not lead to this API');
	}
	expect(targets.filter((target) => target.startsWith('POST'))).toEqual([]);
	expect(opened).toBe(0);
});
