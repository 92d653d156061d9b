import { retryPolicy } from '../../nodes/OptimlyMessage/optimlyRetries';
import { boundOf, type RetryBound } from '../../nodes/shared/sending/retryPolicy';
import type { Failure } from '../../nodes/shared/errors/failure';

describe('the policy of Optimly, failure by failure', () => {
	const failure = (kind: Failure['kind'], more: Partial<Failure> = {}): Failure => ({
		kind,
		delivered: 'no',
		...more,
	});
	const table: Array<[string, Failure, RetryBound, RetryBound]> = [
		['429', failure('rate_limited', { status: 429 }), 'quota', 'quota'],
		[
			'503 with Retry-After',
			failure('server_error', { status: 503, retryAfterMs: 0 }),
			'quota',
			'quota',
		],
		['refused', failure('connection', { repeatable: true }), 'short', 'short'],
		['a bad certificate', failure('connection', { repeatable: false }), 'never', 'short'],
		['refused by n8n', failure('connection'), 'never', 'short'],
		['401', failure('authentication', { status: 401 }), 'never', 'never'],
		['404', failure('not_found', { status: 404 }), 'never', 'never'],
		['409', failure('conflict', { status: 409 }), 'never', 'never'],
		['422', failure('invalid_request', { status: 422 }), 'never', 'never'],
		['cancelled', failure('cancelled'), 'never', 'never'],
		['a redirect', failure('unexpected_redirect', { status: 307 }), 'never', 'never'],
		['an unreadable answer', failure('unreadable_response', { status: 200 }), 'never', 'never'],
	];

	test.each(table)('%s', (_what, given, post, get) => {
		expect(boundOf(retryPolicy, given, 'POST')).toBe(post);
		expect(boundOf(retryPolicy, given, 'GET')).toBe(get);
	});

	test('a POST that may have arrived is never repeated', () => {
		for (const kind of [
			'delivery_unknown',
			'unreadable_response',
			'unexpected_redirect',
			'server_error',
			'connection',
		] as const) {
			for (const status of [undefined, 200, 302, 408, 500, 502, 503, 504]) {
				for (const repeatable of [undefined, true]) {
					const given = { kind, delivered: 'unknown', status, repeatable } as const;
					expect(boundOf(retryPolicy, given, 'POST')).toBe('never');
				}
			}
		}
	});

	test('503 without Retry-After of a request that only reads: four tries, not until maxWait', () => {
		expect(boundOf(retryPolicy, failure('server_error', { status: 503 }), 'GET')).toBe('short');
	});

	test('a look is not tried again by itself: the check that it belongs to looks again', () => {
		const looked = (given: Failure) => boundOf(retryPolicy, given, 'GET', true);
		expect(looked(failure('server_error', { status: 500 }))).toBe('nextLook');
		expect(looked(failure('connection', { repeatable: true }))).toBe('nextLook');
		expect(looked(failure('unreadable_response', { status: 200 }))).toBe('nextLook');
		expect(looked(failure('server_error', { status: 503, retryAfterMs: 0 }))).toBe('nextLook');
		expect(looked(failure('rate_limited', { status: 429 }))).toBe('quota');
	});
});
