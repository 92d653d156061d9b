import type { FlatAnswer, SubmissionField } from './answer';
import { FIELD_VALUES } from './fieldValues';
import { labelScore, SCORE } from './labelMatch';
import type { LabelMeaning } from './labels';
import { readLabel, type Label } from './words';

/** A field with what was found for it. */
export interface Found {
	readonly value: string;
	/** The answers it was made of. */
	readonly answers: readonly FlatAnswer[];
}

export type FoundFields = ReadonlyMap<SubmissionField, Found>;

interface Candidate {
	readonly answer: FlatAnswer;
	readonly value: string;
	readonly score: number;
}

interface Labelled {
	readonly answer: FlatAnswer;
	readonly label: Label;
}

/** What stands beside the answers counts less than any of the answers. */
const CONTEXT_PENALTY = SCORE.certain + 1;

function candidatesFor(meaning: LabelMeaning, labelled: readonly Labelled[]): readonly Candidate[] {
	const candidates: Candidate[] = [];
	for (const { answer, label } of labelled) {
		if (answer.restOnly || answer.value === undefined) continue;
		if (answer.certain !== undefined && answer.certain !== meaning) continue;
		const score =
			answer.certain === meaning
				? SCORE.certain
				: labelScore(meaning, label, answer.typed === meaning);
		const value = score > SCORE.none ? FIELD_VALUES[meaning](answer.value) : undefined;
		if (value === undefined) continue;
		candidates.push({ answer, value, score: answer.context ? score - CONTEXT_PENALTY : score });
	}
	return candidates;
}

/** All candidates of the best score, in the order of the form. */
function bestOf(candidates: readonly Candidate[]): readonly Candidate[] {
	const best = Math.max(...candidates.map(({ score }) => score));
	return candidates.filter(({ score }) => score === best);
}

const foundIn = (candidates: readonly Candidate[]): Found | undefined => {
	const [first] = bestOf(candidates);
	if (!first) return undefined;
	const same = candidates.filter(({ value }) => value === first.value);
	return { value: first.value, answers: [first.answer, ...same.map(({ answer }) => answer)] };
};

/** An e-mail address is taken only when the best labels agree on one: a wrong one is worse than none. */
function emailIn(candidates: readonly Candidate[]): Found | undefined {
	const addresses = new Set(bestOf(candidates).map(({ value }) => value.toLowerCase()));
	return addresses.size === 1 ? foundIn(candidates) : undefined;
}

const contains = (text: string, part: string): boolean =>
	` ${text.toLowerCase()} `.includes(` ${part.toLowerCase()} `);

/** The last name: two, in the order of the form, when it asks for both ("Apellido paterno", "Apellido materno"). */
function lastNameIn(candidates: readonly Candidate[]): Found | undefined {
	const [first, ...others] = bestOf(candidates);
	if (!first) return undefined;
	const second = others.find(
		({ answer, score }) => score >= SCORE.whole && answer.label !== first.answer.label,
	);
	const parts = second && second.value !== first.value ? [first, second] : [first];
	return {
		value: parts.map(({ value }) => value).join(' '),
		answers: parts.map(({ answer }) => answer),
	};
}

/**
 * The full name. "Name" beside "Vorname" is the last name, "Nombre" beside "Apellidos" the first
 * one, and "Name" that already holds the part is the full one: the values tell.
 */
function nameFrom(
	name: Found | undefined,
	first: Found | undefined,
	last: Found | undefined,
): Found | undefined {
	const join = (...parts: readonly Found[]): Found => ({
		value: parts.map(({ value }) => value).join(' '),
		answers: parts.flatMap(({ answers }) => answers),
	});
	if (name && first && last) {
		return contains(name.value, first.value) && contains(name.value, last.value)
			? { ...name, answers: [...name.answers, ...first.answers, ...last.answers] }
			: join(first, last);
	}
	if (first && last) return join(first, last);
	if (name && first) return contains(name.value, first.value) ? name : join(first, name);
	if (name && last) return contains(name.value, last.value) ? name : join(name, last);
	return name ?? first ?? last;
}

const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;

/** A date that was asked for apart from the time gets its time. */
function startFrom(date: Found | undefined, time: Found | undefined): Found | undefined {
	if (!date || !time || !DATE_ONLY.test(date.value)) return date;
	return { value: `${date.value}T${time.value}`, answers: [...date.answers, ...time.answers] };
}

/**
 * Finds the fields among the answers by what the source says, then by their labels. A value counts
 * only when it can be what the label says.
 */
export function recognise(answers: readonly FlatAnswer[]): FoundFields {
	const labelled = answers.map((answer) => ({ answer, label: readLabel(answer.label) }));
	const candidates = (meaning: LabelMeaning) => candidatesFor(meaning, labelled);

	const email = emailIn(candidates('email'));
	// A name beside the answers is the form's or the event's, unless the e-mail is there as well.
	const emailIsContext = email?.answers[0]?.context === true;
	const ofPerson = (meaning: LabelMeaning) =>
		candidates(meaning).filter(({ answer }) => emailIsContext || !answer.context);

	const found: ReadonlyArray<readonly [SubmissionField, Found | undefined]> = [
		[
			'name',
			nameFrom(
				foundIn(ofPerson('name')),
				foundIn(ofPerson('firstName')),
				lastNameIn(ofPerson('lastName')),
			),
		],
		['email', email],
		['phone', foundIn(candidates('phone'))],
		['company', foundIn(candidates('company'))],
		['message', foundIn(candidates('message'))],
		['startTime', startFrom(foundIn(candidates('startTime')), foundIn(candidates('time')))],
		['endTime', foundIn(candidates('endTime'))],
		['timezone', foundIn(candidates('timezone'))],
	];
	return new Map(found.flatMap(([field, value]) => (value ? [[field, value] as const] : [])));
}
