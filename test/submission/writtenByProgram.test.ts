import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };

/** Moments that nobody chose: a clock was read. */
const READ_FROM_A_CLOCK = [
	...['2026-09-03T14:30:18Z', '2026-09-03T14:30:18.437Z', '2026-09-03 14:30:18'],
	...['2026-09-03T14:30:00.437+02:00', '03.09.2026 14:30:18', '9/3/2026 2:30:18 PM'],
	...['Thu, 03 Sep 2026 14:30:18 +0000', 1_788_445_818, 1_788_445_818_437, '1788445818'],
] as const;

const KEYS = ['time', 'date', 'event_time', 'start_time', 'started_at', 'Datum', 'fecha', '日時'];

test.each(READ_FROM_A_CLOCK)('a moment to the second was written by a program: %s', (moment) => {
	for (const key of KEYS) {
		const found = findPerson({ ...ada, [key]: moment });
		expect([key, found.startTime, found.problems]).toEqual([key, undefined, []]);
		expect(Object.values(found.rest)).toEqual([moment]);
	}
});

test('nor does it stand in the way of the one that was chosen', () => {
	for (const moment of READ_FROM_A_CLOCK)
		for (const key of KEYS)
			expect(findPerson({ ...ada, [key]: moment, Appointment: '2026-10-09 09:15' })).toMatchObject({
				startTime: '2026-10-09T09:15',
				problems: [],
			});
});

test.each([
	...['2026-09-03T14:30:00Z', '2026-09-03T14:30:00.000Z', '2026-09-03 14:30:00'],
	...['2026-09-03 2:30:00 PM', 1_788_445_800, 1_788_445_800_000],
])('a whole minute can have been chosen: %s', (moment) => {
	expect(findPerson({ ...ada, start_time: moment }).startTime).toMatch(/^2026-09-03T14:30/);
});

test('when a visit began and ended, to the second, is no length', () => {
	const visit = { start_time: '2026-09-03T14:30:18Z', end_time: '2026-09-03T14:45:21Z' };
	expect(findPerson({ ...ada, ...visit })).not.toHaveProperty('durationMinutes');
	expect(findPerson({ ...ada, ...visit }).problems).toEqual([]);
});

test('a day can end with its last second', () => {
	const day = { start_time: '2026-09-03T09:00:00', end_time: '2026-09-03T23:59:59' };
	expect(findPerson({ ...ada, ...day }).endTime).toMatch(/^2026-09-03T23:59/);
});
