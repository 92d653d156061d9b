import fc from 'fast-check';
import { InvalidInput } from '../../nodes/shared/parameters/invalidInput';
import {
	metadataFromJson,
	metadataFromRows,
} from '../../nodes/OptimlyMessage/fields/metadataValues';

const nested = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);

function refusal(work: () => unknown): InvalidInput {
	let thrown: unknown;
	try {
		work();
	} catch (error) {
		thrown = error;
	}
	if (thrown instanceof InvalidInput) return thrown;
	throw new Error(`Not refused, but: ${String(thrown)}`);
}

describe('metadataFromJson', () => {
	test('any JSON object comes through unchanged, as text and as object', () => {
		const depth = fc.jsonValue({ maxDepth: 3 });
		const key = fc
			.string()
			.filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name));
		const hasForbidden = (text: string) => /"(__proto__|constructor|prototype)":/.test(text);
		fc.assert(
			fc.property(fc.dictionary(key, depth), (object) => {
				const text = JSON.stringify(object);
				fc.pre(!hasForbidden(text));
				expect(JSON.stringify(metadataFromJson(text, 'Metadata'))).toBe(text);
				expect(JSON.stringify(metadataFromJson(object, 'Metadata'))).toBe(text);
			}),
		);
	});

	test.each(['', '  ', '\n'])('a field that was left empty is no metadata: %j', (text) => {
		expect(metadataFromJson(text, 'Metadata')).toEqual({});
	});

	test('the copy is independent of what was given', () => {
		const given = { list: [1] };
		const copy = metadataFromJson(given, 'Metadata');
		given.list.push(2);
		expect(copy).toEqual({ list: [1] });
	});

	test('dates become text, undefined and functions disappear', () => {
		const given = { at: new Date(0), gone: undefined, run: () => 1 };
		expect(metadataFromJson(given, 'Metadata')).toEqual({ at: '1970-01-01T00:00:00.000Z' });
	});

	test('what nobody sees is sent neither in a text nor in a key', () => {
		const given = { ['ke\u202ey']: [{ a: 'He\u0000llo \u202ethere' }], heart: '❤\ufe0f' };
		const sent = { key: [{ a: 'Hello there' }], heart: '❤\ufe0f' };
		expect(metadataFromJson(given, 'Metadata')).toEqual(sent);
		expect(metadataFromJson(JSON.stringify(given), 'Metadata')).toEqual(sent);
		const rows = [{ key: 'ke\u202ey', value: 'He\u0000llo' }];
		expect(metadataFromRows(rows, 'Metadata')).toEqual({ key: 'Hello' });
	});

	test('of two keys that look the same, none gets lost', () => {
		const given = { key: 1, ['ke\u202ey']: 2 };
		expect(refusal(() => metadataFromJson(given, 'Metadata')).message).toBe(
			"'Metadata' has two keys that differ only in what cannot be seen",
		);
	});

	test('10 levels and 64 KiB are accepted, more is not', () => {
		expect(metadataFromJson(nested(10), 'Metadata')).toHaveProperty('a.a');
		expect(refusal(() => metadataFromJson(nested(11), 'Metadata')).message).toContain('deep');
		const around = JSON.stringify({ a: '' }).length;
		const text = (bytes: number) => JSON.stringify({ a: 'x'.repeat(bytes - around) });
		expect(metadataFromJson(text(65_536), 'Metadata')).toHaveProperty('a');
		expect(refusal(() => metadataFromJson(text(65_537), 'Metadata')).message).toContain('64 KiB');
		// Counted in bytes, not in characters.
		expect(
			refusal(() => metadataFromJson({ a: 'é'.repeat(40_000) }, 'Metadata')).message,
		).toContain('64 KiB');
	});

	test.each([
		'{"__proto__": {"polluted": true}}',
		'{"a": {"constructor": {"prototype": {"polluted": true}}}}',
		'{"a": [{"b": {"prototype": 1}}]}',
		'{"\\u005f_proto__": {"polluted": true}}',
		'{"__proto\\u202e__": {"polluted": true}}',
	])('%s is refused and pollutes nothing', (text) => {
		expect(refusal(() => metadataFromJson(text, 'Metadata')).field).toBe('Metadata');
		expect({}).not.toHaveProperty('polluted');
	});

	test('an object that refers to itself is refused', () => {
		const ring: Record<string, unknown> = {};
		ring.self = ring;
		expect(refusal(() => metadataFromJson(ring, 'Metadata')).field).toBe('Metadata');
	});

	test.each(['{', '[1]', '"text"', '1', 'null', 'true', "{'a': 1}", '{"a": 1,}', 'undefined'])(
		'%s is refused with the name of the field and without the content',
		(text) => {
			const { message } = refusal(() => metadataFromJson(text, 'Metadata JSON'));
			expect(message).toMatch(/^'Metadata JSON' (is|has) /);
		},
	);

	test.each([[[]], [7], [true], [null]])('%j instead of an object is refused', (value) => {
		expect(refusal(() => metadataFromJson(value, 'Metadata')).field).toBe('Metadata');
	});
});

describe('metadataFromRows', () => {
	test('rows become keys and values, in order; keys are trimmed, missing values empty', () => {
		const rows = [{ key: ' b ', value: '1' }, { key: 'a', value: ' 2 ' }, { key: 'c' }];
		expect(Object.entries(metadataFromRows(rows, 'Metadata'))).toEqual([
			['b', '1'],
			['a', ' 2 '],
			['c', ''],
		]);
	});

	test.each([
		['no key', [{ key: ' ', value: '1' }]],
		[
			'the same key twice',
			[
				{ key: 'a', value: '1' },
				{ key: ' a', value: '2' },
			],
		],
		['__proto__', [{ key: '__proto__', value: '1' }]],
		['constructor', [{ key: 'constructor', value: '1' }]],
	])('%s is refused', (_what, rows) => {
		expect(refusal(() => metadataFromRows(rows, 'Metadata Fields')).field).toBe('Metadata Fields');
	});
});
