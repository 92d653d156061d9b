import { readDuration } from '../../nodes/OptimlyMessage/time/duration';

type Unit = 'seconds' | 'minutes' | 'hours' | undefined;

test.each<[string | number, Unit, number | undefined]>([
	// A bare number: of few nobody knows what they count.
	[0, undefined, undefined],
	[1, undefined, undefined],
	[4, undefined, undefined],
	['4.9', undefined, undefined],
	[5, undefined, 5],
	[45, undefined, 45],
	['٤٥', undefined, 45],
	['45.5', undefined, undefined],
	[0, 'minutes', undefined],
	[1, 'minutes', 1],
	[4, 'minutes', 4],
	['4,00', 'minutes', 4],
	[30, 'seconds', undefined],
	[60, 'seconds', 1],
	[90, 'seconds', undefined],
	[1800, 'seconds', 30],
	[1, 'hours', 60],
	['1.5', 'hours', 90],
	['0,25', 'hours', 15],
	// No longer than a week.
	[10_080, undefined, 10_080],
	[10_081, undefined, undefined],
	// Nobody meets for so many minutes: seconds. Of some numbers nobody knows.
	[1440, undefined, 1440],
	[1441, undefined, undefined],
	[1500, undefined, 25],
	[1800, undefined, 30],
	['3600', undefined, 60],
	[5400, undefined, 90],
	[86_400, undefined, 1440],
	[86_700, undefined, undefined],
	[2880, undefined, 2880],
	[3601, undefined, undefined],
	[900, undefined, undefined],
	[1200, undefined, undefined],
	[900, 'minutes', 900],
	[5400, 'minutes', 5400],
	// As the North writes it.
	['1 t 15 min', undefined, 75],
	['1½ time', undefined, 90],
	[168, 'hours', 10_080],
	[169, 'hours', undefined],
	[604_800, 'seconds', 10_080],
	[1_000_000, 'seconds', undefined],
	// ISO 8601.
	['PT45M', undefined, 45],
	['pt1h30m', undefined, 90],
	['P1D', undefined, 1440],
	['P1DT2H3M', undefined, 1563],
	['P7D', undefined, 10_080],
	['P8D', undefined, undefined],
	['PT120S', undefined, 2],
	['PT90S', undefined, undefined],
	['PT1H0M60S', undefined, 61],
	['PT0M', undefined, undefined],
	['P', undefined, undefined],
	['PT', undefined, undefined],
	// As a clock shows it.
	['1:30', undefined, 90],
	['01:30', undefined, 90],
	['0:45', undefined, 45],
	['1:30:00', undefined, 90],
	['1:30:30', undefined, undefined],
	['1:30 h', undefined, 90],
	['1:30H', undefined, 90],
	['0:00', undefined, undefined],
	['1:60', undefined, undefined],
	['123:00', undefined, undefined],
	// Words around it.
	['for 45 min', undefined, 45],
	['Duration: 45 min', undefined, undefined],
	['duration 45 min', undefined, 45],
	['Dauer 45 min', undefined, 45],
	['durée 45 min', undefined, 45],
	['length 45 min', undefined, 45],
	['exactly 45 min', undefined, 45],
	['slot 45 min', undefined, 45],
	[': 45 min', undefined, 45],
	['45 min slot', undefined, 45],
	['45 min meeting', undefined, 45],
	['45 min call', undefined, 45],
	['45 min session', undefined, 45],
	['45 min appointment', undefined, 45],
	['45 min Termin', undefined, 45],
	['45 minutes long', undefined, 45],
	['45 Minuten lang', undefined, 45],
	['about 45 min', undefined, undefined],
	['45 min or so', undefined, undefined],
	['', undefined, undefined],
	[' ', undefined, undefined],
	[`${' '.repeat(70)}45`, undefined, 45],
	[`45${' '.repeat(55)}min`, undefined, 45],
	[`45${' '.repeat(56)}min`, undefined, undefined],
])('%j in %s: %s', (text, unit, minutes) => {
	expect(readDuration(text, unit)).toBe(minutes);
});

const HOURS =
	'h hr hrs hour hours std stunde stunden stdn heure heures hora horas ore ora uur uren godz godz. godzina godziny timme timmar tim time timer saat час часа часов ч 時間 小时 小時 个小时 個小時 个钟头 個钟头 ساعة ساعات tuntia óra hodina hodiny hodin'.split(
		' ',
	);

test.each(HOURS)('two and a half of "%s" are 150 minutes, in any way they are written', (unit) => {
	for (const text of [`2.5 ${unit}`, `2,5 ${unit}`, `2.5-${unit}`, `2.5${unit}`]) {
		expect([text, readDuration(text)]).toEqual([text, 150]);
	}
	expect(readDuration(`½ ${unit}`)).toBe(30);
	expect(readDuration(`2 ${unit}`.toUpperCase().replace('İ', 'I'))).toBe(120);
	expect(readDuration(`2 ${unit} x`)).toBeUndefined();
	expect(readDuration(`12345 ${unit}`)).toBeUndefined();
});

const MINUTES =
	'm min mins minute minutes minuten minuto minutos minuti minuta minuty minut minuter minutter dk dakika мин минут минута минуты 分 分钟 分鐘 分間 دقيقة دقائق minuuttia perc'.split(
		' ',
	);

test.each(MINUTES)('45 of "%s", alone and behind hours', (unit) => {
	for (const text of [`45 ${unit}`, `45-${unit}`, `45${unit}`, `45 ${unit}.`]) {
		expect([text, readDuration(text)]).toEqual([text, 45]);
	}
	expect(readDuration(`1 h 15 ${unit}`)).toBe(75);
	expect(readDuration(`1h15${unit}`)).toBe(75);
	expect(readDuration(`2 ${unit}`)).toBe(2);
	expect(readDuration(`45 ${unit} x`)).toBeUndefined();
});

test.each(['and', 'und', 'et', 'y', 'e', 'en', 'og', 'och', ','])(
	'"%s" between hours and minutes says nothing',
	(word) => {
		expect(readDuration(`1 h ${word} 30 min`)).toBe(90);
		expect(readDuration(`1 hour ${word} 5`)).toBe(65);
	},
);

test('a half and a sign for it, and minutes of three digits behind hours are none', () => {
	expect(['½ hour', '1½ hours', '1 ½ h', 'for ½ hour'].map((text) => readDuration(text))).toEqual([
		...[30, 90, 90, 30],
	]);
	expect(readDuration('1.25 h')).toBe(75);
	expect(readDuration('1.333 h')).toBeUndefined();
	expect(readDuration('0.01 h')).toBeUndefined();
	expect(readDuration('1 h 300 min')).toBeUndefined();
	expect(readDuration('un’ora e mezza')).toBe(90);
	expect(readDuration('UN`ORA')).toBe(60);
	expect(readDuration("mezz'ora")).toBe(30);
});
