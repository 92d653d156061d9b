import { isRecord, parseJson, writeJson } from '../json';
import { InvalidInput } from './invalidInput';

/** Limits of what is sent as metadata: the API documents none, and nobody's form comes near them. */
const MAX_DEPTH = 10;
const MAX_BYTES = 64 * 1024;

/** Keys that could change the prototype of an object where the metadata is read. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

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

/** A copy that holds plain JSON only: dates become text, `undefined` and functions disappear. */
function plainJson(value: unknown, field: string): Record<string, unknown> {
	const text = writeJson(value);
	const copy = text === undefined ? undefined : parseJson(text)?.json;
	if (text === undefined || !isRecord(copy))
		throw new InvalidInput(field, 'cannot be written as JSON');
	if (Buffer.byteLength(text) > MAX_BYTES)
		throw new InvalidInput(field, `is larger than ${MAX_BYTES / 1024} KiB`);
	return copy;
}

/**
 * Metadata given as JSON text or as an object.
 *
 * @param field label of the field
 * @returns a plain copy, at most 10 levels deep and 64 KiB large
 * @throws InvalidInput that names the field and what is wrong, never the content
 */
export function metadataFromJson(value: unknown, field: string): Record<string, unknown> {
	if (typeof value === 'string' && value.trim() === '') return {};
	const parsed = typeof value === 'string' ? parseJson(value) : { json: value };
	if (!parsed)
		throw new InvalidInput(field, 'is not valid JSON: check quotes, commas and brackets');
	const object = parsed.json;
	if (!isRecord(object))
		throw new InvalidInput(field, 'has to be a JSON object such as {"source": "website"}');
	checkTree(object, field, 1);
	return plainJson(object, field);
}

/**
 * Metadata given as rows of key and value.
 *
 * @param field label of the field
 * @throws InvalidInput when a key is missing, twice there or not allowed
 */
export function metadataFromRows(
	rows: ReadonlyArray<Record<string, unknown>>,
	field: string,
): Record<string, unknown> {
	const entries = new Map<string, unknown>();
	for (const { key, value } of rows) {
		const name = String(key ?? '').trim();
		if (name === '') throw new InvalidInput(field, 'has a row without a key');
		if (FORBIDDEN_KEYS.has(name))
			throw new InvalidInput(field, `contains the key "${name}", which is not allowed`);
		if (entries.has(name)) throw new InvalidInput(field, `has the key "${name}" twice`);
		entries.set(name, value ?? '');
	}
	return metadataFromJson(Object.fromEntries(entries), field);
}
