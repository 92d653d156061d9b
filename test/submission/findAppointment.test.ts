import { findPerson } from '../../nodes/OptimlyMessage/found';

test.each([
	...['US', 'us', 'en-US', 'en_us', 'USA', 'United States', 'PH'].map((country) => [
		country,
		'03-04',
	]),
	...['DE', 'de-DE', 'en-GB', 'UK', 'Germany', 'es'].map((country) => [country, '04-03']),
	...['Canada', 'en-CA', 'en', 'ja'].map((country) => [country, undefined]),
])('which number of 03/04/2026 is the month, by country or locale: %s', (country, day) => {
	const input = { Email: 'ada@example.com', Country: country, Appointment: '03/04/2026 14:30' };
	expect(findPerson(input).startTime).toBe(day && `2026-${day}T14:30`);
});

test('a start with a zone of its own keeps it beside the zone of the person', () => {
	const found = findPerson({
		invitee: { email: 'ada@example.com', timezone: 'Europe/Berlin' },
		start: { dateTime: '2026-09-03T14:30:00', timeZone: 'Asia/Tokyo' },
	});
	expect(found.startTime).toBe('2026-09-03T14:30:00+09:00');
	expect(found.timezone).toBe('Europe/Berlin');
});

test.each('date timestamp time sentDateTime createdAt receivedDateTime internalDate'.split(' '))(
	'when an email was sent ("%s") is no time to meet',
	(key) => {
		const item = { subject: 'Hi', from: 'ada@example.com', text: 'Can we meet?' };
		const found = findPerson({ ...item, [key]: '2026-09-03T14:30:00Z' });
		expect(found).not.toHaveProperty('startTime');
		expect(found.problems).toEqual([]);
	},
);

test.each('Trajanje, Dĺžka trvania, Продължителност, Trukmė, Ilgums, Kestus, Durada'.split(', '))(
	'a length below "%s" is one',
	(label) => {
		const found = findPerson({ Email: 'ada@example.com', [label]: '45' });
		expect(found.durationMinutes).toBe(45);
	},
);

test.each([
	{ Service: '30 min consultation' },
	{ 'Event type': '30 Minute Meeting' },
	{ service_name: 'Massage (30 minutes)' },
])('how long it takes is said by the name of what was booked: %j', (booked) => {
	const input = { Email: 'ada@example.com', Start: '2026-09-03T14:30', ...booked };
	expect(findPerson(input).durationMinutes).toBe(30);
});

test('a season is no year of a date', () => {
	const season = { year: '2026/27', month: '9', day: '3' };
	const found = findPerson({ Email: 'ada@example.com', 'Start of course': season });
	expect(found).not.toHaveProperty('startTime');
	expect(found.problems).toEqual([]);
});

test.each([
	[false, undefined],
	['no', undefined],
	['0', undefined],
	[true, true],
	['yes', true],
])('"All day: %s" leaves the length unclear: %s', (allDay, unclear) => {
	const input = { Email: 'ada@example.com', Start: '2026-09-03T14:30', 'All day': allDay };
	expect(findPerson(input).lengthUnclear || undefined).toBe(unclear);
});

test('what it is about does not depend on the order of the keys; of the same words, the first place is named', () => {
	const purposeOf = (first: string, second: string) => {
		const input = { Email: 'ada@example.com', a: { Purpose: first }, b: { Purpose: second } };
		const { purpose, mappedFields } = findPerson(input);
		return [purpose, mappedFields.purpose];
	};
	expect(purposeOf('Demo', 'Tour')).toEqual(['Demo', 'a.Purpose (label)']);
	expect(purposeOf('Tour', 'Demo')).toEqual(['Demo', 'b.Purpose (label)']);
	expect(purposeOf('Demo', 'Demo')).toEqual(['Demo', 'a.Purpose (label)']);
});

test.each([
	['電話番号', undefined],
	['Efternamn', undefined],
	['Téléphone', '2026-04-03T14:30'],
])(
	'a label in a language that may write the month first leaves a date open: %s',
	(label, start) => {
		const form = { 'Nom de famille': 'Example', Prénom: 'Ada', Email: 'ada@example.com' };
		const { startTime, problems } = findPerson({ ...form, Date: '03/04/2026 14:30', [label]: 'x' });
		expect(startTime).toBe(start);
		expect(problems.map(({ field }) => field)).toEqual(start ? [] : ['startTime']);
	},
);

test('the answer to a question in an email is a time to meet, whatever the question is called', () => {
	const email = { subject: 'Booking', from: 'ada@example.com', text: 'Can we meet?' };
	const answers = [{ question: 'Date', answer: '2026-09-03T14:30' }];
	expect(findPerson({ ...email, answers }).startTime).toBe('2026-09-03T14:30');
});
