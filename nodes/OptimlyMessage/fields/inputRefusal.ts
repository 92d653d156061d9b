import { InvalidInput } from '../../shared/parameters/invalidInput';
import type { Field } from '../../shared/parameters/itemParameters';
import type { Found, FoundProblem } from '../found';
import { shownKey, shownText } from './shownKey';

/** Keys that the title of an error names; the text below it names all. */
const SHOWN_IN_TITLE = 5;
/** Characters of what is said of a value that was not understood. */
const MAX_WORDS_LENGTH = 200;

/** A step that often stands before this one but sends no e-mail address: what to put in between. */
const NO_EMAIL_IN: ReadonlyMap<string, string> = new Map([
	[
		'HubSpot event',
		"The HubSpot Trigger sends only IDs: put a HubSpot step 'Get a contact' in between.",
	],
]);

type Problem = Pick<FoundProblem, 'words' | 'candidates'>;

/** Labels in words about the input are cut at this length. */
const QUOTED_LENGTH = 80;

/** What is wrong, with the labels in it as errors name them; they stand there in quotation marks and in their order. */
function shownWords({ words, candidates }: Problem): string {
	const pieces: string[] = [];
	let last = 0;
	for (const label of candidates) {
		const quoted = `'${label.slice(0, QUOTED_LENGTH)}'`;
		const at = words.indexOf(quoted, last);
		if (at < 0) continue;
		pieces.push(words.slice(last, at), `'${shownKey(label)}'`);
		last = at + quoted.length;
	}
	return shownText([...pieces, words.slice(last)].join(''), /[<>&"`]/g, MAX_WORDS_LENGTH);
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
	problem?: Problem,
): InvalidInput {
	const { displayName } = field;
	const { seenKeys, source } = input;
	const candidates = problem ? listed(problem.candidates) : '';
	const reason = problem
		? `is empty, and what the input has ${shownWords(problem)}`
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
