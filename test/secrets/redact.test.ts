/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- a token that works nowhere */
import fc from 'fast-check';
import { presentable, textsOf } from '../../nodes/shared/http/redact';
import { scrubber } from '../../nodes/shared/http/scrubber';

const keep = (text: string) => text;

describe('scrubber', () => {
	// No white space: the credential refuses a token with it.
	const SECRET = 'agt_a+b/c=d-e~f';

	test.each([
		['as it is', SECRET],
		['URI-encoded', encodeURIComponent(SECRET)],
		['form-encoded', new URLSearchParams({ a: SECRET }).toString().slice(2)],
		['base64', Buffer.from(SECRET).toString('base64')],
		['base64url', Buffer.from(SECRET).toString('base64url')],
		['base64 of UTF-16', Buffer.from(SECRET, 'utf16le').toString('base64')],
		['base64 of base64', Buffer.from(btoa(SECRET)).toString('base64')],
		['base64 of its escapes', Buffer.from(encodeURIComponent(`"${SECRET}"`)).toString('base64')],
	])('%s', (_form, form) => {
		expect(scrubber([SECRET])(`a ${form} b ${form} c`)).toMatch(
			/^a \[hidden\]=* b \[hidden\]=* c$/,
		);
	});

	test('no eight characters in a row of any secret are left in any text, however often and wherever it stands', () => {
		const secret = fc
			.string({ minLength: 8, maxLength: 60 })
			.filter((text) => !/\s|\[(hidden|value)\]/.test(text) && !'[hidden]'.includes(text));
		fc.assert(
			fc.property(secret, fc.string(), fc.nat(59), (token, around, from) => {
				const part = token.slice(Math.min(from, token.length - 8));
				const scrubbed = scrubber([token])(`${around}${token} ${part} ${token}${around}`);
				const parts = Array.from({ length: token.length - 7 }, (_, at) => token.slice(at, at + 8));
				expect(parts.filter((eight) => scrubbed.includes(eight))).toEqual([]);
				expect(scrubbed).toContain('[hidden]');
			}),
		);
	});

	test('a short one is found in the header of Basic authentication', () => {
		expect(scrubber(['k9Qz'])(`Basic ${btoa('user:k9Qz')} is wrong`)).toBe(
			'Basic [hidden] is wrong',
		);
	});

	test('what stands around a secret is left', () => {
		expect(scrubber([SECRET])(`key ${SECRET}, sent at 12:00 by agt_`)).toBe(
			'key [hidden], sent at 12:00 by agt_',
		);
	});

	test('the longer of two secrets goes first, so that no tail is left', () => {
		expect(scrubber(['agt_short', 'agt_short_and_long'])('x agt_short_and_long x')).toBe(
			'x [hidden] x',
		);
	});

	describe.each([0, 200_000])('in data, beside %d other characters', (others) => {
		test.each(['agt_"in_quotes"', 'agt_<b>&amp;', 'agt_back\\slash', 'agt_100%'])(
			'whatever characters the secret has: %s',
			async (secret) => {
				const other = 'x'.repeat(others);
				const answer = { content: `a ${secret} b`, [secret]: [secret], other };
				expect(await scrubber([secret]).json(answer, JSON.stringify(answer))).toEqual({
					content: 'a [hidden] b',
					'[hidden]': ['[hidden]'],
					other,
				});
			},
		);
	});

	test('an empty secret changes nothing', () => {
		expect(scrubber([''])('text')).toBe('text');
	});

	test('characters that mean something in a regular expression do not', () => {
		expect(scrubber(['a.*b$^(c'])('a.*b$^(c aXXb')).toBe('[hidden] aXXb');
	});
});

describe('presentable', () => {
	test('removes values that were sent, the longest first', () => {
		expect(
			presentable('Ada Byron <ada@example.com> Ada', keep, ['Ada', 'Ada Byron', 'ada@example.com']),
		).toBe('[value] [value] [value]');
	});

	test.each([
		['as a form sends it', new URLSearchParams({ '': 'Ada Müller-Byron & Söhne' }).toString()],
		['with marks of their own for the dots', 'Ada Müller-Byron & Söhne'.normalize('NFD')],
		['with variation selectors', [...'Ada Müller-Byron & Söhne'].join('\ufe0f')],
	])('removes a value that comes back %s', (_how, text) => {
		expect(presentable(text, keep, ['Ada Müller-Byron & Söhne']).replace(/^=/, '')).toBe('[value]');
	});

	test('leaves values alone that are too short to be anybody’s', () => {
		expect(presentable('on or off', keep, ['o', 'on', 'o f f', '     '])).toBe('on or off');
	});

	test('is one line without markup and control characters', () => {
		expect(presentable(' a\r\nb\t<b>c</b>\u0000\u202e d ', keep, [])).toBe('a b b c /b d');
	});

	test('scrubs before it cuts, so that no half of a secret stays', () => {
		const secret = 'agt_0123456789abcdef';
		const text = `${'x'.repeat(490)} ${secret} end`;
		expect(presentable(text, scrubber([secret]), [])).not.toContain('agt_');
	});

	test('any text becomes at most 500 visible characters of one line', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
				const shown = presentable(text, keep, []);
				expect(shown.length).toBeLessThanOrEqual(500);
				expect(shown).not.toMatch(/[<>\p{Cc}\p{Cf}]/u);
			}),
		);
	});
});

test('textsOf finds texts and numbers at any depth, but not under the given top-level keys', () => {
	const body = {
		chat_id: 'chat_1',
		content: 'Hello',
		metadata: { a: [{ b: 'deep', chat_id: 'inner' }], n: 7, yes: true },
	};
	expect(textsOf(body, new Set(['chat_id'])).sort()).toEqual(['7', 'Hello', 'deep', 'inner']);
});

describe('what is shown of an API’s words', () => {
	test.each(['\u{10000}', '\u{323af}'])('ends with no half of "%s"', (character) => {
		const half = presentable(`${'x'.repeat(498)}${character}yz`, keep, []);
		expect(half).toBe(`${'x'.repeat(498)}…`);
		const whole = presentable(`${'x'.repeat(497)}${character}yz`, keep, []);
		expect(whole).toBe(`${'x'.repeat(497)}${character}…`);
	});

	test('ends with a letter that stands beside halves of characters in the table', () => {
		for (const letter of ['\ud7fb', '\uf900'])
			expect(presentable(`${'x'.repeat(498)}${letter}yz`, keep, [])).toBe(
				`${'x'.repeat(498)}${letter}…`,
			);
	});
});
