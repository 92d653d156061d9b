import { plainInput } from '../../nodes/OptimlyMessage/found/plainInput';
import { submissionPart } from '../../nodes/OptimlyMessage/found/submissionPart';

const deep = (levels: number): unknown => (levels === 0 ? 'end' : [deep(levels - 1)]);
const isCut = (value: unknown) => !JSON.stringify(value).includes('end');

test('values of every kind become those of JSON', () => {
	const input = {
		...{ text: 'a', yes: true, no: false, none: null, one: 1, minus: -0, big: 12n },
		...{ nan: Number.NaN, endless: Number.POSITIVE_INFINITY, left: undefined, code: () => 1 },
		...{ list: [1, undefined, Symbol('x')], date: new Date('2026-01-02T00:00:00Z') },
		broken: {
			toJSON: () => {
				throw new Error('no');
			},
		},
	};
	expect(plainInput(input)).toEqual({
		...{ text: 'a', yes: true, no: false, none: null, one: 1, minus: 0, big: '12' },
		...{ nan: null, endless: null, list: [1, null, null], date: '2026-01-02T00:00:00.000Z' },
		broken: null,
	});
	expect([plainInput(undefined), plainInput(() => 1)]).toEqual([null, null]);
});

test('depth, number of values, entries and keys are bounded', () => {
	expect([13, 14, 15].map((levels) => isCut(plainInput(deep(levels))))).toEqual([
		...[false, false, true],
	]);
	const lists = (each: number) => Array.from({ length: 5 }, () => Array(each).fill('a'));
	const count = (value: unknown): number => JSON.stringify(value).split('"a"').length - 1;
	expect(count(plainInput(Array(700).fill('a')))).toBe(600);
	expect(count(plainInput(lists(500)))).toBe(2_500);
	// 3 000 values, the lists and the whole counted.
	expect(count(plainInput(lists(600)))).toBe(3_000 - 6);
	const keys = Object.fromEntries(Array.from({ length: 700 }, (_, n) => [`k${n}`, 'a']));
	expect(count(plainInput(keys))).toBe(600);
	const key = (length: number) => ({ ['k'.repeat(length)]: 'a' });
	expect([1_000, 1_001].map((length) => count(plainInput(key(length))))).toEqual([1, 0]);
	const long = Array.from({ length: 50 }, (_, n) => [`${n}`.padStart(1_000, 'k'), 'a']);
	expect(count(plainInput(Object.fromEntries(long)))).toBe(40);
	// Keys that come again cost nothing.
	expect(count(plainInput(Array(50).fill(key(1_000))))).toBe(50);
});

test('texts are bounded: each of them, all short ones and all long ones', () => {
	const length = (value: unknown) => JSON.stringify(value).replace(/[^x]/g, '').length;
	expect(length(plainInput('x'.repeat(20_001)))).toBe(20_000);
	expect(length(plainInput(1n)) + String(plainInput(10n ** 20_005n)).length).toBe(20_000);
	const texts = (each: number, many: number) =>
		Array.from({ length: 5 }, () => Array(many).fill('x'.repeat(each)));
	expect(length(plainInput(texts(300, 220)))).toBe(100_000);
	expect(length(plainInput(texts(301, 220)))).toBe(250_000);
	const both = [texts(300, 220), texts(301, 220)];
	expect(length(plainInput(both))).toBe(350_000);
});

test.each([
	['[1]', [1]],
	[' {"a": 1}', { a: 1 }],
	['{&quot;a&quot;: 1}', { a: 1 }],
	['[&quot;a&quot;]', ['a']],
	['{"a": &quot;b&quot;}', { a: 'b' }],
	['{"a": "b &amp; c"}', { a: 'b &amp; c' }],
	['[]', []],
	['{}', {}],
	['[{"a": 1}]', [{ a: 1 }]],
	['[-1]', [-1]],
	['[null, true, false]', [null, true, false]],
	['[false]', [false]],
	['[true]', [true]],
	['"a"', '"a"'],
	['12', '12'],
	['[a]', '[a]'],
	['{"a": 1', '{"a": 1'],
	['a=1&b=2', { a: '1', b: '2' }],
	['a=1+2&b=%40', { a: '1 2', b: '@' }],
	['a=1', 'a=1'],
	['a=a.&a.=@a.aa', 'a=a.&a.=@a.aa'],
	['a=b&c=d@example.com', { a: 'b', c: 'd@example.com' }],
	['a=1 2&b=2', 'a=1 2&b=2'],
	['x a=1&b=2', 'x a=1&b=2'],
	['http://x/?a=1&b=2', 'http://x/?a=1&b=2'],
	['https://x/?a=1&b=2', 'https://x/?a=1&b=2'],
	['HTTPS://x/?a=1&b=2', 'HTTPS://x/?a=1&b=2'],
	['?a=1&b=2', '?a=1&b=2'],
	[`${'k'.repeat(100)}=1&b=2`, { ['k'.repeat(100)]: '1', b: '2' }],
	[`${'k'.repeat(101)}=1&b=2`, `${'k'.repeat(101)}=1&b=2`],
	[`a=1&${'k'.repeat(100)}=2`, { a: '1', ['k'.repeat(100)]: '2' }],
	[`a=1&${'k'.repeat(101)}=2`, `a=1&${'k'.repeat(101)}=2`],
])('the text %j holds %j', (text, held) => {
	expect(plainInput(text)).toEqual(held);
});

