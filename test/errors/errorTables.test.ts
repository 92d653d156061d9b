import { optimly } from '../../nodes/OptimlyMessage/optimlyService';
import { ERROR_KINDS, wordsFor } from '../../nodes/shared/errors/errorWords';
import { networkRow } from '../../nodes/shared/http/networkKinds';
import { STATUS_KINDS } from '../../nodes/shared/http/statusKinds';

const DESIGNED_KINDS = [
	'authentication',
	'permission',
	'not_found',
	'invalid_request',
	'conflict',
	'rate_limited',
	'server_error',
	'delivery_unknown',
	'unreadable_response',
	'unexpected_redirect',
	'connection',
	'invalid_input',
	'cancelled',
];

test('the error table has one row per designed kind', () => {
	expect(Object.keys(ERROR_KINDS).sort()).toEqual(DESIGNED_KINDS.toSorted());
});

test.each(Object.entries(ERROR_KINDS))(
	'%s says in sentences what happened and what to do',
	(_kind, row) => {
		expect(row.happened).toMatch(/^(\{service\}|[A-Z])[^.]*[^.\s]$/);
		expect(row.advice).toMatch(/^[A-Z].*\.$/);
	},
);

test('the kind that says canceled says it as n8n spells it', () => {
	expect(ERROR_KINDS.cancelled.happened).toContain('canceled');
});

/** What HTTP (RFC 9110) says of a POST that was answered so, written down without a look at the table. */
const SAID_BY_STATUS: Array<{
	statuses: number[];
	delivered: 'no' | 'unknown';
	retryAfterMs?: number;
}> = [
	{
		statuses: [400, 401, 402, 403, 404, 405, 409, 410, 411, 413, 415, 422, 423, 428, 429, 451],
		delivered: 'no',
	},
	{ statuses: [301, 305, 307, 308], delivered: 'no' },
	{ statuses: [300, 302, 303, 304, 408], delivered: 'unknown' },
	{ statuses: [500, 501, 502, 503, 504, 508, 520, 524, 529, 599], delivered: 'unknown' },
	{ statuses: [500, 502, 504, 520], delivered: 'unknown', retryAfterMs: 1_000 },
	{ statuses: [503], delivered: 'no', retryAfterMs: 1_000 },
];

test.each(SAID_BY_STATUS)(
	'$statuses: delivered "$delivered" (Retry-After: $retryAfterMs)',
	({ statuses, delivered, retryAfterMs }) => {
		const rows = statuses.map((status) =>
			STATUS_KINDS.find(({ applies }) => applies(status, retryAfterMs, undefined)),
		);
		expect(rows.map((row) => row?.delivered)).toEqual(statuses.map(() => delivered));
	},
);

test('no row of the table of statuses is out of reach, and each has a reason of its own or the one verdict', () => {
	const statuses = Array.from({ length: 300 }, (_, index) => 300 + index);
	const reached = statuses.flatMap((status) =>
		[undefined, 1_000].map((wait) =>
			STATUS_KINDS.find(({ applies }) => applies(status, wait, undefined)),
		),
	);
	expect(STATUS_KINDS.filter((row) => !reached.includes(row))).toEqual([]);
	for (const { reason, delivered } of STATUS_KINDS) {
		const alike = STATUS_KINDS.filter((other) => other.reason === reason);
		expect(new Set(alike.map((row) => row.delivered))).toEqual(new Set([delivered]));
	}
});

test.each(['ECONNREFUSED', 'EAI_AGAIN', 'ENOTFOUND', 'ENETUNREACH', 'EHOSTUNREACH'])(
	'%s proves that nothing left',
	(code) => {
		expect(networkRow(code)?.delivered).toBe('no');
	},
);

test.each(['ECONNRESET', 'ETIMEDOUT', 'ECONNABORTED', 'EPIPE', 'ERR_CANCELED', '', '__proto__'])(
	'%s proves nothing',
	(code) => {
		expect(networkRow(code)).toBeUndefined();
	},
);

test("the API's words and what they mean here stand behind each other as two sentences", () => {
	const failure = { kind: 'not_found', delivered: 'no', status: 404 } as const;
	const happened = (apiDetail: string) =>
		wordsFor({ ...failure, apiDetail, reason: 'Check the address.' }, optimly).happened;
	for (const words of ['No such chat here', 'No such chat here.', 'No such chat here.. '])
		expect(happened(words)).toMatch(/ \(404\): No such chat here\. Check the address\.$/);
});

describe('a network error of a system call', () => {
	test.each(['connect', 'getaddrinfo', 'query', 'queryA', 'queryAaaa', 'querySrv'])(
		'says at "%s" that nothing was sent',
		(syscall) => {
			expect(networkRow('ECONNREFUSED', syscall)?.delivered).toBe('no');
		},
	);

	test.each(['read', 'write', 'reconnect', 'connect2', 'getaddrinfo2', 'subquery', 'quer'])(
		'proves nothing at "%s"',
		(syscall) => {
			expect(networkRow('ECONNREFUSED', syscall)).toBeUndefined();
		},
	);
});
