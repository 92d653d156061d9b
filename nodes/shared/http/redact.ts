import { oneLine } from '../parameters/oneLine';
import { readings } from './decoded';
import { Glimpse, hide, hideInWindow, Parts, VALUE, type Search } from './hide';
import type { Reading } from './reading';
import type { Scrub } from './scrubber';
import {
	asPhone,
	asWord,
	foldedValue,
	formsOfValue,
	MIN_ANY_CASE_LENGTH,
	phoneDigitsOf,
} from './valueForms';

/** Length to which an API's own words are cut. */
const MAX_DETAIL_LENGTH = 500;

/** How much of an API's words is looked at: the rest is never shown, and searching takes time. */
const MAX_LOOKED_AT = 2_000;

/** As many characters behind these are searched, too: what begins before the cut is known by what follows it. */
const BEYOND = 400;

/** Characters of an API's words that are of any use. */
export const MAX_SEARCHED = MAX_LOOKED_AT + BEYOND;

/** Shorter values are left alone: replacing them would tear words apart and protects nobody. */
const MIN_VALUE_LENGTH = 3;

/** Any part of a value that is this long is hidden: servers shorten what they repeat. */
const VALUE_PART_LENGTH = 16;

/** How much of a value is searched for. */
const MAX_VALUE_LENGTH = 20_000;

/**
 * Makes the API's own words fit to be shown: one line of visible characters, no markup (n8n renders
 * descriptions as HTML), none of the values that were sent (they can be personal data), at most
 * 500 characters. Only the first 2 000 characters are looked at.
 *
 * @param sentValues values of the request that must not be repeated
 */
export function presentable(text: string, scrub: Scrub, sentValues: readonly string[]): string {
	const searched = text.slice(0, MAX_SEARCHED);
	const scrubbed = scrub(searched);
	const isCut = searched.length > MAX_LOOKED_AT;
	const shown = { text: scrubbed, from: 0, to: scrubbed.length };
	if (isCut) {
		const beyond = searched.length - MAX_LOOKED_AT;
		const length = Math.max(0, Math.min(MAX_LOOKED_AT, scrubbed.length - beyond));
		shown.to = withoutLastWord(scrubbed.slice(0, length)).length;
	}
	const ways = [...readings(scrubbed)];
	const words = hideInWindow(shown, ways, searchesFor(sentValues, ways), VALUE);
	const line = oneLine(words.replace(/[<>\ufffd]+/g, ' '), MAX_SEARCHED);
	return line.length > MAX_DETAIL_LENGTH
		? `${line.slice(0, MAX_DETAIL_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
		: line;
}

/** A word that is cut says nothing. */
const withoutLastWord = (text: string) => text.replace(/\S{1,600}$/, '');

/**
 * The text without the given values: however their characters are escaped, in any case (of three and four characters as
 * whole words), long ones also in parts, and phone numbers however their digits are separated.
 */
export function withoutValues(text: string, values: readonly string[]): string {
	if (values.length === 0) return text;
	const ways = [...readings(text)];
	return withoutHalf(hide(text, ways, searchesFor(values, ways), VALUE), values);
}

/** A text that was cut can end with the beginning of a value: as much of one is looked at. */
const MAX_HALF = 64;

/** The text without the beginning of a value where it was cut. */
function withoutHalf(text: string, values: readonly string[]): string {
	if (!text.endsWith('…')) return text;
	const end = text.length - 1;
	const from = Math.max(0, end - MAX_HALF);
	const last = foldedValue(text.slice(from, end));
	let start = end;
	for (const value of values) {
		for (const form of formsOfValue(value.slice(0, MAX_HALF))) {
			const beginning = form.slice(0, MIN_VALUE_LENGTH);
			if (beginning.length < MIN_VALUE_LENGTH) continue;
			for (let at = last.indexOf(beginning); at >= 0; at = last.indexOf(beginning, at + 1))
				if (form.startsWith(last.slice(at))) start = Math.min(start, from + at);
		}
	}
	return start < end ? `${text.slice(0, start)}${VALUE}…` : text;
}

/** What finds the values in these readings; it may find nothing in others. */
function searchesFor(values: readonly string[], ways: readonly Reading[]): Search[] {
	const glimpse = new Glimpse(ways.map(({ characters }) => foldedValue(characters)));
	const [exact, words, parts, phones] = [new Parts(), new Parts(), new Parts(), new Parts()];
	for (const value of values) {
		if (value.length < MIN_VALUE_LENGTH) continue;
		const forms = formsOfValue(value.slice(0, MAX_VALUE_LENGTH)).filter(
			({ length }) => length >= MIN_VALUE_LENGTH,
		);
		if (value.length < MIN_ANY_CASE_LENGTH) {
			exact.add([value]);
			words.add(forms);
			continue;
		}
		for (const form of forms) parts.add(partsIn(glimpse, form));
		phones.add(phoneDigitsOf(value));
	}
	const searches: Array<readonly [Parts, Search]> = [
		[exact, exact.search((same) => same)],
		[words, asWord(words.search(foldedValue))],
		[parts, parts.search(foldedValue)],
		[phones, asPhone(phones.search((same) => same))],
	];
	return searches.flatMap(([sought, search]) => (sought.isEmpty ? [] : [search]));
}

/** The parts of a value that can be in the texts at all: of a long one these are a few of many thousands. */
function partsIn(glimpse: Glimpse, form: string): string[] {
	const length = Math.min(form.length, VALUE_PART_LENGTH);
	const parts: string[] = [];
	for (let at = 0; at + length <= form.length; at++)
		if (glimpse.mayHold(form, at, length)) parts.push(form.slice(at, at + length));
	return parts;
}

/** How a program names a field. Any other key is a text of somebody: an address, a number, a name, a question. */
const FIELD_NAME = /^(?!(?:[^\d]*\d){7})[a-z_$][\w$-]*$/i;

/**
 * Texts and numbers inside a JSON value, at any depth, but those under the given top-level keys; also keys, but those at
 * the top, which are the API's, and names of fields.
 */
export function textsOf(value: unknown, exceptKeys: ReadonlySet<string> = new Set()): string[] {
	if (typeof value !== 'object' || value === null) return textsWithin(value);
	return Object.entries(value)
		.filter(([key]) => !exceptKeys.has(key))
		.flatMap(([, inner]) => textsWithin(inner));
}

function textsWithin(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value === 'number') return [String(value)];
	if (typeof value !== 'object' || value === null) return [];
	if (Array.isArray(value)) return value.flatMap(textsWithin);
	return Object.entries(value).flatMap(([key, inner]) => [
		...(FIELD_NAME.test(key) ? [] : [key]),
		...textsWithin(inner),
	]);
}
