import { isRecord } from '../json';

/** One entry of a validation list reduced to where and what: never the value that was sent. */
function validationEntry(entry: unknown): string | undefined {
	if (!isRecord(entry)) return undefined;
	const what = entry.msg ?? entry.message;
	if (typeof what !== 'string') return undefined;
	const where = Array.isArray(entry.loc) ? entry.loc.map(String).join('.') : entry.field;
	return typeof where === 'string' && where !== '' ? `${where}: ${what}` : what;
}

function wordsIn(value: unknown): string | undefined {
	if (typeof value === 'string') return value.trim() || undefined;
	if (!Array.isArray(value)) return undefined;
	return value.map(validationEntry).filter(Boolean).join('; ') || undefined;
}

/**
 * Finds the API's own words in the body of a failed request: `detail` as text or as a validation
 * list (FastAPI's two forms), else `error` or `message` as text; behind a `message` also the list `errors` with
 * `field` and `message`.
 */
export function apiDetailOf(body: unknown): string | undefined {
	if (!isRecord(body)) return undefined;
	const nested = isRecord(body.error) ? body.error.message : body.error;
	const listed = [wordsIn(body.message), wordsIn(body.errors)].filter(Boolean).join('; ');
	return wordsIn(body.detail) ?? wordsIn(nested) ?? (listed || undefined);
}
