import fc from 'fast-check';
import { checkTimeZone } from '../../nodes/shared/parameters/checks';
import { wallClock } from '../../nodes/OptimlyMessage/time/wallClock';
import { holds } from './holds';
import { orInvalid } from './orInvalid';

describe('date and time', () => {
	const ZONES = [
		'UTC',
		'Europe/Berlin',
		'America/New_York',
		'Asia/Kolkata',
		'Australia/Lord_Howe',
		'Pacific/Apia',
		'America/St_Johns',
		'Africa/Casablanca',
		'Pacific/Kiritimati',
	];
	const anyZone = fc.constantFrom(...ZONES);
	/** 1975 to 2095, whole seconds: before, offsets had seconds. */
	const anyInstant = fc
		.integer({ min: 157_766_400, max: 3_944_700_000 })
		.map((seconds) => seconds * 1000);
	const read = (text: string, zone?: string) => wallClock(text, zone, 'Start Time');
	const pad = (value: number, length = 2) => String(value).padStart(length, '0');

	test('an instant stays the same instant, shown on the clock of any zone', () => {
		holds(
			fc.property(
				anyInstant,
				anyZone,
				fc.integer({ min: -14 * 4, max: 14 * 4 }),
				(instant, zone, quarters) => {
					const sign = quarters < 0 ? '-' : '+';
					const offset = `${sign}${pad(Math.floor(Math.abs(quarters) / 4))}:${pad((Math.abs(quarters) % 4) * 15)}`;
					const local = new Date(instant + quarters * 900_000).toISOString().slice(0, 19);
					const { iso, date, time } = read(`${local}${offset}`, zone);
					expect(Date.parse(iso)).toBe(instant);
					expect(iso.startsWith(`${date}T${time}`)).toBe(true);
					expect(checkTimeZone(zone)).toBeUndefined();
				},
			),
		);
	});

	test('a wall clock time of a zone is shown as it was written, and read again it is the same', () => {
		holds(
			fc.property(anyInstant, anyZone, (instant, zone) => {
				const written = new Date(instant).toISOString().slice(0, 16);
				const { iso, date, time } = read(written, zone);
				expect(`${date}T${time}`).toBe(written);
				const again = read(iso, zone);
				// A time that the clock skips (start of summer time) is read as the one an hour away.
				const isSkipped =
					new Intl.DateTimeFormat('sv-SE', {
						timeZone: zone,
						dateStyle: 'short',
						timeStyle: 'short',
					}).format(Date.parse(iso)) !== written.replace('T', ' ');
				if (!isSkipped) expect(again).toEqual({ iso, date, time });
			}),
		);
	});

	test('without a zone the text stands for itself', () => {
		const anyYear = fc.integer({ min: 0, max: 9999 });
		const anyDate = fc.tuple(
			anyYear,
			fc.integer({ min: 1, max: 12 }),
			fc.integer({ min: 1, max: 28 }),
			fc.nat(23),
			fc.nat(59),
		);
		holds(
			fc.property(anyDate, ([year, month, day, hour, minute]) => {
				const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
				const time = `${pad(hour)}:${pad(minute)}`;
				for (const text of [date, `${date}T${time}`, `${date} ${time}`]) {
					const outcome = orInvalid(() => read(text));
					if ('result' in outcome) expect(outcome.result.date).toBe(date);
					else expect(year).toBeLessThan(1900);
				}
			}),
		);
	});

	test('any text is a date that exists, or refused', () => {
		const nearly = fc
			.tuple(
				fc.nat(9999),
				fc.nat(14),
				fc.nat(33),
				fc.nat(26),
				fc.nat(62),
				fc.constantFrom('', 'Z', '+02:00', '-9900', '+99:99', '+24:00', '[Europe/Berlin]'),
			)
			.map(
				([year, month, day, hour, minute, offset]) =>
					`${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}${offset}`,
			);
		holds(
			fc.property(
				fc.oneof(fc.string(), nearly),
				fc.option(anyZone, { nil: undefined }),
				(text, zone) => {
					const outcome = orInvalid(() => read(text, zone));
					if ('refused' in outcome) return;
					const { iso } = outcome.result;
					expect(iso).toMatch(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}([+-]\d{2}:\d{2})?)?$/);
					expect(Number.isNaN(Date.parse(iso))).toBe(false);
				},
			),
		);
	});
});
