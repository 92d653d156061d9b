import { ERROR_KINDS } from '../../nodes/shared/http/errorKinds';
import { NETWORK_KINDS, networkRow } from '../../nodes/shared/http/networkKinds';
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

test('every row of the tables of statuses and network errors gives its reason', () => {
	for (const { reason } of [...STATUS_KINDS, ...NETWORK_KINDS])
		expect(reason).toMatch(/^[A-Z].*\.$/);
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
