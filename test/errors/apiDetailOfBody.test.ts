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
