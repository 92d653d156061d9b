import { bareName, monthsByName } from './calendarNames';

/** Which number of 03/04/2026 comes first. */
export type DateOrder = 'day' | 'month';

const pad = (value: number): string => String(value).padStart(2, '0');

function isoOf(year: number, month: number, day: number): string | undefined {
	const iso = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
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
	/(?<!\d)(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)\s?[日일.]?T?/u;
const NUMBERS = /(?<![\d:])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d:])/;
const DAY_MONTH =
	/(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.?[eoaºª°](?!\p{L})|\.)?\s*(?:(?:of|del?|di)(?!\p{L})|d'|-|\/)?\s*(\p{L}{2,}\.?)\s*(?:of|de|del|di|,|-|\/)?\s*(\d{4})(?!\d)\s*(?:(?:года|року|[гр]\.?)(?!\p{L}))?/iu;
const MONTH_DAY = /(\p{L}{3,}\.?)\s*(\d{1,2})(?:st|nd|rd|th|\.)?\s*,?\s*(\d{4})(?!\d)/u;

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

/**
 * Finds a date in a text: 2026-09-03, 03.09.2026, 3/9/2026, 3 September 2026, September 3, 2026,
 * 2026年9月3日, with the months of 24 languages.
 *
 * @param order for 3/9/2026; without it such a date is unclear. Dots are always day first.
 * @returns "unclear" when there is a date that does not exist or can be two
 */
export function dateIn(
	text: string,
	order: DateOrder | undefined,
): DateInText | 'unclear' | undefined {
	const yearFirst = YEAR_FIRST.exec(text);
	if (yearFirst) {
		const [, year, month, day] = yearFirst;
		return found(text, yearFirst, isoOf(Number(year), Number(month), Number(day)));
	}
	const numbers = NUMBERS.exec(text);
	if (numbers) {
		const [, first, sign, second, year] = numbers;
		// Two digits: "26" is 2026; what dates of birth mean is not asked here.
		const full = year.length === 2 ? 2000 + Number(year) : Number(year);
		return found(
			text,
			numbers,
			ordered(Number(first), Number(second), full, sign === '.' ? 'day' : order),
		);
	}
	for (const [pattern, dayAt, monthAt] of [
		[DAY_MONTH, 1, 2],
		[MONTH_DAY, 2, 1],
	] as const) {
		const named = pattern.exec(text);
		const known = named ? monthsByName().get(bareName(named[monthAt])) : undefined;
		if (!named || !known) continue;
		// "5 listopada" is Polish; with the dot of Czech and Croatian dates it is another month in each of them.
		if (known.isAmbiguous && /^\d{1,2}\./.test(named[0])) return 'unclear';
		return found(text, named, isoOf(Number(named[3]), known.month, Number(named[dayAt])));
	}
	return undefined;
}

/** What a date with numbers that can only be read one way says about the others. */
export function orderShownBy(text: string): DateOrder | undefined {
	const [, first, sign, second] = NUMBERS.exec(text) ?? [];
	if (first === undefined || sign === '.') return undefined;
	if (Number(first) > 12 && Number(second) <= 12) return 'day';
	return Number(second) > 12 && Number(first) <= 12 ? 'month' : undefined;
}
