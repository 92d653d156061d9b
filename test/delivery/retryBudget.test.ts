import { RetryBudget } from '../../nodes/shared/sending/retryBudget';

const budget = (maxWaitMs = 5_000, isLook?: boolean) =>
	new RetryBudget({ timeoutMs: 1_000, maxWaitMs, isLook });

test('it begins with all of Max Wait, and is no look unless it says so', () => {
	expect(budget(7_000)).toMatchObject({ waitLeftMs: 7_000, isLook: false, busyTries: 0 });
	expect([budget(1, true).isLook, budget(1, false).isLook]).toEqual([true, false]);
});

test('a failure that may be tried a few times is tried four times', () => {
	const few = budget();
	const sentAt = Date.now();
	const allowed = Array.from({ length: 5 }, () => {
		few.countShortTry(sentAt);
		return few.allowsShortTry(0);
	});
	expect(allowed).toEqual([true, true, true, false, false]);
});

test('within 15 seconds of the first try that failed, the pause included', () => {
	const few = budget();
	expect(few.allowsShortTry(60_000)).toBe(true);
	few.countShortTry(Date.now() - 10_000);
	expect([few.allowsShortTry(4_000), few.allowsShortTry(6_000)]).toEqual([true, false]);
	few.countShortTry(Date.now());
	expect([few.allowsShortTry(4_000), few.allowsShortTry(6_000)]).toEqual([true, false]);
});

test('a busy chat is waited for at least as long as the server asks, and not at all when no time is left', () => {
	const patient = budget(5_000);
	expect([undefined, 0, 5_000, 5_001].map((ms) => patient.allowsBusyWait(ms))).toEqual([
		...[true, true, true, false],
	]);
	patient.waitLeftMs = 1;
	expect([patient.allowsBusyWait(), patient.allowsBusyWait(1)]).toEqual([true, true]);
	patient.waitLeftMs = 0;
	expect([patient.allowsBusyWait(), patient.allowsBusyWait(0)]).toEqual([false, false]);
});
