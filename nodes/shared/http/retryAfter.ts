/**
 * Reads a Retry-After header: seconds or an HTTP date (RFC 9110, 10.2.3).
 *
 * @param now epoch milliseconds that a date is compared with
 * @returns milliseconds to wait, at least 0; `undefined` when the header is missing or unreadable
 */
export function retryAfterMs(header: unknown, now: number): number | undefined {
	const text = String(header ?? '').trim();
	if (/^\d+(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000);
	// Only a date has a weekday; Date.parse alone would take "-5" for a year.
	const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
