import fc from 'fast-check';
import { retryAfterMs } from '../../nodes/shared/http/retryAfter';
import { holds } from './holds';

describe('Retry-After', () => {
	const YEAR_MS = 365 * 24 * 3_600_000;
	const NOW = Date.parse('2026-06-20T14:00:00Z');

	test('anything is read as whole milliseconds from 0 to a year, or as nothing', () => {
		holds(
			fc.property(
				fc.oneof(
					fc.anything({ withObjectString: false, withNullPrototype: false }),
					fc.string(),
					fc.double().map(String),
					fc.date().map(String),
				),
				(header) => {
					let ms: number | undefined;
					try {
						ms = retryAfterMs(header, NOW);
					} catch {
						// Only an object that cannot become text; a header never is one.
						expect(typeof header).toBe('object');
					}
					if (ms === undefined) return;
					expect(Number.isInteger(ms)).toBe(true);
					expect(ms).toBeGreaterThanOrEqual(0);
					expect(ms).toBeLessThanOrEqual(YEAR_MS);
					// What is told to the user is a date.
					expect(new Date(NOW + ms).toISOString()).toMatch(/^20/);
				},
			),
		);
	});

	test('seconds and the three forms of an HTTP date are read to the second', () => {
		const pad = (value: number, to = 2) => String(value).padStart(to, ' ');
		holds(
			fc.property(fc.integer({ min: 0, max: 30_000_000 }), (seconds) => {
				expect(retryAfterMs(String(seconds), NOW)).toBe(seconds * 1000);
				const date = new Date(NOW + seconds * 1000);
				expect(retryAfterMs(date.toUTCString(), NOW)).toBe(seconds * 1000);
				const [weekday, day, month, year, time] = date.toUTCString().replace(',', '').split(' ');
				expect(
					retryAfterMs(`${weekday}day, ${day}-${month}-${year.slice(2)} ${time} GMT`, NOW),
				).toBe(seconds * 1000);
				expect(
					retryAfterMs(`${weekday} ${month} ${pad(Number(day))} ${time} ${year} GMT`, NOW),
				).toBe(seconds * 1000);
			}),
		);
	});
});
