import { backoffMs } from '../../nodes/shared/quota/backoff';

test('the ceiling doubles from one second to sixty', () => {
	const tries = [1, 2, 3, 4, 5, 6, 7, 8, 50];
	expect(tries.map((failed) => backoffMs(failed, 1))).toEqual([
		...[1_000, 2_000, 4_000, 8_000, 16_000, 32_000],
		...[60_000, 60_000, 60_000],
	]);
});

test('the ceiling is never higher than asked for', () => {
	expect([1, 2, 3, 4, 5].map((failed) => backoffMs(failed, 1, 3_000))).toEqual([
		...[1_000, 2_000, 3_000, 3_000, 3_000],
	]);
});

test('a pause is anything up to the ceiling, in whole milliseconds', () => {
	expect([0, 0.1234, 0.5, 0.9999].map((random) => backoffMs(1, random))).toEqual([
		...[0, 123, 500, 1_000],
	]);
});

test('many who failed together do not come back together', () => {
	const pauses = Array.from({ length: 200 }, () => backoffMs(7));
	expect(Math.max(...pauses)).toBeLessThanOrEqual(60_000);
	expect(new Set(pauses).size).toBeGreaterThan(100);
	expect(Math.max(...pauses) - Math.min(...pauses)).toBeGreaterThan(20_000);
});
