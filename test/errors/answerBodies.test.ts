/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { Readable } from 'stream';
import { JsonGauge } from '../../nodes/shared/http/jsonGauge';
import {
	MAX_REFUSAL_BYTES,
	MAX_RESPONSE_BYTES,
	readResponseBody,
} from '../../nodes/shared/http/responseBody';

const read = async (chunks: ReadonlyArray<string | Buffer>, maxBytes?: number) =>
	await readResponseBody(Readable.from(chunks), maxBytes);
const jsonOf = async (text: string) => {
	const body = await read([text]);
	return body.readable ? body.json : body;
};

test('how much is read of an answer, and of a refusal', () => {
	expect([MAX_RESPONSE_BYTES, MAX_REFUSAL_BYTES]).toEqual([10_485_760, 65_536]);
});

test.each<[string, unknown]>([
	['{"a":1}', { a: 1 }],
	['[]', []],
	['"text"', 'text'],
	['null', null],
	['\uFEFF {"a":1}\n', { a: 1 }],
	['7', 7],
])('%j is read', async (text, json) => {
	expect(await read([text])).toEqual({
		readable: true,
		json,
		text: text.replace('\uFEFF', '').trim(),
	});
});

test('in pieces, texts and bytes, also where one ends within a character', async () => {
	const bytes = Buffer.from('{"a":"ü"}');
	expect(await read([bytes.subarray(0, 7), bytes.subarray(7)])).toMatchObject({ json: { a: 'ü' } });
	expect(await read(['{"a":', Buffer.from('1}')])).toMatchObject({ json: { a: 1 } });
});

test.each<[string, string, string]>([
	['', 'nothing', 'The answer is empty.'],
	[' \n', 'nothing', 'The answer is empty.'],
	['<!doctype html>', 'page', 'The answer is a web page, not JSON.'],
	['{"a":', 'json', 'The answer is not complete JSON.'],
	['[1', 'json', 'The answer is not complete JSON.'],
	['"te', 'json', 'The answer is not complete JSON.'],
	['OK', 'text', 'The answer is not JSON.'],
	['a {', 'text', 'The answer is not JSON.'],
])('%j looks like %s', async (text, looksLike, reason) => {
	expect(await read([text])).toEqual({ readable: false, looksLike, reason });
});

test.each([undefined, null, 'text', 7, {}])('%j is no body', async (body) => {
	expect(await readResponseBody(body)).toEqual({
		readable: false,
		looksLike: 'nothing',
		reason: 'The answer has no content.',
	});
});

describe('an answer that is too large', () => {
	const KIB = 1024;
	const list = (bytes: number) => `["${'x'.repeat(bytes - 4)}"]`;

	test('is read up to its limit, and not beyond', async () => {
		expect(await read([list(KIB)], KIB)).toMatchObject({ readable: true });
		expect(await read([list(KIB + 1)], KIB)).toEqual({
			readable: false,
			looksLike: 'json',
			reason: 'The answer is larger than 1 KiB.',
		});
	});

	test('names its limit as it is, and is known by its beginning', async () => {
		const page = ['<p>', 'x'.repeat(2 * KIB * KIB)];
		expect(await read(page, KIB * KIB)).toMatchObject({
			looksLike: 'page',
			reason: 'The answer is larger than 1 MiB.',
		});
		expect(await read(['[', 'x'.repeat(KIB)], KIB - 1)).toMatchObject({ looksLike: 'json' });
	});

	test('counts all of its pieces', async () => {
		expect(await read(['["', 'x'.repeat(KIB), '"]'], KIB)).toMatchObject({ readable: false });
	});

	test('is one that has more levels than any answer', async () => {
		expect(await read(['['.repeat(101)])).toEqual({
			readable: false,
			looksLike: 'json',
			reason: 'The answer has more levels or values than any answer of this API.',
		});
	});
});

describe('a key __proto__ is left out', () => {
	test.each([
		'__proto__',
		'\\u005f_proto__',
		'_\\u005F_proto__'.replace('_\\u005F_', '_\\u005F'),
		'__\\u0070roto__',
		'__p\\u0072oto__',
		'__pr\\u006fto__',
		'__pr\\u006Fto__',
		'__pro\\u0074o__',
	])('written as %s, at every depth', async (key) => {
		const json = Object(await jsonOf(`{"${key}":{"x":1},"a":[{"${key}":1,"b":2}]}`));
		expect(JSON.stringify(json)).toBe('{"a":[{"b":2}]}');
		expect(json).not.toHaveProperty('x');
	});

	test('other keys and texts stay', async () => {
		const text = '{"proto":1,"a":"__proto__","constructor":2,"b\\u005f":3}';
		expect(await jsonOf(text)).toEqual(JSON.parse(text));
	});
});

describe('how much JSON there is', () => {
	const fits = (...texts: string[]) => {
		const gauge = new JsonGauge();
		return texts.every((text) => gauge.takes(Buffer.from(text)));
	};

	test.each<[string, string, string]>([
		['levels of lists', '['.repeat(100), '['],
		['levels of objects', '{"a":'.repeat(100), '{'],
		['levels of both', '[{"a":'.repeat(50), '['],
		['lists', '[]'.repeat(200_000), '[]'],
		['objects', '{}'.repeat(200_000), '{}'],
		['entries of one list', `[${','.repeat(100_000)}`, ','],
		['entries around others', `[${','.repeat(60_000)}[,]{}${','.repeat(40_000)}`, ','],
		['values', `[${','.repeat(100_000)}]`.repeat(5), ','],
		['values in no list', ','.repeat(500_000), ','],
	])('%s', (_what, most, oneMore) => {
		expect(fits(most)).toBe(true);
		expect(fits(most, oneMore)).toBe(false);
	});

	test('what was closed does not count as a level', () => {
		expect(fits(`${'['.repeat(99)}[][]{}${']'.repeat(99)}[[`)).toBe(true);
	});

	const signs = '['.repeat(101);

	test('signs in texts are none', () => {
		expect(fits(`"${signs}"`)).toBe(true);
		expect(fits(`"\\"${signs}"`)).toBe(true);
		expect(fits('"\\', `"${signs}`)).toBe(true);
		expect(fits(`"\\\\"${signs}`)).toBe(false);
		expect(fits(`"a"${signs}`)).toBe(false);
		expect(fits(`"a"\\"${signs}`)).toBe(true);
	});
});
