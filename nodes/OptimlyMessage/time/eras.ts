/** Eras that count years from their own beginning: how they are written, and the year before their first. */
const ERAS: ReadonlyArray<readonly [RegExp, number]> = [
	[/令和\s?(\d{1,2}|元)\s?(?=年)/gu, 2018],
	[/平成\s?(\d{1,2}|元)\s?(?=年)/gu, 1988],
	[/民[國国]\s?(\d{2,3})\s?(?=年)/gu, 1911],
	[/(?<![\p{L}\d])R(\d{1,2})(?=([./-])\d{1,2}\2\d)/gu, 2018],
	[/(?<![\p{L}\d])H(\d{1,2})(?=([./-])\d{1,2}\2\d)/gu, 1988],
];

/** What Thai puts before a year says which calendar it is of; the year says it as well. */
const BEFORE_YEAR = /[พค]\.?\s?ศ\.?\s?(?=\d{4})/gu;

/** Months of the Levant and Iraq that are two words. */
const IN_TWO_WORDS: ReadonlyArray<readonly [RegExp, string]> = [
	[/كانون الثاني/g, 'يناير'],
	[/تشرين ال[أا]ول/g, 'أكتوبر'],
	[/تشرين الثاني/g, 'نوفمبر'],
	[/كانون ال[أا]ول/g, 'ديسمبر'],
];

/** A text whose years of an emperor or of the Republic of China are those of the Gregorian calendar. */
export function inGregorianYears(text: string): string {
	const named = IN_TWO_WORDS.reduce((changed, [said, name]) => changed.replace(said, name), text);
	return ERAS.reduce(
		(changed, [era, before]) =>
			changed.replace(era, (_all, year: string) =>
				String(before + (year === '元' ? 1 : Number(year))),
			),
		named.replace(BEFORE_YEAR, ''),
	);
}

/** Years of the Buddhist calendar, as Thailand counts, are 543 ahead; no other calendar is there today. */
export const gregorian = (year: number): number =>
	year >= 2543 && year <= 2642 ? year - 543 : year;
