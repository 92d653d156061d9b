import { findPerson } from '../../nodes/OptimlyMessage/found';

const email = 'x@example.com';

test('beside an empty last name the name is whole', () => {
	const form = { email, name: 'Prince', first_name: 'Rogers' };
	expect(findPerson({ ...form, last_name: '' }).name).toBe('Prince');
	expect(findPerson({ ...form, last_name: 'Nelson' }).name).toContain('Nelson');
});

test('the empty last name of somebody else says nothing of a name', () => {
	const form = { email, Name: 'Example', 'First name': 'Ada' };
	expect(findPerson(form).name).toBe('Ada Example');
	expect(findPerson({ ...form, delivery: { 'Last name': '' } }).name).toBe('Ada Example');
});

const HOURS = { start_time: '2026-09-03T14:00:00Z', end_time: '2026-09-03T15:00:00Z' };

test.each([
	'calendar_id',
	'event_url',
	'meeting_link',
	'webinar_id',
	'session_number',
	'invitee_count',
])('a name beside a start, an end and %s is that of an event', (key) => {
	const event = { name: 'Studio night', ...HOURS, [key]: '7' };
	expect(findPerson({ event, customer: { email } })).not.toHaveProperty('name');
	expect(findPerson(event)).not.toHaveProperty('name');
});

test('a name beside a start, an end and an address is that of a person', () => {
	const booking = { name: 'Ada Example', ...HOURS, calendar_id: '7', email };
	expect(findPerson(booking).name).toBe('Ada Example');
});

test.each([
	['성', '이름'],
	['姓', '名'],
	['Vezetéknév', 'Keresztnév'],
	['Họ', 'Tên'],
])(
	'where the family name comes first it does so in Latin letters, too: %s, %s',
	(family, given) => {
		const parts = { [given]: 'Minsu', [family]: 'Kim' };
		expect(findPerson({ email, ...parts }).name).toBe('Kim Minsu');
	},
);

test.each(['name', 'your_name', 'Full name', 'Customer name', 'Dein Name', 'imię i nazwisko'])(
	'two inputs of the same name are the two halves of one: %s',
	(key) => {
		expect(findPerson({ [key]: ['Ada', 'Byron'], email })).toMatchObject({ name: 'Ada Byron' });
		expect(findPerson({ [key]: ['Ada', email] })).toMatchObject({ name: 'Ada', email });
	},
);
