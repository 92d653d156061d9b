import type { ApiRequest } from '../http/connection';
import type { Failure } from '../errors/failure';

/**
 * How long a class of failures is tried again. `quota`: until the item's `maxWait` is over; meanwhile
 * whatever was refused is held back: a quota of the token, the whole token, or one chat or client. `busy`: the same, but only the item's own lane waits. `short`: 4 tries within 15 seconds.
 * `nextLook`: the check that it belongs to looks again, as often as the token's looks allow (see Silence). `never`.
 */
export type RetryBound = 'quota' | 'busy' | 'short' | 'nextLook' | 'never';

/** One row of a retry policy. */
export interface RetryRow {
	/** Name of the failure class, as the docs name it. */
	readonly failures: string;
	readonly applies: (failure: Failure, method: ApiRequest['method'], isLook: boolean) => boolean;
	readonly bound: RetryBound;
	readonly reason: string;
}

/** How often anything repeatable is tried that is neither a matter of quota nor of a busy conversation. */
export const SHORT_TRIES = 4;
/** Milliseconds within which these tries happen. */
export const SHORT_LIMIT_MS = 15_000;

/** Longest pause before a busy conversation is tried again: it is free as soon as its reply is there. */
export const LONGEST_BUSY_PAUSE_MS = 8_000;

/** What to do about a failure: the first row that applies; no row means never. */
export function boundOf(
	policy: readonly RetryRow[],
	failure: Failure,
	method: ApiRequest['method'],
	isLook = false,
): RetryBound {
	return policy.find((row) => row.applies(failure, method, isLook))?.bound ?? 'never';
}
