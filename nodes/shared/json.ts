import type { GenericValue } from 'n8n-workflow';

/** A JSON object of unknown content. */
export type JsonRecord = Record<string, unknown>;

/** Keys that could change the prototype of an object where the JSON is read. */
export const PROTOTYPE_KEYS: ReadonlySet<string> = new Set([
	'__proto__',
	'constructor',
	'prototype',
]);

/** Whether a value is an object with named fields (not `null`, not a list). */
export function isRecord(value: unknown): value is JsonRecord {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The parsed text; `undefined` when it is not JSON. */
export function parseJson(text: string): { readonly json: unknown } | undefined {
	try {
		return { json: JSON.parse(text) };
	} catch {
		return undefined;
	}
}

/** Each list and object of JSON, the outer ones before the inner ones. */
export function* containersIn(json: unknown): Generator<object> {
	const left = [json];
	while (left.length > 0) {
		const next = left.pop();
		if (typeof next !== 'object' || next === null) continue;
		yield next;
		// All values of a large object at once would take three times as long as its keys.
		for (const key of Object.keys(next)) {
			const inner: unknown = Reflect.get(next, key);
			if (typeof inner === 'object') left.push(inner);
		}
	}
}

/**
 * The value as JSON text; `undefined` when it cannot be written as JSON (it refers to itself, or is no value).
 *
 * @param without names of fields that are left out, wherever they stand
 */
export function writeJson(value: unknown, without?: ReadonlySet<string>): string | undefined {
	try {
		const kept = (name: string, field: unknown) => (without?.has(name) ? undefined : field);
		return JSON.stringify(value, without && kept);
	} catch {
		return undefined;
	}
}

/** Whether n8n takes the value into an item's JSON. */
export function isGenericValue(value: unknown): value is GenericValue {
	return ['string', 'number', 'boolean', 'object', 'undefined'].includes(typeof value);
}
