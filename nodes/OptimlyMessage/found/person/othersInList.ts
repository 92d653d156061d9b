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

/** Whether it stands in a record of its own, not below a word beside others ("recipient_email"). */
const isOfRecord = ({ reading }: ReadAnswer): boolean => reading?.own.has('other') === false;

/** "user": whose account at the service it was; the person has one, too. */
const isOfAccount = ({ read: { reading } }: Candidate): boolean =>
	reading?.above.has('nickname') === true && !reading.above.has('person');

/**
 * Of the attendees of an event, those who are not its organizer as well; all of them when nobody else is there.
 * An account with the address of an owner is theirs, whoever else is there.
 */
export function withoutHosts(
	candidates: readonly Candidate[],
	reads: readonly ReadAnswer[],
): readonly Candidate[] {
	const others = addressesOfOthers(reads);
	const owners = addressesOfOthers(reads.filter(isOfRecord));
	const ofPeople = candidates.filter((one) => !(isOfAccount(one) && owners.has(lower(one.value))));
	const rest = ofPeople.filter(
		({ answer, value }) => !(/\[\d+\]/.test(answer.group) && others.has(lower(value))),
	);
	return rest.length > 0 ? rest : ofPeople;
}
