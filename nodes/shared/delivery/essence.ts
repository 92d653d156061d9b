import { writeJson, type JsonRecord } from '../json';

const bytesOf = (value: unknown) => Buffer.byteLength(writeJson(value) ?? '');

/**
 * The named fields of a record that are text, number or boolean, as many as fit.
 *
 * @param fields most important first
 * @param maxBytes of JSON
 */
export function shortFields(
	record: JsonRecord,
	fields: readonly string[],
	maxBytes: number,
): JsonRecord {
	let kept: JsonRecord = {};
	for (const field of fields) {
		if (!['string', 'number', 'boolean'].includes(typeof record[field])) continue;
		const more = { ...kept, [field]: record[field] };
		if (bytesOf(more) <= maxBytes) kept = more;
	}
	return kept;
}

/** The text, or as much of its beginning as fits into so many bytes of JSON, with an ellipsis; never half a character. */
export function shortText(
	text: string,
	maxBytes: number,
): { readonly text: string; readonly cut: boolean } {
	let kept = Array.from(text.slice(0, maxBytes));
	while (bytesOf(kept.join('')) > maxBytes) kept = kept.slice(0, Math.floor(kept.length * 0.8));
	const beginning = kept.join('');
	const cut = beginning.length < text.length;
	return { text: cut ? `${beginning}…` : text, cut };
}
