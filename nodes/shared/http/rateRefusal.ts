import type { NamedLimit, RateRefusal } from '../errors/refusal';
import type { Scope } from './connection';

/**
 * By these words the sources recognise a refusal, whatever its status: a sample of the message page looks for them in
 * the text of the error, and slowapi, the limiter that FastAPI services use, writes "Rate limit exceeded: 100 per 1
 * minute".
 */
const REFUSAL = /rate limit exceeded/i;

/** "100 per 1 minute", "5/second": the limits library, which slowapi is built on, writes the first. */
const LIMIT =
	/(?<!\d)(\d{1,15})\s{0,9}(?:per|\/)\s{0,9}(\d{0,15})\s{0,9}(second|minute|hour|day)s?\b/i;

/** No refusal has more words; an ID of one letter could be looked for everywhere in them. */
const MAX_WORDS = 4_000;

/** Words that say that one chat has had too many, not the token; "for chat messages" names a kind of request. */
const OF_ONE_CHAT =
	/\b(?:per|this|same|(?:for|in|of) the) (?:chat|conversation)\b(?! (?:api|endpoint|message|request|route|service))/i;

const UNIT_MS: ReadonlyMap<string, number> = new Map([
	['second', 1_000],
	['minute', 60_000],
	['hour', 3_600_000],
	['day', 86_400_000],
]);

/** Whether the API's words say that there were too many requests. */
export function saysTooMany(words: string | undefined): boolean {
	return words !== undefined && REFUSAL.test(words);
}

/**
 * What a refusal says: when there is room again, which limit it is, and whether it is that of one chat or client.
 *
 * @param scope what the request concerns
 */
export function refusalOf(
	said: string | undefined = '',
	retryAfterMs: number | undefined,
	scope: Scope | undefined,
): RateRefusal {
	const words = said.slice(0, MAX_WORDS);
	const limit = limitIn(words);
	const isOfChat = scope?.kind === 'conversation' && OF_ONE_CHAT.test(words);
	return {
		retryAfterMs,
		limit,
		ofScope: isOfChat || (scope !== undefined && names(words, scope.id)),
	};
}

/** What an id can stand in the middle of: letters, digits, and the signs that ids are joined with. */
const ENDS_INSIDE = /[\p{L}\p{N}_-](?:[.@+])?$/u;
const BEGINS_INSIDE = /^(?:[.:@+])?[\p{L}\p{N}_-]/u;
/** An id that could as well be a number or a word of the sentence has to be introduced. */
const PLAIN = /^(?:\p{L}+|\p{N}+)$/u;
const INTRODUCED = /\b(?:chat|conversation|client|customer|user|id)["'`\s:=#(]{1,4}$/i;

/** Characters before an id that say what it is. */
const BEFORE = 40;

/** Whether the words name an id: as a whole, for a chat can be called "a". */
function names(words: string, id: string): boolean {
	for (let at = words.indexOf(id); at >= 0; at = words.indexOf(id, at + 1)) {
		const before = words.slice(Math.max(0, at - BEFORE), at);
		const isInside = ENDS_INSIDE.test(before) || BEGINS_INSIDE.test(words.slice(at + id.length));
		if (!isInside && (!PLAIN.test(id) || INTRODUCED.test(before))) return true;
	}
	return false;
}

function limitIn(words: string): NamedLimit | undefined {
	const [, count = '', times = '', unit = ''] = LIMIT.exec(words) ?? [];
	const unitMs = UNIT_MS.get(unit.toLowerCase());
	return unitMs && Number(count) > 0
		? { count: Number(count), windowMs: Number(times || 1) * unitMs }
		: undefined;
}
