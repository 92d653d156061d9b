import { runNode } from '../engine/engine';
import { Answer, useOddService } from '../engine/oddService';
import { messageSend } from '../engine/parameters';

const service = useOddService();

/** Every character that one of the spellings escapes. */
const TOKEN = 'agt_"<b>/a+b=\\u0041\\c&d.e~0123456789';

const each = (text: string, write: (character: string) => string) => [...text].map(write).join('');
const code = (character: string, radix: number) => character.charCodeAt(0).toString(radix);
const inJson = (text: string) => JSON.stringify({ token: text });

/** How an answer that is no error can repeat the token as data. */
const SPELLINGS: Array<[string, (token: string) => string]> = [
	['as it is', (token) => `your token is ${token}!`],
	['JSON as a text', inJson],
	['JSON as a text in a text', (token) => inJson(inJson(token))],
	['escapes of JSON', (token) => each(token, (one) => `\\u00${code(one, 16).padStart(2, '0')}`)],
	['percent-encoded', encodeURIComponent],
	['percent-encoded twice', (token) => encodeURIComponent(encodeURIComponent(token))],
	['each character percent-encoded', (token) => each(token, (one) => `%${code(one, 16)}`)],
	['entities by number', (token) => each(token, (one) => `&#${code(one, 10)};`)],
	['entities in hex', (token) => each(token, (one) => `&#x${code(one, 16)};`)],
	['entities by name', (token) => token.replace(/_/g, '&lowbar;').replace(/</g, '&lt;')],
	['an invisible character after each', (token) => each(token, (one) => `${one}\u200b`)],
	['a variation selector after each', (token) => each(token, (one) => `${one}\ufe0f`)],
	['in capitals', (token) => token.toUpperCase()],
	['in base64', (token) => Buffer.from(`user:${token}`).toString('base64')],
	['in hex', (token) => Buffer.from(token).toString('hex').toUpperCase()],
	[
		'in hex with colons',
		(token) => [...Buffer.from(token)].map((byte) => byte.toString(16)).join(':'),
	],
	['quoted-printable', (token) => each(token, (one) => `=${code(one, 16).toUpperCase()}`)],
	['in base64 twice', (token) => btoa(btoa(token))],
	['in lines', (token) => (token.match(/.{1,10}/g) ?? []).join('\r\n')],
];

async function outputFor(answer: Answer, accessToken = TOKEN) {
	service.now.manner.post = () => answer;
	const { done } = await runNode({
		parameters: messageSend('a', { options: { waitForReply: 0 } }),
		credential: { ...service.now.credential, accessToken },
	});
	return done[0];
}

const stored = (more: object) => JSON.stringify({ message_id: 'msg_1', chat_id: 'a', ...more });

test.each(SPELLINGS)('a token in the data of an answer is hidden: %s', async (_how, spelled) => {
	const text = spelled(TOKEN);
	const more = { metadata: { echo: text, deep: [{ [text]: text }] }, content: text };
	const { metadata, content } = await outputFor(new Answer(200, stored(more)));
	expect(content).toContain('[hidden]');
	expect(metadata).toEqual({ echo: content, deep: [{ [String(content)]: content }] });
});

test('a token whose slashes the JSON escapes is hidden, in a long answer, too', async () => {
	const escaped = (text: string) => text.replace(/\//g, '\\/');
	for (const long of ['', 'x'.repeat(100_000)]) {
		const body = escaped(stored({ content: `${TOKEN} ${long}` }));
		expect(await outputFor(new Answer(200, body))).toHaveProperty('content', `[hidden] ${long}`);
	}
});

test('text with escapes of all kinds that is no token stays as it is', async () => {
	const content = '100% of &lt;b&gt; \\u0041 %41 &#65; agt_ 👩\u200d🚀';
	expect(await outputFor(new Answer(200, stored({ content })))).toHaveProperty('content', content);
});

/** How data can spell it out, as programs that take a text for bytes or a list do. */
const SPELLED_OUT: ReadonlyArray<[how: string, spell: (token: string) => unknown[]]> = [
	['bytes', (token) => [...Buffer.from(token)]],
	['characters', (token) => [...token]],
	['a few characters each', (token) => token.match(/.{1,4}/g) ?? []],
	['characters backwards', (token) => [...token].reverse()],
];

test.each(SPELLED_OUT)('a token that a list spells out is hidden: %s', async (_how, spell) => {
	const pieces = spell(TOKEN);
	const hidden = pieces.map(() => '[hidden]');
	for (const content of ['', 'x'.repeat(100_000)]) {
		const body = stored({ content, metadata: { type: 'Buffer', data: pieces, no: [1, 2, 3] } });
		const { metadata } = await outputFor(new Answer(200, body));
		expect(metadata).toEqual({ type: 'Buffer', data: hidden, no: [1, 2, 3] });
	}
	const body = stored({ metadata: { ...pieces } });
	expect(await outputFor(new Answer(200, body))).toHaveProperty('metadata', { ...hidden });
});

test('a list that spells out something else stays', async () => {
	const metadata = { data: [...Buffer.from('agt_ is how they begin')], more: [...'not a token'] };
	const body = stored({ metadata });
	expect(await outputFor(new Answer(200, body))).toHaveProperty('metadata', metadata);
});

test('a token of digits is hidden where it is a number, and no other number is changed', async () => {
	const metadata = (token: unknown) => ({ token, next: [9_007_199_254_740_990, -1.5, 0] });
	const given = metadata(9_007_199_254_740_991);
	for (const content of ['', 'x'.repeat(100_000)]) {
		const body = stored({ content, metadata: given });
		const output = await outputFor(new Answer(200, body), '9007199254740991');
		expect(output.metadata).toEqual(metadata('[hidden]'));
		expect((await outputFor(new Answer(200, body))).metadata).toEqual(given);
	}
});
