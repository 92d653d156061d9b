import { meeting } from './meeting';

const start = { Start: '2026-09-03T14:30' };
const lengthOf = (input: object) => meeting({ ...start, ...input }).durationMinutes;
const isUnclear = (input: object) => meeting({ ...start, ...input }).lengthUnclear === true;

/** Words for an hour that are one of the clock as well: nobody meets for 45 hours. */
test.each([
	...['Hora y duración', 'Ora e durata', 'Ora și durata', 'Saat ve süre', 'Sat i trajanje'],
	...['Time and duration', 'Час і тривалість', 'الساعة والمدة', 'المدة (ساعة)', 'مدت (ساعت)'],
	...['משך (שעה)', 'Ώρα και διάρκεια', 'Jam dan durasi', 'Kestus (tund)', 'Süre (sa)'],
	...['Ura in trajanje', 'Trajanje (ur)', 'Duration (m)', 'Időtartam (p)', 'Διάρκεια (λ)'],
	...['ระยะเวลา (น)', 'Длительность (ч)'],
])('"%s": "45" are minutes', (label) => {
	expect(lengthOf({ [label]: '45' })).toBe(45);
});

test.each([
	...['duration_s', 'durationSec', 'duration_secs', 'duration (second)', 'duration_in_seconds'],
	...['Dauer (Sek.)', 'Dauer in Sekunden', 'Czas trwania (sekundy)', 'Varaktighet (sekunder)'],
	...['Varighet (sekund)', 'Duração (seg)', 'Duración en segundos', 'Duración (segundo)'],
	...['Durée en secondes', 'Durée (seconde)', 'Durata in secondi', 'Duur in seconden'],
	...['Длительность (сек)', 'Длительность, секунд', 'Длительность (секунды)'],
	...['Длительность в секундах', 'Тривалість (секунди)', 'Süre (saniye)', '所要時間（秒）'],
	...['DURATION (SECONDS)'],
])('"%s": "600" are ten minutes', (label) => {
	expect(lengthOf({ [label]: '600' })).toBe(10);
});

test.each(['Duration (sections)', 'Duration of parsecs'])('"%s" counts no seconds', (label) => {
	expect(lengthOf({ [label]: '45' })).not.toBe(1);
	expect(lengthOf({ [label]: '600' })).not.toBe(10);
});

/** A length in words, or within a sentence: somebody has to look at how long it is to be. */
const IN_SENTENCES = [
	...['I need a minute with you', 'about an hour', 'one hr is fine', 'two hrs please', 'one min'],
	...['two mins should do', 'two-minutes talk', 'half an hour', 'one h', 'ONE HOUR'],
	...[
		'eine Stunde',
		'von einer Stunde',
		'zwei Std',
		'drei Stunden',
		'drei Minuten',
		'halbe Stunde',
		'2 uur',
		'2 timer',
		'ca. 2 saat',
	],
	...['une heure', 'deux heures', 'une minute', 'deux minutes', 'un minuto', 'dos minutos'],
	...['una hora', 'uno minuto', 'uma hora', 'dos horas', 'dois minutos', 'duas horas', 'due ore'],
	...['un ora', 'due minuti', 'een uur', 'twee uren', 'en timme', 'två timmar', 'en minut'],
	...['två minuter', 'jedna godzina', 'jedną godzinę', 'dwie godziny', 'trzy godziny'],
	...['półtorej godziny', 'dwie minuty', 'jedna minuta', 'bir saat', 'iki dakika', 'один час'],
	...['два часа', 'одна минута', 'две минуты', 'полтора часа', 'полторы минуты', 'полчаса'],
	...[
		'需要一小时左右',
		'需要2个小时左右',
		'兩個小時左右',
		'大約30分鐘左右',
		'大约30分钟左右',
		'30分間ほど',
	],
	...['1時間ほど', '半小时左右', '半小時左右', '3 ساعات', 'يوم و3ساعات', 'ساعة و30 دقيقة'],
	...['ساعة و10 دقائق', 'نصف ساعة', 'ساعتين', 'ساعتان', 'півгодини', 'fél óra', 'μισή ώρα'],
	...['חצי שעה', 'आधा घंटा', 'nửa giờ', 'ครึ่งชั่วโมง', 'setengah jam', '반시간', 'puoli tuntia'],
	...['půl hodiny', 'PŮL HODINY', '45 minutes', '45-minutes', '45 -minutes', '45- minutes'],
	...['1.5 hours', '1,5 hours', '2 hours', '2hours', '2 HOURS', '2 h', '2 H', 'for 120 min'],
];

test.each(IN_SENTENCES)('"%s" says how long it takes', (said) => {
	expect(isUnclear({ Remarks: said })).toBe(true);
	expect(isUnclear({ Remarks: `?! ${said}, !` })).toBe(true);
});

test.each([
	...['a table for one', 'une table', 'minutes of the meeting', 'one hourly fee', 'Stand 2'],
	...['my 2 time here', 'at ten, Sep 3 Sat', '3 SAT', 'od 3 sa', 'rett 3 ur', 'garden of 10 m'],
	...['3 p', 'phone A45min', 'room x2 hours', 'someone hour', 'hours', 'two dogs', '5 hourglasses'],
])('"%s" says nothing of a length', (said) => {
	expect(isUnclear({ Remarks: said })).toBe(false);
});

/** A whole day is no number of minutes. */
test.each([
	...['All day', 'all_day', 'allDay', 'is_all_day', 'isAllDay', 'ALL-DAY', 'All day event'],
	...[
		'all_day_event',
		'full day',
		'whole day',
		'ganztägig',
		'Ganztagig',
		'Todo el día',
		'todo_el_dia',
	],
])('"%s" is ticked: nobody knows how long that is', (label) => {
	expect(isUnclear({ [label]: true })).toBe(true);
	expect(isUnclear({ [label]: 'yes' })).toBe(true);
	expect(isUnclear({ [label]: 'not sure' })).toBe(true);
	expect(isUnclear({ [label]: 'yes, room 20' })).toBe(true);
	for (const no of [false, 'false', 'FALSE', 'no', 'No', 0, '0'])
		expect([no, isUnclear({ [label]: no })]).toEqual([no, false]);
});

test.each([
	'All day parking',
	'Football day',
	'Small day care',
	'Todo el día libre',
	'nicht ganztägig',
])('"%s" asks for something else', (label) => {
	expect(isUnclear({ [label]: 'yes' })).toBe(false);
});

/** "14h30" of the clock is no length. */
test.each([
	...['14h30', '14H30', '14 h 30', '14h 30', '14 h30', '9h30', '09h30', '7h15', '19h00', '23h45'],
	...['20h00', '2026-09-03 14h30', '3/9/2026, 10 óra'],
])('"%s" is when somebody wants to come', (said) => {
	expect(meeting({ Date: '2026-09-03', Heure: said }).lengthUnclear).toBeUndefined();
});

test.each(['14h30 pendant 2h', 'dure 2h, vers 14h30', '1h30', '24h30', '2h'])(
	'"%s" says how long it takes as well',
	(said) => {
		expect(meeting({ Date: '2026-09-03', Heure: said }).lengthUnclear).toBe(true);
	},
);
