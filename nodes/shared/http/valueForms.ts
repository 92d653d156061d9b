import type { Search } from './hide';
import type { Reading } from './reading';
import { smallLetters } from './secretForms';

/** Values from this length on are found in any case, as servers write e-mail addresses in small letters. */
export const MIN_ANY_CASE_LENGTH = 5;

/** Small letters, and spaces as forms send them. */
export const foldedValue = (text: string) => smallLetters(text).replace(/\+/g, ' ');

const WITHOUT_ACCENTS = /^[\0-\x7f]*$/;

/** Marks are put in order in so many at a time: it takes time by the square of their number, and no letter has more. */
const UP_TO_MARKS = /[^\p{M}]*\p{M}{0,30}/gu;

const normalized = (value: string, form: 'NFC' | 'NFD') =>
	value.replace(UP_TO_MARKS, (piece) => piece.normalize(form));

/**
 * What is looked for of a value in a text that is folded: its accents in both ways, and what is left of it where spaces
 * and unseen characters were taken out of the text.
 */
export function formsOfValue(value: string): string[] {
	if (WITHOUT_ACCENTS.test(value)) return inBothWays([foldedValue(value)]);
	const forms = [normalized(value, 'NFC'), normalized(value, 'NFD'), value].map(foldedValue);
	return inBothWays(forms);
}

/** The forms, and these without spaces. */
function inBothWays(forms: readonly string[]): string[] {
	const withoutSpaces = forms
		.map((form) => form.replace(/\s/g, ''))
		.filter(({ length }) => length >= MIN_ANY_CASE_LENGTH);
	return [...new Set([...forms, ...withoutSpaces])];
}

const PART_OF_WORD = { before: /[\p{L}\p{M}\p{N}]$/u, behind: /^[\p{L}\p{M}\p{N}]/u };

/** Only what is found as a whole word, in a text that was no encoded bytes: in these, any few letters are there by chance. */
export const asWord =
	(search: Search): Search =>
	(reading, found) => {
		if (reading.isDecoded) return;
		search(reading, (where, at, length) => {
			const { characters } = where;
			const end = at + length;
			if (PART_OF_WORD.before.test(characters.slice(Math.max(0, at - 2), at))) return;
			if (PART_OF_WORD.behind.test(characters.slice(end, end + 2))) return;
			found(where, at, length);
		});
	};

/** Digits that a number to call can have, as far as it can be told from others. */
const PHONE_DIGITS = { atLeast: 7, atMost: 20 };
/** So many digits at the end are the number itself, whichever country code stands before them. */
const OWN_DIGITS = 9;
const MAX_PHONE_LENGTH = 64;

const ENDS_WITH_NUMBER = /[^\p{L}]{7}$/u;
const PHONE = /^[+\d\s()./\p{Pd}]+$/u;
const DATE = /^(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4})$/;

/**
 * The digits by which a value is found that is a phone number: all but the zeros before them, and where these can
 * begin with the code of a country, also those behind it. None for any other value.
 */
export function phoneDigitsOf(value: string): string[] {
	if (value.length > MAX_PHONE_LENGTH || !ENDS_WITH_NUMBER.test(value)) return [];
	const phone = value
		.normalize('NFKC')
		.replace(/\p{Cf}/gu, '')
		.replace(/^[a-z]+:/i, '')
		.trim();
	const digits = phone.replace(/\D/g, '');
	const { atLeast, atMost } = PHONE_DIGITS;
	if (!PHONE.test(phone) || DATE.test(phone) || digits.length > atMost) return [];
	const own = digits.replace(/^0+/, '');
	if (own.length < atLeast) return [];
	const isNational = /^0(?!0)/.test(digits);
	if (isNational || own.length <= OWN_DIGITS) return [own];
	return [own, own.slice(-Math.min(OWN_DIGITS, own.length - 2))];
}

/** What can stand between two digits of one number. */
const BETWEEN_DIGITS = /(?<=\d)(?:[^\p{L}\p{N}+]{1,3}|\+)(?=\d)/gu;

/** Longest code of a country, or of a way to dial abroad, with a zero behind it. */
const MAX_CODE_LENGTH = 6;

/** Looks for digits however they are separated; the code before them belongs to the number. */
export const asPhone =
	(search: Search): Search =>
	(reading, found) => {
		search(reading.without(BETWEEN_DIGITS), (where, at, length) => {
			const start = startOfNumber(where, at);
			found(where, start, at + length - start);
		});
	};

/** Where the number begins that ends with the digits there: at a plus, or where something separates them from others. */
function startOfNumber(reading: Reading, at: number): number {
	const before = reading.characters.slice(Math.max(0, at - MAX_CODE_LENGTH - 1), at);
	const code = /\+\d*$/.exec(before);
	if (code) return at - code[0].length;
	let start = at;
	while (
		at - start < MAX_CODE_LENGTH &&
		/\d/.test(reading.characters.charAt(start - 1)) &&
		reading.endOf(start - 1) === reading.startOf(start)
	)
		start -= 1;
	return start;
}
