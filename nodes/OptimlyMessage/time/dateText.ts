import { bareName, monthsByName } from './calendarNames';
import { gregorian, inGregorianYears } from './eras';
import { twoDigits } from './iso8601';

/** Which number of 03/04/2026 comes first. */
export type DateOrder = 'day' | 'month';

function isoOf(year: number, month: number, day: number): string | undefined {
	const iso = `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
	const at = Date.UTC(year, month - 1, day);
	const real = new Date(at).toISOString().startsWith(iso);
	return real && year >= 1970 && year <= 2199 ? iso : undefined;
}

interface DateInText {
	readonly iso: string;
	/** The text without the date. */
	readonly rest: string;
}

const YEAR_FIRST =
	/(?<!\d|\d[./-]\s?)(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)\s?(?:[일.]|日(?!曜))?T?/u;
const NUMBERS = /(?<!\d:?|(?<!\p{L})\p{L})(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d:])/u;

/** 21/9-2026: as the North writes it, the day first; 21/9 2026 is written elsewhere as well. */
const NORTHERN =
	/(?<![\d/.-]|\d:|(?<!\p{L})\p{L})(\d{1,2})\/(\d{1,2})(\s?[-–]\s?|\s)(\d{4})(?![\d:/.-])/u;

/** "26. 10. 5." is 2026 in Korea, "5. 10. 26." 2026 in Croatia. */
const SHORT_WITH_DOTS = /(?<!\d)\d{1,2}\.\s\d{1,2}\.\s\d{1,2}\./;

/** No month has a name of more than 20 letters and marks. */
const MONTH = '(\\p{L}[\\p{L}\\p{M}.׳]{1,20})';

interface Named {
	readonly pattern: RegExp;
	/** Places of year, month and day in the match. */
	readonly at: readonly [number, number, number];
}

/** Dates with the name of the month. */
const NAMED: readonly Named[] = [
	// 3 de septiembre de 2026, 3. September 2026, 3rd of September 2026
	{
		pattern: new RegExp(
			`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.?[eoaºª°](?!\\p{L})|\\.)?\\s*(?:(?:of|del?|di)(?!\\p{L})|d['’]|-|\\/)?\\s*${MONTH}\\s*(?:of|de|del|di|,|-|\\/)?\\s*(\\d{4})(?!\\d)\\s*(?:(?:года|року|[гр]\\.?)(?!\\p{L}))?`,
			'iu',
		),
		at: [3, 2, 1],
	},
	// September 3, 2026
	{
		pattern: new RegExp(
			`(?<![\\p{L}\\p{M}])${MONTH}\\s*(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s*,?\\s*(\\d{4})(?!\\d)`,
			'iu',
		),
		at: [3, 1, 2],
	},
	// 2026. szeptember 3-án, 2026 m. rugsėjo 3 d.
	{
		pattern: new RegExp(
			`(?<!\\d)(\\d{4})(?:\\s?\\.|\\s?[mгр]\\.)?\\s?,?\\s*${MONTH}\\s*(\\d{1,2})(?!\\d|[:.]\\d)(?:-?(?:[jn]?[áaée]n|[jn]?[ae]|i)(?!\\p{L})|\\s?d(?!\\p{L}))?\\.?`,
			'iu',
		),
		at: [1, 2, 3],
	},
	// 2026. gada 3. septembris
	{
		pattern: new RegExp(`(?<!\\d)(\\d{4})\\.?\\s?gada\\s(\\d{1,2})\\.?\\s?${MONTH}`, 'iu'),
		at: [1, 3, 2],
	},
];

/** 3 tháng 9 năm 2026: the months of Vietnamese have numbers. */
const VIETNAMESE =
	/(?<!\d)(\d{1,2})\s?(?:tháng|thg)\.?\s?(\d{1,2})(?:\s?,|\s?năm)?\s?(\d{4})(?!\d)/iu;

