import { orderShownBy, type DateOrder } from '../../time/dateText';
import type { Reading } from '../label';
import type { ReadAnswer } from '../readAnswer';

/** Time zones of the United States and the Philippines, which write the month first. */
const MONTH_FIRST_ZONE =
	/^(America\/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit|Boise|Indiana|Kentucky|Louisville|North_Dakota|Juneau|Menominee|Nome|Sitka|Yakutat|Adak|Metlakatla)|Pacific\/Honolulu|US\/|Asia\/Manila)/;

/** Zones of countries where both orders are usual, or which are nobody's. */
const UNCLEAR_ZONE =
	/^(America\/(Toronto|Vancouver|Halifax|Winnipeg|Edmonton|Regina|St_Johns|Moncton|Glace_Bay|Goose_Bay|Whitehorse|Yellowknife|Iqaluit|Thunder_Bay|Puerto_Rico|Montreal)|Canada\/|Etc\/|UTC|Africa\/Johannesburg|Asia\/(Tokyo|Shanghai|Seoul|Taipei|Hong_Kong))/;

const LOCALE_KEY =
	/^(locale|lang|language|language_?code|country|country_?code|region|user_?locale|browser_?language)$/i;

/** What a locale or a country says about dates (CLDR's short date patterns). */
function orderOfLocale(value: string): DateOrder | undefined {
	const text = value.trim().toLowerCase().replace('_', '-');
	if (/^(en-us|us|usa|united states( of america)?|u\.s\.a?\.?|en-ph|ph|philippines)$/.test(text))
		return 'month';
	if (/^(en|en-ca|ca|ja(-jp)?|zh(-\w+)?|ko(-kr)?|hu(-hu)?|fa|cn|jp|kr|tw|hk|za|en-za)$/.test(text))
		return undefined;
	return /^([a-z]{2}(-[a-z]{2,4})?|germany|deutschland|united kingdom|france|spain|españa|italy|italia|brazil|brasil|australia|ireland|netherlands|austria|switzerland|poland|portugal|mexico|india|new zealand)$/.test(
		text,
	)
		? 'day'
		: undefined;
}

/**
 * Whether the day or the month comes first in this input's dates: a date that can only be read one
 * way says it, then a locale or country, then the time zone. What contradicts itself says nothing.
 */
export function dateOrderIn(
	reads: readonly ReadAnswer[],
	zone: string | undefined,
): DateOrder | undefined {
	const shown = new Set<DateOrder>();
	const locales = new Set<DateOrder>();
	for (const { answer } of reads) {
		if (typeof answer.value !== 'string' || answer.value.length > 60) continue;
		const order = orderShownBy(answer.value);
		if (order) shown.add(order);
		const locale = answer.labels.some((label) => LOCALE_KEY.test(label))
			? orderOfLocale(answer.value)
			: undefined;
		if (locale) locales.add(locale);
	}
	for (const evidence of [shown, locales]) {
		const [first] = evidence;
		if (evidence.size > 1) return undefined;
		if (first) return first;
	}
	if (zone === undefined || UNCLEAR_ZONE.test(zone)) return undefined;
	return MONTH_FIRST_ZONE.test(zone) ? 'month' : 'day';
}

/** Languages that write the month first, or are written where some do. */
const UNCLEAR = new Set(['en', 'ja', 'zh', 'ko', 'hu', 'fa', 'sv', 'lt', 'eu']);

/** What the language of the date's own label says. */
export function orderOfLanguage(reading: Reading | undefined): DateOrder | undefined {
	const languages = [...(reading?.languages ?? [])];
	return languages.length > 0 && languages.every((language) => !UNCLEAR.has(language))
		? 'day'
		: undefined;
}

/** Labels in a language that puts the day first, from which on it is that of the form. */
const LEAST_LABELS = 2;

/** What the other labels say: "Date" is French beside "Heure" and "Nom de famille". */
export function orderOfForm(reads: readonly ReadAnswer[]): DateOrder | undefined {
	const dayFirst = new Set<string>();
	for (const { answer, reading } of reads) {
		const languages = [...(reading?.languages ?? [])].filter((language) => language !== 'en');
		if (languages.some((language) => UNCLEAR.has(language))) return undefined;
		if (languages.length > 0) dayFirst.add(answer.shown);
	}
	return dayFirst.size >= LEAST_LABELS ? 'day' : undefined;
}
