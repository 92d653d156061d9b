import { isRecord, PROTOTYPE_KEYS } from '../../shared/json';
import { InvalidInput } from '../../shared/parameters/invalidInput';
import { parsedJson, plainJson } from '../../shared/parameters/jsonField';
import { shownKey } from './shownKey';

/**
 * Metadata given as JSON text or as an object.
 *
 * @param field label of the field
 * @returns a plain copy, at most 10 levels deep and 64 KiB large
 * @throws InvalidInput that names the field and what is wrong, never the content
 */
export function metadataFromJson(value: unknown, field: string): Record<string, unknown> {
	if (typeof value === 'string' && value.trim() === '') return {};
	const object = parsedJson(value, field);
	if (!isRecord(object))
		throw new InvalidInput(field, 'has to be a JSON object such as {"source": "website"}');
	const copy = plainJson(object, field);
	if (!isRecord(copy)) throw new InvalidInput(field, 'cannot be written as JSON');
	return copy;
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
		if (PROTOTYPE_KEYS.has(name))
			throw new InvalidInput(field, `contains the key "${shownKey(name)}", which is not allowed`);
		if (entries.has(name)) throw new InvalidInput(field, `has the key "${shownKey(name)}" twice`);
		entries.set(name, value ?? '');
	}
	return metadataFromJson(Object.fromEntries(entries), field);
}
