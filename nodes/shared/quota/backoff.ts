const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * Full-jitter exponential back-off: a random time between 0 and a ceiling that doubles with each try,
 * from 1 s to 60 s. (Jitter over the whole range keeps many clients from coming back together.)
 *
 * @param failedTries tries that failed so far, 1 or more
 * @param random number from 0 up to 1, for tests
 * @param longest the highest ceiling, in milliseconds
 * @returns milliseconds
 */
export function backoffMs(
	failedTries: number,
	random: number = Math.random(),
	longest = LONGEST_MS,
): number {
	const ceiling = Math.min(longest, FIRST_MS * 2 ** (failedTries - 1));
	return Math.round(ceiling * random);
}
