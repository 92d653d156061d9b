/** @jest-environment ./test/engine/timeZoneEnvironment.js */
import fc from 'fast-check';
import { retryAfterMs } from '../../nodes/shared/http/retryAfter';
import { inTimeZones } from '../engine/inTimeZones';

const NOW = Date.UTC(2026, 5, 20, 12, 0, 0);

test.each<[unknown, number | undefined]>([
	['0', 0],
	['30', 30_000],
	[' 30 ', 30_000],
	['1.5', 1500],
	[30, 30_000],
	['Sat, 20 Jun 2026 12:00:10 GMT', 10_000],
	// The other two forms of RFC 9110, 5.6.7.
	['Saturday, 20-Jun-26 12:00:10 GMT', 10_000],
	['Sat Jun 20 12:00:10 2026 GMT', 10_000],
	['Sat, 20 Jun 2026 11:59:50 GMT', 0],
	[undefined, undefined],
	[null, undefined],
	['', undefined],
	['-5', undefined],
	['soon', undefined],
	['1e3', undefined],
	['30 seconds', undefined],
	// Date.parse finds a day in each of these, and it is over.
	...['soon 5', 'try again in 5', 'Retry 10', 'never 1', 'May 5', 'abc 2026', 'Monday 5'].map(
		(words): [string, undefined] => [words, undefined],
	),
	['2026', 2_026_000],
	// A date has to be all that there is.
	['on Sat, 20 Jun 2026 12:00:10 GMT', undefined],
	['from 30', undefined],
	// Nobody waits a year, and no date holds more.
	[String(365 * 86_400), 31_536_000_000],
	[String(365 * 86_400 + 1), 31_536_000_000],
	['Fri, 20 Jun 2036 12:00:10 GMT', 31_536_000_000],
	['1.0004', 1000],
])('%j', (header, expected) => {
	expect(retryAfterMs(header, NOW)).toBe(expected);
});

test('any date is read as the time until then, never as a negative one', () => {
	const seconds = fc.integer({ min: -1_000_000, max: 1_000_000 });
	fc.assert(
		fc.property(seconds, (away) => {
			const header = new Date(NOW + away * 1000).toUTCString();
			expect(retryAfterMs(header, NOW)).toBe(Math.max(0, away * 1000));
		}),
	);
});

test('no text gives a wait below 0 or one that is no number', () => {
	fc.assert(
		fc.property(fc.string({ maxLength: 40 }), (header) => {
			const wait = retryAfterMs(header, NOW);
			expect(wait === undefined || wait >= 0).toBe(true);
		}),
		{ numRuns: 2000 },
	);
});

const NOON = Date.parse('2026-06-20T12:00:00Z');

test.each([
	['IMF-fixdate', 'Sat, 20 Jun 2026 12:00:30 GMT'],
	['RFC 850', 'Saturday, 20-Jun-26 12:00:30 GMT'],
	['asctime, which has no zone and is meant in GMT', 'Sat Jun 20 12:00:30 2026'],
])('a date in the form %s', (_form, date) => {
	expect(retryAfterMs(date, NOON)).toBe(30_000);
});

test('asctime with a day of one digit', () => {
	expect(retryAfterMs('Sat Jun  6 12:00:30 2026', Date.parse('2026-06-06T12:00:00Z'))).toBe(30_000);
});

test('a date is read against the clock of the server that wrote it', () => {
	const date = 'Sat, 20 Jun 2026 12:00:30 GMT';
	expect(retryAfterMs(date, NOON + 600_000, 'Sat, 20 Jun 2026 12:00:00 GMT')).toBe(30_000);
	expect(retryAfterMs(date, NOON - 600_000, 'Sat Jun 20 12:00:00 2026')).toBe(30_000);
	expect(retryAfterMs(date, NOON, 'no date')).toBe(30_000);
});

inTimeZones(() => {
	test.each([
		'Sun, 06 Nov 1994 08:49:37 GMT',
		'Sunday, 06-Nov-94 08:49:37 GMT',
		'Sun Nov  6 08:49:37 1994',
	])('%s is meant in GMT, whether it says so or not', (date) => {
		const now = Date.UTC(1994, 10, 6, 8, 49, 27);
		expect(retryAfterMs(date, now)).toBe(10_000);
	});

	test.each([
		'Sun, 06 Nov 1994 08:49:37',
		'Sunday, 06-Nov-94 08:49:37',
		'sun nov 16 08:49:37 1994',
		'Sun, 06 Nov 1994 10:49:37 +0200',
		'Sun, 06 Nov 1994 06:49:37 -02:00',
		'Sun, 06 Nov 1994 08:49:37 UT',
		'Sun, 06 Nov 1994 08:49:37 utc',
		'Sun, 06 Nov 1994 08:49:37Z',
	])('%s: a zone that is named counts, and without one it is GMT', (date) => {
		const now = Date.UTC(1994, 10, date.includes('16') ? 16 : 6, 8, 49, 27);
		expect(retryAfterMs(date, now)).toBe(10_000);
	});
});

describe('a Retry-After header', () => {
	test.each(['Mon, 22', 'Tue, 23', 'Wed, 24', 'Thu, 25', 'Fri, 26', 'Sat, 27', 'Sun, 28'])(
		'names a day: %s',
		(day) => {
			const days = Number(day.slice(-2)) - 20;
			expect(retryAfterMs(`${day} Jun 2026 12:00:00 GMT`, NOW)).toBe(days * 86_400_000);
		},
	);

	test.each(['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'])('names no day of HTTP with "%s"', (day) => {
		const wait = retryAfterMs(`${day}, 22 Jun 2026 12:00:00 GMT`, NOW);
		expect(wait).toBeUndefined();
	});

	test.each(['1:00:10', '12:0:10', '12:00:1', '12:00', '12', '12:00:', '12:'])(
		'has no clock that says %s',
		(clock) => {
			expect(retryAfterMs(`Sat, 20 Jun 2026 ${clock} GMT`, NOW)).toBeUndefined();
		},
	);

	test.each(['1.5.5', '5.', '.5'])('has no number that is written %s', (seconds) => {
		expect(retryAfterMs(seconds, NOW)).toBeUndefined();
	});

	test.each(['+02:00', '+0200', 'GMT+0200', 'GMT+02:00'])('may name the zone %s', (zone) => {
		expect(retryAfterMs(`Sat, 20 Jun 2026 14:00:10 ${zone}`, NOW)).toBe(10_000);
	});
});
