/** Longer waits are cut to this: beyond it lie times that no date can hold, and nobody waits a year. */
const LONGEST_MS = 365 * 24 * 3_600_000;

/** Any other zone that is named is GMT by another name. */
const OFFSET = /[+-]\d{2}:?\d{2}$/;

/** All three forms begin with the weekday and have a clock. Date.parse alone takes "-5" for a year and "soon 5" for May. */
const DATED = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d{2}:\d{2}:\d{2}/i;

/** An HTTP date in any of its three forms (RFC 9110, 5.6.7), in epoch milliseconds; `NaN` for anything else. */
function httpDate(text: string): number {
	if (!DATED.test(text)) return Number.NaN;
	// The oldest form, "Sun Nov  6 08:49:37 1994", has no zone and is meant in GMT.
	return Date.parse(OFFSET.test(text) ? text : `${text} GMT`);
}

const textOf = (header: unknown) => String(header).trim();

/**
 * Reads a Retry-After header: seconds or an HTTP date (RFC 9110, 10.2.3). A date is compared with the server's own
 * clock where it says what time it is: a clock of ours that is off by minutes would make us wait for nothing, or not at
 * all.
 *
 * @param now epoch milliseconds of this machine
 * @param serverDate the answer's Date header
 * @returns milliseconds to wait, from 0 to a year; `undefined` when the header is missing or unreadable
 */
export function retryAfterMs(
	header: unknown,
	now: number,
	serverDate?: unknown,
): number | undefined {
	const text = textOf(header);
	if (/^\d+(\.\d+)?$/.test(text)) return Math.min(LONGEST_MS, Math.round(Number(text) * 1000));
	const date = httpDate(text);
	if (Number.isNaN(date)) return undefined;
	const serverNow = httpDate(textOf(serverDate));
	return Math.min(LONGEST_MS, Math.max(0, date - (Number.isNaN(serverNow) ? now : serverNow)));
}
