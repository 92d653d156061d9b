/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code runs in Node */
import { connect } from 'node:net';

import { startSandbox, type Fault, type FaultRule, type Sandbox } from '../../sandbox';
import { faultKinds } from '../../sandbox/http/faultKinds';
import { newMessage, send } from './client';

let sandbox: Sandbox;
let chatId: string;

beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => {
	sandbox.reset();
	chatId = sandbox.createChat({ client_id: 'ada' }).chat_id;
});
afterAll(() => sandbox.close());

const body = (content = 'Hello') => ({ chat_id: chatId, sender: 'user', content });
const add = (content?: string) => send(sandbox, 'POST', newMessage, { body: body(content) });
const fault = (kind: Fault, rule: Omit<FaultRule, 'fault'> = {}) =>
	sandbox.addFault({ ...rule, fault: kind });

interface RawAnswer {
	/** Everything that came, with the head. */
	text: string;
	/** Error code of the socket; undefined for an end in good order. */
	code?: string;
	/** When each piece came, ms. */
	times: number[];
}

/** The bytes of one exchange, read from a socket of its own. */
function rawAdd(): Promise<RawAnswer> {
	const { host, hostname, port } = new URL(sandbox.url);
	const text = JSON.stringify(body());
	const head = [
		`POST ${newMessage} HTTP/1.1`,
		`Host: ${host}`,
		`Authorization: Bearer ${sandbox.token}`,
		'Content-Type: application/json',
		`Content-Length: ${Buffer.byteLength(text)}`,
		'Connection: close',
	].join('\r\n');
	return new Promise((resolve) => {
		const answer: RawAnswer = { text: '', times: [] };
		const socket = connect(Number(port), hostname, () => socket.write(`${head}\r\n\r\n${text}`));
		socket.on('data', (chunk: Buffer) => {
			answer.text += chunk.toString();
			answer.times.push(performance.now());
		});
		socket.on('error', (error: NodeJS.ErrnoException) => {
			answer.code = error.code;
		});
		socket.on('close', () => resolve(answer));
	});
}

const split = (raw: RawAnswer) => {
	const [head, payload = ''] = raw.text.split('\r\n\r\n', 2);
	const announced = Number(/content-length: (\d+)/i.exec(head)?.[1]);
	return { payload, came: Buffer.byteLength(payload), announced };
};

test('status: with body and headers', async () => {
	fault({ kind: 'status', status: 500, body: { detail: 'Boom' }, headers: { 'x-test': 'yes' } });
	const answer = await add();
	expect(answer).toMatchObject({ status: 500, body: { detail: 'Boom' } });
	expect(answer.headers.get('x-test')).toBe('yes');
	expect(sandbox.store.messages).toEqual([]);
	expect(sandbox.requests[0]).toMatchObject({ fault: 'status', status: 500 });
});

test('reset: the client sees ECONNRESET and not a byte', async () => {
	fault({ kind: 'reset' });
	expect(await rawAdd()).toMatchObject({ text: '', code: 'ECONNRESET' });
	expect(sandbox.requests[0]).toMatchObject({ fault: 'reset', cutAt: expect.any(Number) });
	expect(sandbox.requests[0].respondedAt).toBeUndefined();
});

test('halfBody: half of what the head announces, then the end', async () => {
	fault({ kind: 'halfBody' });
	const { came, announced } = split(await rawAdd());
	expect(came).toBe(Math.floor(announced / 2));
	expect(sandbox.requests[0].respondedAt).toBeUndefined();
	expect(sandbox.requests[0].cutAt).toBeGreaterThan(0);
});

test('slowBody: the real answer in drips', async () => {
	fault({ kind: 'slowBody', chunkBytes: 100, everyMs: 30 });
	const raw = await rawAdd();
	const { payload, came, announced } = split(raw);
	expect(came).toBe(announced);
	expect(JSON.parse(payload)).toHaveProperty('message_id', sandbox.store.messages[0].message_id);
	const drips = Math.ceil(announced / 100);
	expect(raw.times.length).toBeGreaterThanOrEqual(drips);
	expect(raw.times[raw.times.length - 1] - raw.times[0]).toBeGreaterThanOrEqual((drips - 2) * 30);
});

test('html: a page', async () => {
	fault({ kind: 'html', status: 502 });
	const answer = await add();
	expect(answer.status).toBe(502);
	expect(answer.headers.get('content-type')).toMatch('text/html');
	expect(answer.text).toMatch(/^<!doctype html>/);
});

test('truncatedJson: in good order on the wire, no JSON', async () => {
	fault({ kind: 'truncatedJson' });
	const raw = await rawAdd();
	const { payload, came, announced } = split(raw);
	expect(came).toBe(announced);
	expect(raw.code).toBeUndefined();
	expect(() => JSON.parse(payload)).toThrow(SyntaxError);
});

test('emptyBody', async () => {
	fault({ kind: 'emptyBody', status: 201 });
	expect(await add()).toMatchObject({ status: 201, text: '' });
});

test.each([301, 302, 303, 307, 308] as const)('redirect %i to another host', async (status) => {
	fault({ kind: 'redirect', status, location: 'http://localhost:9/elsewhere' });
	const answer = await add();
	expect(answer.status).toBe(status);
	expect(answer.headers.get('location')).toBe('http://localhost:9/elsewhere');
});

