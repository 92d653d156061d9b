import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };

test.each([
	[{ survey_date: '2026-04-09', survey_time: '14:15', handover_date: '2026-05-30' }],
	[{ 'Probe Datum': '2026-04-09', 'Probe Uhrzeit': '14:15', 'Lieferung Datum': '2026-05-30' }],
	[{ 試聽日期: '2026/04/09', 試聽時間: '14:15', 入學日期: '2026/05/30' }],
])('of two dates the one that has a time of its own: %j', (form) => {
	for (const entries of [Object.entries(form), Object.entries(form).reverse()]) {
		const found = findPerson({ ...ada, ...Object.fromEntries(entries) });
		expect(found).toMatchObject({ startTime: '2026-04-09T14:15', problems: [] });
	}
});

test('two dates without a time are not chosen between', () => {
	const form = { survey_date: '2026-04-09', handover_date: '2026-05-30' };
	expect(findPerson({ ...ada, ...form }).problems[0]?.field).toBe('startTime');
});

test.each([
	['2026-01-09T06:00:00.000Z', '2026-01-09'],
	['2026-01-09T00:00:00Z', '2026-01-09'],
	['2026-01-08T23:00:00.000Z', '2026-01-09'],
	['2026-01-08T18:30:00Z', '2026-01-09'],
	['2026-01-08T13:00:00Z', '2026-01-09'],
])('a day that was picked is a midnight somewhere: %s', (date, day) => {
	const picked = findPerson({ ...ada, date, timeSlot: '7:30 PM' });
	expect(picked).toMatchObject({ startTime: `${day}T19:30`, problems: [] });
});

test('a moment that stands alone is when it says', () => {
	const date = '2026-01-08T18:30:00Z';
	expect(findPerson({ ...ada, date }).startTime).toBe(date);
});

test('the forms of a clinic may begin all keys with the appointment', () => {
	const form = {
		...{ appointment_first_name: 'Ada', appointment_last_name: 'Example' },
		...{ appointment_email_address: ada.email, appointment_length_minutes: 90 },
		...{ appointment_datetime: '2026-01-27T15:00:00Z', appointment_type_title: 'Check-up' },
	};
	expect(findPerson(form)).toMatchObject({
		...{ ...ada, startTime: '2026-01-27T15:00:00Z', durationMinutes: 90, purpose: 'Check-up' },
	});
});

test.each([
	['country_code', '91', '919812300045', '919812300045'],
	['country_code', '+49', '30 5550123', '+49 30 5550123'],
	['dial_code', '49', '0049 30 5550123', '0049 30 5550123'],
])('a code that is in the number is not put before it again: %s %s', (key, code, phone, whole) => {
	expect(findPerson({ sender: { name: ada.name, phone, [key]: code } })).toMatchObject({
		...{ name: ada.name, phone: whole },
	});
});

test('a question with notes of the office is one', () => {
	const question = { id: '1', text: 'What is your concern?', question_type: 'text' };
	const answer = { answer: 'My back hurts since March', office_note: '', office_use: false };
	const questions = [{ ...question, ...answer, attachments: [] }];
	expect(findPerson({ ...ada, questions }).message).toBe('My back hurts since March');
});
