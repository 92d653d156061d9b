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

/** A text in lower case, without accents and with letters taken apart from digits. */
function plain(text: string): string {
	if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
	return text
		.toLowerCase()
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[ßæœøłđı]/g, (letter) => LETTERS.get(letter) ?? letter);
}

function split(label: string): readonly string[] {
	let text = label.slice(0, MAX_LABEL_LENGTH);
	if (text.includes('<')) text = text.replace(/<[^>]{0,100}>/g, ' ');
	text = text.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');
	if (/['’`´]/.test(text)) text = text.replace(/['’`´]s\b/gi, '');
	text = plain(text);
	if (/\p{N}/u.test(text)) text = text.replace(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, '$& ');
	const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
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
	plain(phrase.replace(/['’`´]s\b/gi, '')).replace(/[^\p{L}\p{N}]+/gu, '');

/** Labels and keys come again and again; this many are remembered, and only short ones. */
const REMEMBERED = 4_000;
const REMEMBERED_LENGTH = 60;
const remembered = new Map<string, readonly string[]>();

/**
 * The words of a label or key: lower case, without accents, punctuation, emoji and markup.
 * "E-Mail-Adresse *" gives ["email", "adresse"], "firstName" gives ["first", "name"],
 * "Friend's email" gives ["friend", "email"].
 */
export function wordsOf(label: string): readonly string[] {
	const known = remembered.get(label);
	if (known) return known;
	const words = split(label);
	if (label.length <= REMEMBERED_LENGTH) {
		if (remembered.size >= REMEMBERED) remembered.clear();
		remembered.set(label, words);
	}
	return words;
}

const compacted = new Map<string, string>();

/** The words of a key as one, remembered like the words. */
export function compactKey(key: string): string {
	const known = compacted.get(key);
	if (known !== undefined) return known;
	const all = compact(wordsOf(key));
	if (key.length <= REMEMBERED_LENGTH) {
		if (compacted.size >= REMEMBERED) compacted.clear();
		compacted.set(key, all);
	}
	return all;
}

/** Words as one, so that "phone number", "phoneNumber" and "phonenumber" are the same. */
export const compact = (words: readonly string[]): string => words.join('');

/** Words as a text in which a phrase, written the same way, is found by `includes` and only as whole words. */
export const spaced = (words: readonly string[]): string => ` ${words.join(' ')} `;
