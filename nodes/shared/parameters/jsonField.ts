import { parseJson, writeJson } from '../json';
import { InvalidInput } from './invalidInput';

/** Limits of what is sent as JSON: no API documents any, and nobody's data comes near them. */
const MAX_DEPTH = 10;
const MAX_BYTES = 64 * 1024;

/** Keys that could change the prototype of an object where the JSON is read. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set([
	'__proto__',
	'constructor',
	'prototype',
]);

function checkTree(value: unknown, field: string, depth: number): void {
	if (typeof value !== 'object' || value === null) return;
	if (depth > MAX_DEPTH) {
		throw new InvalidInput(field, `is nested more than ${MAX_DEPTH} levels deep`);
	}
	for (const key of Object.getOwnPropertyNames(value)) {
		if (FORBIDDEN_KEYS.has(key))
			throw new InvalidInput(field, `contains the key "${key}", which is not allowed`);
	}
	for (const inner of Object.values(value)) checkTree(inner, field, depth + 1);
}

/**
 * The value of a field that takes JSON, as text or from an expression; not checked yet.
 *
 * @param field label of the field
 * @throws InvalidInput when the text is no JSON
 */
export function parsedJson(value: unknown, field: string): unknown {
	const parsed = typeof value === 'string' ? parseJson(value) : { json: value };
	if (!parsed)
		throw new InvalidInput(field, 'is not valid JSON: check quotes, commas and brackets');
	return parsed.json;
}

/**
 * A copy that holds plain JSON only: dates become text, `undefined` and functions disappear. At most 10 levels deep
 * and 64 KiB large.
 *
 * @param field label of the field
 * @throws InvalidInput that names the field and what is wrong, never the content
 */
export function plainJson(value: unknown, field: string): unknown {
	checkTree(value, field, 1);
	const text = writeJson(value);
	if (text === undefined) throw new InvalidInput(field, 'cannot be written as JSON');
	if (Buffer.byteLength(text) > MAX_BYTES)
		throw new InvalidInput(field, `is larger than ${MAX_BYTES / 1024} KiB`);
	return parseJson(text)?.json;
}
