import { type TokenQuota } from '../../nodes/shared/quota/tokenQuota';
import { MINUTE, HOUR, DAY, NOW, asked, quotaOf, send, sent, taken } from './tokenQuotas';

describe('a refusal', () => {
	const refusedAfter = (count: number, retryAfterMs?: number, limit = 100) => {
		const quota = quotaOf(limit);
		taken(quota, count, NOW);
		quota.refused(sent(quota, NOW), { retryAfterMs }, NOW);
		return quota;
	};

	test('is not counted, and says that what the server took is ours', () => {
		const quota = refusedAfter(10);
		expect(quota.usedPart(NOW)).toBe(0.1);
		expect(send(quota, NOW)).toBeUndefined();
		expect(quota.nextFreeAt(0, asked, NOW)).toBe(NOW + MINUTE);
	});

	test.each([
		[3_000, 10, 100, 3_000],
		[undefined, 10, 100, 0],
		[undefined, 0, 100, MINUTE],
		[undefined, 10, 0, MINUTE],
		[undefined, 1, 100, 0],
	])(
		'with Retry-After %p and %d at the server, of a limit of %d: nothing is sent for %d ms',
		(retryAfterMs, atServer, limit, ms) => {
			expect(refusedAfter(atServer, retryAfterMs, limit).pausedUntil).toBe(NOW + ms);
		},
	);

	test('with a Retry-After that is over: longer each time, from the start again after any other word', () => {
		const longestPause = (prepare: (quota: TokenQuota) => void) =>
			Math.max(
				...Array.from({ length: 60 }, () => {
					const quota = quotaOf(100);
					prepare(quota);
					quota.refused(sent(quota, NOW + DAY), { retryAfterMs: 0 }, NOW + DAY);
					return quota.pausedUntil - NOW - DAY;
				}),
			);
		const again = (times: number, retryAfterMs = 0) => {
			return (quota: TokenQuota) => {
				for (let time = 1; time <= times; time++) {
					const at = NOW + time * 5 * MINUTE;
					quota.refused(sent(quota, at), { retryAfterMs }, at);
				}
			};
		};
		expect(longestPause(again(0))).toBeLessThanOrEqual(1_000);
		expect(longestPause(again(3))).toBeGreaterThan(4_000);
		expect(longestPause(again(3))).toBeLessThanOrEqual(8_000);
		expect(longestPause(again(3, 1_000))).toBeLessThanOrEqual(1_000);
		const thenTaken = (quota: TokenQuota) => {
			again(3)(quota);
			taken(quota, 1, NOW + HOUR);
		};
		expect(longestPause(thenTaken)).toBeLessThanOrEqual(1_000);
	});

	test.each([
		[999, 'try'],
		[1_000, undefined],
	])(
		'of a try, %d ms after it was sent: a second later the server had it, so it is one within the share',
		(ms, claim) => {
			const quota = refusedAfter(10);
			const at = NOW + 2 * MINUTE;
			expect(taken(quota, 11, at)).toBe(11);
			const trying = sent(quota, at);
			expect(trying.claim).toBe('try');
			quota.refused(trying, {}, at + ms);
			// After a row the next try is due a window later, after a refusal within the share two.
			const next = at + ms + MINUTE;
			for (let answered = 0; answered < 11; answered++) taken(quota, 1, next);
			quota.claim(next, asked);
			expect(quota.claim(next + 700, asked)).toBe(claim);
		},
	);
});

