import { changeTexts } from './changeTexts';
import { decodings } from './decoded';
import {
	exactForms,
	folded,
	MIN_PART_LENGTH,
	partsOf,
	partsOfSecret,
	spellingsOf,
} from './secretForms';
import { foldedValue, formsOfValue, MIN_ANY_CASE_LENGTH } from './valueForms';

/** Length to which an API's own words are cut. */
const MAX_DETAIL_LENGTH = 500;

/** How much of an API's words is searched: the rest is never shown, and searching takes time. */
const MAX_LOOKED_AT = 2_000;

/** Shorter values are left alone: replacing them would tear words apart and protects nobody. */
const MIN_VALUE_LENGTH = 3;

/**
 * Data up to this length is searched for a secret in any mixture of escapes. Longer data is searched for its exact
 * forms only, as that stays quick.
 */
const MAX_SEARCHED = 64 * 1024;

/** What an escape begins with, or what nobody sees between two characters. */
const MAY_BE_ESCAPED = /[%&\\\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** How JSON can write a visible character of ASCII otherwise than as itself. */
const ESCAPES_OF_JSON = ['\\u00', '\\/'];

const HIDDEN = '[hidden]';
const VALUE = '[value]';

/** Any part of a value that is this long is hidden: servers shorten what they repeat. */
const VALUE_PART_LENGTH = 16;

/** How much of a value is searched for. */
const MAX_VALUE_LENGTH = 20_000;

/** Marks that are there already: they are not searched, so that none becomes part of another. */
const MARKS = /\[(?:hidden|value)\]/g;

/** Removes secrets from words of an API, in every form in which a server could send one back. */
export type Scrub = (text: string) => string;

/** Removes the secrets of a credential. */
export interface SecretScrub extends Scrub {
	/** Removes only whole secrets, from a text that is data, such as an id. */
	inData: (text: string) => string;
	/**
	 * Removes them from the JSON of an answer, which came as that text and is nobody else's: nothing but a secret may be
	 * changed in it.
	 */
	json: (json: unknown, text: string) => Promise<unknown>;
}

/** Texts to look for, all of one length. */
type Parts = ReadonlyMap<number, ReadonlySet<string>>;

function addTo(groups: Map<number, Set<string>>, texts: readonly string[]): void {
	for (const text of texts) {
		const group = groups.get(text.length) ?? new Set();
		groups.set(text.length, group.add(text));
	}
}

function groupedByLength(texts: readonly string[]): Parts {
	const groups = new Map<number, Set<string>>();
	addTo(groups, texts);
	return groups;
}

/** What is searched for, and how texts are normalized first. */
interface Search {
	readonly parts: Parts;
	readonly fold: (text: string) => string;
}

/** Replaces what is found, however its characters are escaped, with a mark; marks that are there already stay. */
function hide(text: string, searches: readonly Search[], mark: string): string {
	const hidden = new Uint8Array(text.length);
	for (const { characters, starts, ends } of decodings(text)) {
		for (const { parts, fold } of searches) {
			const searched = fold(characters);
			for (const [length, group] of parts) {
				for (let at = 0; at + length <= searched.length; at++) {
					if (group.has(searched.slice(at, at + length)))
						hidden.fill(1, starts[at], ends[at + length - 1]);
				}
			}
		}
	}
	if (!hidden.includes(1)) return text;
	for (const standing of text.matchAll(MARKS)) {
		hidden.fill(0, standing.index, standing.index + standing[0].length);
	}
	let clean = '';
	for (let at = 0; at < text.length; at++) {
		if (!hidden[at]) clean += text[at];
		else if (!hidden[at - 1]) clean += mark;
	}
	return clean;
}

/**
 * Makes a scrubber for the secrets of a credential. It knows each secret and every part of eight
 * characters of it, in any mixture of percent, JSON and HTML escapes, in hex, and in base64 at any place in a
 * longer text such as `user:token`.
 */
export function scrubber(secrets: readonly string[]): SecretScrub & { add(secret: string): void } {
	const parts = new Map<number, Set<string>>();
	// Data is changed only where a whole secret stands in it: eight characters can be there by chance.
	const whole = new Map<number, Set<string>>();
	const spelled: string[] = [];
	const exact: string[] = [];
	const add = (secret: string) => {
		// What looks like an escape in a secret is undone together with the escapes around it.
		for (const form of new Set(decodings(secret).map(({ characters }) => characters))) {
			if (form !== secret && form.length < MIN_PART_LENGTH) continue;
			addTo(parts, partsOfSecret(form));
			if (form.length >= MIN_PART_LENGTH) spelled.push(...spellingsOf(form).map(folded));
		}
		if (secret.length < MIN_PART_LENGTH) return;
		addTo(whole, spelled);
		exact.push(...exactForms(secret));
		exact.sort((one, other) => other.length - one.length);
	};
	secrets.forEach(add);
	const isSpelledIn = (text: string) => {
		const searched = folded(text);
		return spelled.some((form) => searched.includes(form));
	};
	const isIn = (text: string) =>
		isSpelledIn(text) ||
		(MAY_BE_ESCAPED.test(text) &&
			decodings(text).some(({ characters }) => isSpelledIn(characters)));
	const hideExact = (text: string) =>
		// The shortest form comes last.
		text.length < (exact[exact.length - 1]?.length ?? 0)
			? text
			: exact.reduce((rest, form) => rest.replaceAll(form, HIDDEN), text);
	const hideAny = (text: string) =>
		isIn(text) ? hide(text, [{ parts: whole, fold: folded }], HIDDEN) : text;
	const mayHoldExact = (text: string) =>
		ESCAPES_OF_JSON.some((escape) => text.includes(escape)) ||
		exact.some((form) => text.includes(form));
	const searches = [{ parts, fold: folded }];
	const words = (text: string) => hide(withoutEncoded(text, searches), searches, HIDDEN);
	return Object.assign(words, {
		inData: (text: string) => (text.length > MAX_SEARCHED ? hideExact : hideAny)(text),
		json: async (json: unknown, text: string) => {
			if (text.length <= MAX_SEARCHED) return await changeTexts(json, hideAny);
			return mayHoldExact(text) ? await changeTexts(json, hideExact) : json;
		},
		add,
	});
}

/** What can be base64: a run of its characters that is longer than most words. */
const BASE64 = /[\w+/-]{8,}={0,2}/g;

/** How often base64 is undone, one inside the other. */
const MAX_ENCODINGS = 2;

/** The text without base64 of what holds a secret in a form of its own: escaped, in UTF-16, or encoded once more. */
function withoutEncoded(text: string, searches: readonly Search[], depth = 1): string {
	return text.replace(BASE64, (encoded) => {
		const inner = Buffer.from(encoded, 'base64').toString('latin1');
		const isClean = hide(inner, searches, HIDDEN) === inner;
		const isDeepest = depth === MAX_ENCODINGS;
		return isClean && (isDeepest || withoutEncoded(inner, searches, depth + 1) === inner)
			? encoded
			: HIDDEN;
	});
}

/**
 * Makes the API's own words fit to be shown: no control characters, no markup (n8n renders
 * descriptions as HTML), none of the values that were sent (they can be personal data), at most
 * 500 characters. Only the first 2 000 characters are looked at.
 *
 * @param sentValues values of the request that must not be repeated
 */
export function presentable(text: string, scrub: Scrub, sentValues: readonly string[]): string {
	const bounded =
		text.length > MAX_LOOKED_AT ? withoutLastWord(text.slice(0, MAX_LOOKED_AT)) : text;
	const oneLine = withoutValues(scrub(bounded), sentValues)
		.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s<>]+/gu, ' ')
		.trim();
	return oneLine.length > MAX_DETAIL_LENGTH
		? `${oneLine.slice(0, MAX_DETAIL_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
		: oneLine;
}

/** The cut can go through a secret or a value, and half of one would not be recognised. */
const withoutLastWord = (text: string) => text.replace(/\S{1,600}$/, '');

/**
 * The text without the given values: however their characters are escaped, longer ones in any case, and long ones
 * also in parts.
 */
export function withoutValues(text: string, values: readonly string[]): string {
	const short = new Set<string>();
	const long = new Set<string>();
	for (const value of values) {
		if (value.length < MIN_VALUE_LENGTH) continue;
		if (value.length < MIN_ANY_CASE_LENGTH) short.add(value);
		else {
			for (const form of formsOfValue(value.slice(0, MAX_VALUE_LENGTH))) {
				const parts = partsOf(form, Math.min(form.length, VALUE_PART_LENGTH));
				for (const part of parts) long.add(part);
			}
		}
	}
	if (short.size + long.size === 0) return text;
	const searches = [
		{ parts: groupedByLength([...short]), fold: (same: string) => same },
		{ parts: groupedByLength([...long]), fold: foldedValue },
	];
	return hide(text, searches, VALUE);
}

/** Texts and numbers inside a JSON value, at any depth, but those under the given top-level keys. */
export function textsOf(value: unknown, exceptKeys: ReadonlySet<string> = new Set()): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value === 'number') return [String(value)];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value)
		.filter(([key]) => !exceptKeys.has(key))
		.flatMap(([, inner]) => textsOf(inner));
}