const without = (text: string, match: RegExpExecArray): string =>
	`${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;

const found = (
	text: string,
	match: RegExpExecArray,
	iso: string | undefined,
): DateInText | 'unclear' => (iso === undefined ? 'unclear' : { iso, rest: without(text, match) });

/** Both orders of two numbers; the only one that exists, else the one that is known. */
function ordered(
	first: number,
	second: number,
	year: number,
	order: DateOrder | undefined,
): string | undefined {
	const dayFirst = isoOf(year, second, first);
	const monthFirst = isoOf(year, first, second);
	if (dayFirst === monthFirst) return dayFirst;
	if (dayFirst === undefined || monthFirst === undefined) return dayFirst ?? monthFirst;
	return order === undefined ? undefined : order === 'day' ? dayFirst : monthFirst;
}

function namedDate(text: string): DateInText | 'unclear' | undefined {
	for (const { pattern, at } of NAMED) {
		const match = pattern.exec(text);
		const known = match ? monthsByName().get(bareName(match[at[1]])) : undefined;
		if (!match || !known) continue;
		// "5 listopada" is Polish; with the dot of Czech and Croatian dates it is another month in each of them.
		if (known.isAmbiguous && /^\d{1,2}\./.test(match[0])) return 'unclear';
		const year = gregorian(Number(match[at[0]]));
		return found(text, match, isoOf(year, known.month, Number(match[at[2]])));
	}
	const match = VIETNAMESE.exec(text);
	return match
		? found(text, match, isoOf(Number(match[3]), Number(match[2]), Number(match[1])))
		: undefined;
}

/** Two digits: "26" is 2026; what dates of birth mean is not asked here. "69" is 2026 in Thailand. */
function yearOf(digits: string): number | undefined {
	if (digits.length > 2) return gregorian(Number(digits));
	return Number(digits) < 60 ? 2000 + Number(digits) : undefined;
}

function northern(text: string, order: DateOrder | undefined): DateInText | 'unclear' | undefined {
	const match = NORTHERN.exec(text);
	if (!match) return undefined;
	const [, first, second, between, year] = match;
	const known = order ?? (between.trim() === '' ? undefined : 'day');
	return found(text, match, ordered(Number(first), Number(second), gregorian(Number(year)), known));
}

/**
 * Finds a date in a text: 2026-09-03, 03.09.2026, 3/9/2026, 3 September 2026, September 3, 2026,
 * 2026. szeptember 3., 2026年9月3日, 令和8年9月3日, with the months of 40 languages.
 *
 * @param order for 3/9/2026; without it such a date is unclear. Dots are always day first.
 * @returns "unclear" when there is a date that does not exist or can be two
 */
export function dateIn(
	given: string,
	order: DateOrder | undefined,
): DateInText | 'unclear' | undefined {
	const text = inGregorianYears(given);
	const named = namedDate(text);
	if (named) return named;
	const yearFirst = YEAR_FIRST.exec(text);
	if (yearFirst) {
		const [, year, month, day] = yearFirst;
		return found(text, yearFirst, isoOf(gregorian(Number(year)), Number(month), Number(day)));
	}
	if (SHORT_WITH_DOTS.test(text)) return 'unclear';
	const numbers = NUMBERS.exec(text);
	if (!numbers) return northern(text, order);
	const [, first, sign, second, digits] = numbers;
	const year = yearOf(digits);
	const iso =
		year === undefined
			? undefined
			: ordered(Number(first), Number(second), year, sign === '.' ? 'day' : order);
	return found(text, numbers, iso);
}

/** What a date with numbers that can only be read one way says about the others. */
export function orderShownBy(text: string): DateOrder | undefined {
	const [, first, sign, second] = NUMBERS.exec(text) ?? [];
	if (first === undefined || sign === '.') return undefined;
	if (Number(first) > 12 && Number(second) <= 12) return 'day';
	return Number(second) > 12 && Number(first) <= 12 ? 'month' : undefined;
}
