import type { Steps } from '../../../shared/breaks';
import { offsetText } from '../../time/iso8601';
import type { Moment } from '../../time/moment';
import { readTimeZone, type Zone } from '../../time/timeZone';
import { wallClock } from '../../time/wallClock';
import type { Answer } from '../answers/answer';
import type { ReadAnswer } from '../readAnswer';
import type { FoundProblem } from '../found';
import { isoOf } from './startAndEnd';
import { byPoints, NOT_UNDERSTOOD, POINTS, problem, SEVERAL, timed } from './timed';

const OF_SOMEBODY = ['person', 'perhaps'] as const;

/** The zone that the answers name: that of the person before that of the calendar. */
export function* zoneIn(reads: readonly ReadAnswer[]): Steps<{
	readonly zone?: Zone;
	readonly answers: readonly Answer[];
	readonly problem?: FoundProblem;
}> {
	const zones = (yield* timed(
		reads,
		({ own, above }) =>
			own.has('timezone')
				? POINTS.start +
					(OF_SOMEBODY.some((kind) => own.has(kind) || above.has(kind)) ? POINTS.person : 0) -
					(above.has('end') ? 1 : 0)
				: 0,
		(value) => readTimeZone(String(value)),
	))
		.slice()
		.sort(byPoints);
	const [best] = zones;
	if (!best) return { answers: [] };
	if (!best.read)
		return { answers: [], problem: problem('timezone', [best.answer], NOT_UNDERSTOOD) };
	const top = zones.filter(({ points }) => points === best.points);
	const differ = top.some(
		({ read }) => read?.name !== best.read?.name || read?.offset !== best.read?.offset,
	);
	if (differ)
		return {
			answers: [],
			problem: problem(
				'timezone',
				top.map(({ answer }) => answer),
				SEVERAL,
			),
		};
	return { zone: best.read, answers: [best.answer] };
}

/** A moment with the offset that follows from a zone of its own ("start.timeZone"), or from one that is an offset only. */
export function located(
	moment: Moment,
	zone: Zone | undefined,
	reads: readonly ReadAnswer[],
): Moment {
	if (moment.time === undefined || moment.offset !== undefined) return moment;
	const own = reads.find(
		({ answer, reading }) =>
			reading?.own.has('timezone') && reading.above.has('start') && answer.value !== undefined,
	);
	const ofStart =
		own?.answer.value === undefined ? undefined : readTimeZone(String(own.answer.value));
	const name = moment.zone ?? ofStart?.name;
	if (name !== undefined && name !== zone?.name) {
		const { iso } = wallClock(isoOf(moment), name, '');
		return { ...moment, offset: iso.slice(19) };
	}
	return zone?.offset !== undefined && zone.name === undefined
		? { ...moment, offset: offsetText(zone.offset) }
		: moment;
}
