import type { JsonRecord } from '../../shared/json';

/** Date, clock, fraction of a second, offset. Python's isoformat() with "Z" put behind it has both forms of an offset. */
const ISO_8601 =
	/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,](\d+))?\s*(?:Z|UTC|GMT|([+-])(\d{2}):?(\d{2})?Z?)?)?$/i;

/** What most services write: such a time is read ten times as fast as the others. */
const USUAL =
	/^[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d+)?Z?$/;

const EPOCH = /^\d{9,19}(?:\.\d+)?$/;

/** An epoch below this counts seconds (until the year 5138), … */
const SECONDS_BELOW = 1e11;
/** … one below this milliseconds, and a larger one microseconds or nanoseconds. */
const MILLISECONDS_BELOW = 1e14;
const MICROSECONDS_BELOW = 1e17;

function ofEpoch(epoch: number): number {
	if (epoch < SECONDS_BELOW) return epoch * 1e3;
	if (epoch < MILLISECONDS_BELOW) return epoch;
	return epoch < MICROSECONDS_BELOW ? epoch / 1e3 : epoch / 1e6;
}

/** The number that some characters of a text are. */
function digitsOf(text: string, from: number, to: number): number {
	let number = 0;
	for (let at = from; at < to; at++) number = number * 10 + text.charCodeAt(at) - 48;
	return number;
}

function ofUsual(text: string): number {
	const time = Date.UTC(
		digitsOf(text, 0, 4),
		digitsOf(text, 5, 7) - 1,
		digitsOf(text, 8, 10),
		digitsOf(text, 11, 13),
		digitsOf(text, 14, 16),
		digitsOf(text, 17, 19),
	);
	return time + fractionMs(text.slice(20, text.endsWith('Z') ? -1 : undefined));
}

const fractionMs = (fraction: string | undefined) => (fraction ? Number(`0.${fraction}`) * 1e3 : 0);

function ofIso(text: string): number | undefined {
	const [, date, clock = '00:00', fraction, sign, hours = '0', minutes = '0'] =
		ISO_8601.exec(text) ?? [];
	if (date === undefined) return undefined;
	const offsetMinutes = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
	// Always with a zone: without one, the machine's own would count.
	const time = Date.parse(`${date}T${clock}Z`) - offsetMinutes * 60_000;
	return Number.isFinite(time) ? time + fractionMs(fraction) : undefined;
}

/**
 * Reads a time of the API. The one place that does: a time without an offset is UTC (what FastAPI makes of a
 * time that has none in the database), whatever the time zone of this machine.
 *
 * @param value ISO 8601, or an epoch in seconds, milliseconds, microseconds or nanoseconds, as number or text
 * @returns epoch milliseconds, with a fraction where the text is more precise; `undefined` when it is no time
 */
export function readTime(value: unknown): number | undefined {
	if (typeof value !== 'number' && typeof value !== 'string') return undefined;
	if (typeof value === 'string' && USUAL.test(value)) return ofUsual(value);
	const text = String(value).trim();
	return EPOCH.test(text) ? ofEpoch(Number(text)) : ofIso(text);
}

function firstTime(...values: unknown[]): number | undefined {
	for (const value of values) {
		const time = readTime(value);
		if (time !== undefined) return time;
	}
	return undefined;
}

/** When a record was made: `created_at`, or `timestamp` in the other documented form (epoch milliseconds). */
export const timeMade = ({ created_at, timestamp }: JsonRecord): number | undefined =>
	firstTime(created_at, timestamp);

/** When something last happened to a record: `last_activity` of a chat, else when it was made (epoch milliseconds). */
export const timeOfActivity = ({ last_activity, created_at, timestamp }: JsonRecord) =>
	firstTime(last_activity, created_at, timestamp);