describe('a break that the server asks for', () => {
	test('lasts as long as it says; the request counts, and they start again one by one', () => {
		const quota = quotaOf(100);
		const [first, second] = [sent(quota, NOW), sent(quota, NOW)];
		quota.counted(second, NOW);
		quota.putOff(first, 2_000, NOW);
		expect([quota.pausedUntil, quota.usedPart(NOW)]).toEqual([NOW + 2_000, 0.02]);
		expect([send(quota, NOW), send(quota, NOW + 1_999)]).toEqual([undefined, undefined]);
		const next = sent(quota, NOW + 2_000);
		expect(next.isProbe).toBe(false);
		expect(send(quota, NOW + 2_000)).toBeUndefined();
		quota.counted(next, NOW + 2_100);
		expect([sent(quota, NOW + 2_100), sent(quota, NOW + 2_100)]).toHaveLength(2);
		expect(send(quota, NOW + 2_100)).toBeUndefined();
	});

	test('that is over already: the pauses grow', () => {
		const longest = (times: number) =>
			Math.max(
				...Array.from({ length: 60 }, () => {
					const quota = quotaOf(100);
					let at = NOW;
					for (let time = 0; time < times; time++, at += HOUR) quota.putOff(sent(quota, at), 0, at);
					return quota.pausedUntil - at + HOUR;
				}),
			);
		expect(longest(1)).toBeLessThanOrEqual(1_000);
		expect(longest(4)).toBeGreaterThan(4_000);
		expect(longest(4)).toBeLessThanOrEqual(8_000);
	});

	test('of a day is looked at after a minute, with one request', () => {
		const quota = quotaOf(100);
		quota.putOff(sent(quota, NOW), DAY, NOW);
		expect(send(quota, NOW + MINUTE - 1)).toBeUndefined();
		const look = sent(quota, NOW + MINUTE);
		expect([look.isProbe, quota.claim(NOW + MINUTE, asked)]).toEqual([true, undefined]);
		quota.unanswered(look, NOW + MINUTE + 200);
		expect(send(quota, NOW + 3 * MINUTE - 1)).toBeUndefined();
		const next = sent(quota, NOW + 3 * MINUTE);
		expect(next.isProbe).toBe(true);
		quota.counted(next, NOW + 3 * MINUTE);
		expect(quota.pausedUntil).toBe(0);
		expect(taken(quota, 5, NOW + 3 * MINUTE)).toBe(5);
	});

	test('is not ended by a request that was on its way before', () => {
		const quota = quotaOf(100);
		const [early, first] = [sent(quota, NOW), sent(quota, NOW)];
		quota.putOff(first, DAY, NOW);
		quota.counted(early, NOW + 10);
		expect([early.isProbe, quota.pausedUntil]).toEqual([false, NOW + DAY]);
	});
});

describe('after a look that got through', () => {
	test('the next try goes at once', () => {
		const quota = quotaOf(100);
		taken(quota, 10, NOW);
		quota.refused(sent(quota, NOW), { retryAfterMs: DAY }, NOW);
		const at = NOW + MINUTE;
		quota.counted(sent(quota, at), at);
		taken(quota, 20, at);
		expect(quota.claim(at + 600, asked)).toBe('try');
	});
});

test('a request of which nobody knows whether it arrived counts', () => {
	const quota = quotaOf(3);
	quota.unanswered(sent(quota, NOW), NOW + 500);
	expect(quota.usedPart(NOW + 500 + MINUTE - 1)).toBeCloseTo(1 / 3);
	expect(quota.usedPart(NOW + 500 + MINUTE)).toBe(0);
});

test.each(['unanswered', 'released'] as const)(
	'after a refusal one goes at a time, until it is %s or has been on its way for a second',
	(end) => {
		const quota = quotaOf(100);
		taken(quota, 10, NOW);
		quota.refused(sent(quota, NOW), { retryAfterMs: 2 * MINUTE }, NOW);
		const at = NOW + 2 * MINUTE;
		const first = sent(quota, at);
		expect(send(quota, at)).toBeUndefined();
		quota[end](first, at + 10);
		const next = sent(quota, at + 10);
		expect(send(quota, at + 10 + 999)).toBeUndefined();
		expect(next.slot.freeAt).toBeUndefined();
		expect(send(quota, at + 10 + 1_000)).toBeDefined();
	},
);

test.each(['unanswered', 'released'] as const)(
	'one try goes at a time, also where it is %s',
	(end) => {
		const quota = quotaOf(100);
		taken(quota, 10, NOW);
		quota.refused(sent(quota, NOW), {}, NOW);
		const at = NOW + 2 * MINUTE;
		expect(taken(quota, 10, at)).toBe(10);
		const trying = sent(quota, at);
		expect([trying.claim, quota.claim(at + 700, asked)]).toEqual(['try', undefined]);
		quota[end](trying, at + 700);
		expect(quota.claim(at + 700, asked)).toBe('try');
	},
);

test('one that was refused because of another quota does not count, and changes nothing', () => {
	const quota = quotaOf(3);
	const other = sent(quota, NOW);
	taken(quota, 2, NOW);
	expect(send(quota, NOW)).toBeUndefined();
	quota.released(other, NOW + 10);
	expect([quota.pausedUntil, taken(quota, 5, NOW + 10)]).toEqual([0, 1]);
});
