import type { Steps } from '../../../shared/breaks';
import { onceInSteps } from '../../../shared/once';
import { KINDS, WHOLE, type Kind } from './kinds';
import { NAMES_OF_THINGS } from './nameWords';
import { remembered } from './remembered';
import { compact, compactPhrase, wordsOf } from './wordsOf';

/** A word or phrase of a label, and what kind it is; "unknown" for all words that no list has. */
export interface Term {
	readonly kind: Kind | 'unknown';
	/** Language (ISO 639-1) of the list it was found in, the first that has it. */
	readonly language?: string;
	/** It asks for a name that only people have: "full name", "contact person". */
	readonly ofPeople?: boolean;
}

const UNKNOWN: Term = { kind: 'unknown' };

/** Most words of a phrase, and most letters of a word, that are looked up. */
const LONGEST_PHRASE = 8;

const LONGEST_WORD = 60;

/** Whether a word is a number in any script; no word has both letters and digits. */
const isNumber = (word: string): boolean => /\p{N}/u.test(word);

/** Of several: "email 2". */
const SEVERAL = /^[2-9]$/;

/** Scripts that put no spaces between words. */
const SPACELESS =
	/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Khmer}\p{scx=Lao}\p{scx=Myanmar}]/u;

interface Dictionary {
	readonly terms: ReadonlyMap<string, Term>;
	/** What phrases of several words begin with, after each of their words but the last. */
	readonly beginnings: ReadonlySet<string>;
	/** Most letters of a term. */
	readonly longest: number;
}

/** Letters that keys of programs write with two: "persoenlich", "foedselsdato". */
const IN_TWO: ReadonlyMap<string, string> = new Map([
	...([
		['ä', 'ae'],
		['ö', 'oe'],
		['ü', 'ue'],
		['ø', 'oe'],
		['å', 'aa'],
	] as const),
]);

const WRITTEN_IN_TWO: ReadonlySet<string> = new Set(['de', 'sv', 'no', 'da']);

/** A phrase as it is written, and in German and the North also without the letters of its own. */
function spellings(phrase: string, language: string): readonly string[] {
	if (!WRITTEN_IN_TWO.has(language)) return [phrase];
	const plain = phrase.toLowerCase().replace(/[äöüøå]/g, (letter) => IN_TWO.get(letter) ?? letter);
	return plain === phrase.toLowerCase() ? [phrase] : [phrase, plain];
}

