import { meeting, NOT_UNDERSTOOD, SEVERAL } from './meeting';

const START = '2026-09-15T10:00';

test.each([
	[{ appointmentDate: '2026-09-15T00:00:00Z', appointmentTime: '10:00 AM' }],
	[{ date: '2026-09-15T00:00:00.000Z', time: '10:00' }],
	[{ data: '2026-09-15T00:00:00Z', hora: '10h00' }],
	[{ startDate: '2026-09-15 00:00:00', startTime: '10:00' }],
])('midnight of a day is the day beside its time: %j', (input) => {
	expect(meeting(input)).toEqual({ startTime: START });
});

test.each([
	// Only a day has no time: midnight is when this starts, on some clock.
	[{ start: '2026-09-15T00:00:00Z', time: '10:00' }, { startTime: '2026-09-15T00:00:00Z' }],
	[
		{ 'Date and time': '2026-09-15T00:00:00Z', 'Doors open at time': '10:00' },
		{ startTime: '2026-09-15T00:00:00Z' },
	],
	[{ date: '2026-09-15T00:00:00Z' }, { startTime: '2026-09-15T00:00:00Z' }],
	[
		{ event_date: '2026-09-15T00:00:00Z', sunset_time: '09:00' },
		{ startTime: '2026-09-15T00:00:00Z' },
	],
])('midnight of anything else is a time: %j', (input, expected) => {
	expect(meeting(input)).toEqual(expected);
});

test('midnight does not stand in for a time of day that is not understood', () => {
	expect(meeting({ date: '2026-09-15T00:00:00Z', time: 'in the afternoon or so' })).toEqual({
		problems: [`startTime ${NOT_UNDERSTOOD}: 'time'`],
	});
});

test.each([
	['14h30', undefined],
	['1h30', true],
])('whether "%s" of the clock leaves the length unclear: %s', (hora, lengthUnclear) => {
	expect(meeting({ data: '2026-09-15', hora }).lengthUnclear).toBe(lengthUnclear);
});

const day = { Date: '15 September 2026' };
const found = {
	startTime: START,
	endTime: '2026-09-15T11:30',
	durationMinutes: 90,
};

test.each([
	['From', 'Until'],
	['From', 'To'],
	['Von', 'Bis'],
	['De', 'À'],
	['De', 'a'],
	['Desde', 'Hasta'],
	['Das', 'Às'],
	['Dalle', 'Alle'],
	['Van', 'Tot'],
	['Från', 'Till'],
	['Fra', 'Til'],
	['Od', 'Do'],
	['С', 'До'],
	['З', 'До'],
	['Από', 'Έως'],
	['Dari', 'Sampai'],
	['Từ', 'Đến'],
	['Nuo', 'Iki'],
	['من', 'إلى'],
	['משעה', 'עד שעה'],
	['から', 'まで'],
	['부터', '까지'],
])('"%s" and "%s" with a time of day are those of the date beside them', (from, until) => {
	expect(meeting({ ...day, [from]: '10:00', [until]: '11:30' })).toEqual(found);
});

test('a range of times in one answer belongs to the date beside it', () => {
	expect(meeting({ Giorno: '15/09/2026', 'Fascia oraria': 'dalle 10:00 alle 11:30' })).toEqual(
		found,
	);
});

test.each<[object, object]>([
	[
		{ ...day, From: 'Ada Example <ada@example.com>', To: 'you@example.com' },
		{ startTime: '2026-09-15' },
	],
	[{ ...day, From: 'Berlin', To: 'Rome' }, { startTime: '2026-09-15' }],
	[{ ...day, Time: '10:00', opening: { from: '08:00', to: '18:00' } }, { startTime: START }],
	[
		{ ...day, Time: '12:00', From: '10:00' },
		{ problems: [`startTime ${SEVERAL}: 'From' and 'Time'`] },
	],
	[
		{ ...day, Zeitfenster: 'irgendwann' },
		{ problems: [`startTime ${NOT_UNDERSTOOD}: 'Zeitfenster'`] },
	],
])('nothing is guessed: %j', (input, expected) => {
	expect(meeting(input)).toEqual(expected);
});

test('a time whose label names the zone comes before one without', () => {
	const input = {
		startTimeUTC: '2026-09-15T12:00:00Z',
		startTime: '2026-09-15T09:00:00Z',
		endTimeUTC: '2026-09-15 12:45',
		endTime: '2026-09-15T09:30:00Z',
	};
	expect(meeting(input)).toEqual({
		startTime: '2026-09-15T12:00:00Z',
		endTime: '2026-09-15T12:45Z',
		durationMinutes: 45,
	});
});

test.each([
	['21/9-2026', {}, '2026-09-21'],
	['3/9-2026', {}, '2026-09-03'],
	['21/9 2026', {}, '2026-09-21'],
	['3/9-2026', { locale: 'en-US' }, '2026-03-09'],
])('"%s" beside %j is a day', (Date, beside, startTime) => {
	expect(meeting({ Date, ...beside })).toEqual({ startTime });
});

test('a day that may be either is not understood', () => {
	expect(meeting({ Date: '3/9 2026' })).toEqual({
		problems: [`startTime ${NOT_UNDERSTOOD}: 'Date'`],
	});
});

test('a zone in Cyrillic letters behind the time', () => {
	expect(meeting({ 'Дата и время': '21 сентября 2026 в 11:30 (МСК)' })).toEqual({
		startTime: '2026-09-21T11:30+03:00',
		timezone: 'Europe/Moscow',
	});
});
