import { readDuration } from '../../time/duration';
import type { Answer } from '../answers/answer';
import type { ReadAnswer } from '../candidates';
import type { FoundProblem } from '../found';
import { wordsOf } from '../words/wordsOf';
import { byPoints, has, NOT_UNDERSTOOD, POINTS, problem, SEVERAL, timed } from './timed';

function unitOf({ labels }: Answer): 'seconds' | 'minutes' | 'hours' | undefined {
	const words = labels.flatMap((label) => [...wordsOf(label)]);
	if (words.some((word) => /^(s|secs?|seconds?|sekunden)$/.test(word))) return 'seconds';
	if (words.some((word) => /^(h|hrs?|hours?|stunden|heures|horas|ore)$/.test(word))) return 'hours';
	return words.some((word) => /^(min|mins|minutes?|minuten|minutos|minuti)$/.test(word))
		? 'minutes'
		: undefined;
}

/** A stated length; of an event's name only when nothing else says it ("30 Minute Meeting"). */
export function lengthIn(reads: readonly ReadAnswer[]): {
	readonly minutes?: number;
	readonly answers: readonly Answer[];
	readonly problem?: FoundProblem;
} {
	const lengths = timed(
		reads,
		({ own, above }) =>
			own.has('duration') && !own.has('timezone')
				? POINTS.start + (above.has('person') ? 1 : 0)
				: 0,
		(value, { answer }) =>
			typeof value === 'boolean' ? undefined : readDuration(value, unitOf(answer)),
	)
		.slice()
		.sort(byPoints);
	const [best] = lengths;
	if (best) {
		const top = lengths.filter(({ points }) => points === best.points);
		const lost = top.filter(({ read }) => read === undefined);
		if (lost.length > 0)
			return {
				answers: [],
				problem: problem(
					'durationMinutes',
					lost.map(({ answer }) => answer),
					NOT_UNDERSTOOD,
				),
			};
		if (new Set(top.map(({ read }) => read)).size > 1) {
			return {
				answers: [],
				problem: problem(
					'durationMinutes',
					top.map(({ answer }) => answer),
					SEVERAL,
				),
			};
		}
		return { minutes: best.read, answers: [best.answer] };
	}
	const named = reads.flatMap(({ answer, vetoed, reading }) => {
		const isName =
			reading !== undefined &&
			(has(reading, 'service') || (reading.above.has('thing') && reading.own.has('name')));
		if (vetoed || answer.aside || !isName || typeof answer.value !== 'string') return [];
		const [, text] =
			/(?<![\d-])(\d{1,3}[ -]?min(?:ute)?s?)(?!\p{L})/iu.exec(answer.value.slice(0, 200)) ?? [];
		const minutes = text === undefined ? undefined : readDuration(text);
		return minutes === undefined ? [] : [{ minutes, answer }];
	});
	const [first] = named;
	return first && new Set(named.map(({ minutes }) => minutes)).size === 1
		? { minutes: first.minutes, answers: [first.answer] }
		: { answers: [] };
}
