import { isRecord, parseJson, PROTOTYPE_KEYS, writeJson } from '../json';
import { InvalidInput } from './invalidInput';
import { sendableText } from './sendableText';

/** Limits of what is sent as JSON: no API documents any, and nobody's data comes near them. */
const MAX_DEPTH = 10;
const MAX_BYTES = 64 * 1024;

function checkDepth(value: unknown, field: string, depth: number): void {
	if (typeof value !== 'object' || value === null) return;
	if (depth > MAX_DEPTH) {
		throw new InvalidInput(field, `is nested more than ${MAX_DEPTH} levels deep`);
	}
	for (const inner of Object.values(value)) checkDepth(inner, field, depth + 1);
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

/** The JSON with its texts and keys as any text is sent. */
function sendable(json: unknown, field: string): unknown {
	if (typeof json === 'string') return sendableText(json);
	if (Array.isArray(json)) return json.map((inner) => sendable(inner, field));
	if (!isRecord(json)) return json;
	const fields = new Map<string, unknown>();
	for (const [key, value] of Object.entries(json)) {
		const name = sendableText(key);
		if (PROTOTYPE_KEYS.has(name))
			throw new InvalidInput(field, `contains the key "${name}", which is not allowed`);
		if (fields.has(name))
			throw new InvalidInput(field, 'has two keys that differ only in what cannot be seen');
		fields.set(name, sendable(value, field));
	}
	return Object.fromEntries(fields);
}

/**
 * A copy that holds plain JSON only: dates become text, `undefined` and functions disappear, and so do characters that
 * nobody sees. At most 10 levels deep and 64 KiB large.
 *
 * @param field label of the field
 * @throws InvalidInput that names the field and what is wrong, never the content
 */
export function plainJson(value: unknown, field: string): unknown {
	checkDepth(value, field, 1);
	const text = writeJson(value);
	if (text === undefined) throw new InvalidInput(field, 'cannot be written as JSON');
	if (Buffer.byteLength(text) > MAX_BYTES)
		throw new InvalidInput(field, `is larger than ${MAX_BYTES / 1024} KiB`);
	return sendable(parseJson(text)?.json, field);
}
