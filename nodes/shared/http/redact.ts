import { readings } from './decoded';
import { forForms, hide, Parts } from './hide';
import { partsOf } from './secretForms';
import type { Scrub } from './scrubber';
import { foldedValue, formsOfValue, MIN_ANY_CASE_LENGTH } from './valueForms';

/** Length to which an API's own words are cut. */
const MAX_DETAIL_LENGTH = 500;

/** How much of an API's words is searched: the rest is never shown, and searching takes time. */
const MAX_LOOKED_AT = 2_000;

/** Shorter values are left alone: replacing them would tear words apart and protects nobody. */
const MIN_VALUE_LENGTH = 3;

const VALUE = '[value]';

/** Any part of a value that is this long is hidden: servers shorten what they repeat. */
const VALUE_PART_LENGTH = 16;

/** How much of a value is searched for. */
const MAX_VALUE_LENGTH = 20_000;

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
	const short: string[] = [];
	const long = new Set<string>();
	for (const value of values) {
		if (value.length < MIN_VALUE_LENGTH) continue;
		if (value.length < MIN_ANY_CASE_LENGTH) short.push(value);
		else {
			for (const form of formsOfValue(value.slice(0, MAX_VALUE_LENGTH))) {
				const parts = partsOf(form, Math.min(form.length, VALUE_PART_LENGTH));
				for (const part of parts) long.add(part);
			}
		}
	}
	if (short.length + long.size === 0) return text;
	const searches = [
		forForms(short, (same) => same),
		new Parts().add([...long]).search(foldedValue),
	];
	return hide(text, readings(text), searches, VALUE);
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
