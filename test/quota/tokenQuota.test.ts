import { isKept } from '../../nodes/shared/quota/tokenQuota';
import {
	MINUTE,
	HOUR,
	DAY,
	NOW,
	NO_LIMIT,
	asked,
	poll,
	quotaOf,
	send,
	sent,
	taken,
} from './tokenQuotas';

describe('what a token allows', () => {
	test('is what the credential states, 0 for no limit', () => {
		expect([quotaOf(100).limit, quotaOf(0).limit]).toEqual([100, NO_LIMIT]);
		expect([quotaOf(5).kind, quotaOf(5, HOUR).windowMs]).toEqual(['request', HOUR]);
	});

	test('is less when a refusal names less for the same window, and nothing else', () => {
		for (const [limit, windowMs, holds] of [
			[20, MINUTE, 20],
			[200, MINUTE, 100],
			[20, HOUR, 100],
		] as const) {
			const quota = quotaOf(100);
			quota.refused(sent(quota, NOW), { limit: { count: limit, windowMs } }, NOW);
			expect(quota.limit).toBe(holds);
		}
	});

	test('is that of the credential as it is now; what was used counts on', () => {
		const quota = quotaOf(4);
		taken(quota, 4, NOW);
		expect(send(quota, NOW)).toBeUndefined();
		expect(quota.withLimit(6)).toBe(quota);
		expect([quota.limit, taken(quota, 10, NOW)]).toEqual([6, 2]);
		expect(quota.isSameAs({ kind: 'request', windowMs: MINUTE, limit: 1 })).toBe(true);
		expect(quota.isSameAs({ kind: 'other', windowMs: MINUTE, limit: 6 })).toBe(false);
		expect(quota.isSameAs({ kind: 'request', windowMs: HOUR, limit: 6 })).toBe(false);
	});

	test('of quotas without a limit, only the shortest of each kind is kept', () => {
		const all = [
			{ kind: 'a', limit: 0, windowMs: MINUTE },
			{ kind: 'a', limit: 0, windowMs: HOUR },
			{ kind: 'a', limit: 9, windowMs: DAY },
			{ kind: 'b', limit: 0, windowMs: DAY },
			{ kind: 'c', limit: 1, windowMs: MINUTE },
			{ kind: 'c', limit: 0, windowMs: HOUR },
			{ kind: 'c', limit: 5, windowMs: HOUR },
		];
		expect(all.filter(isKept)).toEqual([all[0], all[2], all[3], all[4], all[6]]);
	});
});

test('how much is used, and whether nothing counts any more', () => {
	const quota = quotaOf(8);
	expect([quota.usedPart(NOW), quota.isIdle(NOW)]).toEqual([0, true]);
	taken(quota, 2, NOW);
	expect([quota.usedPart(NOW), quota.isIdle(NOW)]).toEqual([0.25, false]);
	expect(quota.isIdle(NOW + MINUTE - 1)).toBe(false);
	expect(quota.isIdle(NOW + MINUTE)).toBe(true);
	quota.putOff(sent(quota, NOW + MINUTE), 3 * MINUTE, NOW + MINUTE);
	expect(quota.pausedUntil).toBe(NOW + 4 * MINUTE);
	expect(quota.isIdle(NOW + 4 * MINUTE - 1)).toBe(false);
	expect(quota.isIdle(NOW + 4 * MINUTE)).toBe(true);
});

describe('polls', () => {
	test.each([
		[100, 80],
		[9, 8],
		[5, 4],
		[4, 4],
		[1, 1],
		[10, 8],
	])('of %d places take %d, the others are for who waits', (limit, most) => {
		const quota = quotaOf(limit);
		expect(taken(quota, 200, NOW, poll)).toBe(most);
		expect(taken(quota, 200, NOW)).toBe(limit - most);
	});

	test('where no limit is known, they leave nothing', () => {
		const quota = quotaOf(0);
		expect(taken(quota, 50, NOW, poll)).toBe(50);
		expect(quota.nextFreeAt(9, poll, NOW)).toBe(0);
	});

	test('are told of a place behind the fifth that they leave', () => {
		const quota = quotaOf(10);
		taken(quota, 8, NOW);
		expect([quota.nextFreeAt(0, asked, NOW), quota.nextFreeAt(0, poll, NOW)]).toEqual([
			0,
			NOW + MINUTE,
		]);
	});
});

describe('when there is room for one more', () => {
	test('not before a pause is over', () => {
		const quota = quotaOf(10);
		quota.putOff(sent(quota, NOW), 5_000, NOW);
		expect(quota.nextFreeAt(0, asked, NOW + 5_000)).toBe(NOW + 5_000);
		expect(quota.nextFreeAt(9, asked, NOW + 5_000)).toBe(NOW + MINUTE);
	});

	test.each([
		[100, 0, 2_000],
		[100, 1, 2_000],
		[100, 90, MINUTE],
		[0, 0, 2_000],
		[0, 7, 2_000],
	])('of a limit of %d, with %d before: the share can grow to all of it', (limit, before, ms) => {
		const quota = quotaOf(limit);
		taken(quota, 10, NOW);
		quota.refused(sent(quota, NOW), { retryAfterMs: 2_000 }, NOW);
		expect(quota.nextFreeAt(before, asked, NOW + 2_000)).toBe(NOW + ms);
	});

	test('where the share is the whole quota by now, there is nothing to try for', () => {
		const quota = quotaOf(11);
		taken(quota, 10, NOW);
		quota.refused(sent(quota, NOW), { retryAfterMs: 2_000 }, NOW);
		expect(quota.nextFreeAt(0, asked, NOW + 2_000)).toBe(NOW + 2_000);
		quota.withLimit(10);
		expect(quota.nextFreeAt(0, asked, NOW + 2_000)).toBe(NOW + MINUTE);
	});

	test('whose share is the whole quota has nothing to try for', () => {
		const quota = quotaOf(10);
		taken(quota, 9, NOW);
		const last = sent(quota, NOW);
		quota.counted(last, NOW);
		expect(quota.nextFreeAt(0, asked, NOW)).toBe(NOW + MINUTE);
	});
});
