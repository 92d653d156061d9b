import { InvalidInput } from '../../shared/parameters/invalidInput';
import { minutesOfOffset, offsetText, twoDigits } from './iso8601';

/** A moment as a person means it: date and time on the wall clock, and the ISO 8601 form of it. */
export interface WallClock {
	/** YYYY-MM-DD */
	readonly date: string;
	/** HH:MM; missing when only a date was given. */
	readonly time?: string;
	/** ISO 8601; with an offset when one was given or follows from the time zone. */
	readonly iso: string;
}

// Offsets reach from -12:00 to +14:00.
const ISO_8601 =
	/^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?(?:\[.+\])?$/i;

/** The wall clock of a time zone at an instant, as if it were UTC (epoch milliseconds). */
function wallClockAsUtc(instant: number, timeZone: string): number {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	}).formatToParts(instant);
	const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
	return Date.UTC(
		read('year'),
		read('month') - 1,
		read('day'),
		read('hour'),
		read('minute'),
		read('second'),
	);
}

/** Minutes that the zone is ahead of UTC when its wall clock shows the given time (given as if it were UTC). */
function offsetMinutes(wallClock: number, timeZone: string): number {
	const offsetAt = (instant: number) => wallClockAsUtc(instant, timeZone) - instant;
	// The first guess can be on the other side of a change to summer time; the second is not.
	const guess = wallClock - offsetAt(wallClock);
	return Math.round(offsetAt(guess) / 60_000);
}

function show(wallClock: number, offset: string): WallClock {
	const [date, clock] = new Date(wallClock).toISOString().split('T');
	return { date, time: clock.slice(0, 5), iso: `${date}T${clock.slice(0, 8)}${offset}` };
}

/**
 * Reads an ISO 8601 date, or date and time. A time without an offset is meant on the wall clock of
 * `timeZone`; a time with one is shown on that wall clock. Without a time zone the text stands for itself.
 *
 * @param text what the user or the form gave
 * @param timeZone checked IANA name
 * @param field label for the error
 */
export function wallClock(text: string, timeZone: string | undefined, field: string): WallClock {
	const [, ...parts] = ISO_8601.exec(text) ?? [];
	const [year = Number.NaN, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
		.slice(0, 6)
		.map(toNumber);
	const offset = parts[6];
	const utc = Date.UTC(year, month - 1, day, hour, minute, second);
	// A date that does not exist, such as 30 February, comes back as another one.
	const shown = Number.isNaN(utc) ? '' : new Date(utc).toISOString();
	if (
		!shown.startsWith(
			`${text.slice(0, 10)}T${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}`,
		)
	) {
		throw new InvalidInput(field, 'is not an ISO 8601 date and time such as 2026-06-20T14:00');
	}
	if (parts[3] === undefined) return { date: text.slice(0, 10), iso: text.slice(0, 10) };
	if (!timeZone) return show(utc, offset ? offsetText(minutesOfOffset(offset)) : '');
	if (!offset) return show(utc, offsetText(offsetMinutes(utc, timeZone)));
	const instant = utc - minutesOfOffset(offset) * 60_000;
	const local = wallClockAsUtc(instant, timeZone);
	return show(local, offsetText(Math.round((local - instant) / 60_000)));
}

const toNumber = (part: string | undefined) => (part === undefined ? undefined : Number(part));
