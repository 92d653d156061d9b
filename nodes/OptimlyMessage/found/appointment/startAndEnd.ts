import { readMoment, type Moment } from '../../time/moment';
import type { Answer } from '../answers/answer';
import type { FoundField, FoundProblem, Scalar } from '../found';
import type { Reading } from '../label';
import { compactKey } from '../words/wordsOf';
import { daysWithoutMidnight, kindsOf } from './midnight';
import { byPoints, NOT_UNDERSTOOD, POINTS, problem, SEVERAL, type Timed } from './timed';

/** How plainly a label asks for the start; 0 when it does not. */
export const isStart = ({ own, above }: Reading): number => {
	if (own.has('end') || above.has('end') || own.has('timezone') || own.has('duration')) return 0;
	// "Subject of the appointment".
	if (own.has('subject')) return 0;
	if (
		own.has('start') ||
		(above.has('start') &&
			(own.has('when') || own.has('date') || own.has('time') || own.size === 0))
	) {
		return POINTS.start;
	}
	if (own.has('when')) return POINTS.when;
	if (own.has('date')) return POINTS.date;
	return own.has('time') ? POINTS.time : 0;
};

/** How plainly a label asks for the end; 0 when it does not. */
export const isEnd = ({ own, above }: Reading): number => {
	if (own.has('timezone') || own.has('duration')) return 0;
	if (own.has('end')) return POINTS.start;
	return above.has('end') && (own.has('when') || own.has('date') || own.has('time'))
		? POINTS.start
		: 0;
};

/** A moment in ISO 8601; a date alone when it has no time. */
export const isoOf = ({ date = '', time, offset = '' }: Moment): string =>
	time === undefined ? date : `${date}T${time}${offset}`;

const minuteOf = ({ date, time }: Moment): string => `${date ?? ''}T${(time ?? '').slice(0, 5)}`;

/** Whether two moments can be the same one: the same clock, or the same instant, or one without a time. */
function agree(a: Moment, b: Moment): boolean {
	if (minuteOf(a) === minuteOf(b)) return true;
	if (a.time === undefined || b.time === undefined) return a.date === b.date;
	if (a.offset !== undefined && b.offset !== undefined)
		return Date.parse(isoOf(a)) === Date.parse(isoOf(b));
	// One is on the wall clock of some zone: up to 14 hours from the other.
	if (a.offset === undefined && b.offset === undefined) return false;
	return Math.abs(Date.parse(`${minuteOf(a)}Z`) - Date.parse(`${minuteOf(b)}Z`)) <= 14 * 3_600_000;
}

const detail = ({ time, offset }: Moment): number =>
	(time === undefined ? 0 : 1) + (offset === undefined ? 0 : offset === 'Z' ? 1 : 2);

interface ChosenMoment {
	readonly moment: Moment;
	readonly answers: readonly Answer[];
}

/** The best of what was understood; a problem when the best ones differ, or better ones were not understood. */
export function choose(
	field: 'startTime' | 'endTime',
	given: ReadonlyArray<Timed<Moment>>,
): ChosenMoment | FoundProblem | undefined {
	const all = daysWithoutMidnight(given);
	const dated = all.filter(({ read }) => read?.date !== undefined).sort(byPoints);
	const clocks = all
		.filter(({ read }) => read !== undefined && read.date === undefined)
		.sort(byPoints);
	const lost = all.filter(({ read }) => read === undefined);
	const [best] = dated;
	const better = lost.filter((one) => one.points >= (best?.points ?? 0) && !isOtherwise(one));
	const plainest = dated.filter(({ points }) => points === best?.points);
	const top = withOwnClock(plainest, clocks)
		.slice()
		.sort((a, b) => detail(b.read ?? {}) - detail(a.read ?? {}) || byPoints(a, b));
	const first = top[0];
	if (
		better.length > 0 &&
		!(
			first &&
			better.every(({ points }) => points === first.points) &&
			first.read?.time !== undefined
		)
	) {
		return problem(
			field,
			better.map(({ answer }) => answer),
			NOT_UNDERSTOOD,
		);
	}
	if (!first?.read) {
		// A time of day without a date is no moment; as an end it is one, with the date of the start.
		const [clock] = clocks;
		return field === 'endTime' && clock?.read
			? { moment: clock.read, answers: [clock.answer] }
			: undefined;
	}
	const moment = first.read;
	if (top.some(({ read }) => read && !agree(moment, read)))
		return problem(
			field,
			top.map(({ answer }) => answer),
			SEVERAL,
		);
	const same = dated.filter(({ read }) => read && agree(moment, read)).map(({ answer }) => answer);
	const answers = [first.answer, ...same.filter((answer) => answer !== first.answer)];
	const day = dayOfPicker(first.value);
	const [clock] = clocks;
	if (day !== undefined && clock && clock.points > first.points)
		return withClock(field, { date: day }, answers, clocks, lost);
	if (moment.time !== undefined) return { moment, answers };
	return withClock(field, moment, answers, clocks, lost);
}

