import type { Answer } from '../answers/answer';
import { termsOf } from '../words/dictionary';
import type { Candidate } from './choice';

/** "listingContactEmail", "store_contact_name": whom to ask about a thing. */
function isContactOfThing({ labels: [label = ''], question, line }: Answer): boolean {
	if (question || line || !/contact|kontakt/i.test(label)) return false;
	const kinds = termsOf(label).map(({ kind }) => kind);
	const thing = kinds.findIndex((kind) => kind === 'thing' || kind === 'container');
	return thing >= 0 && kinds.indexOf('person') > thing;
}

/** Without the contact of a thing, where the same is known of somebody else in its record. */
export const withoutContactsOfThings = (candidates: readonly Candidate[]): readonly Candidate[] =>
	candidates.filter(
		({ answer }) =>
			!isContactOfThing(answer) ||
			!candidates.some(
				(other) => other.answer.group === answer.group && !isContactOfThing(other.answer),
			),
	);