test('long texts of forms and of JSON are texts, all texts of JSON together', () => {
	const form = (length: number) => `a=1&b=${'x'.repeat(length - 6)}`;
	expect([20_000, 20_001].map((length) => typeof plainInput(form(length)))).toEqual([
		...['object', 'string'],
	]);
	const json = (length: number) => `[1${' '.repeat(length - 3)}]`;
	const kinds = (...lengths: number[]) =>
		lengths.length === 1
			? [typeof plainInput(json(lengths[0]))]
			: JSON.parse(JSON.stringify(plainInput(lengths.map(json)))).map((one: unknown) => typeof one);
	expect(kinds(200_000)).toEqual(['object']);
	expect(kinds(200_001)).toEqual(['string']);
	expect(kinds(150_000, 50_000, 3)).toEqual(['object', 'object', 'string']);
});

const QUOTED =
	'reply_to replyToMessage reply_to_message quoted quotedMessage quotedMsg repliedMessage parent-message externalReply pinned_message forwardedMessage';

test.each(QUOTED.split(' '))('%s is what is answered to: a record of it is left out', (key) => {
	expect(plainInput({ [key]: { text: 'Hi' }, a: 1 })).toEqual({ a: 1 });
	expect(plainInput({ [key]: 'ada@example.com' })).toEqual({ [key]: 'ada@example.com' });
});

test.each([
	...['versions', 'history', 'previous_attributes', 'constructor', 'prototype', '__proto__'],
	...['message-headers', 'messageheaders', 'mail_headers', 'raw-headers', 'RawHeaders'],
	...['internetMessageHeaders', 'internet_message_headers', 'password', 'session_id'],
])('what stands under %s is left out', (key) => {
	const input: unknown = JSON.parse(`{"${key}": "x", "a": 1}`);
	expect(plainInput(input)).toEqual({ a: 1 });
});

test('a key that is asked for is kept although it names a secret', () => {
	const input = { session_id: 'x', token: 'y' };
	expect(plainInput(input, /^session_?id$/i)).toEqual({ session_id: 'x' });
});

test.each<[object, boolean]>([
	[{ from: 'a', to: 'b' }, true],
	[{ from: 'a', recipients: 'b' }, true],
	[{ from: 'a' }, false],
	[{ to: 'b' }, false],
])('an envelope for servers is left out: %j', (envelope, isLeftOut) => {
	expect('envelope' in Object(plainInput({ envelope }))).toBe(!isLeftOut);
	expect(plainInput({ other: envelope })).toEqual({ other: envelope });
});

test.each<[object, boolean]>([
	[{ start: 1_741_002_780, finish: 1_741_002_839 }, true],
	[{ start: 1_741_002_780, end: 1_741_002_839 }, true],
	[{ start: 1_741_002_780, stop: 1_741_002_839 }, true],
	[{ start: 1_741_002_780, end: 1_741_002_840 }, false],
	[{ start: 1_741_002_839, end: 1_741_002_780 }, true],
	[{ start: 1_741_002_780_000, end: 1_741_002_839_999 }, true],
	[{ start: 1_741_002_780_000, end: 1_741_002_840_000 }, false],
	[{ start: 1_000_000_000, end: 1_000_000_001 }, true],
	[{ start: 999_999_999, end: 1_000_000_000 }, false],
	[{ start: 1_000_000_000_000, end: 1_000_000_000_061 }, false],
	[{ start: '1741002780', end: 1_741_002_781 }, false],
	[{ start: 1_741_002_780, end: '1741002781' }, false],
	[{ start: 1_741_002_780, finish: 1_741_002_781, end: 1_741_009_999 }, true],
])('how long a request took is left out: %j', (time, isLeftOut) => {
	expect(plainInput({ time, a: 1 })).toEqual({ ...(!isLeftOut && { time }), a: 1 });
});

const body = { a: 1 };

test.each<[string, unknown, unknown]>([
	['a body alone', { body }, body],
	...['webhookUrl', 'executionMode', 'query', 'params'].map((key): [string, unknown, unknown] => [
		`a body beside ${key}`,
		{ body, [key]: {}, other: 1 },
		body,
	]),
	['a body beside anything else', { body, other: 1 }, { body, other: 1 }],
	['a list of one', [body], body],
	['a list of two', [body, body], [body, body]],
	['an empty list', [], []],
	['a text', 'x', 'x'],
	['nothing', undefined, {}],
	['a query with an address', { body: {}, query: { mail: 'a@b' } }, { mail: 'a@b' }],
	['a query with an address, and no body', { body: null, query: { m: 'a@b' } }, { m: 'a@b' }],
	['a query with an address, and an empty list', { body: [], query: { m: 'a@b' } }, { m: 'a@b' }],
	['a query with an address, and an empty text', { body: '', query: { m: 'a@b' } }, { m: 'a@b' }],
	['a query without an address', { body: {}, query: { mail: 'x', n: 1 } }, {}],
	[
		'a query with an address behind others',
		{ body: {}, query: { n: 1, m: 'a@b' } },
		{ n: 1, m: 'a@b' },
	],
	['six wrappers', [[[[[5]]]]], 5],
	['seven wrappers', [[[[[[5]]]]]], {}],
])('the part that somebody submitted: %s', (_what, item, part) => {
	expect(submissionPart(item === undefined ? undefined : JSON.parse(JSON.stringify(item)))).toEqual(
		part,
	);
});

test.each([
	['["name"]=Ada&["email"]=ada@example.com', { '["name"]': 'Ada', '["email"]': 'ada@example.com' }],
	['[1]=a&[2]=b', { '[1]': 'a', '[2]': 'b' }],
])('a form whose keys begin like JSON is a form: %j', (text, read) => {
	expect(plainInput(text)).toEqual(read);
});
