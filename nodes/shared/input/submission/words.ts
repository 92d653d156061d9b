/** Longest label looked at: questions are sentences, not pages. */
const MAX_LABEL_LENGTH = 300;

/** Letters that Unicode does not take apart into a base letter and an accent. */
const LETTERS: ReadonlyMap<string, string> = new Map([
	['ß', 'ss'],
	['æ', 'ae'],
	['œ', 'oe'],
	['ø', 'o'],
	['ł', 'l'],
	['đ', 'd'],
	['ı', 'i'],
]);

/**
 * The words of a label or key: lower case, without accents, punctuation, emoji and markup.
 * "E-Mail-Adresse *" gives ["email", "adresse"], "firstName" gives ["first", "name"],
 * "Friend's email" gives ["friend", "email"].
 */
export function wordsOf(label: string): readonly string[] {
	const text = label
		.slice(0, MAX_LABEL_LENGTH)
		.replace(/<[^>]{0,100}>/g, ' ')
		.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.toLowerCase()
		.replace(/['’`´]s\b/g, '')
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[ßæœøłđı]/g, (letter) => LETTERS.get(letter) ?? letter)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.replace(/(\p{L})(\p{N})/gu, '$1 $2')
		.trim();
	if (text === '') return [];
	return text
		.replace(/\be mails?\b/g, 'email')
		.replace(/\bwhats app\b/g, 'whatsapp')
		.split(' ');
}

/** Words as one, so that "phone number", "phoneNumber" and "phonenumber" are the same. */
export const compact = (words: readonly string[]): string => words.join('');

/** Words as a text in which a phrase, written the same way, is found by `includes` and only as whole words. */
export const spaced = (words: readonly string[]): string => ` ${words.join(' ')} `;

/** "what's", "who's": a short form of "is", nobody's possession. */
const SHORT_FORMS: ReadonlySet<string> = new Set(
	'what who how it that there here where when let she he'.split(' '),
);

/** A label as it is compared. */
export interface Label {
	readonly words: readonly string[];
	/** Without what stands in brackets, which explains ("we never share it"). */
	readonly main: readonly string[];
	/** Whose it is, said with an apostrophe: "Friend's email". */
	readonly owners: readonly string[];
}

export function readLabel(text: string): Label {
	const label = text.slice(0, MAX_LABEL_LENGTH);
	const words = wordsOf(label);
	const main = wordsOf(label.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' '));
	const owners = [...label.matchAll(/(\p{L}+)(?:['’`´]s|s['’`´])(?!\p{L})/giu)].flatMap(
		([, owner]) => wordsOf(owner ?? ''),
	);
	return {
		words,
		main: main.length > 0 ? main : words,
		owners: owners.filter((owner) => !SHORT_FORMS.has(owner)),
	};
}
