/** Longer waits are cut to this: beyond it lie times that no date can hold, and nobody waits a year. */
const LONGEST_MS = 365 * 24 * 3_600_000;

/**
 * Reads a Retry-After header: seconds or an HTTP date (RFC 9110, 10.2.3).
 *
 * @param now epoch milliseconds that a date is compared with
 * @returns milliseconds to wait, from 0 to a year; `undefined` when the header is missing or unreadable
 */
export function retryAfterMs(header: unknown, now: number): number | undefined {
	const text = String(header ?? '').trim();
	if (/^\d+(\.\d+)?$/.test(text)) return Math.min(LONGEST_MS, Math.round(Number(text) * 1000));
	// Only a date has a weekday; Date.parse alone would take "-5" for a year.
	const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(date) ? undefined : Math.min(LONGEST_MS, Math.max(0, date - now));
}
