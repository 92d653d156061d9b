import fc from 'fast-check';
import { Breaks } from '../../nodes/shared/breaks';
import { parseLongJson } from '../../nodes/shared/http/longJson';

const texts = fc
	.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()))
	.chain((json) => fc.constantFrom(undefined, 1).map((space) => JSON.stringify(json, null, space)));
const portions = fc.integer({ min: 1, max: 30 });

/** What JSON.parse makes of it, when that is a list or an object. */
function parsed(text: string): unknown {
	try {
		const json: unknown = JSON.parse(text);
		return typeof json === 'object' && json !== null ? { json } : undefined;
	} catch {
		return undefined;
	}
}

test('what is parsed in portions is what JSON.parse makes of it, with its fields in their order', async () => {
	await fc.assert(
		fc.asyncProperty(texts, portions, async (text, portion) => {
			const long = await parseLongJson(text, new Breaks(), portion);
			expect(long).toEqual({ json: JSON.parse(text) });
			expect(JSON.stringify(long?.json)).toBe(JSON.stringify(JSON.parse(text)));
		}),
		{ numRuns: 500 },
	);
});

test('what JSON.parse refuses, or is a single value, is nothing in portions either', async () => {
	const sign = fc.constantFrom(...',[]{}":\\1 a');
	await fc.assert(
		fc.asyncProperty(texts, portions, fc.nat(), sign, async (text, portion, where, one) => {
			const at = where % (text.length + 1);
			for (const wrong of [
				text.slice(0, at) + text.slice(at + 1),
				text.slice(0, at) + one + text.slice(at),
			])
				expect(await parseLongJson(wrong.trim(), new Breaks(), portion)).toEqual(
					parsed(wrong.trim()),
				);
		}),
		{ numRuns: 2_000 },
	);
});

test.each([
	'[1,]',
	'[,1]',
	'[1,,2]',
	'[]]',
	'[1}',
	'{"a":1,}',
	'{,"a":1}',
	'{"a":[1,]}',
	'{"a":[1}',
	'{"a":[1],"b"}',
	'{"a" [1]}',
	'{[1]}',
	'{"a":[1]]',
	'[',
	']',
	'{',
	'',
	'"ab"',
	'[1],[2]',
	'{},{}',
	'["a\\"]',
])('%s cannot be parsed in portions', async (text) => {
	expect(await parseLongJson(text, new Breaks(), 1)).toBeUndefined();
});

test.each([
	['[]'],
	['[ ]'],
	['{ }'],
	['[1 , 2]'],
	['["[,]", {"a":[1,2]}, "\\"", null]'],
	['{"data": [1, [2, {"a,b": [3]}]] , "data\\"": {"a": 1, "a": [2], "2": 3, "1": 4}, "c": ","}'],
	['{"a": {"__proto__": {"b": 1}, "c": [1, 2]}, "__proto__": [3, 4]}'],
])('%s can', async (text) => {
	const long = await parseLongJson(text, new Breaks(), 1);
	expect(JSON.stringify(long?.json)).toBe(JSON.stringify(JSON.parse(text)));
	expect(Object.getPrototypeOf(long?.json)).toBe(Object.getPrototypeOf(JSON.parse(text)));
});

describe('no long text is handed to JSON.parse', () => {
	const records = Array.from({ length: 3_000 }, (_, index) => ({ index, text: 'x'.repeat(100) }));

	test.each<[string, unknown]>([
		['a list', records],
		['a list in an envelope, behind and before other fields', { a: 1, data: records, b: 2 }],
		['a list deep inside', { a: [{ b: { c: [1, { d: records }] } }] }],
		['many fields', Object.fromEntries(records.map((record) => [`name ${record.index}`, record]))],
	])('%s', async (_what, json) => {
		const text = JSON.stringify(json);
		const parse = jest.spyOn(JSON, 'parse');
		const long = await parseLongJson(text, new Breaks(), 5_000);
		const longest = Math.max(...parse.mock.calls.map(([piece]) => piece.length));
		parse.mockRestore();
		expect(longest).toBeLessThan(10_500);
		expect(long).toEqual({ json });
	});

	test.each(['  ', '\t\t', '\n\n', '\r\r'])('with %j around the names of fields', async (space) => {
		const text = JSON.stringify({ a: 1, b: { c: records, d: 2 } });
		const spaced = text.replace(/"[bc]":/g, (name) => `${space}${name.slice(0, -1)}${space}:`);
		const parse = jest.spyOn(JSON, 'parse');
		await parseLongJson(spaced, new Breaks(), 5_000);
		const longest = Math.max(...parse.mock.calls.map(([piece]) => piece.length));
		parse.mockRestore();
		expect(longest).toBeLessThan(10_500);
	});
});
