import type { Answer } from '../answers/answer';
import type { ReadAnswer } from '../readAnswer';
import type { PersonField } from '../personField';

/** A field with what was found for it. */
export interface FoundValue {
	readonly value: string;
	/** The answers it was made of. */
	readonly answers: readonly Answer[];
	/** What decided, as `mapped_fields` says it. */
	readonly by: string;
}

/** A value that could be that of a field, and how much speaks for it. */
export interface Candidate {
	readonly read: ReadAnswer;
	readonly answer: Answer;
	readonly value: string;
	readonly points: number;
	readonly by: string;
}

/** Several that fit equally well and are not the same. */
interface Tie {
	readonly tie: readonly Candidate[];
}

/** What was chosen, what could not be told apart, or nothing. */
export type Choice = FoundValue | Tie | undefined;

/** Whether several fit equally well. */
export const isTie = (choice: Choice): choice is Tie => choice !== undefined && 'tie' in choice;

/** What was chosen; undefined when several fit equally well. */
export const valueOf = (choice: Choice): FoundValue | undefined =>
	isTie(choice) ? undefined : choice;

/** Order of the alphabet by code points, the same everywhere. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The answers whose labels or types ask for a field and whose values can be one. */
export function candidatesFor(
	field: PersonField,
	reads: readonly ReadAnswer[],
	value: (raw: NonNullable<Answer['value']>) => string | undefined,
): readonly Candidate[] {
	return reads.flatMap((read): Candidate[] => {
		const { answer, fits, by } = read;
		const points = fits.get(field);
		if (points === undefined || answer.aside || answer.value === undefined) return [];
		const taken = value(answer.value);
		return taken === undefined
			? []
			: [{ read, answer, value: taken, points, by: by.get(field) ?? 'label' }];
	});
}

/** The best candidate; a tie when the best ones differ. The same value elsewhere counts as used up. */
export function best(candidates: readonly Candidate[], same: (value: string) => string): Choice {
	if (candidates.length === 0) return undefined;
	const most = Math.max(...candidates.map(({ points }) => points));
	const tops = candidates
		.filter(({ points }) => points === most)
		.sort((a, b) => byText(a.answer.shown, b.answer.shown) || byText(a.value, b.value));
	const [first] = tops;
	if (new Set(tops.map(({ value }) => same(value))).size > 1) return { tie: tops };
	const answers = candidates
		.filter(({ value }) => same(value) === same(first.value))
		.map(({ answer }) => answer);
	return {
		value: first.value,
		answers: [first.answer, ...answers.filter((answer) => answer !== first.answer)],
		by: first.by,
	};
}

/** Without case. */
export const lower = (text: string): string => text.toLowerCase();
