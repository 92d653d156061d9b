import { PARTS_OF_DAY, type PartOfDay } from './partsOfDay';

/** Units of an hour of the clock, behind it. */
const HOURS =
	'uhr|hrs|heures?|h|uur|часов|часа|час|ч|годин[аиі]?|год|hodin[ay]?|hod|óra(?:kor)?|časova|časa?|часова|sat[ia]|ώρα|ώρες|valand[aoų]s?|val|giờ|jam|בשעה|बजे|নটা|นาฬิกา|น|ura|uri';

/** Units of its minutes. */
const MINUTES =
	'minutes?|minuten|minut[aoiy]?|minuti|mins?|perc(?:kor)?|хвилин[аи]?|хв|минут[аы]?|мин|phút|λεπτά|menit|minit|मिनट|นาที';

/** An hour with or without minutes and its unit, right before a part of the day. */
const HOUR = `(?<![\\d:.])(\\d{1,2})((?:\\s?[:.h]\\s?[0-5]\\d(?:[:.][0-5]\\d)?)?)(?:\\s*(?:${HOURS})\\.?)?\\s*,?\\s*`;

/** The half of the day that an hour of its part is in; undefined where people mean different ones. */
function halfOf(part: PartOfDay, hour: number): 'am' | 'pm' | undefined {
	if (part === 'am' || part === 'pm') return part;
	if (hour > 12) return part === 'morning' ? undefined : 'pm';
	if (part === 'morning') return hour < 12 ? 'am' : undefined;
	if (part === 'afternoon') return 'pm';
	if (part === 'noon')
		return hour === 10 || hour === 11 ? 'am' : hour === 12 || hour < 5 ? 'pm' : undefined;
	if (part === 'evening') return hour < 12 ? 'pm' : undefined;
	return hour < 6 ? 'am' : hour > 6 && hour < 12 ? 'pm' : undefined;
}

const escaped = (words: string): string =>
	words
		.split(', ')
		// The longest first, so that no word hides another one that begins with it.
		.sort((a, b) => b.length - a.length)
		// "π.μ." has its dots or not; "de." is Spanish without, "du." French.
		.map((word) =>
			word.replace(/\./g, /^d[eu]\.$/.test(word) ? '\\.' : '\\.?\\s?').replace(/ /g, '\\s'),
		)
		.join('|');

/** Each part of the day: behind an hour, and before it. */
const PARTS = PARTS_OF_DAY.map(([part, words]) => ({
	part,
	behind: new RegExp(`${HOUR}(?:${escaped(words)})(?![\\p{L}\\p{M}])`, 'giu'),
	before: new RegExp(
		`(?<![\\p{Lu}\\p{Ll}\\p{M}])(?:${escaped(words)}),?\\s*(?=(\\d{1,2})(?!\\d))`,
		'giu',
	),
}));

function withHalves(text: string): string {
	return PARTS.reduce(
		(spoken, { part, behind, before }) =>
			spoken
				.replace(behind, (all: string, hour: string, minutes: string) => {
					const half = halfOf(part, Number(hour));
					return half === undefined ? all : `${hour}${minutes} ${half} `;
				})
				.replace(before, (all: string, hour: string) => {
					const half = halfOf(part, Number(hour));
					return half === undefined ? all : half === 'am' ? ' 上午' : ' 下午';
				}),
		text,
	);
}

/** Times as people say them, and how a clock shows them. Each row: what is said, what is written instead. */
interface Spoken {
	readonly said: RegExp;
	readonly written: string;
}

