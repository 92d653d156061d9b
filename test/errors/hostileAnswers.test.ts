/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-hardcoded-secrets -- tests are not part of the package; the token works nowhere */
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { testOptimly } from '../onlyOptimly';
import { underTest } from '../underTest';
import type { EngineResult } from '../engine/engine';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();
const { secret } = underTest;

const TOKEN = 'agt_Zx81-qT5_mB93kLw07VdRy26';

/** What the server of a test answers, with a status. */
type Answer = (response: ServerResponse) => void;

let server: Server | undefined;

afterEach(() => {
	server?.closeAllConnections();
	server?.close();
});

/** Runs one message against a server that answers so. */
async function run(answer: Answer): Promise<EngineResult> {
	server = createServer((request, response) => {
		request.resume();
		request.once('end', () => answer(response));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('The server has no port');
	const credential = sandbox.credential({
		baseUrl: `http://127.0.0.1:${address.port}`,
		[secret.field]: TOKEN,
	});
	return await sandbox.run(underTest.open('client-1'), { credential });
}

const json =
	(status: number, body: string): Answer =>
	(response) => {
		response.writeHead(status, { 'content-type': 'application/json' });
		response.end(body);
	};

const MIB = 1024 * 1024;
const errorOf = ({ run: { data } }: EngineResult) => data.resultData.error;

describe('a refusal stays a refusal, within seconds, whatever its body is', () => {
	const deep = (text: string, levels: number) => text.repeat(levels);
	const bodies: Array<[what: string, body: string]> = [
		['9 MiB of words', JSON.stringify({ detail: 'no '.repeat(3 * MIB) })],
		['9 MiB of entries', `{"detail":[${'{"loc":["a"],"msg":"b"},'.repeat(400_000)}{}]}`],
		['lists in lists', deep('[', 5 * MIB)],
		['lists in lists, closed', `${deep('[', 20_000)}${deep(']', 20_000)}`],
		['objects in objects', `${deep('{"detail":', 3_000)}1${deep('}', 3_000)}`],
		['a place that is no text', '{"detail":[{"loc":[{"toString":1},[[["a"]]]],"msg":"b"}]}'],
		[
			'a place of many levels',
			`{"detail":[{"loc":${deep('[', 20_000)}${deep(']', 20_000)},"msg":"b"}]}`,
		],
		['a list that has a length', '{"detail":{"length":1e9}}'],
		['a prototype', '{"__proto__":{"detail":"x"},"constructor":{"prototype":1}}'],
		[
			'words that cost a search of patterns its time',
			JSON.stringify({ detail: `${'%61'.repeat(400)}${'&amp;'.repeat(8_000)}` }),
		],
		['escapes in escapes', JSON.stringify({ detail: '%25'.repeat(20_000) })],
		['white space', ' '.repeat(9 * MIB)],
		['a web page', `<html>${'a'.repeat(MIB)}`],
		['zeros', '\u0000'.repeat(MIB)],
	];

	test.each(bodies)('%s', async (_what, body) => {
		const started = performance.now();
		const result = await run(json(401, body));
		expect(errorOf(result)).toHaveProperty('context.details.kind', 'authentication');
		expect(errorOf(result)).toHaveProperty('context.details.delivered', 'no');
		expect(performance.now() - started).toBeLessThan(5_000);
		expect(String(errorOf(result)?.message).length).toBeLessThan(1_000);
	});

	const endless: Array<[what: string, answer: Answer]> = [
		[
			'a byte now and then',
			(response) => {
				response.writeHead(403, { 'content-type': 'application/json' });
				const timer = setInterval(() => response.write(' '), 50);
				response.once('close', () => clearInterval(timer));
			},
		],
		[
			'nothing at all behind the head',
			(response) => {
				response.writeHead(403, { 'content-type': 'application/json', 'content-length': '100' });
				response.flushHeaders();
			},
		],
		[
			'bytes without end',
			(response) => {
				response.writeHead(403, { 'content-type': 'application/json' });
				const more = (): void => {
					while (response.write('x'.repeat(16_384)));
				};
				response.on('drain', more);
				more();
			},
		],
		[
			'an end of the connection in mid-body',
			(response) => {
				response.writeHead(403, { 'content-length': '100' });
				response.write('{"detail":"', () => response.destroy());
			},
		],
	];

	test.each(endless)('%s', async (_what, answer) => {
		const started = performance.now();
		let closed: Promise<unknown> | undefined;
		const result = await run((response) => {
			closed = once(response, 'close');
			answer(response);
		});
		expect(errorOf(result)).toHaveProperty('context.details.kind', 'permission');
		expect(errorOf(result)).toHaveProperty('context.details.attempts', 1);
		// Nobody goes on to receive what nobody reads: otherwise this waits until the time-out of the request.
		await closed;
		expect(performance.now() - started).toBeLessThan(10_000);
	});
});

/** The token as servers and their logs write it. */
const percent = (text: string) => Buffer.from(text).toString('hex').replace(/../g, '%$&');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const FORMS: Array<[form: string, text: string]> = [
	['in capital letters', TOKEN.toUpperCase()],
	['every character percent-encoded', percent(TOKEN)],
	['percent-encoded twice', encodeURIComponent(percent(TOKEN))],
	[
		'as JSON escapes',
		[...TOKEN].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
	],
	[
		'as JSON escapes in JSON',
		[...TOKEN].map((c) => `\\\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
	],
	['as HTML entities', [...TOKEN].map((c) => `&#${c.charCodeAt(0)};`).join('')],
	[
		'as HTML entities in hex',
		[...TOKEN].map((c) => `&#x${c.charCodeAt(0).toString(16)};`).join(''),
	],
	['in hex', Buffer.from(TOKEN).toString('hex')],
	['in hex of capitals', Buffer.from(TOKEN).toString('hex').toUpperCase()],
	['base64 of user and token', base64(`user:${TOKEN}`)],
	['base64 of a longer user and token', base64(`admin:${TOKEN}:x`)],
	['base64 with two characters before', base64(`ab${TOKEN}`)],
	['base64 with four characters before', base64(`abcd${TOKEN}`)],
	['base64url of user and token', Buffer.from(`user:${TOKEN}`).toString('base64url')],
	['base64, percent-encoded', encodeURIComponent(base64(`u:${TOKEN}`))],
	['its beginning', `${TOKEN.slice(0, 12)}…`],
	['its end', `…${TOKEN.slice(-10)}`],
	['a part of it', `…${TOKEN.slice(8, 18)}…`],
	['broken over lines', TOKEN.replace(/.{7}/g, '$&\n')],
	['with characters between that nobody sees', [...TOKEN].join('\u200b')],
	['with its words doubled', `${TOKEN}${TOKEN}`],
];

/** All letters and digits of what is shown, so that no separator hides a token from the test. */
const lettersOf = (text: string) => text.replace(/[^\da-z]/gi, '').toLowerCase();

/** Every part of the token, or of what stands for it, that would be too much. */
function givenAway(text: string, form: string): string[] {
	const shown = lettersOf(text);
	return [TOKEN, form]
		.map(lettersOf)
		.flatMap((secretText) =>
			Array.from({ length: Math.max(0, secretText.length - 9) }, (_, at) =>
				secretText.slice(at, at + 10),
			),
		)
		.filter((part) => shown.includes(part));
}

test.each(FORMS)('an error that repeats the token %s does not pass it on', async (_form, form) => {
	const result = await run(json(401, JSON.stringify({ detail: `Token ${form} is not known` })));
	const { message, description, context } = Object(errorOf(result));
	expect(message).toContain('[hidden]');
	expect(message).toContain('is not known');
	expect(message).not.toContain('[[');
	// Eight letters of the token; two characters at the edge of base64 belong to its neighbours, too.
	expect(givenAway(JSON.stringify({ message, description, context }), form.slice(9, -9))).toEqual(
		[],
	);
	expect(result.stored).not.toContain(TOKEN);
});

testOptimly('an answer of success that repeats the token does not pass it on', async () => {
	const body = {
		chat_id: 'chat_1',
		client_id: 'client-1',
		status: 'active',
		created_at: '2026-01-01T00:00:00Z',
		note: `called with ${TOKEN}`,
		basic: base64(`user:${TOKEN}`),
		metadata: { [TOKEN]: [TOKEN, `a ${encodeURIComponent(TOKEN)} b`] },
	};
	const result = await run(json(200, JSON.stringify(body)));
	expect(result.done).toHaveLength(1);
	expect(result.done[0]).toMatchObject({ chat_id: 'chat_1', note: 'called with [hidden]' });
	expect(result.stored).not.toContain(TOKEN);
	expect(result.stored).not.toContain(base64(TOKEN).slice(4, 20));
});

testOptimly('escapes do not carry the token through an answer of success', async () => {
	const escaped = [...TOKEN]
		.map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
		.join('');
	const result = await run(json(200, `{"chat_id":"chat_1","note":"${escaped}"}`));
	expect(result.done[0]).toMatchObject({ note: '[hidden]' });
});

testOptimly('what an answer of success has by chance in common with the token stays', async () => {
	const note = `agt_ ${TOKEN.slice(0, 12)} [hidden] %41 \\u0041`;
	const result = await run(json(200, JSON.stringify({ chat_id: 'chat_1', note })));
	expect(result.done).toMatchObject([{ note }]);
});

describe('an answer of success that would stop the process', () => {
	const deep = `${'['.repeat(5 * MIB)}${']'.repeat(5 * MIB)}`;
	const hostile: Array<[what: string, body: string]> = [
		['10 MiB of lists in lists', deep],
		['3 million empty objects', `[${'{},'.repeat(3_000_000)}{}]`],
		['a million keys', `{${Array.from({ length: 800_000 }, (_, key) => `"k${key}":1`).join(',')}}`],
		['5 million numbers', `[${'1,'.repeat(5_000_000)}1]`],
	];

	test.each(hostile)('%s: is not parsed, and said to be unreadable', async (_what, body) => {
		const bytes = Buffer.from(body);
		const delay = monitorEventLoopDelay({ resolution: 5 });
		const result = await run((response) => {
			response.writeHead(200, { 'content-type': 'application/json' });
			delay.enable();
			response.end(bytes);
		});
		delay.disable();
		expect(errorOf(result)).toHaveProperty('context.details.kind', 'unreadable_response');
		// Parsing any of them takes half a second and more.
		expect(delay.max / 1e6).toBeLessThan(400);
	});
});
