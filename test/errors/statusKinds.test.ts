import { networkRow } from '../../nodes/shared/http/networkKinds';
import { STATUS_KINDS } from '../../nodes/shared/http/statusKinds';

const STATUSES = Array.from({ length: 300 }, (_, index) => 300 + index);
const TOO_MANY = 'Rate limit exceeded: 100 per 1 minute';

const rowOf = (status: number, { wait, words }: { wait?: number; words?: string } = {}) =>
	STATUS_KINDS.find(({ applies }) => applies(status, wait, words));

/** What a status means for a POST, and, behind the slash, for a GET where that differs. */
const SINGLE = new Map([
	[401, 'authentication no'],
	[403, 'permission no'],
	[404, 'not_found no'],
	[408, 'delivery_unknown unknown / connection'],
	[409, 'conflict no'],
	[410, 'not_found no'],
	[423, 'conflict no'],
	[429, 'rate_limited no'],
	...[301, 305, 307, 308].map((status) => [status, 'unexpected_redirect no'] as const),
]);
const OF_HUNDRED = new Map([
	[3, 'unexpected_redirect unknown'],
	[4, 'invalid_request no'],
	[5, 'delivery_unknown unknown / server_error'],
]);
const expected = (status: number) =>
	SINGLE.get(status) ?? OF_HUNDRED.get(Math.floor(status / 100)) ?? 'nothing';

function said(status: number, more?: Parameters<typeof rowOf>[1]): string {
	const row = rowOf(status, more);
	return `${row?.kind} ${row?.delivered}${row?.kindOfRead ? ` / ${row.kindOfRead}` : ''}`;
}

test('every status from 300 to 599 is the kind that HTTP says', () => {
	const table = (kindOf: (status: number) => string) =>
		STATUSES.map((status) => `${status} ${kindOf(status)}`);
	expect(table((status) => said(status))).toEqual(table(expected));
});

test('with a Retry-After only 503 is another', () => {
	const others = STATUSES.filter((status) => said(status, { wait: 0 }) !== expected(status));
	expect(others).toEqual([503]);
	expect(said(503, { wait: 0 })).toBe('server_error no');
});

test('by the words that the sources look for, these are refusals for the quota as well', () => {
	const refused = STATUSES.filter(
		(status) => rowOf(status, { words: TOO_MANY })?.kind === 'rate_limited',
	);
	expect(refused).toEqual([403, 429, 500, 503]);
	expect(said(500, { words: TOO_MANY, wait: 1_000 })).toBe('rate_limited no');
	expect(said(500, { words: 'Broken' })).toBe(expected(500));
});

describe('errors of the network', () => {
	test.each<[boolean, string[]]>([
		[true, ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'EHOSTDOWN']],
		[
			false,
			[
				'CERT_HAS_EXPIRED',
				'DEPTH_ZERO_SELF_SIGNED_CERT',
				'ERR_TLS_CERT_ALTNAME_INVALID',
				'SELF_SIGNED_CERT_IN_CHAIN',
				'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
				'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
				'ERR_INVALID_URL',
			],
		],
	])('nothing left, and trying again can help: %j for %j', (repeatable, codes) => {
		for (const code of codes)
			expect(networkRow(code)).toMatchObject({ delivered: 'no', repeatable });
	});

	test.each(['connect', 'getaddrinfo', 'query', 'queryA', 'queryAaaa', undefined])(
		'a host that cannot be reached proves it when the call was %s',
		(syscall) => {
			expect(networkRow('EHOSTUNREACH', syscall)?.delivered).toBe('no');
		},
	);

	test.each([
		'read',
		'write',
		'shutdown',
		'disconnect',
		'connected',
		'getaddrinfos',
		'requery',
		'',
	])('of a connection in use it proves nothing: %j', (syscall) => {
		expect(networkRow('EHOSTUNREACH', syscall)).toBeUndefined();
	});
});
