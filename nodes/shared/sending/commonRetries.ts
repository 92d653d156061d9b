import type { Failure } from '../errors/failure';
import type { RetryRow } from './retryPolicy';

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
