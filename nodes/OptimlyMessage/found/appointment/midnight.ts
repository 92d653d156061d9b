import type { Moment } from '../../time/moment';
import type { Answer } from '../answers/answer';
import { termsOf } from '../words/dictionary';
import { wordsOf } from '../words/wordsOf';
import type { Timed } from './timed';

/** Kinds of the words of an answer's labels, taken one by one. */
export const kindsOf = ({ labels }: Answer): ReadonlySet<string> =>
	new Set(
		labels.flatMap((label) =>
			wordsOf(label).flatMap((word) => termsOf(word).map(({ kind }) => kind)),
		),
	);

/** Whether a label asks for a day and for no time of it: "appointmentDate", "Data", no "start_time". */
function asksForDay(answer: Answer): boolean {
	const kinds = kindsOf(answer);
	return kinds.has('date') && !kinds.has('time');
}

/** A time of day without a date, or what stands in its place and is not understood. */
const isClock = ({ answer, read }: Timed<Moment>): boolean =>
	read ? read.time !== undefined && read.date === undefined : kindsOf(answer).has('time');

const isMidnight = ({ time, offset }: Moment): boolean =>
	/^00:00(?::00)?$/.test(time ?? '') && (offset === undefined || offset === 'Z');

/** Fewest points of a time of day whose label is understood as a whole: "sunset_time" is another one. */
const LEAST_OF_CLOCK = 66;

/**
 * The midnight in UTC that programs write for a day is that day alone where its time of day stands
 * beside it: "appointmentDate": "2026-09-15T00:00:00Z", "appointmentTime": "10:00 AM".
 */
export function daysWithoutMidnight(
	all: ReadonlyArray<Timed<Moment>>,
): ReadonlyArray<Timed<Moment>> {
	const hasClock = all.some((one) => one.points >= LEAST_OF_CLOCK && isClock(one));
	if (!hasClock) return all;
	return all.map((one) =>
		one.read?.date !== undefined && isMidnight(one.read) && asksForDay(one.answer)
			? { ...one, read: { date: one.read.date } }
			: one,
	);
}
