import type { ApiRequest } from '../http/connection';
import type { Failure } from '../errors/failure';

/** How long a failure is tried again. `COMMON_RETRIES` and the service's own rows say it. */
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

const neverArrived = ({ kind, delivered }: Failure) => kind === 'connection' && delivered === 'no';

/**
 * Which failures are tried again with any API that has no idempotency key. A service that says more about itself
 * puts its own rows before these.
 */
export const COMMON_RETRIES: readonly RetryRow[] = [
	{
		failures: '429 Too Many Requests; 403, 500 or 503 that says “Rate limit exceeded”',
		applies: ({ kind }) => kind === 'rate_limited',
		bound: 'quota',
		reason:
			'The server says that it did not take the request. Retry-After counts, seconds or date; without it, the process goes on with what it knows to be its own of the quota, at the latest after a window.',
	},
	{
		failures: '503 Service Unavailable with Retry-After',
		applies: ({ status, retryAfterMs }) => status === 503 && retryAfterMs !== undefined,
		bound: 'quota',
		reason: 'The server says that it did not take the request and when it will.',
	},
	{
		failures: 'Connection refused, host not found, no route',
		applies: (failure, method) =>
			method === 'POST' && neverArrived(failure) && failure.repeatable === true,
		bound: 'short',
		reason: 'The request never left this machine.',
	},
	{
		failures: 'Any broken connection, time-out or 5xx of a request that only reads',
		applies: ({ kind }, method) =>
			method === 'GET' && (kind === 'connection' || kind === 'server_error'),
		bound: 'short',
		reason: 'Reading twice changes nothing.',
	},
	{
		failures: 'Time-out, broken connection or 5xx of a request that changes something',
		applies: ({ delivered }) => delivered === 'unknown',
		bound: 'never',
		reason: 'It may have arrived, and the API has no key by which it would notice a second copy.',
	},
	{
		failures: 'Everything else',
		applies: () => true,
		bound: 'never',
		reason: 'The same request would get the same answer.',
	},
];

/** What to do about a failure: the first row that applies; no row means never. */
export function boundOf(
	policy: readonly RetryRow[],
	failure: Failure,
	method: ApiRequest['method'],
	isLook = false,
): RetryBound {
	return policy.find((row) => row.applies(failure, method, isLook))?.bound ?? 'never';
}
