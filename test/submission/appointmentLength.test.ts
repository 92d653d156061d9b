import { findPerson } from '../../nodes/OptimlyMessage/found';
import { meeting, NOT_UNDERSTOOD, SEVERAL } from './meeting';

const ada = { Email: 'ada@example.com' };

test.each<[string, object, object]>([
	[
		'a length',
		{ Start: '2026-09-03T14:30', Duration: '45' },
		{ startTime: '2026-09-03T14:30', durationMinutes: 45 },
	],
	[
		'a length that nobody understands',
		{ Duration: 'quite long' },
		{ problems: [`durationMinutes ${NOT_UNDERSTOOD}: 'Duration'`] },
	],
	[
		'two lengths',
		{ Duration: '45', Length: '60' },
		{ problems: [`durationMinutes ${SEVERAL}: 'Duration' and 'Length'`] },
	],
	['the same length twice', { Duration: '60', Length: '1 h' }, { durationMinutes: 60 }],
	[
		'a length and an end: the end counts',
		{ Start: '2026-09-03T14:30', End: '15:00', Duration: '45' },
		{ startTime: '2026-09-03T14:30', endTime: '2026-09-03T15:00', durationMinutes: 30 },
	],
	...['s', 'sec', 'secs', 'second', 'seconds', 'Sekunden'].map((unit): [string, object, object] => [
		`a length in ${unit}`,
		{ [`Duration (${unit})`]: 600, [`Duration ${unit}`]: 600 },
		{ durationMinutes: 10 },
	]),
	...['h', 'hrs', 'hour', 'hours', 'Stunden'].map((unit): [string, object, object] => [
		`a length in ${unit}`,
		{ [`Duration ${unit}`]: 2 },
		{ durationMinutes: 120 },
	]),
	...['min', 'mins', 'minute', 'minutes', 'Minuten'].map((unit): [string, object, object] => [
		`a length in ${unit}`,
		{ [`Duration ${unit}`]: 3 },
		{ durationMinutes: 3 },
	]),
	['a zone', { Timezone: 'Asia/Tokyo' }, { timezone: 'Asia/Tokyo' }],
	[
		'a zone that nobody knows',
		{ Timezone: 'Mars' },
		{ problems: [`timezone ${NOT_UNDERSTOOD}: 'Timezone'`] },
	],
	[
		'two zones',
		{ Timezone: 'Asia/Tokyo', 'Time zone': 'Europe/Berlin' },
		{ problems: [`timezone ${SEVERAL}: 'Time zone' and 'Timezone'`] },
	],
	['one zone twice', { Timezone: 'Asia/Tokyo', 'Time zone': 'JST' }, { timezone: 'Asia/Tokyo' }],
	[
		'a zone in the text of the start',
		{ Start: '3 September 2026 14:30 CET' },
		{ startTime: '2026-09-03T14:30+02:00', timezone: 'Europe/Berlin' },
	],
	[
		'a zone that is an offset only',
		{ Start: '2026-09-03T14:30', Timezone: 'UTC+5:30' },
		{ startTime: '2026-09-03T14:30+05:30' },
	],
	['what it is about', { Purpose: 'Demo' }, { purpose: 'Demo' }],
	['what is booked', { Service: 'Massage' }, { purpose: 'Massage' }],
	[
		'what it is about before what is booked',
		{ Service: 'Massage', Purpose: 'Demo' },
		{ purpose: 'Demo' },
	],
	[
		'what is booked before what was written',
		{ Service: 'Massage', Message: 'Hello' },
		{ purpose: 'Massage' },
	],
	['what was written', { Message: 'Hello' }, { purpose: 'Hello' }],
	[
		'what was noted of a service gives way to what was written',
		{ 'Service notes': 'Bring a towel', Message: 'Hello there' },
		{ purpose: 'Hello there' },
	],
	['a name of a program', { Purpose: 'booking.created' }, {}],
	['a name of a program in capitals', { Purpose: 'BOOKING_CREATED' }, {}],
	['a date as a purpose', { Service: '2026-09-03 at noon' }, {}],
	['one word', { Purpose: 'booking' }, { purpose: 'booking' }],
	[
		'the longer of two',
		{ a: { Purpose: 'Demo' }, b: { Purpose: 'A demo' } },
		{ purpose: 'A demo' },
	],
	['how to meet', { 'Preferred channel': 'Phone' }, { preferredChannel: 'Phone' }],
])('%s', (_what, input, found) => {
	expect(meeting(input)).toEqual(found);
});

