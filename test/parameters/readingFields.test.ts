import { ItemParameters, type Field } from '../../nodes/shared/parameters/itemParameters';
import { oneLine } from '../../nodes/shared/parameters/oneLine';
import { replyName } from '../../nodes/shared/parameters/replyField';
import { refusal } from './refusal';

const FIELD: Field = { displayName: 'Label', name: 'field', default: '' };

/** The parameters of an item in which the field has that value, or, where it is an expression, came out as that. */
function parameters(value: unknown, raw: unknown = value): ItemParameters {
	const getNodeParameter = (
		name: string,
		_item: number,
		fallback: unknown,
		options?: { rawExpressions: boolean },
	) => (name !== 'field' || value === undefined ? fallback : options?.rawExpressions ? raw : value);
	return new ItemParameters(
		Object({ getNodeParameter, getInputData: () => [{ json: { a: 1 } }] }),
		0,
	);
}

test.each<[unknown, boolean]>([
	['', false],
	[' \n', false],
	['=', false],
	['= ', false],
	['= x', true],
	['==', true],
	['a', true],
	[0, true],
	[false, true],
	[null, false],
	[undefined, false],
])('%j is filled in: %j', (raw, expected) => {
	const source = { getNodeParameter: () => raw, getInputData: () => [] };
	expect(new ItemParameters(Object(source), 0).isFilledIn(FIELD)).toBe(expected);
});

test.each<[unknown, string | undefined]>([
	[' a ', 'a'],
	[7, '7'],
	[0, '0'],
	[true, 'true'],
	['', undefined],
	['  ', undefined],
	[null, undefined],
	[undefined, undefined],
])('the text of %j is %j', (value, expected) => {
	expect(parameters(value).optionalText(FIELD)).toBe(expected);
});

test('a field that n8n knows nothing of is empty', () => {
	const source = { getNodeParameter: () => undefined, getInputData: () => [] };
	expect(new ItemParameters(Object(source), 0).optionalText(FIELD)).toBeUndefined();
});

test('a text that has to be there, and what is said when it is not', () => {
	expect(parameters(' a ').text(FIELD)).toBe('a');
	expect(parameters(' a\n').content(FIELD)).toBe(' a\n');
	expect(parameters(7).content(FIELD)).toBe('7');
	expect(refusal(() => parameters('').text(FIELD))).toBe("'Label' is empty");
	expect(refusal(() => parameters(' ').content(FIELD))).toBe("'Label' is empty");
	expect(refusal(() => parameters('', '={{ $json.x }}').text(FIELD))).toMatch(
		/^'Label' holds an expression that came out empty\. Correct the expression in 'Label', so that/,
	);
	for (const value of [{}, []])
		expect(refusal(() => parameters(value).text(FIELD))).toBe(
			"'Label' has to be text, not an object or a list",
		);
	expect(refusal(() => parameters('a').text(FIELD, () => 'is bad'))).toBe("'Label' is bad");
});

test('ids and addresses are checked', () => {
	expect(parameters('chat_1').id(FIELD)).toBe('chat_1');
	expect(parameters('a@example.com').email(FIELD)).toBe('a@example.com');
	expect(refusal(() => parameters('a/b').id(FIELD))).toContain("'Label' contains a slash");
	expect(refusal(() => parameters('a').email(FIELD))).toContain("'Label' is not an email");
});

test('a choice is one of those that are listed', () => {
	expect(parameters('b').choice(FIELD, ['a', 'b'])).toBe('b');
	expect(refusal(() => parameters('c').choice(FIELD, ['a', 'b']))).toBe(
		"'Label' has to be one of: a, b",
	);
});

describe('a number from 1 to 5', () => {
	test.each<[unknown, number]>([
		[1, 1],
		[5, 5],
		['2.5', 2.5],
		[' 3 ', 3],
	])('%j', (value, number) => {
		expect(parameters(value).number(FIELD, 1, 5)).toBe(number);
	});

	test.each([0.9, 5.1, NaN, 'x', '', ' ', null, true, {}])('not %j', (value) => {
		expect(refusal(() => parameters(value).number(FIELD, 1, 5))).toBe(
			"'Label' has to be a number from 1 to 5",
		);
	});

	test.each(['', ' '])('%j is not 0', (value) => {
		expect(refusal(() => parameters(value).number(FIELD, 0, 5))).toContain('number from 0');
	});
});