/** Letters with which the labels of a date and of its time begin alike; scripts with a letter for a word need fewer. */
const LEAST_ALIKE = 4;

const isOfDate = (date: Answer, clock: Answer): boolean => {
	const [one, other] = [date, clock].map(({ labels: [label = ''] }) => compactKey(label));
	const least = /\p{sc=Han}|\p{sc=Hangul}/u.test(one) ? 2 : LEAST_ALIKE;
	return date.group === clock.group && one.slice(0, least) === other.slice(0, least);
};

/** Of equally plain dates those with a time of their own: "viewing_time" is that of "viewing_date". */
function withOwnClock(
	dates: ReadonlyArray<Timed<Moment>>,
	clocks: ReadonlyArray<Timed<Moment>>,
): ReadonlyArray<Timed<Moment>> {
	const own = dates.filter(({ answer }) => clocks.some((clock) => isOfDate(answer, clock.answer)));
	return own.length > 0 ? own : dates;
}

const MIDNIGHT_SOMEWHERE = /^\d{4}-\d\d-\d\dT(\d\d):(?:00|30):00(?:\.0+)?Z$/;

/**
 * The day that was picked, where a program sends the midnight at which it begins for the visitor, in UTC: of the same
 * day in the Americas and Britain, of the day before in the rest of the world. About noon it can be both.
 */
function dayOfPicker(value: Scalar): string | undefined {
	const [iso = '', hour = '12'] = MIDNIGHT_SOMEWHERE.exec(String(value)) ?? [];
	if (Number(hour) <= 9) return iso.slice(0, 10);
	return Number(hour) >= 13
		? new Date(Date.parse(iso) + 12 * 3_600_000).toISOString().slice(0, 10)
		: undefined;
}

/** A date that was asked for apart from the time gets its time. */
function withClock(
	field: FoundField,
	date: Moment,
	answers: readonly Answer[],
	clocks: ReadonlyArray<Timed<Moment>>,
	lost: ReadonlyArray<Timed<Moment>>,
): ChosenMoment | FoundProblem {
	const [clock] = clocks;
	const missed = lost
		.filter(({ points }) => points >= (clock?.points ?? 1))
		.filter((one) => !isOtherwise(one));
	if (missed.length > 0)
		return problem(
			field,
			missed.map(({ answer }) => answer),
			NOT_UNDERSTOOD,
		);
	if (!clock?.read) return { moment: date, answers };
	const equal = clocks.filter(
		({ points, read }) => points === clock.points && read?.time !== clock.read?.time,
	);
	if (equal.length > 0)
		return problem(
			field,
			[clock, ...equal].map(({ answer }) => answer),
			SEVERAL,
		);
	return {
		moment: { ...date, ...clock.read, date: date.date },
		answers: [...answers, clock.answer],
	};
}

const ONE_WORD = /^\p{L}{2,12}\.?$/u;

/** A day of the week as programs count it. */
const NUMBER_OF_WEEKDAY = /^[1-7]$/;

/** A lone weekday or its number says nothing against a date that stands beside it. A number for a time is an hour. */
function isOtherwise({ answer, value }: Timed<Moment>): boolean {
	const text = String(value);
	return NUMBER_OF_WEEKDAY.test(text)
		? !kindsOf(answer).has('time')
		: ONE_WORD.test(text) && readMoment(`${text} 2026-01-01`) !== undefined;
}

/** Whether there is no choice to be made. */
export const isProblem = (one: ChosenMoment | FoundProblem | undefined): one is FoundProblem =>
	one !== undefined && 'words' in one;

/** Minutes between two moments that are both known, on the same clock. */
export function minutesBetween(start: Moment, end: Moment): number | undefined {
	if (start.time === undefined || end.time === undefined) return undefined;
	const [from, to] =
		(start.offset === undefined) === (end.offset === undefined)
			? [isoOf(start), isoOf(end)].map((iso) =>
					Date.parse(start.offset === undefined ? `${iso}Z` : iso),
				)
			: [minuteOf(start), minuteOf(end)].map((minute) => Date.parse(`${minute}Z`));
	const minutes = (to - from) / 60_000;
	return minutes > 0 && minutes <= 7 * 1440 ? Math.round(minutes) : undefined;
}