const LENGTHS =
	'2 h, 2h, 2 hrs, 2 hours, an hour, one hour, two hours, 30 min, 30-minutes, half an hour, eine Stunde, zwei Stunden, halbe Stunde, une heure, deux heures, una hora, dos horas, uma hora, due ore, un’ora, een uur, twee uren, en timme, två timmar, bir saat, iki saat, 30 dakika, один час, два часа, полтора часа, полчаса, 5 минут, 2小时, 两個小時, 半小时, 1時間, 30分钟, 3 ساعات, نصف ساعة, ساعتين';

test.each(LENGTHS.split(', ').filter((said) => said !== 'un’ora'))(
	'"%s" in a text leaves the length unclear',
	(said) => {
		const start = { ...ada, Start: '2026-09-03T14:30' };
		expect(findPerson({ ...start, Remarks: `I need ${said} please` }).lengthUnclear).toBe(true);
		expect(
			findPerson({ ...start, Remarks: 'I need a table please' }).lengthUnclear,
		).toBeUndefined();
	},
);

test('the name of what was booked is where its length was said', () => {
	const found = findPerson({ ...ada, Start: '2026-09-03T14:30', Service: '30 min consultation' });
	expect(found.mappedFields.durationMinutes).toBe('Service (label)');
	expect(found.rest).toEqual({});
});

describe('how long something has gone on already is no length of the appointment', () => {
	test.each([
		['How long have you had these symptoms?', '2 weeks'],
		['How long has it been hurting?', 'a few days'],
		['How long did the last treatment take effect?', '3 months'],
		['How long ago was your last visit?', '1 year'],
		['Wie lange haben Sie die Beschwerden schon?', 'Zwei Wochen'],
		['Seit wie lange besteht das Problem?', '3 Monate'],
		['¿Hace cuánto tiempo tiene síntomas?', '2 semanas'],
		['¿Cuánto tiempo lleva con dolor?', 'un mes'],
		['Depuis combien de temps avez-vous mal ?', '2 semaines'],
		['Sintomas há quanto tempo?', '3 dias'],
		['Da quanto tempo ha i sintomi?', 'due settimane'],
		['Hoe lang heeft u al klachten?', '2 weken'],
		['Od jak dawna ma Pani objawy?', '2 tygodnie'],
		['Hur länge har du haft besvär?', 'två veckor'],
		['Hvor lenge har du hatt plager?', 'to uker'],
		['Kuinka kauan sinulla on ollut oireita?', 'viikon'],
		['Ne zamandır şikayetiniz var?', '2 hafta'],
		['Как давно вас беспокоит боль?', '2 недели'],
		['头痛多长时间了？', '两周'],
		['منذ كم من الوقت تعاني من الأعراض؟', 'أسبوعين'],
	])('%s', (label, said) => {
		const form = { Start: '2026-09-03T14:30', [label]: said };
		expect(meeting(form)).toEqual({ startTime: '2026-09-03T14:30' });
		expect(Object.values(findPerson({ ...ada, ...form }).rest)).toEqual([said]);
	});

	test.each([
		'How long do you need?',
		'How long is it?',
		'How long have you got?',
		'Wie lange haben Sie Zeit?',
	])('but "%s" asks for it', (label) => {
		expect(meeting({ Start: '2026-09-03T14:30', [label]: '45 min' }).durationMinutes).toBe(45);
	});
});
