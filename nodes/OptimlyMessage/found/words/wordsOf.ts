import { remembered } from './remembered';

/** Longest label looked at: questions are sentences, not pages. */
const MAX_LABEL_LENGTH = 300;
/** And most words: a label of more is made to take time. */
const MAX_WORDS = 80;

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

/** A text in lower case, without accents and with letters taken apart from digits. */
function plain(text: string): string {
	if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
	return (
		text
			.toLowerCase()
			.normalize('NFKD')
			// Of one ligature of Arabic it makes eighteen letters.
			.slice(0, 2 * MAX_LABEL_LENGTH)
			.replace(/\p{M}/gu, '')
			.replace(/[ßæœøłđı]/g, (letter) => LETTERS.get(letter) ?? letter)
	);
}

const IN_LATIN = /^[\x20-\x7e]*$/;

/** The same as `anyWords`, where no letter needs Unicode: most labels, and much faster. */
function latinWords(label: string): readonly string[] {
	let text = label.replace(/([a-z])(?=[A-Z])/g, '$1 ');
	if (/['`]/.test(text)) text = text.replace(/['`]s\b/gi, '');
	text = text.toLowerCase();
	if (/\d/.test(text)) text = text.replace(/[a-z](?=\d)|\d(?=[a-z])/g, '$& ');
	return text.split(/[^a-z\d]+/);
}

/** Ukrainian's apostrophe, which Unicode counts among the letters. */
const APOSTROPHE = /\u02bc/g;

function anyWords(label: string): readonly string[] {
	let text = label.replace(APOSTROPHE, "'").replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');
	if (/['’`´]/.test(text)) text = text.replace(/['’`´]s\b/gi, '');
	text = plain(text);
	if (/\p{N}/u.test(text)) text = text.replace(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, '$& ');
	return text.split(/[^\p{L}\p{N}]+/u);
}

/** Words that belong to what stands before or behind: "e-mail", "Whats App". */
const JOINED = /^(?:e|whats|app|mail.?)$/;

function split(label: string): readonly string[] {
	let text = label.slice(0, MAX_LABEL_LENGTH);
	if (text.includes('<')) text = text.replace(/<[^>]{0,100}>/g, ' ');
	const words = (IN_LATIN.test(text) ? latinWords(text) : anyWords(text))
		.filter((word) => word !== '')
		.slice(0, MAX_WORDS);
	if (!words.some((word) => JOINED.test(word))) return words;
	return words.flatMap((word, index) => {
		if (word.startsWith('mail') && words[index - 1] === 'e' && word.length <= 5) return ['email'];
		if (word === 'app' && words[index - 1] === 'whats') return ['whatsapp'];
		const isFirstHalf =
			(word === 'e' && /^mails?$/.test(words[index + 1] ?? '')) ||
			(word === 'whats' && words[index + 1] === 'app');
		return isFirstHalf ? [] : [word];
	});
}

/** A phrase as `compact(wordsOf(phrase))` gives it, for phrases without markup, capitals within and possessives. */
export const compactPhrase = (phrase: string): string =>
	plain(phrase.replace(APOSTROPHE, "'").replace(/['’`´]s\b/g, '')).replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * The words of a label or key: lower case, without accents, punctuation, emoji and markup.
 * "E-Mail-Adresse *" gives ["email", "adresse"], "firstName" gives ["first", "name"],
 * "Friend's email" gives ["friend", "email"].
 */
export const wordsOf = remembered(split);

/** The words of a key as one. */
export const compactKey = remembered((key) => compact(wordsOf(key)));

/** Words as one, so that "phone number", "phoneNumber" and "phonenumber" are the same. */
export const compact = (words: readonly string[]): string => words.join('');

/** Words as a text in which a phrase, written the same way, is found by `includes` and only as whole words. */
export const spaced = (words: readonly string[]): string => ` ${words.join(' ')} `;
