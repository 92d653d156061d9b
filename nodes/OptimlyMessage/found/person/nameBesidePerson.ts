import type { Answer } from '../answers/answer';
import type { Reading } from '../label';
import type { ReadAnswer } from '../readAnswer';
import { isUnread } from '../values';
import { compactKey } from '../words/wordsOf';
import {
	isAround,
	isAuthors,
	isOfPeople,
	isShown,
	keysApart,
	kindsOfKeys,
	saysAny,
	type Surroundings,
} from './surroundings';

/** Kinds of words in the keys of a record whose name is nobody's. */
const OF_NOBODY: ReadonlySet<string> = new Set([
	...['unknown', 'thing', 'container', 'service', 'channel', 'message', 'weakMessage', 'other'],
]);

/** Keys of a business's own site; a form's "url" is the page that it stands on. */
const SITE = /^(?:website|homepage|domain|site)(?:url)?$/;

/** The record of what somebody applies for: its company is the one that pays. */
const JOB = /^(?:job|vacancy|posting)/i;

/** A postal address has the name of the one who lives there. */
const POSTAL = /address$/i;

/** A key that says no more than that it is a name. */
const isBare = ({ own }: Reading): boolean =>
	own.has('name') && !own.has('own') && !own.has('perhaps');

/** Half of a name: the other one is a name as well. */
const isPartOfName = ({ own }: Reading): boolean =>
	(['firstName', 'lastName', 'secondName', 'secondLastName'] as const).some((part) =>
		own.has(part),
	);

/** Kinds of words of those who have a name. */
const OF_SOMEBODY: ReadonlySet<string> = new Set(['person', 'perhaps', 'other', 'nickname']);

/** "user.block": the record that a name stands in is a thing's, whoever is above it. */
function isOfThing(group: string): boolean {
	const kinds = kindsOfKeys([group.slice(group.lastIndexOf('.') + 1)]);
	return (
		kinds.some((kind) => kind === 'thing' || kind === 'container' || kind === 'service') &&
		!kinds.some((kind) => OF_SOMEBODY.has(kind))
	);
}

/**
 * Tells whether a name below a key of a program can be the person's. A key that says no more than "name"
 * names as often a product, a repository or a place: it has to stand in the record with the person's address
 * or number, around that one or below a key for somebody. Where nobody can be reached, the key has to say
 * that it is a person.
 */
export function nameBesidePerson(
	around: Surroundings,
): (answer: Answer, reading: Reading | undefined) => boolean {
	const { homes, byNumber, handedIn, within } = around;
	const isAsked = (group: string): boolean =>
		within(group).some(
			({ fits, reading }) =>
				fits.has('email') || fits.has('phone') || (reading !== undefined && isPartOfName(reading)),
		);
	// A shop has a name, a number and a site, too.
	const hasSite = (group: string): boolean =>
		within(group).some(
			({ answer: { value, labels } }) =>
				value !== undefined && SITE.test(compactKey(labels[0] ?? '')),
		);

	return (answer, reading) => {
		if (handedIn || reading === undefined || isShown(answer, reading)) return true;
		const { group } = answer;
		// A program that writes as if it were a person has an address that nobody reads.
		if (within(group).some(({ answer: { value } }) => isUnread(value))) return false;
		if (reading.role === 'person') return true;
		if (homes.length > 0) {
			if (isOfPeople(reading) || !isBare(reading)) return true;
			if (homes.includes(group)) return !(byNumber && hasSite(group));
			if (homes.some((home) => isAround(group, home))) return true;
			const keys = keysApart(group, homes[0]).filter((key) => !POSTAL.test(key));
			return !kindsOfKeys(keys).some((kind) => OF_NOBODY.has(kind));
		}
		// "clientName" says whose it is, wherever it stands.
		if (reading.own.has('name') && reading.own.has('person')) return true;
		if (reading.unknownAbove > 0 || isOfThing(group)) return false;
		if (isOfPeople(reading) || isAsked(group)) return true;
		const ofSender = reading.own.has('nickname') && reading.own.has('perhaps');
		const isNamed = reading.own.has('name') && saysAny(reading, 'nickname', 'perhaps');
		return (ofSender || isNamed) && !isAuthors(answer);
	};
}

/** The answers of records that stand beside that of an answer. */
function besideRecord({ group }: Answer, reads: readonly ReadAnswer[]): readonly ReadAnswer[] {
	const at = group.lastIndexOf('.');
	const parent = group.slice(0, at + 1);
	return at < 0
		? []
		: reads.filter(
				({ answer }) =>
					answer.group.startsWith(parent) && !answer.group.includes('.', parent.length),
			);
}

/** Tells whether a company can be the person's: where nobody can be reached, its record or one beside it has to name somebody. */
export const companyBesidePerson =
	({ homes, handedIn, within, reads }: Surroundings) =>
	(answer: Answer, reading: Reading | undefined): boolean => {
		if (handedIn || reading === undefined || isShown(answer, reading)) return true;
		if (homes.length === 0)
			return [...within(answer.group), ...besideRecord(answer, reads)].some(
				(one) => !one.vetoed && isOfPeople(one.reading),
			);
		return !keysApart(answer.group, homes[0]).some((key) => JOB.test(key));
	};
