import type { Answer } from '../answers/answer';
import type { Reading } from '../label';
import { nameOfAThing } from './nameLabels';
import type { Candidate } from './choice';

/**
 * Tells whether a name that stands below other keys is the person's. Below an unknown key
 * it is only when their address is in the same record. Where there is no address, the number has to be there, and
 * the label or a key has to say that it is a person: a branch has a name and a number, too.
 */
export function besideContact(
	home: Answer | undefined,
	numbers: readonly Candidate[],
): (answer: Answer, reading: Reading | undefined) => boolean {
	const ofNumbers = new Set(numbers.map(({ answer }) => answer.group));
	const inPersonsRecord = numbers.some(({ read }) => read.reading?.above.has('person'));

	return ({ group }, reading) => {
		if (reading === undefined || reading.role === 'person') return true;
		const atNumber = home === undefined && ofNumbers.has(group);
		const { own, above, ofPeople } = reading;
		const isPersons =
			ofPeople || own.has('firstName') || own.has('lastName') || above.has('person');
		// "user_name" beside {"lead": {"phone": …}} says whose account it is.
		const ofAccount = own.has('nickname') && !own.has('name');
		if (home === undefined && ofAccount && inPersonsRecord && !isPersons && !atNumber) return false;
		if (group === home?.group || (atNumber && isPersons)) return true;
		return reading.unknownAbove === 0 && !(ofPeople && nameOfAThing(reading));
	};
}
