declare global {
	/** Of test/engine/timeZoneEnvironment.js. */
	var setTimeZone: (zone: string) => void;
}

/** Behind, at, and ahead of UTC, on both halves of the globe; minutes east of UTC in June. */
const TIME_ZONES: ReadonlyArray<readonly [zone: string, minutes: number]> = [
	['America/Los_Angeles', -420],
	['UTC', 0],
	['Asia/Kolkata', 330],
];

/**
 * Runs the tests once in each of three time zones of the machine. The file begins with
 * `@jest-environment ./test/engine/timeZoneEnvironment.js`.
 */
export function inTimeZones(tests: () => void): void {
	describe.each(TIME_ZONES)('on a machine in %s', (zone, minutes) => {
		beforeAll(() => {
			setTimeZone(zone);
			// Else the tests would prove nothing.
			expect(new Date('2026-06-20T12:00:00Z').getTimezoneOffset() + minutes).toBe(0);
		});
		tests();
	});
}
