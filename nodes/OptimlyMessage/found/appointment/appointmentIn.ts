import type { DateOrder } from '../../time/dateText';
import { readMoment, type Moment } from '../../time/moment';
import type { Answer } from '../answers/answer';
import type { ReadAnswer } from '../readAnswer';
import type { FoundField, FoundProblem, Scalar } from '../found';
import type { Reading } from '../label';
import type { FoundValue } from '../person/choice';
import { dateOrderIn } from './dateOrder';
import { lengthIn, speaksOfLength } from './length';
import { preferredChannelIn, purposeIn } from './purpose';
import { choose, isEnd, isoOf, isProblem, isStart, minutesBetween } from './startAndEnd';
import { has, POINTS, problem, timed } from './timed';
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
export function appointmentIn(
	reads: readonly ReadAnswer[],
	message: FoundValue | undefined,
): FoundAppointment {
	const zone = zoneIn(reads);
	const order: DateOrder | undefined = dateOrderIn(reads, zone.zone?.name);
	const moment = (value: Scalar, { reading }: ReadAnswer): Moment | undefined =>
		typeof value === 'boolean' ? undefined : readMoment(value, order ?? orderOfLanguage(reading));
	const startBase = (reading: Reading, { answer }: ReadAnswer): number =>
		isStart(reading) ||
		(answer.types.some((type) => DATE_TYPE.test(type)) && !has(reading, 'end') ? POINTS.typed : 0);

	const start = choose('startTime', timed(reads, startBase, moment));
	const end = choose(
		'endTime',
		timed(reads, (reading) => isEnd(reading), moment),
	);
	const problems: FoundProblem[] = [start, end].filter(isProblem);
	if (zone.problem) problems.push(zone.problem);

	const fields = new Map<FoundField, FoundValue>();
	const put = (field: FoundField, value: string, answers: readonly Answer[]) =>
		fields.set(field, { value, answers, by: 'label' });

	let minutes: number | undefined;
	if (start && !isProblem(start)) {
		const from = located(start.moment, zone.zone, reads);
		put('startTime', isoOf(from), start.answers);
		const ends =
			end && !isProblem(end)
				? {
						moment: located(
							{ ...end.moment, date: end.moment.date ?? from.date },
							zone.zone,
							reads,
						),
						answers: end.answers,
					}
				: from.until !== undefined
					? { moment: { ...from, time: from.until }, answers: start.answers }
					: undefined;
		if (ends) {
			put('endTime', isoOf(ends.moment), ends.answers);
			minutes = minutesBetween(from, ends.moment);
			if (minutes === undefined && ends.moment.time !== undefined && from.time !== undefined) {
				problems.push(problem('endTime', ends.answers, 'is not after the start'));
			}
		}
		if (start.moment.zone !== undefined && zone.zone === undefined)
			put('timezone', start.moment.zone, start.answers);
	}
	const name = zone.zone?.name;
	if (name !== undefined) put('timezone', name, zone.answers);

	if (minutes === undefined) {
		const length = lengthIn(reads);
		if (length.problem) problems.push(length.problem);
		minutes = length.minutes;
		if (minutes !== undefined) put('durationMinutes', String(minutes), length.answers);
	} else {
		const stated = fields.get('endTime') ?? fields.get('startTime');
		put('durationMinutes', String(minutes), stated?.answers ?? []);
	}
	const purpose = purposeIn(reads, message);
	if (purpose) fields.set('purpose', purpose);
	const channel = preferredChannelIn(reads);
	if (channel) fields.set('preferredChannel', channel);
	const lengthUnclear = minutes === undefined && (fields.has('endTime') || speaksOfLength(reads));
	return {
		fields,
		...(minutes !== undefined && { durationMinutes: minutes }),
		...(lengthUnclear && { lengthUnclear }),
		problems,
	};
}

const DATE_TYPE =
	/(^|[^a-z])(date|datetime|date_?time|time|appointment|calendar|scheduler)([^a-z]|$)/i;

/** Languages that write the month first, or are written where some do. */
const UNCLEAR = new Set(['en', 'ja', 'zh', 'ko', 'hu', 'fa', 'sv', 'lt', 'eu']);

function orderOfLanguage(reading: Reading | undefined): DateOrder | undefined {
	const languages = [...(reading?.languages ?? [])];
	return languages.length > 0 && languages.every((language) => !UNCLEAR.has(language))
		? 'day'
		: undefined;
}
