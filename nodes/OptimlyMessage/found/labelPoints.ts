import type { Reading } from './label';
import type { Kind } from './words/kinds';

/** Points of a label; what has none is not the field. Only the order of the sums counts. */
export const POINTS = {
	/** The label is the field and nothing else. */
	plain: 100,
	/** A word that can also ask for something else. */
	vague: 80,
	/** What an account or a chat calls somebody. */
	nickname: 40,
	/** "your": the one who fills in the form. */
	own: 1,
	personal: 2,
	work: -3,
	/** A word that no list has may be anything. */
	unknown: -5,
	/** It stands in a record about the person. */
	record: 2,
	/** A user of the service, unless nobody else is there. */
	account: -5,
	/** "Contact name" beside "Name", which can be a thing's. */
	namesPerson: 1,
	/** The company's own address or number. */
	company: -10,
	mobile: -0.5,
	/** A guest or an employee may be the person. */
	perhaps: -12,
	second: -25,
	secondName: -10,
	attribute: -40,
	thing: -40,
	/** A message to somebody else is a message all the same. */
	messageToOther: -20,
} as const;

/** Unknown words beyond this many make it no worse. */
const MAX_UNKNOWN = 5;

/** What the words around the field say about whose it is. */
export function around({ own, above, unknown, unknownAbove }: Reading): number {
	const has = (kind: Kind) => own.has(kind) || above.has(kind);
	return (
		(own.has('own') ? POINTS.own : 0) +
		(above.has('person') ? POINTS.record : above.has('nickname') ? POINTS.account : 0) +
		(has('personal') ? POINTS.personal : 0) +
		(has('work') ? POINTS.work : 0) +
		(has('perhaps') && !above.has('person') ? POINTS.perhaps : 0) +
		(has('second') ? POINTS.second : 0) +
		countedUnknown(unknown + unknownAbove) * POINTS.unknown
	);
}

/** Whether a set has one of the kinds. */
export const anyOf = (set: ReadonlySet<Kind | 'unknown'>, ...kinds: readonly Kind[]): boolean =>
	kinds.some((kind) => set.has(kind));

/** Unknown words that count, of those there are. */
export const countedUnknown = (unknown: number): number => Math.min(unknown, MAX_UNKNOWN);

export const isOfThing = (kinds: ReadonlySet<Kind | 'unknown'>): boolean =>
	anyOf(kinds, 'thing', 'container');
