import type { Steps } from '../../../shared/breaks';
import type { Answer } from '../answers/answer';
import type { ReadAnswer } from '../readAnswer';
import type { FoundField, FoundProblem, Scalar } from '../found';
import type { Reading } from '../label';
import type { Kind } from '../words/kinds';
import { wordsOf } from '../words/wordsOf';

/** How plainly a label asks for a part of the time; only the order counts. */
export const POINTS = {
	start: 100,
	when: 90,
	date: 70,
	time: 70,
	typed: 60,
	unknown: -5,
	second: -30,
	context: -50,
	/** "startTimeUTC" beside a "startTime" of which nobody knows where it is. */
	utc: 1,
	/** What an attendee proposes is not when the event is. */
	entry: -2,
	person: 5,
} as const;

/** A date beside the answers ("meta.date") is that of the request. */
const LEAST = 25;

/** An answer about the time of an appointment. */
export interface Timed<T> {
	readonly answer: Answer;
	readonly value: Scalar;
	readonly points: number;
	/** What was understood; undefined when nothing was. */
	readonly read: T | undefined;
}

/** Whether a label, or a key above it, has a word of a kind. */
export const has = ({ own, above }: Reading, kind: Kind): boolean =>
	own.has(kind) || above.has(kind);

/** Dates of birth, of the submission and the like are no appointment. */
const isAside = ({ answer, vetoed, reading }: ReadAnswer): boolean =>
	answer.aside ||
	vetoed ||
	answer.value === undefined ||
	reading === undefined ||
	reading.own.has('attribute');

/** Whether the label names the zone: "start_utc". */
export const saysUtc = ({ labels }: Answer): boolean =>
	labels.some((label) => wordsOf(label).some((word) => word === 'utc' || word === 'gmt'));

function pointsOf(read: ReadAnswer, base: number): number {
	const { answer, reading } = read;
	if (!reading) return 0;
	const utc = saysUtc(answer) ? 1 : 0;
	return (
		base +
		utc * POINTS.utc +
		Math.min(Math.max(reading.unknown - utc, 0), 5) * POINTS.unknown +
		(has(reading, 'second') ? POINTS.second : 0) +
		(answer.context ? POINTS.context : 0) +
		(/\[\d+\]/.test(answer.group) ? POINTS.entry : 0)
	);
}

/** Most answers of a kind that are understood: reading a time takes long, and nobody has chosen a hundred. */
const MAX_ASKED = 100;

/** Answers of a kind that are not empty, with what was understood of each. */
export function* timed<T>(
	reads: readonly ReadAnswer[],
	base: (reading: Reading, read: ReadAnswer) => number,
	understand: (value: Scalar, read: ReadAnswer) => T | undefined,
): Steps<ReadonlyArray<Timed<T>>> {
	const asked = reads.flatMap((read) => {
		const { answer, reading } = read;
		const { value } = answer;
		if (isAside(read) || !reading || value === undefined || typeof value === 'boolean') return [];
		const plain = base(reading, read);
		const points = plain > 0 ? pointsOf(read, plain) : 0;
		return points < LEAST ? [] : [{ answer, value, points, of: read }];
	});
	const plainest = asked.length > MAX_ASKED ? asked.sort(byPoints).slice(0, MAX_ASKED) : asked;
	const found: Array<Timed<T>> = [];
	for (const { of, ...one } of plainest) {
		yield;
		found.push({ ...one, read: understand(one.value, of) });
	}
	return found;
}

/** The plainest first; of equal ones the order of the alphabet, so that the order of keys changes nothing. */
export const byPoints = (
	a: Pick<Timed<unknown>, 'answer' | 'points'>,
	b: Pick<Timed<unknown>, 'answer' | 'points'>,
): number => b.points - a.points || (a.answer.shown < b.answer.shown ? -1 : 1);

/** A problem that names the answers it is about. */
export const problem = (
	field: FoundField,
	answers: readonly Answer[],
	words: string,
): FoundProblem => {
	const candidates = [...new Set(answers.map(({ shown }) => shown))];
	const named = candidates.map((label) => `'${label.slice(0, 80)}'`).join(' and ');
	return { field, words: `${words}: ${named}`, candidates };
};

/** There, and no reader knows it. */
export const NOT_UNDERSTOOD = 'was not understood';

/** There twice with different values. */
export const SEVERAL = 'is there more than once, and not the same';
