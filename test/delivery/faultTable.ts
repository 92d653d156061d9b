import type { INodeParameters } from 'n8n-workflow';
import type { ErrorKind } from '../../nodes/shared/errors/errorWords';
import type { Delivered } from '../../nodes/shared/errors/failure';
import type { Fault } from '../../sandbox';
import { underTest } from '../underTest';
import { formsOf } from '../secrets/placesOfSecret';

/** What has to come of an item that meets a fault. */
export interface Outcome {
	/** undefined: the item succeeds. */
	kind?: ErrorKind;
	delivered?: Delivered;
	/** How often the request that met the fault was stored. */
	stored: number;
	/** How often it was sent. */
	sent: number;
}

export interface FaultRow extends Outcome {
	what: string;
	fault: Fault;
	/** The service does its work before the fault. */
	store?: boolean;
	/** Requests in a row that meet the fault; 1 if missing. */
	times?: number;
	/** What a look into the history meets; `looks` of them in a row, all if missing. */
	look?: Fault;
	looks?: number;
	/** The system reports an error of the row's first connection, in connecting or once the server has the request. */
	breaks?: { readonly code: string; readonly syscall: 'connect' | 'read' };
	/** The reply that is handed on, where the row is about it. */
	reply?: unknown;
	/** Seconds; if missing, long for what can be found, and short for what is lost for good. */
	maxWait?: number;
	/** Seconds for one request; long if missing, so that a slow machine changes nothing. */
	timeout?: number;
	/** The operation; "send a message" if missing. The first is an item's only call, the others have several. */
	parameters?: (options: INodeParameters) => INodeParameters;
	/** Which request meets the fault, when the operation makes several. */
	path?: string;
}

/** Of this form, so that it looks different in every encoding. */
export const TOKEN = 'agt_a+b/c=d&e?0123456789abcdef0123456789';

export const refused = (kind: ErrorKind): Outcome => ({
	kind,
	delivered: 'no',
	stored: 0,
	sent: 1,
});
export const unknown = (kind: ErrorKind = 'delivery_unknown', stored = 0): Outcome => ({
	kind,
	delivered: 'unknown',
	stored,
	sent: 1,
});
export const found: Outcome = { stored: 1, sent: 1 };
export const repeated: Outcome = { stored: 1, sent: 2 };

export const status = (code: number, body?: unknown): Fault => ({
	kind: 'status',
	status: code,
	...(body !== undefined && { body }),
});

/** By a clock of the server that is a century behind or ahead: its Date, and in how many seconds it has room. */
const atServer = (year: number, retryAfter: string): Fault => ({
	kind: 'status',
	status: 429,
	headers: { date: `Sun, 06 Nov ${year} 08:49:37 GMT`, 'retry-after': retryAfter },
});

/** What comes of a message that arrived without an answer. */
export const lost = (kind?: ErrorKind): Outcome =>
	underTest.findsAgain ? found : unknown(kind, 1);

/** A fault after which nobody can tell by the answer, with and without the message being stored. */
export const uncertain = (what: string, fault: Fault, kind?: ErrorKind): FaultRow[] => [
	{ what: `${what}, stored`, fault, store: true, ...lost(kind) },
	{ what: `${what}, not stored`, fault, ...unknown(kind) },
];

const elsewhere = 'http://127.0.0.1:1/';

