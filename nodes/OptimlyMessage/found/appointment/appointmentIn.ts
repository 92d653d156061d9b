import type { Steps } from '../../../shared/breaks';
import { once } from '../../../shared/once';
import { calendarNames } from '../../time/calendarNames';
import { readMoment, type Moment } from '../../time/moment';
import type { Zone } from '../../time/timeZone';
import type { Answer } from '../answers/answer';
import { withoutCallItself } from '../callRecords';
import type { ReadAnswer } from '../readAnswer';
import type { FoundField, FoundProblem, Scalar } from '../found';
import type { Reading } from '../label';
import type { FoundValue } from '../person/choice';
import { wordsOf } from '../words/wordsOf';
import { dateOrderIn, orderOfForm, orderOfLanguage } from './dateOrder';
import { withoutFromClock } from './fromClock';
import { withFromAndUntil } from './fromUntil';
import { lengthIn, speaksOfLength } from './length';
import { preferredChannelIn, purposeIn } from './purpose';
import { choose, isEnd, isoOf, isProblem, isStart, minutesBetween } from './startAndEnd';
import { has, POINTS, problem, saysUtc, timed } from './timed';
import { located, zoneIn } from './zone';

/** What was found about an appointment, and what is there and was not understood. */
export interface FoundAppointment {
	readonly fields: ReadonlyMap<FoundField, FoundValue>;
	readonly durationMinutes?: number;
	readonly lengthUnclear?: true;
	readonly problems: readonly FoundProblem[];
}

/**
 * Finds when somebody wants to meet, for how long and what about. What is there and not understood
 * is a problem: nothing takes its place.
 *
 * @param message what the person wrote: it says what the appointment is about when nothing else does
 */
export function* appointmentIn(
	given: readonly ReadAnswer[],
	message: FoundValue | undefined,
): Steps<FoundAppointment> {
	const reads = withoutCallItself(withFromAndUntil(given));
	yield;
	const zone = yield* zoneIn(reads);
	yield;
	const times = yield* timesIn(withoutFromClock(reads), zone.zone);
	yield;
	const problems = [...times.problems, ...(zone.problem ? [zone.problem] : [])];
	const fields = new Map(times.fields);
	const name = zone.zone?.name;
	if (name !== undefined) fields.set('timezone', labelled(name, zone.answers));

	const length = times.minutes === undefined ? yield* lengthIn(reads) : undefined;
	yield;
	if (length?.problem) problems.push(length.problem);
	const minutes = times.minutes ?? length?.minutes;
	if (minutes !== undefined) {
		const stated = fields.get('endTime') ?? fields.get('startTime');
		const answers = length?.answers ?? stated?.answers ?? [];
		fields.set('durationMinutes', labelled(String(minutes), answers));
	}
	const purpose = purposeIn(reads, message);
	yield;
	if (purpose) fields.set('purpose', purpose);
	const channel = preferredChannelIn(reads);
	yield;
	if (channel) fields.set('preferredChannel', channel);
	const lengthUnclear =
		minutes === undefined && (fields.has('endTime') || (yield* speaksOfLength(reads)));
	return {
		fields,
		...(minutes !== undefined && { durationMinutes: minutes }),
		...(lengthUnclear && { lengthUnclear }),
		problems,
	};
}

const labelled = (value: string, answers: readonly Answer[]): FoundValue => ({
	value,
	answers,
	by: 'label',
});

interface Times {
	readonly fields: ReadonlyMap<FoundField, FoundValue>;
	/** From the start to the end, when both are known. */
	readonly minutes?: number;
	readonly problems: readonly FoundProblem[];
}

/** The start and the end, and the zone that the start names when no answer is about the zone. */
function* timesIn(reads: readonly ReadAnswer[], zone: Zone | undefined): Steps<Times> {
	// Most items have no date.
	const order = once(() => dateOrderIn(reads, zone?.name));
	const ofForm = once(() => orderOfForm(reads));
	const moment = (value: Scalar, { answer, reading }: ReadAnswer): Moment | undefined => {
		if (typeof value === 'boolean') return undefined;
		const said = reading?.own.has('time') ? withColon(value) : value;
		const read = readMoment(said, order() ?? orderOfLanguage(reading) ?? ofForm());
		return read && saysUtc(answer) ? inUtc(read) : read;
	};
	if (reads.some(asksForTime)) yield* calendarNames();
	const start = choose('startTime', yield* timed(reads, pointsOfStart, moment));
	const end = choose('endTime', yield* timed(reads, (reading) => isEnd(reading), moment));
	const problems: FoundProblem[] = [start, end].filter(isProblem);
	const fields = new Map<FoundField, FoundValue>();
	if (!start || isProblem(start)) return { fields, problems };

	const from = located(start.moment, zone, reads);
	fields.set('startTime', labelled(isoOf(from), start.answers));
	const stated = end && !isProblem(end) ? end : undefined;
	const to = stated
		? located({ ...stated.moment, date: stated.moment.date ?? from.date }, zone, reads)
		: from.until !== undefined
			? { ...from, time: from.until }
			: undefined;
	const minutes = to && minutesBetween(from, to);
	if (to) {
		const { answers } = stated ?? start;
		fields.set('endTime', labelled(isoOf(to), answers));
		if (minutes === undefined && to.time !== undefined && from.time !== undefined)
			problems.push(problem('endTime', answers, 'is not after the start'));
	}
	const ownZone = zone === undefined ? start.moment.zone : undefined;
	if (ownZone !== undefined) fields.set('timezone', labelled(ownZone, start.answers));
	return { fields, ...(minutes !== undefined && { minutes }), problems };
}

/** "0850", as people are asked for a time and programs write it. */
const withColon = (value: string | number): string | number =>
	typeof value === 'string' ? value.replace(/^([01]\d|2[0-3])([0-5][05])$/, '$1:$2') : value;

/** A moment without a zone, where its label says which one it is in. */
const inUtc = (moment: Moment): Moment =>
	moment.time === undefined || moment.offset !== undefined || moment.zone !== undefined
		? moment
		: { ...moment, offset: 'Z' };

/** "time_in_call_secs": how far into a call something was said. A moment in seconds has ten digits. */
const SECONDS: ReadonlySet<string> = new Set(['sec', 'secs', 'seconds', 'ms']);
const LEAST_MOMENT = 100_000_000;

const countsSeconds = ({ labels: [label = ''], value }: Answer): boolean =>
	wordsOf(label)
		.slice(-1)
		.some((word) => SECONDS.has(word)) && Number(value) < LEAST_MOMENT;

function pointsOfStart(reading: Reading, { answer }: ReadAnswer): number {
	if (countsSeconds(answer)) return 0;
	const typed = answer.types.some((type) => DATE_TYPE.test(type)) && !has(reading, 'end');
	return isStart(reading) || (typed ? POINTS.typed : 0);
}

const asksForTime = (read: ReadAnswer): boolean =>
	read.reading !== undefined && (pointsOfStart(read.reading, read) > 0 || isEnd(read.reading) > 0);

const DATE_TYPE = /(^|[^a-z])(date|date_?time|time|appointment|calendar|scheduler)([^a-z]|$)/i;
