/** Times as people say them, and how a clock shows them. Each row: what is said, what is written instead. */
interface Spoken {
	readonly said: RegExp;
	readonly written: string;
}

/** An hour with or without minutes and its unit, right before a part of the day. */
const HOUR =
	'(\\d{1,2}(?:\\s?[:.h]\\s?[0-5]\\d)?)(?:\\s*(?:uhr|h|hrs|uur|часов|часа|час|heures?))?\\s*,?\\s*';

const after = (words: string, written: 'am' | 'pm'): Spoken => ({
	said: new RegExp(`${HOUR}(?:${words})(?!\\p{L})`, 'giu'),
	written: `$1 ${written}`,
});

const before = (words: string, written: '上午' | '下午'): Spoken => ({
	said: new RegExp(`(?:${words})\\s*(?=\\d{1,2}(?!\\d))`, 'giu'),
	written: ` ${written}`,
});

const SPOKEN: readonly Spoken[] = [
	after(
		"in the morning|de la ma[ñn]ana|de la madrugada|da manh[ãa]|da madrugada|di mattina|del mattino|du matin|утра|ночи|morgens|vormittags|fr[üu]h|rano|[\\u2019']s (?:och|mor)tends|[\\u2019']s morgens|på morgonen|på förmiddagen|صباح(?:ا|ًا|اً)?",
		'am',
	),
	after(
		"in the (?:afternoon|evening)|at night|de la (?:tarde|noche)|del mediod[íi]a|da (?:tarde|noite)|del pomeriggio|di (?:pomeriggio|sera)|de l[\\u2019']apr[èe]s-midi|du soir|дня|вечера|mittags|nachmittags|abends|po po[łl]udniu|wieczorem|[\\u2019']s (?:middags|avonds)|på (?:eftermiddagen|kvällen)|مساء(?:ا|ًا|ً)?",
		'pm',
	),
	before('早上|清晨|早晨|凌晨|今早|朝|öğleden önce|sabah', '上午'),
	before('中午|傍晚|晚上|晚间|夜|夕方|öğleden sonra|akşam', '下午'),
	{ said: /([時时点點시])\s*(?:半|반)/gu, written: '$130分' },
	{
		said: /(?<!\p{L})(?:12 (?:o[\u2019']clock )?)?(?:noon|midday|mediod[íi]a|midi|meio-dia|mezzogiorno|正午|полдень)(?!\p{L})/giu,
		written: ' 12:00 ',
	},
	// Where the clock has 24 hours, and a word says that it is one.
	{
		said: /(?<!\p{L})(?:ore|kl|klockan|godz|godzina|godzinie)\.?\s+(\d{1,2})(?!\s?[\d:.h])/giu,
		written: ' $1:00',
	},
	{
		said: /(?<!\p{L})(?:between|zwischen|entre|tra|tussen|między|mellan|между)\s+(.{1,14}?)\s+(?:and|und|y|et|e|en|a|och|и)\s+(?=\d)/giu,
		written: ' $1 - ',
	},
	{
		said: /(?<!\p{L})(?:dalle|von|van|od|från|fra|das|desde las|de)\s+(\d{1,2})(?::00)?\s?h?\s+(?:alle|bis|tot|do|till|til|às|a las|a)\s+(\d{1,2})(?::00)?(?![\d:./-])/giu,
		written: ' $1:00 - $2:00 ',
	},
];

/** Digits of Arabic and Persian. */
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/gu;

/** Any digits as 0 to 9. */
export const westernDigits = (text: string): string =>
	text.replace(DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

/** A text with its times as a clock shows them: "2 de la tarde" is 2 pm, "14時半" 14時30分. */
export const asClock = (text: string): string =>
	SPOKEN.reduce((spoken, { said, written }) => spoken.replace(said, written), text);
