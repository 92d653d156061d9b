import { quotaOf, sent, taken, MINUTE, NOW } from './tokenQuotas';

const SECOND = 1_000;
const DRAWS = 40;

/** A quota of which others have every slot: the waits in seconds after so many refusals that each say "in a second". */
function waits(refusals: number, windowMs = MINUTE): number[] {
	const quota = quotaOf(100, windowMs);
	let now = NOW;
	return Array.from({ length: refusals }, () => {
		quota.refused(sent(quota, now), { retryAfterMs: SECOND }, now);
		const wait = quota.pausedUntil - now;
		now += wait;
		return wait / SECOND;
	});
}

/** The shortest and the longest of the waits after that many refusals, in many draws. */
function rangeAfter(refusals: number, windowMs = MINUTE): [shortest: number, longest: number] {
	const drawn = Array.from({ length: DRAWS }, () => waits(refusals, windowMs).at(-1) ?? 0);
	return [Math.min(...drawn), Math.max(...drawn)];
}

test.each([1, 2])(
	'who has no slot obeys the first two words of the server to the millisecond: %d',
	(refusals) => {
		expect(rangeAfter(refusals)).toEqual([1, 1]);
	},
);

test.each([
	[3, 7.5, 15],
	[4, 15, 30],
	[5, 30, 60],
	[9, 30, 60],
])(
	'overtaken after each wait: after %d refusals it waits %d to %d s, never twice alike',
	(refusals, atLeast, atMost) => {
		const [shortest, longest] = rangeAfter(refusals);
		expect(shortest).toBeGreaterThanOrEqual(atLeast);
		expect(longest).toBeLessThanOrEqual(atMost);
		expect(longest - shortest).toBeGreaterThan((atMost - atLeast) / 2);
	},
);

test('in a quota of seconds the waits are parts of its window, in one of a day at most a minute', () => {
	expect(rangeAfter(9, 10 * SECOND)[1]).toBeLessThanOrEqual(10);
	expect(rangeAfter(9, 1_440 * MINUTE)[1]).toBeLessThanOrEqual(60);
});

test('a longer word of the server is obeyed', () => {
	const quota = quotaOf(100);
	let now = NOW;
	for (const retryAfterMs of [SECOND, SECOND, SECOND, 50 * SECOND]) {
		quota.refused(sent(quota, now), { retryAfterMs }, now);
		const wait = quota.pausedUntil - now;
		// The moment before is drawn and no whole number, so that their difference can be a hair less.
		expect(wait).toBeGreaterThan(retryAfterMs - 0.001);
		now += wait;
	}
	expect(now - NOW).toBeLessThanOrEqual((1 + 1 + 15 + 50) * SECOND);
});

test.each([
	['a message got through', 0],
	['nothing was asked for a window', MINUTE],
])('after %s the first Retry-After is obeyed again to the millisecond', (_title, later) => {
	const quota = quotaOf(100);
	for (const now of [NOW, NOW + SECOND, NOW + 2 * SECOND]) {
		quota.refused(sent(quota, now), { retryAfterMs: SECOND }, now);
	}
	const end = quota.pausedUntil;
	if (later === 0) taken(quota, 1, end);
	const now = end + MINUTE + later;
	quota.refused(sent(quota, now), { retryAfterMs: SECOND }, now);
	expect(quota.pausedUntil - now).toBe(SECOND);
});

test('those that were on the way together are one refusal, however many there were', () => {
	const quota = quotaOf(100);
	const together = Array.from({ length: 8 }, () => sent(quota, NOW));
	for (const one of together) quota.refused(one, { retryAfterMs: SECOND }, NOW + 50);
	expect(quota.pausedUntil - NOW).toBe(50 + SECOND);
});

test('who has slots obeys every Retry-After to the millisecond', () => {
	const quota = quotaOf(100);
	taken(quota, 10, NOW);
	let now = NOW;
	for (let refusal = 1; refusal <= 2; refusal++) {
		taken(quota, 1, now);
		quota.refused(sent(quota, now), { retryAfterMs: 400 }, now);
		expect(quota.pausedUntil - now).toBe(400);
		now += MINUTE + 1;
		taken(quota, 1, now);
	}
});