const SPOKEN: readonly Spoken[] = [
	{ said: /([時时点點시])\s*(?:半|반)/gu, written: '$130分' },
	{
		said: /(?<!\p{L})(?:12 (?:o[\u2019']clock )?)?(?:noon|midday|mediod[íi]a|midi|meio-dia|mezzogiorno|正午|полдень)(?!\p{L})/giu,
		written: ' 12:00 ',
	},
	// "10 h 30 min 00 s", "14 giờ 30", "10 óra 30 perckor"
	{
		said: new RegExp(
			`(?<![\\d:.])(\\d{1,2})\\s?(?:${HOURS})\\.?\\s?([0-5]\\d)(?:\\s?(?:${MINUTES})(?!\\p{L})\\.?)?(?:\\s?[0-5]\\d\\s?s(?!\\p{L}))?(?![\\d:.]\\d|\\d)`,
			'giu',
		),
		written: '$1:$2',
	},
	{ said: /(?<![\d:.])(\d{1,2})\.([0-5]\d)\.[0-5]\d(?![\d:.])/g, written: '$1:$2' },
	{
		said: new RegExp(
			`(?<![\\d:.])(\\d{1,2}[:.][0-5]\\d(?::[0-5]\\d)?)(?:\\s?(?:${HOURS})|-?kor)\\.?(?![\\p{L}\\p{M}])`,
			'giu',
		),
		written: '$1',
	},
	{
		said: /(?<![\d:.,])(\d{1,2})\.?\s?(?:год(?:ин[аиі]?)?|ч|hod(?:in[ay]?)?|óra(?:kor)?|časova|часова|sat[ia]|val(?:and[aąoų]s?)?|giờ|बजे|น|นาฬิกา|ur[ai])(?![\p{L}\p{M}])\.?/giu,
		written: '$1:00',
	},
	// Where the clock has 24 hours, and a word says that it is one.
	{
		said: /(?<!\p{L})(?:or[ae]|kl|klo|klockan|godz|godzina|godzinie|kell|jam|pukul)\.?\s*(\d{1,2})(?!\s?[\d:.h])/giu,
		written: ' $1:00',
	},
	{
		said: /(?<!\p{L})(?:dalle|von|van|od|från|fra|das|desde las|entre l?as|tra le|de)\s+(\d{1,2})(?::00)?\s?h?\s+(?:alle|bis|tot|do|till|til|às|a las|a|y las|e as|e le)\s+(\d{1,2})(?::00)?(?![\d:./-])/giu,
		written: ' $1:00 - $2:00 ',
	},
	{
		said: /(?<!\p{L})(?:between|zwischen|entre|tra|tussen|między|mellan|между)\s+(.{1,14}?)\s+(?:and|und|y|et|e|en|a|och|и)\s+(?:(?:las|as|le)\s+)?(?=\d)/giu,
		written: ' $1 - ',
	},
];

/** The digits of scripts that have their own: where each row begins. */
const ZEROS = [
	0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040,
	0x17e0,
];

function digitOf(digit: string): string {
	const point = digit.codePointAt(0) ?? 0;
	const zero = ZEROS.find((first) => point >= first && point < first + 10);
	return zero === undefined ? digit : String(point - zero);
}

/** Any digits as 0 to 9: "१०:३०" and "١٠:٣٠" are 10:30. */
export const westernDigits = (text: string): string => text.replace(/(?!\d)\p{Nd}/gu, digitOf);

/** "du 2:30" is the afternoon in Hungary, where it has lost its dot; nobody else writes it before a time. */
const DOT_LOST = /(?<!\p{L})du\s(?=(?:[1-9]|1[0-2])(?:[:.][0-5]\d|\s?óra))/giu;

/** A text with its times as a clock shows them: "2 de la tarde" is 2 pm, "14時半" 14時30分. */
export const asClock = (text: string): string =>
	SPOKEN.reduce(
		(spoken, { said, written }) => spoken.replace(said, written),
		withHalves(text.replace(DOT_LOST, 'du. ')),
	);

/** Signs of Vietnamese, in which "SA" is the morning and "CH" the afternoon. */
const VIETNAMESE = /tháng|thg|ngày|lúc|thứ|giờ/i;

/**
 * Halves of the day that are words of other languages elsewhere: "PM 2:05" as Korea writes it, as a
 * German "am" is small and before a date; "kl. 2 em" as Sweden does, at the end, as a Portuguese "em" never is.
 */
export function halvesBehind(text: string): string {
	const said = text
		.replace(/(?<![\p{L}\d])(AM|PM)\s(\d{1,2}:\d\d(?::\d\d)?)(?![\d:])/gu, '$2 $1')
		.replace(
			/(\d{1,2}(?:[:.]\d\d)?)\s?([fe])\.?m\.?$/iu,
			(_all, hour: string, half: string) => `${hour} ${half.toLowerCase() === 'f' ? 'a' : 'p'}m`,
		);
	if (VIETNAMESE.test(text))
		return said.replace(
			/(\d:\d\d(?::\d\d)?) (SA|CH)(?!\p{L})/gu,
			(_all, clock: string, half: string) => `${clock} ${half === 'SA' ? 'AM' : 'PM'}`,
		);
	// It may be the Saturday of a German as well; at any other hour both are the same time.
	return said.replace(/(?<!\d)(12:\d\d(?::\d\d)?) SA(?!\p{L})/gu, '$1 SA?');
}
