import { WINDOW, LIMIT, NOW, HOUR, NO_LIMIT, Owner, refusedWith, sizeOf } from './shareOwner';

describe('before anything was refused', () => {
	test('the whole quota is its own, and nothing is tried beyond it', () => {
		const owner = new Owner();
		expect([sizeOf(owner), owner.share.within(LIMIT)]).toEqual([Number.POSITIVE_INFINITY, LIMIT]);
		expect(owner.share.triesFrom).toBe(Number.POSITIVE_INFINITY);
		owner.onTheWay = 5_000;
		owner.used = LIMIT - 1;
		expect(owner.claim(NOW)).toBe('own');
		for (const used of [LIMIT, LIMIT + 1]) {
			owner.used = used;
			expect([owner.claim(NOW), owner.claim(NOW + HOUR)]).toEqual([undefined, undefined]);
		}
	});
});

describe('a refusal within the share', () => {
	test.each([
		[30, 30],
		[1, 1],
		[0, 1],
	])('with %d at the server leaves %d', (atServer, size) => {
		const owner = new Owner();
		owner.refused('own', NOW, atServer);
		expect(sizeOf(owner)).toBe(size);
		expect(owner.share.within(LIMIT)).toBe(size);
		expect(owner.share.within(1)).toBe(1);
	});

	test('the first time, the next try waits as long as the server says, else for a window', () => {
		const triesFrom = (retryAfterMs: number | undefined, windowMs = WINDOW) => {
			const owner = new Owner(windowMs);
			owner.refused('own', NOW, 30, retryAfterMs);
			return owner.share.triesFrom - NOW;
		};
		expect([2_000, 7_000_000, 0, undefined].map((ms) => triesFrom(ms))).toEqual([
			...[2_000, 7_000_000],
			...[WINDOW, WINDOW],
		]);
		// Of the quota of an hour: ten minutes.
		expect(triesFrom(undefined, HOUR)).toBe(600_000);
		expect(triesFrom(undefined, 600_000)).toBe(600_000);
	});

	test('later, it waits for two windows, whatever the server says', () => {
		const owner = refusedWith(30);
		owner.refused('own', NOW + 5_000, 20, 2_000);
		expect(sizeOf(owner)).toBe(20);
		expect(owner.share.triesFrom).toBe(NOW + 5_000 + 2 * WINDOW);
		const ofHour = refusedWith(30, HOUR);
		ofHour.refused('own', NOW + 5_000, 20);
		expect(ofHour.share.triesFrom).toBe(NOW + 5_000 + 600_000);
	});

	test('where no limit is known, the word of the server counts each time, if it is earlier', () => {
		const owner = refusedWith(30, WINDOW, NO_LIMIT);
		owner.refused('own', NOW + 5_000, 20, 2_000);
		expect(owner.share.triesFrom).toBe(NOW + 5_000 + 2_000);
		owner.refused('own', NOW + 9_000, 20, 10 * WINDOW);
		expect(owner.share.triesFrom).toBe(NOW + 9_000 + 2 * WINDOW);
		owner.refused('own', NOW + 10_000, 20);
		expect(owner.share.triesFrom).toBe(NOW + 10_000 + 2 * WINDOW);
	});

	test('those that left before it was known say nothing new; one that left after it does', () => {
		const owner = refusedWith(30);
		const { share } = owner;
		share.refused({ claim: 'own', sentAt: NOW }, NOW + 50, 3, undefined, LIMIT);
		expect([sizeOf(owner), share.triesFrom]).toEqual([30, NOW + WINDOW]);
		share.refused({ claim: 'own', sentAt: NOW + 1 }, NOW + 50, 3, undefined, LIMIT);
		expect([sizeOf(owner), share.triesFrom]).toEqual([3, NOW + 50 + 2 * WINDOW]);
	});
});

test('the first try that fails is no row that ends', () => {
	const owner = new Owner();
	owner.share.sent('try');
	owner.refused('try', NOW, 30);
	expect(owner.share.triesFrom).toBe(NOW + 2 * WINDOW);
});

