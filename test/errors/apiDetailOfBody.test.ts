import fc from 'fast-check';
import { apiDetailOf } from '../../nodes/shared/http/apiDetail';

test.each<[unknown, string | undefined]>([
	[{ detail: 'No' }, 'No'],
	[{ detail: ' No ' }, 'No'],
	[{ detail: '', error: 'Why' }, 'Why'],
	[{ error: { message: 'Why' } }, 'Why'],
	[{ message: 'Why' }, 'Why'],
	[{ detail: [{ loc: ['body', 'x'], msg: 'Bad', input: 'private' }] }, 'body.x: Bad'],
	[{ detail: [{ msg: 'Bad' }] }, 'Bad'],
	[{ detail: [{ loc: [], msg: 'Bad' }] }, 'Bad'],
	[
		{ status: 400, message: 'Bad', errors: [{ field: 'role', message: 'Unknown' }] },
		'Bad; role: Unknown',
	],
	[{ errors: [{ message: 'Unknown' }, { field: 7, value: 'private' }] }, 'Unknown'],
	[{ detail: [{ loc: ['body', 0, null, { a: 1 }, true, 'x'], msg: 'Bad' }] }, 'body.0.x: Bad'],
	[{ detail: [{ msg: 'Bad' }, { msg: 'Worse' }] }, 'Bad; Worse'],
	// A server can send a million of each.
	[{ detail: Array(21).fill({ msg: 'x' }) }, Array(20).fill('x').join('; ')],
	[{ detail: [{ loc: Array(21).fill('x'), msg: 'Bad' }] }, `${Array(20).fill('x').join('.')}: Bad`],
	[{ detail: 'x'.repeat(2_401) }, 'x'.repeat(2_400)],
	[{ detail: `  ${'x'.repeat(2_401)}` }, 'x'.repeat(2_400)],
	[{ detail: [{ msg: 'x'.repeat(2_401) }] }, 'x'.repeat(2_400)],
	[{ message: 7, error: 7 }, undefined],
	[{ detail: [] }, undefined],
	[{ detail: null }, undefined],
	['No', undefined],
	[[{ detail: 'No' }], undefined],
	[null, undefined],
])('%j', (body, words) => {
	expect(apiDetailOf(body)).toBe(words);
});

test('whatever the body, it is text or nothing', () => {
	fc.assert(
		fc.property(
			fc.record({ detail: fc.jsonValue(), error: fc.jsonValue() }, { requiredKeys: [] }),
			(body) => {
				expect(['string', 'undefined']).toContain(typeof apiDetailOf(body));
			},
		),
	);
});
