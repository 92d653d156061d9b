import { InvalidInput } from '../../shared/parameters/invalidInput';
import type { Field } from '../../shared/parameters/itemParameters';
import { oneLine } from '../../shared/parameters/oneLine';
import type { Found } from '../found';

/** Keys that the title of an error names; the text below it names all. */
const SHOWN_IN_TITLE = 5;
/** Characters of a key that are shown. */
const MAX_KEY_LENGTH = 60;
/** Characters of what is said of a value that was not understood. */
const MAX_WORDS_LENGTH = 200;

/** A step that often stands before this one but sends no e-mail address: what to put in between. */
const NO_EMAIL_IN: ReadonlyMap<string, string> = new Map([
	[
		'HubSpot event',
		"The HubSpot Trigger sends only IDs: put a HubSpot step 'Get a contact' in between.",
	],
]);

/** What is a person's and no label: lists of people have their addresses and phone numbers for keys. */
const PERSONAL = /[^\s@]+@[^\s@]+|\+\d[\d ().-]{5,}\d/g;

/** A key or label of the input as an error names it: one line, bounded, nobody's, and nothing that an editor reads as markup. */
export function shownKey(key: string): string {
	const words = key.slice(0, 10 * MAX_KEY_LENGTH).replace(PERSONAL, '[value]');
	return oneLine(words.replace(/[<>&"'`]/g, ' '), MAX_KEY_LENGTH);
}

const listed = (keys: readonly string[]): string => keys.map(shownKey).filter(Boolean).join(', ');

/** What the input has, in a few words: "Name, Phone and 3 more". */
export function seenIn({ seenKeys }: Pick<Found, 'seenKeys'>): string {
	const more = seenKeys.length - SHOWN_IN_TITLE;
	if (seenKeys.length === 0) return 'nothing';
	return more > 0
		? `${listed(seenKeys.slice(0, SHOWN_IN_TITLE))} and ${more} more`
		: listed(seenKeys);
}

/**
 * Why an item is refused whose field was left empty: what was looked for, what the input has in its place, and which
 * field to fill in. Names keys and labels, never their content.
 *
 * @param what what was looked for: "email address"
 * @param problem what could have been meant, when something was there
 */
export function refusal(
	field: Field,
	what: string,
	input: Pick<Found, 'source' | 'seenKeys'>,
	problem?: { readonly words: string; readonly candidates: readonly string[] },
): InvalidInput {
	const { displayName } = field;
	const { seenKeys, source } = input;
	const candidates = problem ? listed(problem.candidates) : '';
	const reason = problem
		? `is empty, and what the input has ${oneLine(problem.words, MAX_WORDS_LENGTH)}`
		: `is empty, and no ${what} was found in the input, which has ${seenIn(input)}`;
	const advice = [
		candidates
			? `Fill in '${displayName}', for instance with an expression that takes one of: ${candidates}.`
			: `Fill in '${displayName}', for instance with an expression.`,
		NO_EMAIL_IN.get(source),
		seenKeys.length > 0 && `The input (${shownKey(source)}) has: ${listed(seenKeys)}.`,
		'Nothing was sent for this item.',
	];
	return new InvalidInput(displayName, reason, advice.filter(Boolean).join(' '));
}
