import type { Answer } from '../answers/answer';
import type { ReadAnswer } from '../candidates';
import type { Candidate } from './choice';
import { hasLegalForm } from './legalForm';

/** Whether an answer is in a record within the one that the address is in. */
export const isBelow = ({ group }: Answer, home: Answer | undefined): boolean =>
	home !== undefined && home.group !== '' && group.startsWith(`${home.group}.`);

/** Of the companies in an item those that can be the one of the person whose address it has. */
export function ofTheirs(
	candidates: readonly Candidate[],
	reads: readonly ReadAnswer[],
	home: Answer | undefined,
): readonly Candidate[] {
	// Asked for in the person's own record and left empty: another one is the host's.
	const isAskedAtHome = reads.some(
		({ answer, fits }) =>
			fits.has('company') && home !== undefined && home.group !== '' && answer.group === home.group,
	);
	return candidates
		.filter(({ answer }) => !isAskedAtHome || answer.group === home?.group || isBelow(answer, home))
		.filter(({ answer, read: { reading }, value }) => {
			if (!reading) return true;
			// Below a thing, "Company" is the person's when the address is there as well.
			const isOfThing = reading.above.has('thing') || reading.above.has('service');
			if (isOfThing && answer.group !== home?.group) return false;
			// "Company xy" may ask for anything about a company: the value has to be one.
			return reading.unknown === 0 || reading.ownField || hasLegalForm(value);
		});
}