test('retryAfter: seconds and date, 429 and 503', async () => {
	fault({ kind: 'retryAfter', seconds: 3 });
	fault({ kind: 'retryAfter', seconds: 3, as: 'date', status: 503 });
	const first = await add();
	expect(first.status).toBe(429);
	expect(first.headers.get('retry-after')).toBe('3');
	const second = await add();
	expect(second.status).toBe(503);
	const wait = Date.parse(second.headers.get('retry-after') ?? '') - Date.now();
	expect(wait).toBeGreaterThan(2500);
	expect(wait).toBeLessThanOrEqual(4000);
});

test('delay: answers later; processed after the wait, or before it with store', async () => {
	fault({ kind: 'delay', ms: 80 });
	fault({ kind: 'delay', ms: 80 }, { store: true });
	const storedAtAnswer: number[] = [];
	for (const expected of [0, 4]) {
		const answer = add();
		const { length } = sandbox.requests;
		while (!sandbox.requests[length]?.fault) await new Promise(setImmediate);
		await new Promise(setImmediate);
		storedAtAnswer.push(sandbox.store.messages.length);
		expect(storedAtAnswer.at(-1)).toBe(expected);
		expect((await answer).status).toBe(200);
		const { receivedAt, respondedAt = 0 } = sandbox.requests[length];
		expect(respondedAt - receivedAt).toBeGreaterThanOrEqual(79);
	}
});

test('hang: nothing until the client gives up, which the log shows', async () => {
	fault({ kind: 'hang' });
	const controller = new AbortController();
	const answer = send(sandbox, 'POST', newMessage, { body: body(), signal: controller.signal });
	while (!sandbox.requests[0]?.fault) await new Promise(setImmediate);
	controller.abort();
	await expect(answer).rejects.toThrow(/abort/i);
	while (sandbox.requests[0].cutAt === undefined) await new Promise(setImmediate);
	expect(sandbox.requests[0].respondedAt).toBeUndefined();
});

test.each([false, true])(
	'hugeBody: valid JSON of more than 10 MiB (chunked %s)',
	async (chunked) => {
		fault({ kind: 'hugeBody', chunked });
		const answer = await add();
		expect(Buffer.byteLength(answer.text)).toBe(11 * 1024 * 1024);
		expect(answer.headers.get('content-length')).toBe(chunked ? null : String(11 * 1024 * 1024));
		expect(answer.body).toHaveProperty('message_id');
	},
);

test('wrongShape: JSON that fits no schema', async () => {
	fault({ kind: 'wrongShape' });
	fault({ kind: 'wrongShape', body: { unexpected: true } });
	expect(await add()).toMatchObject({ status: 200, body: [42] });
	expect(await add()).toMatchObject({ status: 200, body: { unexpected: true } });
});

test('hold: the answer comes once the promise is kept', async () => {
	let keep = () => {};
	fault({ kind: 'hold', until: new Promise<void>((resolve) => (keep = resolve)) });
	const held = add();
	// A second request is answered meanwhile.
	while (sandbox.requests[0]?.fault !== 'hold') await new Promise(setImmediate);
	expect((await add()).status).toBe(200);
	expect(sandbox.requests[0].respondedAt).toBeUndefined();
	keep();
	expect((await held).status).toBe(200);
	expect(() => sandbox.addFault(JSON.parse('{"fault":{"kind":"hold","until":1}}'))).toThrow(
		'until',
	);
});

const everyKind: Fault[] = [
	{ kind: 'status', status: 500 },
	{ kind: 'reset' },
	{ kind: 'halfBody' },
	{ kind: 'html' },
	{ kind: 'truncatedJson' },
	{ kind: 'emptyBody' },
	{ kind: 'redirect', location: 'http://localhost:9/' },
	{ kind: 'retryAfter', seconds: 1 },
	{ kind: 'hugeBody' },
	{ kind: 'wrongShape' },
];

test.each(everyKind)('$kind: the message is stored with `store` and only then', async (kind) => {
	fault(kind);
	await rawAdd();
	expect(sandbox.store.messages).toEqual([]);
	fault(kind, { store: true });
	await rawAdd();
	expect(sandbox.store.messages.map(({ sender }) => sender)).toEqual(['user', 'assistant']);
});

test('every kind is named in this file or the table above', () => {
	const tested = [...everyKind.map(({ kind }) => kind), 'slowBody', 'delay', 'hold', 'hang'];
	expect([...faultKinds.keys()].sort()).toEqual(tested.sort());
});

test('close ends what hangs, drips and waits', async () => {
	const own = await startSandbox({ latencyMs: 60_000 });
	const { chat_id } = own.createChat({ client_id: 'ada' });
	own.addFault({ match: { content: 'hang' }, fault: { kind: 'hang' } });
	own.addFault({ match: { content: 'delay' }, fault: { kind: 'delay', ms: 60_000 } });
	own.addFault({
		match: { content: 'hold' },
		fault: { kind: 'hold', until: new Promise(() => {}) },
	});
	const open = ['hang', 'delay', 'hold', 'latency'].map((content) =>
		send(own, 'POST', newMessage, { body: { chat_id, sender: 'user', content } }).then(
			() => 'answered',
			() => 'cut',
		),
	);
	while (own.requests.length < 4) await new Promise(setImmediate);
	await own.close();
	expect(await Promise.all(open)).toEqual(['cut', 'cut', 'cut', 'cut']);
});
