import type { Reading } from '../label';
import { anyOf, around, isOfThing, POINTS } from '../labelPoints';
import type { ReadAnswer } from '../readAnswer';
import type { Scalar } from '../found';
import { email, isUnread } from '../values';
import { compactKey } from '../words/wordsOf';
import { best, candidatesFor, lower, type Candidate, type Choice } from './choice';
import { withoutContactsOfThings } from './contactOfThing';
import { withoutStaffOfCall } from './numberCalled';
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
	withoutContactsOfThings(candidatesFor('email', reads, email));

/** The person's address: of those that are asked for as one, else of those that look like one. */
export function findEmail(reads: readonly ReadAnswer[]): Choice {
	const labelled = labelledAddresses(reads);
	const found = best(
		withoutStaffOfCall(
			labelled.length > 0 ? withoutHosts(labelled, reads) : unlabelledAddresses(reads),
			reads,
		),
		lower,
	);
	return found ?? replyAddress(reads);
}

const REPLY_TO: ReadonlySet<string> = new Set(['replyto', 'replytoaddress', 'replytoemail']);

/** `Website <noreply@example.com>` */
const sender = (value: Scalar | undefined): string =>
	/<([^<>]+)>\s*$/.exec(String(value ?? ''))?.[1] ?? String(value ?? '');

const domainOf = (address: string): string =>
	address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** Whom to answer, where a site sends what was filled in under an address of its own that nobody reads. */
function replyAddress(reads: readonly ReadAnswer[]): Choice {
	const replies = reads.filter(({ answer }) => REPLY_TO.has(compactKey(answer.labels[0] ?? '')));
	const sites = reads.filter(({ answer }) => isUnread(sender(answer.value)));
	// A reply to another address of the site goes to the site.
	const [reply, ...others] = replies.filter(({ answer }) =>
		sites.some(
			(site) =>
				site.answer.group === answer.group &&
				domainOf(sender(site.answer.value)) !== domainOf(sender(answer.value)),
		),
	);
	if (!reply || others.length > 0 || reply.answer.value === undefined) return undefined;
	const value = email(reply.answer.value);
	return value === undefined
		? undefined
		: { value, answers: [reply.answer], by: 'whom to reply to' };
}
