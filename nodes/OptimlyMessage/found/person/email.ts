import type { Reading } from '../label';
import { anyOf, around, isOfThing, POINTS } from '../labelPoints';
import type { ReadAnswer } from '../readAnswer';
import { email } from '../values';
import { best, candidatesFor, lower, type Candidate, type Choice } from './choice';
import { withoutHosts } from './othersInList';
import { unlabelledAddresses } from './unlabelledAddresses';

/** How well a label asks for an address; 0: it does not. */
export function emailPoints(reading: Reading): number {
	const { own, above } = reading;
	if (!own.has('email') && !above.has('email')) return 0;
	return (
		POINTS.plain +
		around(reading) +
		(anyOf(own, 'company') || above.has('company') ? POINTS.company : 0) +
		(own.has('attribute') ? POINTS.attribute : 0) +
		(isOfThing(own) || isOfThing(above) ? POINTS.thing / 4 : 0)
	);
}

/** The answers that a label or a type makes the person's address. */
export const labelledAddresses = (reads: readonly ReadAnswer[]): readonly Candidate[] =>
	candidatesFor('email', reads, email);

/** The person's address: of those that are asked for as one, else of those that look like one. */
export function findEmail(reads: readonly ReadAnswer[]): Choice {
	const labelled = labelledAddresses(reads);
	return best(
		labelled.length > 0 ? withoutHosts(labelled, reads) : unlabelledAddresses(reads),
		lower,
	);
}
