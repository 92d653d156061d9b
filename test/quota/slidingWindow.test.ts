import { SlidingWindow, type Slot } from '../../nodes/shared/quota/slidingWindow';

const WINDOW = 10_000;
const NOW = 1_000_000;

test('a request counts at once, and is at the server a second later', () => {
	const window = new SlidingWindow(WINDOW);
	window.take(NOW);
	expect([window.used(NOW), window.atServer(NOW)]).toEqual([1, 0]);
	expect([window.used(NOW + 999), window.atServer(NOW + 999)]).toEqual([1, 0]);
	expect([window.used(NOW + 1_000), window.atServer(NOW + 1_000)]).toEqual([1, 1]);
	expect(window.used(NOW + 1_000 + WINDOW - 1)).toBe(1);
	expect(window.used(NOW + 1_000 + WINDOW)).toBe(0);
});

test('one that was answered counts until a window after its answer', () => {
	const window = new SlidingWindow(WINDOW);
	const slot = window.take(NOW);
	window.arrived(slot, NOW + 300);
	expect(window.atServer(NOW + 300)).toBe(1);
	expect(slot).toEqual({ sentAt: NOW, freeAt: NOW + 300 + WINDOW });
	expect(window.used(NOW + 300 + WINDOW - 1)).toBe(1);
	expect(window.used(NOW + 300 + WINDOW)).toBe(0);
});

test('an answer after the second on the way changes nothing, nor does a second one', () => {
	const window = new SlidingWindow(WINDOW);
	const late = window.take(NOW);
	window.arrived(late, NOW + 4_000);
	expect(late.freeAt).toBe(NOW + 1_000 + WINDOW);
	window.arrived(late, NOW + 5_000);
	expect(window.used(NOW + 5_000)).toBe(1);
	expect(window.used(NOW + 1_000 + WINDOW)).toBe(0);
});

test('what was refused counts no more, be it on its way or at the server already', () => {
	const window = new SlidingWindow(WINDOW);
	const [onTheWay, passed, stays] = [window.take(NOW), window.take(NOW), window.take(NOW)];
	window.release(onTheWay, NOW + 500);
	expect([window.used(NOW + 500), window.atServer(NOW + 500)]).toEqual([2, 0]);
	window.release(passed, NOW + 2_000);
	expect([window.used(NOW + 2_000), window.atServer(NOW + 2_000)]).toEqual([1, 1]);
	expect(stays.freeAt).toBe(NOW + 1_000 + WINDOW);
});

test('whoever has been on the way for a second is reported once, in the order of sending', () => {
	const passed: Array<{ slot: Slot; now: number }> = [];
	const window = new SlidingWindow(WINDOW, (slot, now) => passed.push({ slot, now }));
	const [first, answered, third] = [0, 100, 200].map((ms) => window.take(NOW + ms));
	window.arrived(answered, NOW + 400);
	window.used(NOW + 1_000);
	expect(passed).toEqual([{ slot: first, now: NOW + 1_000 }]);
	window.atServer(NOW + 1_700);
	window.used(NOW + 1_800);
	expect(passed.slice(1)).toEqual([{ slot: third, now: NOW + 1_700 }]);
});

test('all that have been on the way for a second are reported together, also when one of them is refused', () => {
	const passed: Slot[] = [];
	const window = new SlidingWindow(WINDOW, (slot) => passed.push(slot));
	const all = [0, 1, 2, 3].map((ms) => window.take(NOW + ms));
	window.release(all[1], NOW + 1_002);
	expect(passed).toEqual(all.slice(0, 3));
	expect([window.used(NOW + 1_002), window.atServer(NOW + 1_002)]).toEqual([3, 2]);
	window.used(NOW + 1_000 + WINDOW + 3);
	expect(passed).toEqual(all);
});

describe('when there is room', () => {
	test('at once as long as places are free, whoever waits before', () => {
		const window = new SlidingWindow(WINDOW);
		window.take(NOW);
		expect([0, 1].map((before) => window.nextFreeAt(before, 3, NOW))).toEqual([0, 0]);
		expect(window.nextFreeAt(2, 3, NOW)).toBe(NOW + 1_000 + WINDOW);
	});

	test('each place is taken once in a window by those who wait', () => {
		const window = new SlidingWindow(WINDOW);
		expect([0, 1, 2, 3, 4].map((before) => window.nextFreeAt(before, 2, NOW))).toEqual([
			...[0, 0],
			...[NOW + WINDOW, NOW + WINDOW],
			NOW + 2 * WINDOW,
		]);
	});

	test('a place that becomes free before the first of them can go is taken then', () => {
		const window = new SlidingWindow(WINDOW);
		window.arrived(window.take(NOW), NOW);
		window.arrived(window.take(NOW + 500), NOW + 500);
		const from = NOW + WINDOW + 200;
		expect([0, 1, 2, 3].map((before) => window.nextFreeAt(before, 2, from))).toEqual([
			...[from, NOW + WINDOW + 500],
			...[from + WINDOW, NOW + 2 * WINDOW + 500],
		]);
	});

	test('of those at the server and on the way, in the order in which they become free', () => {
		const window = new SlidingWindow(WINDOW);
		window.arrived(window.take(NOW), NOW + 100);
		window.take(NOW + 200);
		window.take(NOW + 300);
		expect([0, 1, 2].map((before) => window.nextFreeAt(before, 3, NOW))).toEqual([
			NOW + 100 + WINDOW,
			NOW + 1_200 + WINDOW,
			NOW + 1_300 + WINDOW,
		]);
	});

	test('always where there is no limit', () => {
		const window = new SlidingWindow(WINDOW);
		for (let index = 0; index < 50; index++) window.take(NOW);
		expect(window.nextFreeAt(1_000, Number.POSITIVE_INFINITY, NOW)).toBe(0);
	});
});
