import { unitNamed } from './lengthUnits';
import { westernDigits } from './spokenTime';

const NUMBER = '(\\d{1,4}(?:[.,]\\d{1,2})?|\\.5)';
const UNIT = "([\\p{L}\\p{M}׳'’]+)\\.?";
const AND =
	'(?:and|und|et|y|e|en|og|och|i|a|és|si|și|ja|ir|un|in|και|и|і|й|та|и|và|dan|ve|و|ו|और|,)';

/** A number and its unit, and for hours the minutes behind them, with their unit or without. */
const SAID = new RegExp(
	`^${NUMBER}\\s*-?\\s*${UNIT}(?:\\s*(?:${AND}\\s*)?(\\d{1,2})\\s*(?:${UNIT})?)?$`,
	'iu',
);
const ISO = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;

/** Words around a length that say nothing. */
const AROUND =
	/^(?:for|duration|dauer|durée|length|exactly|slot|:)\s*|\s*(?:slot|meeting|call|session|appointment|termin|long|lang)$/giu;

/** Longest text that is taken for a length, and as it was given, with spaces and words around it. */
const MAX_LENGTH = 60;
const MAX_GIVEN = 200;

const decimal = (text: string): number => Number(text.replace(',', '.'));

/** Of a bare number: fewer minutes than this are more likely hours, so it is not understood. */
const LEAST_BARE_MINUTES = 5;
const MOST_MINUTES = 7 * 24 * 60;

const whole = (minutes: number): number | undefined =>
	Number.isFinite(minutes) &&
	minutes > 0 &&
	minutes <= MOST_MINUTES &&
	Math.abs(minutes - Math.round(minutes)) < 1e-6
		? Math.round(minutes)
		: undefined;

const DAY = 24 * 60;
/** What calendars count seconds in: five minutes. */
const STEP_IN_SECONDS = 300;

/**
 * A number without a unit: minutes, unless nobody meets for so many of them. "3600" and "5400" are
 * seconds; of 900 and 1200, 15 and 20 minutes or as many hours, nobody knows.
 */
function ofBare(value: number): number | undefined {
	const areSeconds = value % STEP_IN_SECONDS === 0;
	if (value > DAY && value <= DAY * 60 && areSeconds) return whole(value / 60);
	if (value === 900 || value === 1200) return undefined;
	return value <= DAY || value % DAY === 0 ? whole(value) : undefined;
}

/**
 * Reads a length: "45", "90 min", "1 h 30", "1:30", "1.5 hours", "PT45M", in the languages of the
 * units above.
 *
 * @param unit of a bare number, when the label says it
 * @returns whole minutes; undefined when it is not understood ("about an hour")
 */
