import { isRecord } from '../json';

/** One entry of a validation list reduced to where and what: never the value that was sent. */
function validationEntry(entry: unknown): string | undefined {
	if (!isRecord(entry) || typeof entry.msg !== 'string') return undefined;
	const path = Array.isArray(entry.loc) ? entry.loc.map(String).join('.') : '';
	return path ? `${path}: ${entry.msg}` : entry.msg;
}

function wordsIn(value: unknown): string | undefined {
	if (typeof value === 'string') return value.trim() || undefined;
	if (!Array.isArray(value)) return undefined;
	return value.map(validationEntry).filter(Boolean).join('; ') || undefined;
}

/**
 * Finds the API's own words in the body of a failed request: `detail` as text or as a validation
 * list (FastAPI's two forms), else `error` or `message` as text.
 */
export function apiDetailOf(body: unknown): string | undefined {
	if (!isRecord(body)) return undefined;
	const nested = isRecord(body.error) ? body.error.message : body.error;
	return wordsIn(body.detail) ?? wordsIn(nested) ?? wordsIn(body.message);
}
