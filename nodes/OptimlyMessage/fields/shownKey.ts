import { withoutEscapes } from '../../shared/http/escapes';
import { hide, VALUE, type Search } from '../../shared/http/hide';
import { Reading } from '../../shared/http/reading';
import { oneLine } from '../../shared/parameters/oneLine';

/** Characters of a key that are shown. */
const MAX_KEY_LENGTH = 60;

/** Characters of a text that are looked at, so that its part that is shown holds no half of what is hidden. */
const MAX_LOOKED_AT = 10 * MAX_KEY_LENGTH;

/** As many escapes, one inside the other, are undone to see what a key is. */
const ROUNDS = 4;

const WORD = String.raw`[^\s@,;:()[\]{}<>"]`;
const ADDRESS = String.raw`(?<!${WORD})${WORD}+(?:@${WORD}+| ?(?:@|[([{] ?at ?[)\]}]) ?${WORD}+\.${WORD}+)`;

const UUID = String.raw`[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}`;
const YEAR = String.raw`(?:19|20)\d\d`;
const DATE = String.raw`(?:${YEAR}(?<sign>[-/.])\d{1,2}\k<sign>\d{1,2}|\d{1,2}(?<dot>[-/.])\d{1,2}\k<dot>${YEAR}|${YEAR} ?[-/] ?${YEAR})(?:[T ]\d{1,2}:\d\d(?::\d\d)?)?(?![-/.]?[\p{L}\p{N}])`;

/** An IBAN: in groups only in capitals, as words can look like groups. */
const ACCOUNT = String.raw`[A-Z]{2}\d\d(?:[ -]?[A-Z\d]{4}){2,7}(?:[ -]?[A-Z\d]{1,4})?|[a-z]{2}\d{12,32}`;

const PHONE = String.raw`[+(]{0,3}\p{Nd}(?:[\s\p{Cf}\p{Pd}+()./]{0,3}\p{Nd})+`;

const NAMED = new RegExp(
	String.raw`${ADDRESS}|(?<![\p{L}\p{N}])(?:(?<label>${UUID}|${DATE})|(?<account>${ACCOUNT})|(?<phone>${PHONE}))(?![\p{L}\p{N}])`,
	'gu',
);

const MIN_PHONE_DIGITS = 7;
const MIN_ACCOUNT_LENGTH = 15;
const MIN_ACCOUNT_DIGITS = 8;

const digitsIn = (text: string): number => text.match(/\p{Nd}/gu)?.length ?? 0;

/** Digits at the end of a name are a number in a row of fields ("entry.1234567"), unless they are written as one to call. */
function isPhone(phone: string, before: string): boolean {
	if (digitsIn(phone) < MIN_PHONE_DIGITS) return false;
	return !/[\p{L}_][^\p{L}\p{N}\s]$|_$/u.test(before) || /^0|\P{Nd}/u.test(phone);
}

const isAccount = (account: string): boolean =>
	account.replace(/[ -]/g, '').length >= MIN_ACCOUNT_LENGTH &&
	digitsIn(account) >= MIN_ACCOUNT_DIGITS;

/** Signs as wide as Chinese letters are as good as the others. */
const withoutWidth = (text: string): string =>
	text
		.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
		.replace(/\ufe6b/g, '@');

/** What is a person's and no label: lists of people have their addresses and numbers for keys. */
const personal: Search = (reading, found) => {
	const text = withoutWidth(reading.characters);
	for (const match of text.matchAll(NAMED)) {
		const { 0: whole, index, groups: { label, account, phone } = {} } = match;
		if (label !== undefined || (account !== undefined && !isAccount(account))) continue;
		if (phone !== undefined && !isPhone(phone, text.slice(Math.max(0, index - 3), index))) continue;
		found(reading, index, whole.length);
	}
};

/** The text as it is, and with its escapes undone. */
function* waysToRead(text: string): Generator<Reading> {
	let reading: Reading | undefined = Reading.of(text);
	for (let round = 0; round <= ROUNDS && reading; round++) {
		yield reading;
		reading = withoutEscapes(reading);
	}
}

/** A text as one line, bounded, with nothing in it that is somebody's, and without the signs that an editor could read as markup. */
export function shownText(text: string, signs: RegExp, maxLength: number): string {
	const line = oneLine(text, MAX_LOOKED_AT);
	const words = hide(line, waysToRead(line), [personal], VALUE);
	return oneLine(words.replace(signs, ' '), maxLength);
}

/** A key or label of the input as an error names it: one line, bounded, nobody's, and nothing that an editor reads as markup. */
export const shownKey = (key: string): string => shownText(key, /[<>&"'`]/g, MAX_KEY_LENGTH);
