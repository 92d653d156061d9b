import { parseJson } from '../../json';
import { isSecretLabel } from './secrets';

/** What is left of an input after `plainInput`: plain JSON, no secrets, bounded. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainRecord;

export interface PlainRecord {
	readonly [key: string]: Plain | undefined;
}

/** Deeper than any form or CRM nests, and far below what could exhaust the stack. */
const MAX_DEPTH = 14;
/** A HubSpot contact with the history of every property has some 5 000 values. */
const MAX_VALUES = 20_000;
/** Longest text looked at. */
const MAX_TEXT_LENGTH = 20_000;
/** Longest text that is tried as JSON: Jotform and raw webhooks send their answers as such a text. */
const MAX_JSON_TEXT_LENGTH = 200_000;

/** Keys that could change the prototype of an object where the values are read. */
export const PROTOTYPE_KEYS: ReadonlySet<string> = new Set([
	'__proto__',
	'constructor',
	'prototype',
]);

export function isPlainRecord(value: Plain | undefined): value is PlainRecord {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isPlainList(value: Plain | undefined): value is readonly Plain[] {
	return Array.isArray(value);
}

/** The value when it is a record, else an empty one. */
export const recordIn = (value: Plain | undefined): PlainRecord =>
	isPlainRecord(value) ? value : {};

/** The records of a list; none when it is no list. */
export const recordsIn = (value: Plain | undefined): readonly PlainRecord[] =>
	isPlainList(value) ? value.filter(isPlainRecord) : [];

/** The text when it is one, else an empty text. */
export const textIn = (value: Plain | undefined): string =>
	typeof value === 'string' ? value.trim() : '';

/** The form in which JSON would write an object: dates (also those of other libraries) become text. */
function writtenForm(value: object): unknown {
	if (!('toJSON' in value) || typeof value.toJSON !== 'function') return value;
	try {
		const written: unknown = value.toJSON();
		return written;
	} catch {
		return null;
	}
}

function entriesOf(value: object): Array<[string, unknown]> {
	try {
		return Object.entries(value);
	} catch {
		// A value that cannot be listed has nothing to hand on.
		return [];
	}
}

/**
 * A plain copy of anything: only JSON values, no keys of secrets or prototypes, bounded in depth,
 * number of values and length of texts (what is beyond is left out). Never throws, also for values
 * that refer to themselves.
 */
export function plainInput(input: unknown): Plain {
	let left = MAX_VALUES;

	function copy(value: unknown, depth: number): Plain | undefined {
		left -= 1;
		if (left < 0 || depth > MAX_DEPTH) return undefined;
		if (typeof value === 'string') return value.slice(0, MAX_TEXT_LENGTH);
		if (typeof value === 'boolean' || value === null) return value;
		if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
		if (typeof value === 'bigint') return String(value).slice(0, MAX_TEXT_LENGTH);
		if (typeof value !== 'object') return undefined;
		const written = writtenForm(value);
		if (written !== value) return copy(written, depth + 1);
		return Array.isArray(value) ? copyList(value, depth) : copyRecord(value, depth);
	}

	function copyList(list: readonly unknown[], depth: number): Plain {
		const copies: Plain[] = [];
		for (const entry of list.slice(0, MAX_VALUES)) {
			if (left < 0) break;
			copies.push(copy(entry, depth + 1) ?? null);
		}
		return copies;
	}

	function copyRecord(record: object, depth: number): Plain {
		const entries: Array<[string, Plain]> = [];
		for (const [key, value] of entriesOf(record)) {
			if (left < 0) break;
			if (PROTOTYPE_KEYS.has(key) || isSecretLabel(key)) continue;
			const copied = copy(value, depth + 1);
			if (copied !== undefined) entries.push([key, copied]);
		}
		return Object.fromEntries(entries);
	}

	return copy(input, 0) ?? null;
}

/** A text that holds a JSON object or list is read; everything else is copied as `plainInput` does. */
export function plainInputOrJsonText(input: unknown): Plain {
	if (typeof input !== 'string' || !/^\s*[{[]/.test(input)) return plainInput(input);
	if (input.length > MAX_JSON_TEXT_LENGTH) return plainInput(input);
	return plainInput(parseJson(input)?.json ?? input);
}
