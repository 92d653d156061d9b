/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { startSandbox, type Sandbox } from '../../sandbox';
import { newMessage, send } from './client';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** What a browser can be made to send by a page: fetch of Node.js sets none of these headers. */
async function visit(
	method: string,
	path: string,
	headers: Record<string, string>,
	body?: string,
): Promise<IncomingMessage> {
	const { port } = new URL(sandbox.url);
	const sent = request({ host: '127.0.0.1', port, method, path, headers });
	sent.end(body);
	const [answer]: IncomingMessage[] = await once(sent, 'response');
	answer.resume();
	return answer;
}

const hostOf = () => new URL(sandbox.url).host;
const fault = JSON.stringify({ fault: { kind: 'status', status: 500 } });

/** What the page tries, and the headers that its browser sends. */
const pages: Array<[what: string, headers: () => Record<string, string>]> = [
	['a name of its own that leads to this computer', () => ({ host: 'evil.example' })],
	['the same with the port', () => ({ host: `evil.example:${new URL(sandbox.url).port}` })],
	['another port of this computer as host', () => ({ host: 'localhost:1' })],
	['a foreign origin', () => ({ host: hostOf(), origin: 'https://evil.example' })],
	['an origin that is hidden', () => ({ host: hostOf(), origin: 'null' })],
	['another port as origin', () => ({ host: hostOf(), origin: 'http://127.0.0.1:1' })],
	['https as origin', () => ({ host: hostOf(), origin: `https://${hostOf()}` })],
	['a picture of another site', () => ({ host: hostOf(), 'sec-fetch-site': 'cross-site' })],
	['a page on another port', () => ({ host: hostOf(), 'sec-fetch-site': 'same-site' })],
];

describe.each(pages)('a web page with %s', (_what, headers) => {
	const withToken = () => ({ ...headers(), authorization: `Bearer ${sandbox.token}` });

	test('can read nothing, not even with the token', async () => {
		const { statusCode } = await visit('GET', '/sandbox/state', withToken());
		expect([403, 421]).toContain(statusCode);
	});

	test('can set no fault', async () => {
		const json = { 'content-type': 'application/json', ...withToken() };
		expect([403, 421]).toContain((await visit('POST', '/sandbox/faults', json, fault)).statusCode);
		expect((await send(sandbox, 'GET', '/sandbox/faults')).body).toMatchObject({ active: [] });
	});

	test('can call no API, and is not in the log', async () => {
		const json = { 'content-type': 'application/json', ...withToken() };
		const before = sandbox.requests.length;
		expect([403, 421]).toContain((await visit('POST', newMessage, json, '{}')).statusCode);
		expect(sandbox.requests).toHaveLength(before);
	});

	test('is allowed nothing by a preflight', async () => {
		const asked = { ...headers(), 'access-control-request-method': 'POST' };
		const answer = await visit('OPTIONS', '/sandbox/faults', asked);
		expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual(
			[],
		);
	});
});

test.each([
	'text/plain',
	'application/x-www-form-urlencoded',
	'multipart/form-data; boundary=a',
	'',
])('a form of type "%s" is refused, whatever it holds', async (type) => {
	const headers = {
		host: hostOf(),
		authorization: `Bearer ${sandbox.token}`,
		...(type && { 'content-type': type }),
	};
	expect((await visit('POST', '/sandbox/faults', headers, fault)).statusCode).toBe(415);
	expect((await visit('PUT', '/sandbox/settings', headers, '{}')).statusCode).toBe(415);
});

test.each([
	['GET', 'state'],
	['GET', 'requests'],
	['GET', 'settings'],
	['PUT', 'settings'],
	['GET', 'faults'],
	['POST', 'faults'],
	['DELETE', 'faults'],
	['POST', 'reset'],
])('%s /sandbox/%s asks for the token', async (method, what) => {
	const path = `/sandbox/${what}`;
	for (const headers of [undefined, { authorization: 'Bearer agt_wrong' }])
		expect((await send(sandbox, method, path, { anonymous: true, headers })).status).toBe(401);
	if (method !== 'GET') {
		const inAddress = `${path}?access_token_query=${sandbox.token}`;
		expect((await send(sandbox, method, inAddress, { anonymous: true })).status).toBe(401);
	}
});

test('no browser shows an answer as a page, whatever a fault makes of it', async () => {
	sandbox.addFault({ fault: { kind: 'html' } });
	sandbox.addFault({
		fault: {
			kind: 'status',
			status: 200,
			body: '<script>',
			headers: { 'content-type': 'text/html' },
		},
	});
	sandbox.addFault({ fault: { kind: 'slowBody', everyMs: 1 } });
	for (const path of ['/a', '/b', '/c', '/external/chat/x/chats', '/sandbox/state', '/nothing']) {
		const { headers } = await send(sandbox, 'GET', path);
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
	}
});

test.each(['127.0.0.1', 'localhost'])('a program finds it under %s', async (name) => {
	const url = sandbox.url.replace('127.0.0.1', name);
	expect((await send({ ...sandbox, url }, 'GET', '/health')).status).toBe(200);
});
