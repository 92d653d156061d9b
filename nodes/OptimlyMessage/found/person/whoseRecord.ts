import type { Answer } from '../answers/answer';
import { withoutContactsOfThings } from './contactOfThing';
import { lower, type Candidate, type FoundValue } from './choice';

/** What stands in one record with the address is more likely the same person's. */
const SAME_RECORD = 4;

/** Of candidates those that can be the person's; what stands in the record of the address gains points. */
export type OfPerson = (candidates: readonly Candidate[]) => readonly Candidate[];

/** Whether an answer is in a record within the one that the address is in. */
export const isBelow = ({ group }: Answer, home: Answer | undefined): boolean =>
	home !== undefined && home.group !== '' && group.startsWith(`${home.group}.`);

/**
 * Makes a filter that leaves out values in other people's records, and gives points to those in the record of the
 * person's e-mail address.
 *
 * @param labelled all addresses that are asked for as one
 */
export function recordsOf(
	address: FoundValue | undefined,
	labelled: readonly Candidate[],
): OfPerson {
	const home = address?.answers[0];
	// Records with an address of their own that is not this one are other people's.
	const strangers = new Set(
		labelled
			.filter(
				({ value, answer }) =>
					home && lower(value) !== lower(address.value) && answer.group !== home.group,
			)
			.map(({ answer }) => answer.group),
	);
	const isOfStranger = ({ group }: Answer): boolean =>
		strangers.has(group) ||
		[...strangers].some(
			(stranger) =>
				stranger !== '' &&
				home !== undefined &&
				group.startsWith(`${stranger}.`) &&
				!home.group.startsWith(stranger),
		);
	// Where the same address stands beside the answers, too, what is with it is the person's.
	const atHome = new Set(
		labelled
			.filter(
				({ value, answer }) => home && answer.context && lower(value) === lower(address.value),
			)
			.map(({ answer }) => answer.group),
	);
	// A name beside the answers is the form's or the event's, unless the address is there as well.
	const isAmongAnswers = (answer: Answer): boolean =>
		!answer.context || home?.context === true || atHome.has(answer.group) || isBelow(answer, home);

	return (candidates) =>
		withoutContactsOfThings(candidates)
			.filter(({ answer }) => !isOfStranger(answer) && isAmongAnswers(answer))
			.map((candidate) => ({
				...candidate,
				points: candidate.points + (candidate.answer.group === home?.group ? SAME_RECORD : 0),
			}));
}
