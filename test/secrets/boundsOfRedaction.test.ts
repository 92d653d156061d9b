import { presentable, withoutValues } from '../../nodes/shared/http/redact';
import { scrubber } from '../../nodes/shared/http/scrubber';

const keep = (text: string) => text;
const SECRET = 'agt_a+b/c=d-e~f';
const escaped = (text: string) =>
	[...text].map((character) => `&#${character.codePointAt(0)};`).join('');
const base64 = (text: string, times: number): string =>
	times === 0 ? text : base64(Buffer.from(text).toString('base64'), times - 1);

describe('what is shown of the words of an API', () => {
	test('up to 500 characters, of longer ones 499 and a sign for the rest', () => {
		expect(presentable('x'.repeat(500), keep, [])).toBe('x'.repeat(500));
		expect(presentable('x'.repeat(501), keep, [])).toBe(`${'x'.repeat(499)}…`);
	});

	test('no half of a character', () => {
		expect(presentable(`${'x'.repeat(497)}😀y`, keep, [])).toBe(`${'x'.repeat(497)}😀y`);
		expect(presentable(`${'x'.repeat(498)}😀yz`, keep, [])).toBe(`${'x'.repeat(498)}…`);
		expect(presentable(`😀${'x'.repeat(600)}`, keep, [])).toMatch(/^😀x+…$/);
	});

	test('only the first 2 000 characters are looked at, up to the last word that is whole', () => {
		const value = 'v'.repeat(1_990);
		expect(presentable(`${value} one two x`, keep, [value])).toBe('[value] one two x');
		expect(presentable(`${value} one two xy`, keep, [value])).toBe('[value] one two');
	});
});

describe('values', () => {
	const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

	test('parts of 16 characters of a long one are hidden, shorter ones are not', () => {
		expect(withoutValues('1 bcdefghijklmnopq 2', [ALPHABET])).toBe('1 [value] 2');
		expect(withoutValues('1 bcdefghijklmnop 2', [ALPHABET])).toBe('1 bcdefghijklmnop 2');
	});

	test('the first 20 000 characters of one are looked for', () => {
		const part = ALPHABET.slice(0, 16);
		const upTo = (length: number) => `${'.'.repeat(length - 16)}${part}`;
		expect(withoutValues(part, [upTo(20_000)])).toBe('[value]');
		expect(withoutValues(part, [upTo(20_001)])).toBe(part);
	});

	test('from five characters on in any case, shorter ones in any other case only as whole words', () => {
		expect(withoutValues('MARIAS, JANES, JANE and Janes', ['Maria', 'Jane'])).toBe(
			'[value]S, JANES, [value] and [value]s',
		);
	});

	test('from three characters on', () => {
		expect(withoutValues('Bo and Ana', ['Bo', 'Ana'])).toBe('Bo and [value]');
	});

	test('no values, no change', () => {
		expect(withoutValues('text', [])).toBe('text');
	});

	test('marks that stand there stay, whatever they are called', () => {
		expect(withoutValues('a [hidden] b [value] hidden value c', ['hidden', 'value'])).toBe(
			'a [hidden] b [value] [value] [value] c',
		);
		expect(withoutValues('hidden [hidden]', ['hidden'])).toBe('[value] [hidden]');
	});
});

describe('secrets in words', () => {
	test.each([1, 2, 3])('in base64, %d times over', (times) => {
		expect(scrubber([SECRET])(`a ${base64(SECRET, times)}`)).toMatch(/^a \[hidden\]=*$/);
	});

	test('base64 of anything else stays', () => {
		const text = `${base64('nothing to hide', 1)} ${base64('nothing to hide', 3)}`;
		expect(scrubber([SECRET])(text)).toBe(text);
	});

	test('what a secret with escapes decodes to is hidden, but for short words', () => {
		expect(scrubber(['%61%62%63%64%65%66%67%68'])('abcdefgh')).toBe('[hidden]');
		expect(scrubber(['%61%62%63%64%65%66%67'])('abcdefg')).toBe('abcdefg');
	});
});

describe('secrets in data', () => {
	const LIMIT = 64 * 1024;
	const upTo = (text: string, length: number) => text + ' '.repeat(length - text.length);

	test.each([
		['as it is', SECRET],
		['in escapes', escaped(SECRET)],
		['with something unseen in it', SECRET.replace('_', '_\u200b')],
		['in percent-encoding', [...SECRET].map((c) => `%${c.charCodeAt(0).toString(16)}`).join('')],
	])('are hidden whole: %s', (_how, form) => {
		expect(scrubber([SECRET]).inData(`a ${form} b`)).toBe('a [hidden] b');
	});

	test('parts of them are not', () => {
		const part = `${SECRET.slice(0, -1)} ${escaped(SECRET.slice(1))}`;
		expect(scrubber([SECRET]).inData(part)).toBe(part);
	});

	test('a short one is left alone, also beside a long one', () => {
		expect(scrubber(['abc']).inData('x abc x')).toBe('x abc x');
		expect(scrubber(['abc', SECRET]).inData(`x abc x ${SECRET}`)).toBe('x abc x [hidden]');
		expect(scrubber(['abcdefg']).inData('abcdefg')).toBe('abcdefg');
		expect(scrubber(['abcdefgh']).inData('abcdefgh')).toBe('[hidden]');
	});

	test('in any escapes; in a text of more than 8 KiB as it is, or encoded', () => {
		const { inData } = scrubber([SECRET]);
		expect(inData(upTo(escaped(SECRET), 8_192)).trim()).toBe('[hidden]');
		expect(inData(upTo(escaped(SECRET), 8_193)).trim()).toBe(escaped(SECRET));
		for (const form of [SECRET, base64(SECRET, 1), Buffer.from(SECRET).toString('hex')])
			expect(inData(upTo(form, LIMIT)).trim()).toMatch(/^\[hidden\]=*$/);
	});

	test('of an answer of up to 64 KiB in encodings of any depth, of a longer one in two', async () => {
		const { json } = scrubber([SECRET]);
		const hidden = async (value: string, length: number) =>
			Object(await json({ value }, upTo(JSON.stringify({ value }), length))).value;
		const [twice, thrice] = [base64(SECRET, 2), base64(SECRET, 3)];
		expect(await hidden(thrice, LIMIT)).toMatch(/^\[hidden\](PQ)?=*$/);
		expect(await hidden(thrice, LIMIT + 1)).toBe(thrice);
		// The last character is that of the padding.
		expect(await hidden(twice, LIMIT + 1)).toMatch(/^\[hidden\]0=$/);
		expect(await hidden(SECRET, LIMIT + 1)).toBe('[hidden]');
	});

	test.each([
		['a letter', SECRET.replace('g', '\\u0067')],
		['a slash', SECRET.replace('/', '\\/')],
	])('JSON can write %s of it otherwise than as itself', async (_what, written) => {
		const text = upTo(`{"value":"${written}"}`, LIMIT + 1);
		expect(await scrubber([SECRET]).json(JSON.parse(text), text)).toEqual({ value: '[hidden]' });
	});

	test('a list of several texts, each on its own', async () => {
		const answer = ['a', SECRET, { [SECRET]: [`x ${SECRET}`], b: 7 }];
		expect(await scrubber([SECRET]).json(answer, JSON.stringify(answer))).toEqual([
			'a',
			'[hidden]',
			{ '[hidden]': ['x [hidden]'], b: 7 },
		]);
	});
});
