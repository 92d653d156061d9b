import { once } from '../../../shared/once';
import type { ReadAnswer } from '../readAnswer';
import { termsOf } from '../words/dictionary';
import {
	FATHER_WORDS,
	GUARDIAN_BESIDE_ITS_LANGUAGE,
	GUARDIAN_IN_SHORT,
	GUARDIAN_WORDS,
	MOTHER_WORDS,
	NO_GUARDIAN_WORDS,
} from '../words/guardianWords';
import type { Kind } from '../words/kinds';
import type { Phrases } from '../words/phrases';
import { remembered } from '../words/remembered';
import { spaced, wordsOf } from '../words/wordsOf';

export type Who = 'guardian' | 'mother' | 'father';

interface Phrase {
	readonly who: Who;
	/** With spaces around it, where the script has spaces between words. */
	readonly text: string;
	/** Of which another word has to stand in the label. */
	readonly language?: string;
}

/** A label that asks for something of a guardian's. */
export interface OfGuardian {
	readonly who: Who;
	/** Which of several: "parent 2". */
	readonly number: number;
	/** Which word the label has for them. */
	readonly word: string;
	/** The label as it would ask for the same of the person. */
	readonly label: string;
}

const SPACELESS = /[\p{scx=Han}\p{scx=Hangul}\p{scx=Thai}]/u;

/** Phrases as they stand in `spaced(wordsOf(label))`. */
const phrasesIn = (table: Phrases): readonly string[] =>
	Object.values(table)
		.flatMap((list) => list.split(', '))
		.map((phrase) => spaced(wordsOf(phrase)))
		.map((phrase) => (SPACELESS.test(phrase) ? phrase.trim() : phrase));

const byLanguage = (table: Phrases): readonly Phrase[] =>
	Object.entries(table).flatMap(([language, list]) =>
		phrasesIn({ [language]: list }).map((text): Phrase => ({ who: 'guardian', text, language })),
	);

const TABLES: ReadonlyArray<readonly [Who, Phrases]> = [
	['guardian', GUARDIAN_WORDS],
	['mother', MOTHER_WORDS],
	['father', FATHER_WORDS],
];

/** The phrases of all languages, the longest first. */
const guardians = once(() =>
	TABLES.flatMap(([who, table]) => phrasesIn(table).map((text): Phrase => ({ who, text })))
		.concat(byLanguage(GUARDIAN_BESIDE_ITS_LANGUAGE))
		.sort((one, other) => other.text.length - one.text.length),
);

const phrases = once(() => ({
	guardians: guardians(),
	firstWords: new Set(guardians().map(({ text }) => text.trim().split(' ')[0])),
	inFull: byLanguage(GUARDIAN_WORDS).filter(({ text }) => text.trim().includes(' ')),
	inShort: byLanguage(GUARDIAN_IN_SHORT),
	others: phrasesIn(NO_GUARDIAN_WORDS),
}));

const NUMBER = /^ (\d{1,2}) /;
const ORDINAL = / (first|second|1 st|2 nd) $/;

function numberOf(before: string, behind: string): number {
	const [, ordinal] = ORDINAL.exec(before) ?? [];
	if (ordinal !== undefined) return /^(?:first|1)/.test(ordinal) ? 1 : 2;
	return Number(NUMBER.exec(behind)?.[1] ?? 0);
}

/** "parentMessage", "parent company", "parent_folder": what a message, a company or a thing belongs to. */
const OF_NOBODY: ReadonlySet<string> = new Set<Kind>([
	...(['message', 'weakMessage', 'company', 'thing', 'container', 'matter', 'service'] as const),
]);

/** "Parent / legal guardian": the other words for the same person. */
const withoutPhrases = (words: string, all: readonly Phrase[]): string =>
	all.reduce(
		(left, { text, language }) => (language === undefined ? left.replace(text, ' ') : left),
		words,
	);

/** Reads a label or key that asks for something of a guardian's; `who` is missing in all others. */
export const readGuardian = remembered((label): Partial<OfGuardian> => {
	const parts = wordsOf(label);
	const words = spaced(parts);
	const { guardians, firstWords, others } = phrases();
	// Nearly all labels have none of these words, and hundreds of phrases take long.
	if (!parts.some((word) => firstWords.has(word)) && !SPACELESS.test(words)) return {};
	const found = guardians.find(
		({ text, language }) =>
			words.includes(text) &&
			(language === undefined ||
				termsOf(words.replace(text, ' ')).some((term) => term.language === language)),
	);
	if (!found || others.some((other) => words.includes(other))) return {};
	const at = words.indexOf(found.text);
	const [before, behind] = [`${words.slice(0, at)} `, ` ${words.slice(at + found.text.length)}`];
	const number = numberOf(before, behind);
	const rest = withoutPhrases(
		`${before.replace(ORDINAL, ' ')}contact${behind.replace(NUMBER, ' ')}`,
		guardians,
	);
	if (termsOf(rest).some(({ kind }) => OF_NOBODY.has(kind))) return {};
	// What was a key stays one.
	const between = /\s/.test(label.trim()) ? ' ' : '_';
	return { who: found.who, number, word: found.text, label: rest.trim().replace(/ +/g, between) };
});

/** Languages in which a form names the guardian with a phrase of several words. */
export function namedInFull(reads: readonly ReadAnswer[]): ReadonlySet<string> {
	const labels = reads.map(({ answer }) => spaced(wordsOf(answer.labels[0] ?? '')));
	const named = phrases().inFull.filter(({ text }) => labels.some((label) => label.includes(text)));
	return new Set(named.flatMap(({ language }) => language ?? []));
}

/** A label with the guardian's short name, read as what the form has said in full. */
export function inFull(label: string, languages: ReadonlySet<string>): string {
	const words = spaced(wordsOf(label));
	const short = phrases().inShort.find(
		({ text, language = '' }) => languages.has(language) && words.includes(text),
	);
	if (short === undefined || readGuardian(label).who !== undefined) return label;
	return words.replace(short.text, ' guardian ').trim();
}