/** Scripted faults and what has to come of them: the same for all kinds of authentication and "On Error". */
export const commonFaults = (): readonly FaultRow[] => [
	// The server says no.
	{ what: '400', fault: status(400), ...refused('invalid_request') },
	{ what: '401', fault: status(401), ...refused('authentication') },
	{ what: '402', fault: status(402), ...refused('invalid_request') },
	{ what: '403', fault: status(403), ...refused('permission') },
	{ what: '404', fault: status(404), ...refused('not_found') },
	{ what: '405', fault: status(405), ...refused('invalid_request') },
	{ what: '410', fault: status(410), ...refused('not_found') },
	{ what: '413', fault: status(413), ...refused('invalid_request') },
	{ what: '415', fault: status(415), ...refused('invalid_request') },
	{
		what: '422 with a list',
		fault: status(422, { detail: [{ loc: ['body', 'a'], msg: 'b' }] }),
		...refused('invalid_request'),
	},
	{ what: '423', fault: status(423), ...refused('conflict') },
	{ what: '451', fault: status(451), ...refused('invalid_request') },
	{ what: '403 as a web page', fault: { kind: 'html', status: 403 }, ...refused('permission') },
	{
		what: '404 without a body',
		fault: { kind: 'emptyBody', status: 404 },
		...refused('not_found'),
	},
	...formsOf(TOKEN).map((form) => ({
		what: `401 that repeats the token as ${form}`,
		fault: status(401, { detail: `Token ${form} is not known` }),
		...refused('authentication'),
	})),

	// The server says not now.
	{
		what: '429 with Retry-After in seconds',
		fault: { kind: 'retryAfter', seconds: 1 },
		maxWait: 5,
		...repeated,
	},
	{
		what: '429 with Retry-After as a date',
		fault: { kind: 'retryAfter', seconds: 1, as: 'date' },
		maxWait: 5,
		...repeated,
	},
	{
		what: '429 without Retry-After, which is waited out for a minute',
		fault: status(429),
		maxWait: 5,
		...refused('rate_limited'),
	},
	{
		what: '429 with a Retry-After that is too long',
		fault: { kind: 'retryAfter', seconds: 600 },
		times: 9,
		...refused('rate_limited'),
	},
	// Ten minutes, by the clock of a server that is behind; by this machine's all of them are over.
	{
		what: '429 with Retry-After as a date of today, by the server that is behind',
		fault: atServer(1994, 'Sun, 06 Nov 1994 08:59:37 GMT'),
		times: 9,
		...refused('rate_limited'),
	},
	{
		what: '429 with Retry-After as a date with a weekday in full, by the server that is behind',
		fault: atServer(1994, 'Sunday, 06-Nov-94 08:59:37 GMT'),
		times: 9,
		...refused('rate_limited'),
	},
	{
		what: '429 with Retry-After as a date without a zone, by the server that is behind',
		fault: atServer(1994, 'Sun Nov  6 08:59:37 1994'),
		times: 9,
		...refused('rate_limited'),
	},
	{
		what: '429 with Retry-After as a date, by the server that is ahead',
		fault: atServer(2094, 'Sat, 06 Nov 2094 08:49:38 GMT'),
		maxWait: 5,
		...repeated,
	},
	{
		what: '503 with Retry-After',
		fault: { kind: 'retryAfter', seconds: 1, status: 503 },
		maxWait: 5,
		...repeated,
	},
	{
		what: '503 with a Retry-After that is too long',
		fault: { kind: 'retryAfter', seconds: 600, status: 503 },
		times: 9,
		...refused('server_error'),
	},

	// The server points elsewhere.
	{
		what: '301',
		fault: { kind: 'redirect', status: 301, location: elsewhere },
		...refused('unexpected_redirect'),
	},
	{
		what: '307',
		fault: { kind: 'redirect', status: 307, location: elsewhere },
		...refused('unexpected_redirect'),
	},
	{
		what: '308',
		fault: { kind: 'redirect', status: 308, location: elsewhere },
		...refused('unexpected_redirect'),
	},
	...uncertain(
		'302',
		{ kind: 'redirect', status: 302, location: elsewhere },
		'unexpected_redirect',
	),
	...uncertain(
		'303',
		{ kind: 'redirect', status: 303, location: elsewhere },
		'unexpected_redirect',
	),

	// Something breaks.
	...uncertain('408', status(408)),
	...uncertain('500', status(500)),
	...uncertain('501', status(501)),
	...uncertain('502 as a web page', { kind: 'html', status: 502 }),
	...uncertain('503 without Retry-After', status(503)),
	...uncertain('504', status(504)),
	...[500, 502, 504].flatMap((code) =>
		uncertain(`${code} with Retry-After`, {
			kind: 'status',
			status: code,
			headers: { 'retry-after': '1' },
		}),
	),
	...uncertain('520', status(520)),
	...uncertain('500 without a body', { kind: 'emptyBody', status: 500 }),
	...uncertain('a reset', { kind: 'reset' }),
	...uncertain('an answer that never comes', { kind: 'hang' }).map((row) => ({
		...row,
		timeout: 8,
	})),
	...uncertain('half an answer', { kind: 'halfBody' }),
	...uncertain('no route to the host, of a connection in use', { kind: 'hang' }).map(
		(row): FaultRow => ({ ...row, breaks: { code: 'EHOSTUNREACH', syscall: 'read' } }),
	),
	{
		what: 'no route to the host, in connecting',
		fault: { kind: 'delay', ms: 1 },
		breaks: { code: 'EHOSTUNREACH', syscall: 'connect' },
		...found,
	},
	{
		what: 'an answer that drips for too long',
		fault: { kind: 'slowBody', chunkBytes: 1, everyMs: 50 },
		timeout: 8,
		...lost(),
	},
	{
		what: 'an answer that drips',
		fault: { kind: 'slowBody', chunkBytes: 200, everyMs: 1 },
		...found,
	},
	{ what: 'a late answer', fault: { kind: 'delay', ms: 30 }, ...found },

	// The answer cannot be read.
	...uncertain('a web page', { kind: 'html' }, 'unreadable_response'),
	...uncertain('an empty answer', { kind: 'emptyBody' }, 'unreadable_response'),
	...uncertain('204', { kind: 'emptyBody', status: 204 }, 'unreadable_response'),
	...uncertain('truncated JSON', { kind: 'truncatedJson' }, 'unreadable_response'),
	...uncertain('a list instead of an object', { kind: 'wrongShape' }, 'unreadable_response'),
	...uncertain('null', { kind: 'wrongShape', body: null }, 'unreadable_response'),
	...uncertain('11 MiB', { kind: 'hugeBody' }, 'unreadable_response'),
	...uncertain(
		'11 MiB without announcement',
		{ kind: 'hugeBody', chunked: true },
		'unreadable_response',
	),
];

/** The parameters of a row's item. */
export function parametersOf({ stored, parameters, ...row }: FaultRow): INodeParameters {
	const { maxWait = stored > 0 ? 10 : 0.25, timeout = 20 } = row;
	const options = { maxWait, timeout };
	return parameters?.(options) ?? underTest.send('a', { content: '={{ $json.text }}', options });
}
