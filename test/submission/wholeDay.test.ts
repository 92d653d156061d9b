import { findPerson } from '../../nodes/OptimlyMessage/found';

const email = 'ada@example.com';

test.each([
	'All day',
	'allday',
	'is_all_day',
	'full_day',
	'whole-day event',
	'ganztägig',
	'todo el día',
])('a meeting of the whole day has no length in minutes: %s', (label) => {
	const meeting = { email, start: '2026-09-03T14:00:00Z' };
	expect(findPerson({ ...meeting, [label]: true })).toMatchObject({ lengthUnclear: true });
	for (const no of [false, 'no', 'false', '0'])
		expect(findPerson({ ...meeting, [label]: no })).not.toHaveProperty('lengthUnclear');
});