test.each<[unknown, boolean | undefined]>([
	[true, true],
	[false, false],
	['true', true],
	['false', false],
	[null, undefined],
	[undefined, undefined],
])('the switch %j is %j', (value, expected) => {
	expect(parameters(value).optionalBoolean(FIELD)).toBe(expected);
});

test.each(['', 'yes', 1, {}])('%j is no switch', (value) => {
	expect(refusal(() => parameters(value).optionalBoolean(FIELD))).toBe(
		"'Label' has to be true or false",
	);
});

test('rows of a group, those of other forms left out', () => {
	expect(parameters({ row: [{ a: 1 }, 'x', null, { b: 2 }] }).rows(FIELD, 'row')).toEqual([
		{ a: 1 },
		{ b: 2 },
	]);
	for (const none of [{}, 'x', { row: 'x' }])
		expect(parameters(none).rows(FIELD, 'row')).toEqual([]);
});

test('the input, and fields within a collection', () => {
	expect(parameters('').inputJson()).toEqual({ a: 1 });
	const names: unknown[] = [];
	const getNodeParameter = (name: string) => names.push(name);
	const all = new ItemParameters(Object({ getNodeParameter, getInputData: () => [] }), 0);
	expect(all.inputJson()).toBeUndefined();
	all.value(FIELD);
	all.within({ ...FIELD, name: 'box' }).value(FIELD);
	all
		.within({ ...FIELD, name: 'box' })
		.within({ ...FIELD, name: 'inner' })
		.isFilledIn(FIELD);
	expect(names).toEqual(['field', 'box.field', 'box.inner.field']);
});

test.each([
	['a\r\n\tb', 'a b'],
	[' a   b ', 'a b'],
	['a\u2028b\u2029c', 'a b c'],
	['a\u200bb\u202ec', 'abc'],
	['a \u200b b', 'a b'],
	[`a${'\u0301'.repeat(5)}b`, `a${'\u0301'.repeat(4)}b`],
	['a \u200b \u200b \u200b b', 'a b'],
	['a\ufffdb', 'ab'],
	['a \u200b b \u200b c', 'a b c'],
	['a\u2028b\u2029c\u0085d', 'a b c d'],
	['a\u00a0b\u3000c', 'a b c'],
	['a\ufffcb\u{1d159}c\ue000d\ufffee', 'abcde'],
	['a\u{13441}b\u{13442}c\u{16fe4}d', 'abcd'],
	[`a${'\u0301'.repeat(4)}`, `a${'\u0301'.repeat(4)}`],
	[`a${'\u0301'.repeat(9)}b`, `a${'\u0301'.repeat(4)}b`],
	['x'.repeat(200), 'x'.repeat(200)],
	['x'.repeat(201), `${'x'.repeat(199)}…`],
	['😀'.repeat(200), '😀'.repeat(200)],
	[`${'x'.repeat(198)} yy`, `${'x'.repeat(198)}…`],
])('in a sentence, %j is one line of at most 200 characters', (text, expected) => {
	expect(oneLine(text)).toBe(expected);
});

test('or of as many as are asked for', () => {
	expect([oneLine('abcd', 4), oneLine('abcde', 4)]).toEqual(['abcd', 'abc…']);
	expect(oneLine(`${' '.repeat(39)}abc`, 4)).toBe('a');
});

describe('the reply field', () => {
	const name = (value: unknown) => {
		const getNodeParameter = () => value;
		return replyName(new ItemParameters(Object({ getNodeParameter }), 0), new Set(['taken']));
	};

	test.each(['reply', 'a', '_a', 'A9', 'a-b', 'errors', '_', 'A', 'Z', 'z', 'aZ_9-'])(
		'can be %s',
		(value) => {
			expect(name(value)).toBe(value);
		},
	);

	const names = ['error', 'taken', '__a', '9a', '-a', 'a b', 'a.b', 'ä', '[a', '@a', '`a', '{a'];
	test.each(names)('cannot be %s', (value) => {
		expect(refusal(() => name(value))).toContain("'Reply Field' has to be a name");
	});
});