function* build(): Steps<Dictionary> {
	const terms = new Map<string, Term>();
	const beginnings = new Set(['email', 'whatsapp']);
	let longest = 0;
	const namesOfThings = new Set(NAMES_OF_THINGS.split(', ').map(compactPhrase));
	for (const [kind, phrases] of KINDS) {
		yield;
		for (const [language, list] of Object.entries(phrases)) {
			for (const phrase of list.split(', ').flatMap((one) => spellings(one, language))) {
				const key = compactPhrase(phrase);
				if (key === '') continue;
				const ofPeople = kind === 'name' && !namesOfThings.has(key);
				if (!terms.has(key)) terms.set(key, { kind, language, ...(ofPeople && { ofPeople }) });
				longest = Math.max(longest, key.length);
				let beginning = '';
				for (const word of phrase.split(/[\s\-/'’ʼ.°]+/).slice(0, -1)) {
					beginning += compactPhrase(word);
					beginnings.add(beginning);
				}
			}
		}
	}
	return { terms, beginnings, longest };
}

/** All words of labels. It takes long to make: make it before labels are read. */
export const dictionary = onceInSteps(build);

/** A word of a script without spaces: its longest known parts from left to right. */
function partsOfSpaceless(word: string): readonly Term[] {
	const { terms, longest } = dictionary();
	const found: Term[] = [];
	let unknown = false;
	for (let at = 0; at < word.length; ) {
		let size = Math.min(longest, word.length - at);
		while (size > 0 && !terms.has(word.slice(at, at + size))) size -= 1;
		const term = size > 0 ? terms.get(word.slice(at, at + size)) : undefined;
		if (term) found.push(term);
		else if (!unknown) found.push(UNKNOWN);
		unknown = term === undefined;
		at += Math.max(size, 1);
	}
	return found;
}

/** Letters that German and its neighbours put between the parts of a compound. */
const LINKS = ['', 's', 'n', 'en', 'e'];

/** A word that is made of known words without a rest: "yourname", "kundentelefonnummer"; longest parts first. */
function partsOfCompound(word: string): readonly Term[] | undefined {
	const { terms } = dictionary();
	const dead = new Set<number>();

	function from(at: number): readonly Term[] | undefined {
		if (at === word.length) return [];
		if (dead.has(at)) return undefined;
		for (
			let end = word.length;
			end - at >= 3 || (end - at === 2 && end === word.length);
			end -= 1
		) {
			const term = terms.get(word.slice(at, end));
			if (!term || (at === 0 && end === word.length)) continue;
			for (const link of LINKS) {
				if (!word.startsWith(link, end) || (link !== '' && end + link.length === word.length))
					continue;
				const others = from(end + link.length);
				if (others) return [term, ...others];
			}
		}
		dead.add(at);
		return undefined;
	}

	return word.length >= 6 ? from(0) : undefined;
}

/** Articles and conjunctions that Arabic and Hebrew write into the word. */
const PREFIXES = ['ال', 'وال', 'لل', 'بال', 'و', 'ל', 'ה', 'ו', 'ב'];

/** Languages whose words only get longer in the plural: "namespace" is no form of "names", nor "structured" of "structure". */
const PLURAL_ONLY: ReadonlySet<string> = new Set(['en', 'es', 'fr', 'pt']);

/** What is written to these is taken whatever its form: the word has to be theirs. */
const OF_ANY_TEXT: ReadonlySet<string> = new Set(['name', 'company']);

const isEnding = (ending: string, { kind, language = '' }: Term): boolean =>
	OF_ANY_TEXT.has(kind) && PLURAL_ONLY.has(language) ? /^e?s$/.test(ending) : ending.length <= 4;

/** A known word with an ending ("telefonunuz"), or behind an article. */
function inflected(word: string): Term | undefined {
	const { terms } = dictionary();
	for (const prefix of PREFIXES) {
		const term = word.startsWith(prefix) ? terms.get(word.slice(prefix.length)) : undefined;
		if (term && word.length - prefix.length >= 3) return term;
	}
	for (let end = word.length - 1; end >= 5; end -= 1) {
		const term = terms.get(word.slice(0, end));
		const field = term?.kind === 'email' || term?.kind === 'phone' || term?.kind === 'mobile';
		if (!term) continue;
		const isForm = field ? word.length - end <= 4 || end >= 7 : isEnding(word.slice(end), term);
		if (isForm) return term;
	}
	// "rueckruftelefon", "privathandy": what it is comes last; the value has to fit anyway.
	for (let at = 1; at <= word.length - 5; at += 1) {
		const term = terms.get(word.slice(at));
		if (term?.kind === 'email' || term?.kind === 'phone' || term?.kind === 'mobile') return term;
	}
	return undefined;
}

/** What a word is that no list has as it is. */
const termsOfWord = remembered((word): readonly Term[] => {
	if (isNumber(word)) return SEVERAL.test(word) ? [{ kind: 'second' }] : [];
	if (word.length > LONGEST_WORD) return [UNKNOWN];
	if (SPACELESS.test(word)) return partsOfSpaceless(word);
	const term = inflectedOrCompound(word);
	return term ?? [UNKNOWN];
});

function inflectedOrCompound(word: string): readonly Term[] | undefined {
	const compound = partsOfCompound(word);
	// "commit" is none, although "com" and "mit" are words.
	if (compound) return compound.every(({ kind }) => kind === 'filler') ? undefined : compound;
	const term = inflected(word);
	return term && [term];
}

/** Most letters of a label that means something only as a whole. */
const LONGEST_WHOLE = Math.max(...[...WHOLE.keys()].map(({ length }) => length));

function kindOfWhole(words: readonly string[]): Kind | undefined {
	let letters = 0;
	for (const { length } of words) {
		letters += length;
		if (letters > LONGEST_WHOLE) return undefined;
	}
	return WHOLE.get(compact(words));
}

/** What the words of a label or key are, in their order; the longest known phrases first. */
export const termsOf = remembered((label) => {
	const terms = read(wordsOf(label));
	return ABBREVIATION.test(label) ? withoutChance(terms) : terms;
});

/** A key such as "ta_email" begins with what can be an abbreviation: a technology advisor's address. */
const ABBREVIATION = /^[a-z]{2}_/i;

/** The two letters are a word by chance ("ta" is French for "your") where nothing else of the key is in its language. */
function withoutChance([first, ...others]: readonly Term[]): readonly Term[] {
	if (first === undefined) return [];
	const isLittle = first.kind === 'own' || first.kind === 'filler';
	const isByChance = isLittle && others.every(({ language }) => language !== first.language);
	return isByChance ? [UNKNOWN, ...others] : [first, ...others];
}

function read(words: readonly string[]): readonly Term[] {
	const { terms, beginnings, longest } = dictionary();
	const whole = kindOfWhole(words);
	if (whole) return [{ kind: whole }];
	const found: Term[] = [];
	for (let at = 0; at < words.length; ) {
		let size = 0;
		let term: Term | undefined;
		let phrase = '';
		for (let more = 1; more <= Math.min(LONGEST_PHRASE, words.length - at); more += 1) {
			phrase += words[at + more - 1];
			if (phrase.length > longest) break;
			const known = terms.get(phrase);
			if (known) [term, size] = [known, more];
			if (!beginnings.has(phrase)) break;
		}
		if (term) found.push(term);
		else {
			// A number at the end says which of several: "email 2". Elsewhere it is a number of the form.
			const word = words[at];
			const before = found[found.length - 1]?.kind;
			// "applicant2_email", "Guest 2": not the first one's.
			if (SEVERAL.test(word) && (before === 'person' || before === 'perhaps'))
				found.push({ kind: 'other' });
			else if (!isNumber(word) || (at === words.length - 1 && at > 0))
				found.push(...termsOfWord(word));
		}
		at += Math.max(size, 1);
	}
	return found;
}
