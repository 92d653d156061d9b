import { WINDOW, LIMIT, NOW, HOUR, refusedWith, sizeOf } from './shareOwner';

describe('a try', () => {
	const due = NOW + WINDOW;

	test('goes once it is due and the share has been used up for a hundredth of a window', () => {
		const owner = refusedWith(30);
		expect(owner.claim(due - 600)).toBeUndefined();
		expect(owner.claim(due - 1)).toBeUndefined();
		expect(owner.claim(due)).toBe('try');
		const later = refusedWith(30);
		expect(later.claim(due + 10)).toBeUndefined();
		expect(later.claim(due + 10 + 599)).toBeUndefined();
		expect(later.claim(due + 10 + 600)).toBe('try');
	});

	test('waits anew when a place became free meanwhile', () => {
		const owner = refusedWith(30);
		owner.claim(due);
		owner.used = 29;
		expect(owner.claim(due + 500)).toBe('own');
		owner.used = 30;
		expect(owner.claim(due + 500)).toBeUndefined();
		expect(owner.claim(due + 600)).toBeUndefined();
		expect(owner.claim(due + 500 + 600)).toBe('try');
	});

	test('does so for half a window at most', () => {
		const owner = refusedWith(30);
		expect(owner.claim(due + WINDOW / 2 - 1)).toBeUndefined();
		owner.used = 29;
		owner.claim(due + WINDOW / 2 - 1);
		owner.used = 30;
		expect(owner.claim(due + WINDOW / 2)).toBe('try');
	});

	test('never goes beyond the quota itself', () => {
		const owner = refusedWith(30);
		owner.used = LIMIT;
		owner.claim(due);
		expect(owner.claim(due + WINDOW)).toBeUndefined();
		owner.used = LIMIT - 1;
		expect(owner.claim(due + WINDOW)).toBe('try');
	});

	test('goes alone, and holds up the next one until its answer is there', () => {
		for (const answer of ['taken', 'unanswered', 'refused'] as const) {
			const owner = refusedWith(30);
			owner.claim(due);
			owner.share.sent('try');
			expect([answer, owner.claim(due + 700)]).toEqual([answer, undefined]);
			if (answer === 'taken') owner.share.counted('try', 30);
			if (answer === 'unanswered') owner.share.unanswered('try');
			// It left before the last refusal was known.
			if (answer === 'refused')
				owner.share.refused({ claim: 'try', sentAt: NOW }, due, 30, undefined, LIMIT);
			expect([answer, owner.claim(due + 700)]).toEqual([answer, 'try']);
		}
	});

	test('answers of requests within the share change nothing about it', () => {
		const owner = refusedWith(30);
		owner.claim(due);
		owner.share.sent('own');
		expect(owner.claim(due + 700)).toBe('try');
		owner.share.sent('try');
		owner.share.counted('own', 30);
		owner.share.unanswered('own');
		expect(owner.claim(due + 700)).toBeUndefined();
	});

	test('that was taken lets the next one follow at once: the share grows by it', () => {
		const owner = refusedWith(30);
		owner.claim(due);
		owner.triesTaken(1);
		expect(sizeOf(owner)).toBe(31);
		owner.used = 30;
		owner.claim(due + 700);
		owner.used = 31;
		expect(owner.claim(due + 700)).toBe('try');
	});

	test.each([
		[1, 1],
		[7, 1],
		[8, 1],
		[9, 2],
		[16, 2],
		[17, 3],
	])('after %d that were taken, %d go together', (taken, together) => {
		const owner = refusedWith(30);
		owner.claim(due);
		owner.triesTaken(taken);
		for (let sent = 0; sent < together; sent++) {
			expect([sent, owner.claim(due + 700)]).toEqual([sent, 'try']);
			owner.share.sent('try');
		}
		expect(owner.claim(due + 700)).toBeUndefined();
	});

	test('one on its way that others follow: they need not wait until the share has been used up for long', () => {
		const owner = refusedWith(30);
		owner.claim(due);
		owner.triesTaken(20);
		owner.share.sent('try');
		owner.used = 49;
		owner.claim(due + 700);
		owner.used = 50;
		expect(owner.claim(due + 700)).toBe('try');
	});
});

