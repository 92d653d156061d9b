import { isRecord } from '../json';
import { MAX_SEARCHED } from './redact';

/** How many entries of a validation list are read: nobody reads more, and a server may send a million. */
const MAX_ENTRIES = 20;

const isPart = (part: unknown) => typeof part === 'string' || typeof part === 'number';

/** One entry of a validation list reduced to where and what: never the value that was sent. */
function validationEntry(entry: unknown): string | undefined {
	if (!isRecord(entry)) return undefined;
	const what = entry.msg ?? entry.message;
	if (typeof what !== 'string') return undefined;
	const where = Array.isArray(entry.loc)
		? entry.loc.slice(0, MAX_ENTRIES).filter(isPart).join('.')
		: entry.field;
	return typeof where === 'string' && where !== '' ? `${where}: ${what}` : what;
}

function wordsIn(value: unknown): string | undefined {
	if (typeof value === 'string')
		return value.trimStart().slice(0, MAX_SEARCHED).trimEnd() || undefined;
	if (!Array.isArray(value)) return undefined;
	const entries = value.slice(0, MAX_ENTRIES).map(validationEntry).filter(Boolean);
	return entries.join('; ').slice(0, MAX_SEARCHED) || undefined;
}

/**
 * Finds the API's own words in the body of a failed request: `detail` as text or as a validation
 * list (FastAPI's two forms), else `error` or `message` as text; behind a `message` also the list `errors` with
 * `field` and `message`. At most 2 400 characters, not all of which can be shown; never throws, whatever the body is.
 */
export function apiDetailOf(body: unknown): string | undefined {
	if (!isRecord(body)) return undefined;
	const nested = isRecord(body.error) ? body.error.message : body.error;
	const listed = [wordsIn(body.message), wordsIn(body.errors)].filter(Boolean).join('; ');
	return wordsIn(body.detail) ?? wordsIn(nested) ?? (listed || undefined);
}
