import { findPerson } from '../../nodes/OptimlyMessage/found';

const ADA = { name: 'Ada Example', email: 'ada@example.com' };

test.each([
	['General check-up', 'General check-up'],
	['in_person', undefined],
	['PHONE', undefined],
])('the type of an appointment is what it is about when people wrote it: %s', (type, purpose) => {
	const appointment = { datetime: '2026-09-03 14:30', type };
	expect(findPerson({ ...ADA, appointment }).purpose).toBe(purpose);
});

test.each([
	['0850', '2026-01-23T08:50'],
	['1430', '2026-01-23T14:30'],
	['2599', undefined],
	['0853', undefined],
])('a time of four digits beside its date: %s', (heure, start) => {
	expect(findPerson({ ...ADA, date: '2026-01-23', heure }).startTime).toBe(start);
});
