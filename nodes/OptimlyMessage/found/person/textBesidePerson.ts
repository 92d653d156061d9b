import type { Answer } from '../answers/answer';
import type { ReadAnswer } from '../readAnswer';
import { OF_NO_PERSON } from '../words/kinds';
import { compactKey } from '../words/wordsOf';
import {
	isAround,
	isAuthors,
	isShown,
	keysApart,
	kindsOfKeys,
	saysAny,
	type Surroundings,
} from './surroundings';

/** Kinds of words above a text with which it describes a thing. */
const OF_THINGS: ReadonlySet<string> = new Set(
	[...OF_NO_PERSON, 'company' as const].filter((kind) => kind !== 'matter' && kind !== 'when'),
);

/** Kinds of words above a text that say that somebody wrote it, or about what. */
const OF_WRITTEN: ReadonlySet<string> = new Set([
	...['message', 'weakMessage', 'purpose', 'matter', 'person'],
]);

/** Keys of what somebody said. */
const SAID = /^(?:body|text|content)$/i;

const parentOf = (group: string): string => group.slice(0, Math.max(group.lastIndexOf('.'), 0));

const isNameAlone = ({ answer, reading, vetoed }: ReadAnswer): boolean =>
	!vetoed && answer.value !== undefined && reading?.own.size === 1 && reading.own.has('name');

/**
 * Tells whether a text below a key of a program can be the person's own. A label that people are shown
 * asks for it; a key says no more than that it is a text, as of a product, a commit or an alert. So it has
 * to stand in the record with the person's address or number, around that one, or beside it below words
 * for what somebody writes. Where nobody can be reached, the item has to name somebody.
 */
export function textBesidePerson(around: Surroundings): (read: ReadAnswer) => boolean {
	const { homes, handedIn, within } = around;
	const isNamed = namesSomebody(around);
	const isPersons = (group: string): boolean =>
		within(group).some(
			({ reading, answer }) =>
				!isAuthors(answer) &&
				(reading?.above.has('person') || reading?.above.has('perhaps') || reading?.ofPeople),
		);
	const isPriced = (group: string): boolean =>
		within(group).some(({ answer }) => compactKey(answer.labels[0] ?? '') === 'currency');

	// What a meeting is called says who holds it, not who comes.
	const isTitle = ({ group, labels: [label = ''] }: Answer): boolean =>
		/^(?:topic|agenda)$/i.test(label) &&
		within(group).some(({ answer, reading }) => {
			return answer.value !== undefined && reading?.own.has('start') === true;
		});

	return ({ answer, reading, fits, long }) => {
		const { group } = answer;
		const isAtHome = homes.some(
			(home) => home === group || (isAround(home, group) && keysApart(group, home).length === 0),
		);
		const isAsked = fits.has('message') || long;
		// What only is the longest text is nobody's where nobody can be reached.
		if (!isAsked && homes.length === 0 && !handedIn) return false;
		if (reading === undefined || isShown(answer, reading)) return true;
		if (!isAsked && reading.unknown > 0 && !handedIn && !isAtHome) return false;
		const { own, above, role, unknown, unknownAbove } = reading;
		const isPlain = own.has('message');
		if (role === 'other' || own.has('other') || isTitle(answer)) return false;
		if (isPlain && own.has('person')) return true;
		// What a payment says of itself stands beside the address for the receipt.
		if (isAsked && !isPlain && !handedIn && isPriced(group)) return false;
		if (isAtHome) return true;
		const isAroundHome = homes.some((home) => isAround(group, home));
		if (isAroundHome && homes.some(isPersons)) return isPlain || unknown === 0;
		if (homes.length === 0 && isPlain && unknown === 0 && namesIn(within(group))) return true;
		// {"body": …, "author": {"email": …}}: who wrote it stands right below.
		const wrote = homes.some((home) => home !== group && parentOf(home) === group);
		if (wrote && SAID.test(answer.labels[0] ?? '')) return true;
		if (unknown > 0 || unknownAbove > 0) return false;
		if ([...above].some((kind) => OF_THINGS.has(kind) || (kind === 'other' && !isPlain)))
			return false;
		if (homes.length === 0) {
			return handedIn || isNamed(group) || (isPlain && within(group).some(isNameAlone));
		}
		if (isAroundHome) return true;
		const keys = keysApart(group, homes[0]);
		const kinds = [...above, ...kindsOfKeys(keys)];
		if (kinds.some((kind) => kind === 'unknown' || OF_THINGS.has(kind))) return false;
		const isBesidePerson =
			keys.length === 0 && homes.some((home) => home === '' || isPersons(home));
		return isPlain || handedIn || isBesidePerson || kinds.some((kind) => OF_WRITTEN.has(kind));
	};
}

const namesPerson = ({ answer, vetoed, reading }: ReadAnswer): boolean =>
	!vetoed &&
	answer.value !== undefined &&
	!isAuthors(answer) &&
	saysAny(reading, 'person', 'perhaps', 'nickname', 'firstName', 'lastName', 'email');

const namesIn = (record: readonly ReadAnswer[]): boolean => record.some(namesPerson);

/** Tells whether somebody is named in a record, around it, within it or in the one beside. */
function namesSomebody({ reads }: Surroundings): (group: string) => boolean {
	const groups = new Set(reads.filter(namesPerson).map(({ answer }) => answer.group));
	return (group) =>
		[...groups].some(
			(one) =>
				one === group ||
				isAround(one, group) ||
				isAround(group, one) ||
				parentOf(one) === parentOf(group),
		);
}