describe('a try that is refused', () => {
	const due = NOW + WINDOW;

	test('leaves the share as it is; the next one waits for two windows, after a row for one', () => {
		const owner = refusedWith(30);
		owner.tryFails(due, 30);
		expect([sizeOf(owner), owner.share.triesFrom]).toEqual([30, due + 2 * WINDOW]);
		const afterRow = refusedWith(30);
		afterRow.triesTaken(1);
		afterRow.tryFails(due, 31);
		expect([sizeOf(afterRow), afterRow.share.triesFrom]).toEqual([31, due + WINDOW]);
		// The row has ended.
		afterRow.tryFails(due + WINDOW, 31);
		expect(afterRow.share.triesFrom).toBe(due + WINDOW + 2 * WINDOW);
	});

	test('no wait for the next one is longer than ten minutes', () => {
		const owner = refusedWith(30, HOUR);
		owner.tryFails(due, 30);
		expect(owner.share.triesFrom).toBe(due + 600_000);
	});

	test('who has nothing at all asks again after a window and up to a quarter more, not all at once', () => {
		const waits = Array.from({ length: 300 }, () => {
			const owner = refusedWith(0);
			owner.tryFails(due, 0);
			return (owner.share.triesFrom - due) / WINDOW;
		});
		expect(Math.min(...waits)).toBeGreaterThanOrEqual(1);
		expect(Math.min(...waits)).toBeLessThan(1.05);
		expect(Math.max(...waits)).toBeLessThanOrEqual(1.25);
		expect(Math.max(...waits)).toBeGreaterThan(1.2);
	});
});

describe('the last items of a long run', () => {
	const run = { items: 500, open: 20 };
	const half = NOW + WINDOW / 2;

	/** What one more request is when the share has been used up for that long. */
	function claimAt(now: number, usedUpForMs: number, ofRun = run) {
		const owner = refusedWith(30);
		owner.claim(now - usedUpForMs, ofRun);
		return owner.claim(now, ofRun);
	}

	test('are tried half a window after the last refusal, when the share was used up for a twentieth', () => {
		expect(claimAt(half, 3_000)).toBe('try');
		expect(claimAt(half - 1, 3_000)).toBeUndefined();
		expect(claimAt(half, 2_999)).toBeUndefined();
		expect(claimAt(half, 3_000, undefined)).toBe('try');
		const owner = refusedWith(30);
		owner.claim(half - 5_000);
		expect(owner.claim(half)).toBeUndefined();
	});

	test.each([
		[500, 29, 'try'],
		[500, 30, undefined],
		[31, 29, 'try'],
		[30, 29, undefined],
	] as const)('of %d items %d are open, with a share of 30: %s', (items, open, claim) => {
		expect(claimAt(half, 5_000, { items, open })).toBe(claim);
	});

	test('they, too, are tried one at a time', () => {
		const owner = refusedWith(30);
		owner.claim(half - 5_000, run);
		owner.share.sent('try');
		expect(owner.claim(half, run)).toBeUndefined();
	});
});

describe('a request that was sent to look whether a break is over', () => {
	test('lets the next try go at once', () => {
		const owner = refusedWith(30);
		owner.claim(NOW + 10);
		owner.share.tryFrom(NOW + 500);
		expect(owner.share.triesFrom).toBe(NOW + 500);
		expect(owner.claim(NOW + 499)).toBeUndefined();
		expect(owner.claim(NOW + 500)).toBe('try');
		owner.share.tryFrom(NOW + 900);
		expect(owner.share.triesFrom).toBe(NOW + 500);
	});
});
