import { recordIn, recordsIn, type Plain } from '../plainInput';
import type { Role } from '../roles';
import { termsOf } from '../words/dictionary';
import { compactKey } from '../words/wordsOf';

/** Where in the input an answer stands, and what is known of it from there. */
export interface Place {
	readonly labels: readonly string[];
	readonly types: readonly string[];
	readonly parents: readonly string[];
	readonly path: string;
	readonly group: string;
	readonly question: boolean;
	readonly role?: Role;
	readonly context: boolean;
	readonly aside: boolean;
	readonly line: boolean;
	readonly several: boolean;
	/** Below a key for what describes the request. */
	readonly beside: boolean;
	/** In a list of attendees of which the first is the one who booked. */
	readonly bookerFirst: boolean;
	/** In a record with addresses or numbers: a text beside them is one of its own. */
	readonly contact: boolean;
	/** What the form put before all keys of this record. */
	readonly prefix: string;
}

/** Where the look begins. */
export const START: Place = {
	labels: [],
	types: [],
	parents: [],
	path: '',
	group: '',
	question: false,
	context: false,
	aside: false,
	line: false,
	several: false,
	beside: false,
	bookerFirst: false,
	contact: false,
	prefix: '',
};

/** Whether a key is that of an address or a number. */
export const isContactKey = (key: string): boolean =>
	termsOf(key).some(({ kind }) => kind === 'email' || kind === 'phone' || kind === 'mobile');

const ITEMS: ReadonlySet<string> = new Set(['item', 'items']);

/** Whether a list of items is one of things that were bought, not of people: none of them has an address. */
export const isOfThings = (key: string, value: Plain | undefined): boolean =>
	ITEMS.has(compactKey(key)) &&
	![value, ...recordsIn(value)]
		.flatMap((one) => [one, ...Object.values(recordIn(one))])
		.some((one) => Object.keys(recordIn(one)).some(isContactKey));

/** Whether a record is called after the person: what stands beside their answers is theirs. */
export const isPersons = ({ labels: [label = ''] }: Pick<Place, 'labels'>): boolean =>
	termsOf(label).some(({ kind }) => kind === 'person');