test('after a refusal requests start again one by one: each answer lets one more go beside it', () => {
	const owner = new Owner();
	owner.refused('own', NOW, 30);
	for (let answered = 0; answered < 5; answered++) {
		owner.onTheWay = answered;
		expect([answered, owner.claim(NOW + 1)]).toEqual([answered, 'own']);
		owner.onTheWay = answered + 1;
		expect([answered, owner.claim(NOW + 1)]).toEqual([answered, undefined]);
		owner.share.counted('own', 30);
	}
	owner.share.restart();
	owner.onTheWay = 1;
	expect(owner.claim(NOW + 1)).toBeUndefined();
	owner.onTheWay = 0;
	expect(owner.claim(NOW + 1)).toBe('own');
});

test('the share is as large as what the server was seen to take', () => {
	const owner = refusedWith(30);
	owner.share.counted('own', 30);
	expect(sizeOf(owner)).toBe(30);
	owner.share.counted('own', 33);
	expect(sizeOf(owner)).toBe(33);
	owner.share.counted('own', 20);
	expect(sizeOf(owner)).toBe(33);
});

describe('once the quota has been full for long', () => {
	/** One that has tried so often in vain. */
	function failed(times: number, atServer = 30): Owner {
		const owner = refusedWith(30);
		for (let time = 1; time <= times; time++) owner.tryFails(NOW + time * WINDOW, atServer);
		for (let answered = 0; answered < 5; answered++) owner.share.counted('own', 30);
		return owner;
	}

	test.each([
		[2, 30, 1, 'own'],
		[3, 30, 1, undefined],
		[3, 30, 2, 'own'],
		[4, 30, 1, undefined],
		[3, 1, 1, 'own'],
		[3, 2, 1, undefined],
	] as const)(
		'after %d tries in vain with %d at the server, of %d free places: %s',
		(times, atServer, free, claim) => {
			const owner = failed(times, atServer);
			owner.used = 30 - free;
			expect(owner.claim(NOW + 10 * WINDOW)).toBe(claim);
		},
	);

	test('one place is left open to others for half a window from when it became free', () => {
		const owner = failed(3);
		const from = NOW + 10 * WINDOW;
		owner.used = 30;
		owner.claim(from - 100);
		owner.used = 29;
		expect(owner.claim(from)).toBeUndefined();
		expect(owner.claim(from + WINDOW / 2 - 1)).toBeUndefined();
		expect(owner.claim(from + WINDOW / 2)).toBe('own');
		expect(owner.claim(from + WINDOW)).toBe('own');
	});

	test.each([
		[2, 20, 20],
		[3, 20, 18],
		[3, 21, 19],
		[4, 10, 9],
		[3, 1, 1],
		[3, 0, 1],
	])('after %d tries in vain, a refusal within the share of %d leaves %d', (times, own, left) => {
		const owner = failed(times);
		owner.refused('own', NOW + 10 * WINDOW, own);
		expect(sizeOf(owner)).toBe(left);
	});

	test('a try that is taken says that it is not full any more', () => {
		const owner = failed(3);
		owner.triesTaken(1);
		owner.refused('own', NOW + 10 * WINDOW, 20);
		expect(sizeOf(owner)).toBe(20);
	});

	test('after that, it takes three in vain again', () => {
		const owner = failed(3);
		owner.triesTaken(1);
		for (let time = 10; time <= 12; time++) owner.tryFails(NOW + time * WINDOW, 30);
		owner.refused('own', NOW + 20 * WINDOW, 20);
		expect(sizeOf(owner)).toBe(20);
		owner.tryFails(NOW + 21 * WINDOW, 20);
		owner.refused('own', NOW + 22 * WINDOW, 20);
		expect(sizeOf(owner)).toBe(18);
	});

	test('who has nothing fails, but nobody makes room for that', () => {
		const owner = failed(3, 0);
		owner.refused('own', NOW + 10 * WINDOW, 20);
		expect(sizeOf(owner)).toBe(20);
	});
});
