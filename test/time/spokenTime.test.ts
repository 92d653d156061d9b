import { readMoment } from '../../nodes/OptimlyMessage/time/moment';

const clockOf = (text: string) => {
	const { date, time, until } = readMoment(text) ?? {};
	return [date, time?.slice(0, 5), until?.slice(0, 5)].filter(Boolean).join(' ');
};

/** Every word for a part of the day: an hour that is missed by twelve is a meeting at night. */
const PARTS_OF_DAY: ReadonlyArray<readonly [string, string]> = [
	['3 September 2026, 9 in the morning', '09:00'],
	['3 September 2026, 2 in the afternoon', '14:00'],
	['3 September 2026, 8 in the evening', '20:00'],
	['3 September 2026, 10 at night', '22:00'],
	['3 de septiembre de 2026 a las 9 de la manana', '09:00'],
	['3 de septiembre de 2026 a las 2 de la madrugada', '02:00'],
	['3 de septiembre de 2026 a la 1 del mediodía', '13:00'],
	['3 de septiembre de 2026 a las 8 de la noche', '20:00'],
	['3 de setembro de 2026 às 9 da manhã', '09:00'],
	['3 de setembro de 2026 às 2 da madrugada', '02:00'],
	['3 de setembro de 2026 às 8 da noite', '20:00'],
	['3 settembre 2026 alle 9 di mattina', '09:00'],
	['3 settembre 2026 alle 9 del mattino', '09:00'],
	['3 settembre 2026 alle 3 del pomeriggio', '15:00'],
	['3 settembre 2026 alle 3 di pomeriggio', '15:00'],
	['3 settembre 2026 alle 8 di sera', '20:00'],
	['3 septembre 2026 à 9 h du matin', '09:00'],
	["3 septembre 2026 à 3 h de l'après-midi", '15:00'],
	['3 septembre 2026 à 8 heures du soir', '20:00'],
	['3 сентября 2026 в 9 утра', '09:00'],
	['3 сентября 2026 в 2 ночи', '02:00'],
	['3 сентября 2026 в 2 часа дня', '14:00'],
	['3 сентября 2026 в 8 вечера', '20:00'],
	['3. September 2026, 9 Uhr morgens', '09:00'],
	['3. September 2026, 9 Uhr vormittags', '09:00'],
	['3. September 2026, 9 Uhr früh', '09:00'],
	['3. September 2026, 1 Uhr mittags', '13:00'],
	['3. September 2026, 3 Uhr nachmittags', '15:00'],
	['3. September 2026, 8 Uhr abends', '20:00'],
	['3 września 2026, 9 rano', '09:00'],
	['3 września 2026, 3 po południu', '15:00'],
	['3 września 2026, 8 wieczorem', '20:00'],
	["3 september 2026, 9 uur 's ochtends", '09:00'],
	["3 september 2026, 9 uur 's morgens", '09:00'],
	["3 september 2026, 3 uur 's middags", '15:00'],
	["3 september 2026, 8 uur 's avonds", '20:00'],
	['3 september 2026 kl 9 på morgonen', '09:00'],
	['3 september 2026 kl 9 på förmiddagen', '09:00'],
	['3 september 2026 kl 3 på eftermiddagen', '15:00'],
	['3 september 2026 kl 8 på kvällen', '20:00'],
	['3 سبتمبر 2026 9 صباحا', '09:00'],
	['3 سبتمبر 2026 8 مساء', '20:00'],
	['2026年9月3日 早上9点', '09:00'],
	['2026年9月3日 清晨6点', '06:00'],
	['2026年9月3日 早晨6点', '06:00'],
	['2026年9月3日 凌晨2点', '02:00'],
	['2026年9月3日 今早8点', '08:00'],
	['2026年9月3日 朝9時', '09:00'],
	['2026年9月3日 中午12点', '12:00'],
	['2026年9月3日 傍晚6点', '18:00'],
	['2026年9月3日 晚间8点', '20:00'],
	['2026年9月3日 夜8時', '20:00'],
	['2026年9月3日 夕方6時', '18:00'],
	['3 Eylül 2026 sabah 9:30', '09:30'],
	['3 Eylül 2026 öğleden önce 10:00', '10:00'],
	['3 Eylül 2026 öğleden sonra 3:00', '15:00'],
	['3 Eylül 2026 akşam 8:30', '20:30'],
];

const NOON = [
	'3 September 2026 at midday',
	"3 September 2026, 12 o'clock noon",
	'3 September 2026, 12 noon',
	'3 de septiembre de 2026 a mediodía',
	'3 de septiembre de 2026 al mediodia',
	'3 de setembro de 2026 ao meio-dia',
	'3 settembre 2026 a mezzogiorno',
	'3 septembre 2026 à midi',
	'3 сентября 2026 в полдень',
	'2026年9月3日 正午',
].map((text): [string, string] => [text, '12:00']);

const FROM_AND_TO = [
	'3 septembre 2026 entre 14h et 15h',
	'3 settembre 2026 tra 14:00 e 15:00',
	'3. September 2026 zwischen 14 und 15 Uhr',
	'3 september 2026 tussen 14:00 en 15:00',
	'3 september 2026 mellan 14:00 och 15:00',
	'3 сентября 2026 между 14:00 и 15:00',
	'3 de setembro de 2026 entre 14:00 e 15:00',
	'3 września 2026 między 14:00 a 15:00',
	'3 september 2026 från 14 till 15',
	'3 września 2026 od 14 do 15',
	'3 de septiembre de 2026 desde las 14 a las 15',
	'3 september 2026 fra 14 til 15',
].map((text): [string, string] => [text, '14:00 15:00']);

const UNTIL_NOON = [
	'3 September 2026 from 10 to noon',
	'3 settembre 2026 dalle 10:00 a mezzogiorno',
	'3 de septiembre de 2026 de 10:00 a mediodía',
	'3 septembre 2026 de 10:00 à midi',
].map((text): [string, string] => [text, '10:00 12:00']);

const HOURS = [
	'godzina 9, 3 września 2026',
	'3 września 2026 o godzinie 9',
	'3 september 2026 klockan 9',
].map((text): [string, string] => [text, '09:00']);

test.each([...PARTS_OF_DAY, ...NOON, ...FROM_AND_TO, ...UNTIL_NOON, ...HOURS])(
	'"%s" is at %s',
	(text, clock) => {
		expect(clockOf(text)).toBe(`2026-09-03 ${clock}`);
	},
);

test.each([
	'3 September 2026 afternoon',
	'3 September 2026 noonish',
	'3 settembre 2026 mezzogiorni',
	'3 September 2026, 14 bis mittags',
])('"%s" is no time that anybody could keep', (text) => {
	expect(clockOf(text)).toBe('');
});
