import { ClosedScopes } from '../../nodes/shared/quota/closedScopes';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = 5_000_000;

const a = { scope: 'chat a' };
const b = { scope: 'chat b' };
const nowhere = { scope: undefined };

test.each([
	['its Retry-After', { retryAfterMs: 2_000 }, 2_000],
	[
		'its Retry-After, whatever limit it names',
		{ retryAfterMs: 2_000, limit: limitOf(HOUR) },
		2_000,
	],
	['the window of the limit that it names', { limit: limitOf(4 * MINUTE) }, 4 * MINUTE],
	['that window, when it says to wait no time', { retryAfterMs: 0, limit: limitOf(5_000) }, 5_000],
	['a minute, when it says nothing', {}, MINUTE],
	['a minute, when it says to wait no time', { retryAfterMs: 0 }, MINUTE],
])('a place that the server refuses is closed for %s', (_words, refusal, ms) => {
	const places = new ClosedScopes();
	places.close(a, refusal, NOW);
	expect(places.closedUntil(a)).toBe(NOW + ms);
	expect([places.isClosed(a, NOW), places.isClosed(a, NOW + ms - 1)]).toEqual([true, true]);
	expect(places.isClosed(a, NOW + ms)).toBe(false);
	expect([places.closedUntil(b), places.isClosed(b, NOW)]).toEqual([0, false]);
});

function limitOf(windowMs: number) {
	return { count: 5, windowMs };
}

test('a request that concerns no place is never held up, and closes none', () => {
	const places = new ClosedScopes();
	places.close(nowhere, {}, NOW);
	places.close(a, {}, NOW);
	expect([places.closedUntil(nowhere), places.isClosed(nowhere, NOW)]).toEqual([0, false]);
	expect(places.goes(nowhere, NOW)).toBe(false);
	places.open(nowhere);
	expect(places.isClosed(a, NOW)).toBe(true);
});

test('a later refusal makes the wait longer, never shorter; one that is over counts no more', () => {
	const places = new ClosedScopes();
	places.close(a, { retryAfterMs: 10_000 }, NOW);
	places.close(a, { retryAfterMs: 1_000 }, NOW + 10);
	expect(places.closedUntil(a)).toBe(NOW + 10_000);
	places.close(b, { retryAfterMs: 1_000 }, NOW + 9_999);
	expect(places.closedUntil(a)).toBe(NOW + 10_000);
	places.close(b, { retryAfterMs: 1_000 }, NOW + 10_000);
	expect([places.closedUntil(a), places.closedUntil(b)]).toEqual([0, NOW + 11_000]);
});

test('a long wait is looked at by one request a minute later, the next after twice the time', () => {
	const places = new ClosedScopes();
	places.close(a, { retryAfterMs: 12 * HOUR }, NOW);
	expect([places.isClosed(a, NOW + MINUTE - 1), places.goes(a, NOW + MINUTE - 1)]).toEqual([
		true,
		false,
	]);
	expect([places.isClosed(a, NOW + MINUTE), places.goes(a, NOW + MINUTE)]).toEqual([false, true]);
	const next = NOW + MINUTE + 2 * MINUTE;
	expect([places.isClosed(a, next - 1), places.goes(a, next - 1)]).toEqual([true, false]);
	expect(places.goes(a, next)).toBe(true);
	places.open(b);
	expect(places.isClosed(a, next)).toBe(true);
	places.open(a);
	expect([places.closedUntil(a), places.isClosed(a, next), places.goes(a, next)]).toEqual([
		...[0, false, false],
	]);
});