export function readDuration(
	given: string | number,
	unit?: 'seconds' | 'minutes' | 'hours',
): number | undefined {
	const trimmed = String(given).trim();
	if (trimmed.length > MAX_GIVEN) return undefined;
	const text = westernDigits(trimmed)
		// Before NFKC, which makes three characters of it.
		.replace(/\s?½/g, '.5')
		.normalize('NFKC')
		.replace(AROUND, '')
		.trim();
	if (text === '' || text.length > MAX_LENGTH) return undefined;
	if (/^\d{1,6}(?:[.,]\d{1,2})?$/.test(text)) {
		const value = decimal(text);
		if (unit === 'seconds') return whole(value / 60);
		if (unit === 'hours') return whole(value * 60);
		if (unit === 'minutes') return whole(value);
		return value >= LEAST_BARE_MINUTES ? ofBare(value) : undefined;
	}
	const [, days, isoHours, isoMinutes, seconds] = ISO.exec(text) ?? [];
	if (days ?? isoHours ?? isoMinutes ?? seconds) {
		return whole(
			Number(days ?? 0) * 1440 +
				Number(isoHours ?? 0) * 60 +
				Number(isoMinutes ?? 0) +
				Number(seconds ?? 0) / 60,
		);
	}
	const [, clockHours, clockMinutes] = /^(\d{1,2}):([0-5]\d)(?::00)?(?:\s*h)?$/i.exec(text) ?? [];
	if (clockHours !== undefined) return whole(Number(clockHours) * 60 + Number(clockMinutes));
	const said = SAID.exec(text);
	if (said) {
		const [, number, unitSaid, more, moreUnit] = said;
		const first = unitNamed(unitSaid);
		const second = moreUnit === undefined ? undefined : unitNamed(moreUnit);
		if (first === 'minutes' && more === undefined) return whole(decimal(number));
		if (first === 'hours' && (moreUnit === undefined || second === 'minutes'))
			return whole(decimal(number) * 60 + Number(more ?? '0'));
	}
	return WORDS.get(text.toLowerCase().replace(/[’`´]/g, "'"));
}

function listed(minutes: number, words: string): ReadonlyArray<readonly [string, number]> {
	return words.split(', ').map((word) => [word.normalize('NFKC').replace('’', "'"), minutes]);
}

const WORDS: ReadonlyMap<string, number> = new Map([
	...listed(
		15,
		'quarter of an hour, a quarter of an hour, quarter hour, eine viertelstunde, viertelstunde, un quart d’heure, un cuarto de hora, un quarto d’ora, kwartier, een kwartier',
	),
	...listed(
		30,
		'half hour, a half hour, eine halbe stunde, halbe stunde, une demi-heure, demi-heure, een half uur, half uur, halfuur, pół godziny, en halvtimme, halvtimme, en halv timme, yarım saat, полчаса, 半小时, 半個小時, 半个小时, 半小時, 半時間, نصف ساعة, media hora, meia hora, mezz’ora, півгодини, fél óra, félóra, μισή ώρα, חצי שעה, půl hodiny, půlhodina, pol hodiny, puoli tuntia, en halv time, jumătate de oră, o jumătate de oră, setengah jam, nửa giờ, ครึ่งชั่วโมง, 30분간, 반시간, आधा घंटा',
	),
	...listed(
		60,
		'hour, a hour, una hora, uma hora, 1 stunde, eine stunde, stunde, une heure, un’ora, una ora, een uur, godzina, jedna godzina, en timme, bir saat, час, один час, 一小时, 一个小时, 一小時, 一個小時, 一時間, ساعة, ساعة واحدة, година, одна година, egy óra, μία ώρα, μια ώρα, שעה, שעה אחת, hodina, jedna hodina, tunti, yksi tunti, en time, o oră, satu jam, sejam, một giờ, một tiếng, หนึ่งชั่วโมง, 한 시간, 한시간, एक घंटा',
	),
	...listed(
		90,
		'an hour and a half, one and a half hours, one hour and a half, hour and a half, anderthalb stunden, eineinhalb stunden, einundeinhalb stunden, une heure et demie, une heure trente, una hora y media, hora y media, 1 hora y media, uma hora e meia, hora e meia, 1 hora e meia, un’ora e mezza, un’ora e mezzo, 1 ora e mezza, anderhalf uur, półtorej godziny, en och en halv timme, en och en halvtimme, bir buçuk saat, полтора часа, 一个半小时, 一個半小時, 1个半小时, 1.5小时, 1時間半, 一時間半, ساعة ونصف, ساعة و نصف, півтори години, másfél óra, μιάμιση ώρα, שעה וחצי, půldruhé hodiny, hodina a půl, puolitoista tuntia, halvanden time, halvannen time, o oră și jumătate, satu setengah jam, डेढ़ घंटा',
	),
	...listed(
		120,
		'two hours, zwei stunden, deux heures, dos horas, duas horas, due ore, twee uur, dwie godziny, två timmar, iki saat, два часа, 两小时, 两个小时, 兩小時, 兩個小時, 二時間, ساعتان, ساعتين, дві години, két óra, δύο ώρες, שעתיים, dvě hodiny, kaksi tuntia, to timer, două ore, dua jam, hai giờ, สองชั่วโมง, 두 시간, 두시간, दो घंटे',
	),
	...listed(
		180,
		'three hours, drei stunden, trois heures, tres horas, três horas, tre ore, drie uur, trzy godziny, tre timmar, üç saat, три часа, 三小时, 三个小时, ثلاث ساعات',
	),
	['half an hour', 30],
	['an hour', 60],
	['one hour', 60],
]);
