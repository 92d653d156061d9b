import type { ErrorKind } from '../errors/errorWords';
import { saysTooMany } from './rateRefusal';

/** What an HTTP status says about a request that may change something (POST). */
export interface StatusRow {
	readonly applies: (
		status: number,
		retryAfterMs: number | undefined,
		words: string | undefined,
	) => boolean;
	readonly kind: ErrorKind;
	/** Kind for a request that only reads (GET), when it differs: reading again does no harm. */
	readonly kindOfRead?: ErrorKind;
	readonly delivered: 'no' | 'unknown';
	readonly reason: string;
}

const is =
	(...listed: number[]) =>
	(status: number) =>
		listed.includes(status);
const below = (end: number) => (status: number) => status < end;

/** Which status is which kind of error. The first row that fits counts; 200 to 299 never come here. */
export const STATUS_KINDS: readonly StatusRow[] = [
	{
		applies: is(301, 305, 307, 308),
		kind: 'unexpected_redirect',
		delivered: 'no',
		reason: 'The server points elsewhere instead of taking the request.',
	},
	{
		applies: below(400),
		kind: 'unexpected_redirect',
		delivered: 'unknown',
		reason: 'A 302 or 303 after a POST can mean "done, look over there".',
	},
	{
		applies: (status, _retryAfterMs, words) =>
			status === 429 || ([403, 500, 503].includes(status) && saysTooMany(words)),
		kind: 'rate_limited',
		delivered: 'no',
		reason: 'Turned away because of the quota.',
	},
	{
		applies: is(401),
		kind: 'authentication',
		delivered: 'no',
		reason: 'Refused before anything was done.',
	},
	{
		applies: is(403),
		kind: 'permission',
		delivered: 'no',
		reason: 'Refused before anything was done.',
	},
	{
		applies: is(404, 410),
		kind: 'not_found',
		delivered: 'no',
		reason: 'There is nothing that could have taken the request.',
	},
	{
		applies: is(408),
		kind: 'delivery_unknown',
		kindOfRead: 'connection',
		delivered: 'unknown',
		reason: 'The server or a proxy gave up waiting; what it had read by then is unknown.',
	},
	{
		applies: is(409, 423),
		kind: 'conflict',
		delivered: 'no',
		reason: 'The chat is busy; the request was turned away.',
	},
	{
		applies: below(500),
		kind: 'invalid_request',
		delivered: 'no',
		reason: 'The server says that the request is at fault and was not carried out.',
	},
	{
		applies: (status, retryAfterMs) => status === 503 && retryAfterMs !== undefined,
		kind: 'server_error',
		delivered: 'no',
		reason: 'With a Retry-After the server says that it did not take the request and when it will.',
	},
	{
		applies: () => true,
		kind: 'delivery_unknown',
		kindOfRead: 'server_error',
		delivered: 'unknown',
		reason: 'A 5xx can come before or after the work was done.',
	},
];
