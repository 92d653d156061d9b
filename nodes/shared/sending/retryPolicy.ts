import type { ApiRequest } from '../http/connection';
import type { Failure } from '../errors/failure';

/** How long a failure is tried again. The tables that say it are in commonRetries.ts and in each service. */
export type RetryBound =
	/** Until Max Wait is over; until there is room, nothing is sent in that quota, of that token, chat or client. */
	| 'quota'
	/** Until Max Wait is over; meanwhile only the item's own lane waits. */
	| 'busy'
	/** `SHORT_TRIES` times, within `SHORT_LIMIT_MS`. */
	| 'short'
	/** Not by the sender: the check of a history that it belongs to looks again itself. */
	| 'nextLook'
	| 'never';

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
