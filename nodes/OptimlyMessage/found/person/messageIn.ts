import type { ReadAnswer } from '../candidates';
import { isSomebodyElses } from '../personFields';
import { message, wordCount } from '../values';
import { OF_NO_PERSON } from '../words/kinds';
import { isProse } from './prose';
import { byText, type Candidate, type FoundValue } from './choice';

/** Least words of a text that is a message although only a vague label says so, or none. */
const WORDS = { plain: 1, vague: 2, none: 5 } as const;

const PLAIN_MESSAGE = 95;

const LONG_TYPE = 70;

const NO_LABEL = 30;

/** What somebody wrote: by its label, else the longest free text. Of equal ones the longest. */
export function messageIn(reads: readonly ReadAnswer[]): FoundValue | undefined {
	const found: Candidate[] = [];
	for (const read of reads) {
		const { answer, fits, choice, long, reading } = read;
		if (answer.value === undefined || answer.aside || (answer.context && !fits.has('message')))
			continue;
		const value = message(answer.value);
		if (value === undefined) continue;
		const points = fits.get('message') ?? 0;
		const words = wordCount(value);
		// "Question type" asks about the question.
		const asksAboutIt = reading?.own.has('attribute') === true;
		const least =
			points >= PLAIN_MESSAGE
				? WORDS.plain
				: (points > 0 && !asksAboutIt) || long
					? WORDS.vague
					: WORDS.none;
		if (words < least || (choice && (points < PLAIN_MESSAGE || words < WORDS.none))) continue;
		if (points > 0) found.push({ read, answer, value, points, by: 'label' });
		else if (long) found.push({ read, answer, value, points: LONG_TYPE, by: 'type of the field' });
		else if (isFree(read) && isProse(value) && !(reading && isSomebodyElses(reading))) {
			found.push({ read, answer, value, points: NO_LABEL, by: 'longest text' });
		}
	}
	const most = Math.max(...found.map(({ points }) => points));
	const [top] = found
		.filter(({ points }) => points === most)
		.sort((a, b) => b.value.length - a.value.length || byText(a.answer.shown, b.answer.shown));
	return top && { value: top.value, answers: [top.answer], by: top.by };
}

const NOT_FREE: ReadonlySet<string> = new Set([
	...OF_NO_PERSON,
	...['company', 'email', 'phone', 'mobile', 'name', 'firstName', 'lastName', 'nickname'],
	...['subject', 'countryCode', 'honorific'],
]);

/** Whether no label says that a text is something else than a message. */
const isFree = ({ readings, answer }: ReadAnswer): boolean =>
	!answer.line &&
	readings.every(({ own, above }) => ![...own, ...above].some((kind) => NOT_FREE.has(kind)));
