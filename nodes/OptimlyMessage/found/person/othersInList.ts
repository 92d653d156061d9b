import type { ReadAnswer } from '../readAnswer';
import { email } from '../values';
import { lower, type Candidate } from './choice';

/** Addresses that stand in records of somebody else: the organizer's, the owner's. */
export const addressesOfOthers = (reads: readonly ReadAnswer[]): ReadonlySet<string> =>
	new Set(
		reads.flatMap(({ vetoed, answer }) => {
			const address = vetoed && answer.value !== undefined ? email(answer.value) : undefined;
			return address === undefined ? [] : [lower(address)];
		}),
	);

/** Of the attendees of an event, those who are not its organizer as well; all of them when nobody else is there. */
export function withoutHosts(
	candidates: readonly Candidate[],
	reads: readonly ReadAnswer[],
): readonly Candidate[] {
	const others = addressesOfOthers(reads);
	const rest = candidates.filter(
		({ answer, value }) => !(/\[\d+\]/.test(answer.group) && others.has(lower(value))),
	);
	return rest.length > 0 ? rest : candidates;
}
