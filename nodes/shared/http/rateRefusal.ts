import type { NamedLimit, Refusal } from '../errors/refusal';

/**
 * By these words the sources recognise a refusal, whatever its status: a sample of the message page looks for them in
 * the text of the error, and slowapi, the limiter that FastAPI services use, writes "Rate limit exceeded: 100 per 1
 * minute".
 */
const REFUSAL = /rate limit exceeded/i;

/** "100 per 1 minute", "5/second": the limits library, which slowapi is built on, writes the first. */
const LIMIT = /(\d+)\s*(?:per|\/)\s*(\d*)\s*(second|minute|hour|day)s?\b/i;

/** Words that say that one chat has had too many, not the token. */
const OF_ONE_CHAT = /\b(?:per|this|for|in|of)(?: (?:the|this|same))? (?:chat|conversation)\b/i;

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
 * What a refusal says: when there is room again, which limit it is, and whether it is that of one chat.
 *
 * @param place id of the chat that the request concerns
 */
export function refusalOf(
	words: string | undefined,
	retryAfterMs: number | undefined,
	place: string | undefined,
): Refusal {
	const limit = limitIn(words ?? '');
	const namesPlace = place !== undefined && wordsOf(words).includes(place);
	return {
		...(retryAfterMs !== undefined && { retryAfterMs }),
		...(limit && { limit }),
		ofPlace: namesPlace || OF_ONE_CHAT.test(words ?? ''),
	};
}

/** Ids are whole words: a chat can be called "a". */
function wordsOf(text = ''): string[] {
	return text.split(/[^\p{L}\p{N}_-]+/u);
}

function limitIn(words: string): NamedLimit | undefined {
	const [, count = '', times = '', unit = ''] = LIMIT.exec(words) ?? [];
	const unitMs = UNIT_MS.get(unit.toLowerCase());
	return unitMs && Number(count) > 0
		? { count: Number(count), windowMs: Number(times || 1) * unitMs }
		: undefined;
}
