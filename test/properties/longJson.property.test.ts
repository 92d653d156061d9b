import fc from 'fast-check';
import { Breaks } from '../../nodes/shared/breaks';
import { parseLongList } from '../../nodes/shared/http/longJson';

const lists = fc.array(fc.jsonValue()).map((list) => JSON.stringify(list));
const portions = fc.integer({ min: 1, max: 30 });

/** What JSON.parse makes of it, when that is a list. */
function parsed(text: string): unknown {
	try {
		const json: unknown = JSON.parse(text);
		return Array.isArray(json) ? json : undefined;
	} catch {
		return undefined;
	}
}

test('a list that is parsed in portions is what JSON.parse makes of it', async () => {
	await fc.assert(
		fc.asyncProperty(lists, portions, async (text, portion) => {
			expect(await parseLongList(text, new Breaks(), portion)).toEqual(JSON.parse(text));
		}),
	);
});

test('what JSON.parse refuses, or is no list, is none in portions either', async () => {
	const sign = fc.constantFrom(...',[]{}":\\1 a');
	await fc.assert(
		fc.asyncProperty(lists, portions, fc.nat(), sign, async (text, portion, where, one) => {
			const at = where % (text.length + 1);
			for (const wrong of [
				text.slice(0, at) + text.slice(at + 1),
				text.slice(0, at) + one + text.slice(at),
			])
				expect(await parseLongList(wrong.trim(), new Breaks(), portion)).toEqual(
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
	'{"a":[1]}',
	'[',
	']',
	'',
	'[1],[2]',
	'["a\\"]',
])('%s is no list', async (text) => {
	expect(await parseLongList(text, new Breaks(), 1)).toBeUndefined();
});

test.each([['[]'], ['[ ]'], ['[1 , 2]'], ['["[,]", {"a":[1,2]}, "\\"", null]']])(
	'%s is one',
	async (text) => {
		expect(await parseLongList(text, new Breaks(), 1)).toEqual(JSON.parse(text));
	},
);
