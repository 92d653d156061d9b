import type { GenericValue } from 'n8n-workflow';

/** A JSON object of unknown content. */
export type JsonRecord = Record<string, unknown>;

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

/** The value as JSON text; `undefined` when it cannot be written as JSON (it refers to itself, or is no value). */
export function writeJson(value: unknown): string | undefined {
	try {
		return JSON.stringify(value);
	} catch {
		return undefined;
	}
}

/** Whether n8n takes the value into an item's JSON. */
export function isGenericValue(value: unknown): value is GenericValue {
	return ['string', 'number', 'boolean', 'object', 'undefined'].includes(typeof value);
}
