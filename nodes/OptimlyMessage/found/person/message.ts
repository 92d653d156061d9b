import { BESIDE } from '../answers/keys';
import { isSomebodyElses, type Reading } from '../label';
import { anyOf, countedUnknown, isOfThing, POINTS } from '../labelPoints';
import type { ReadAnswer } from '../readAnswer';
import { message, wordCount } from '../values';
import { OF_NO_PERSON } from '../words/kinds';
import { compactKey } from '../words/wordsOf';
import { isProse } from './prose';
import { byText, type Candidate, type FoundValue } from './choice';

/** How well a label asks for what somebody writes; 0: it does not. */
export function messagePoints(reading: Reading): number {
	const { own } = reading;
	if (anyOf(own, 'email', 'phone', 'mobile', 'timezone', 'countryCode')) return 0;
	if (!anyOf(own, 'message', 'weakMessage', 'purpose')) return 0;
	// "Project name" asks for a name, "Message time" for a time.
	if (anyOf(own, 'name', 'firstName', 'lastName')) return 0;
	// "eventDescription" describes the event.
	if (reading.key && (isOfThing(own) || own.has('work')) && !own.has('message')) return 0;
	// "messageStream" is the stream's: in English what it is comes last.
	if (reading.key && reading.endsUnknown) return 0;
	// French asks "comment" where English asks "how".
	if (own.has('attribute') && !own.has('weakMessage')) return 0;
	return (
		(own.has('message') ? POINTS.plain : POINTS.vague) +
		countedUnknown(reading.unknown) * POINTS.unknown +
		(own.has('other') ? POINTS.messageToOther : 0) +
		(own.has('attribute') || reading.above.has('attribute') ? POINTS.attribute : 0) +
		(anyOf(own, 'thing', 'container', 'service', 'company') ? POINTS.thing / 4 : 0) +
		(own.has('second') && !own.has('message') ? POINTS.second : 0)
	);
}

/** Least words of a text that is a message although only a vague label says so, or none. */
const WORDS = { plain: 1, vague: 2, none: 5 } as const;

const PLAIN_MESSAGE = 95;

const LONG_TYPE = 70;

const NO_LABEL = 30;

const SUBJECT = 20;

/** Keys of what was said, whatever it is. */
const SAID = /text|body|content/i;

/** "Skin,Hair,Nails": what was ticked, as programs write it. */
const CHOSEN = /^[^,.!?\n]+(?:,(?! )[^,.!?\n]+)+$/;

/** What somebody wrote: by its label, of equal ones the longest; else the only free text. */
export function findMessageIn(reads: readonly ReadAnswer[]): FoundValue | undefined {
	const found: Candidate[] = [];
	for (const read of reads) {
		const { answer, fits, choice, long, reading } = read;
		if (answer.value === undefined || answer.aside || (answer.context && !fits.has('message')))
			continue;
		if (!answer.question && BESIDE.has(compactKey(answer.labels[0] ?? ''))) continue;
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
		if (points < PLAIN_MESSAGE && CHOSEN.test(value)) continue;
		// What a key calls "details" or "interests" may be a list.
		const isVague = points > 0 && reading?.key === true && !SAID.test(answer.labels[0] ?? '');
		if (isVague && points < PLAIN_MESSAGE && !answer.question && !isProse(value)) continue;
		if (points > 0) found.push({ read, answer, value, points, by: 'label' });
		else if (long) found.push({ read, answer, value, points: LONG_TYPE, by: 'type of the field' });
		else if (isWrittenSubject(read, value)) {
			found.push({ read, answer, value, points: SUBJECT, by: 'longest text' });
		} else if (isFree(read) && isProse(value) && !(reading && isSomebodyElses(reading))) {
			found.push({ read, answer, value, points: NO_LABEL, by: 'longest text' });
		}
	}
	const most = Math.max(...found.map(({ points }) => points));
	const tops = found
		.filter(({ points }) => points === most)
		.sort((a, b) => b.value.length - a.value.length || byText(a.answer.shown, b.answer.shown));
	const [top] = tops;
	// Of several that nothing calls a message, none is.
	if (most === NO_LABEL && new Set(tops.map(({ value }) => value)).size > 1) return undefined;
	return top && { value: top.value, answers: [top.answer], by: top.by };
}

/** Whether somebody wrote all that they had to say where a subject was asked for. */
const isWrittenSubject = ({ reading }: ReadAnswer, text: string): boolean =>
	reading?.own.has('subject') === true &&
	reading.own.size === 1 &&
	wordCount(text) >= WORDS.none &&
	/[.!?…。！？؟।]\s*$/u.test(text);

const NOT_FREE: ReadonlySet<string> = new Set([
	...OF_NO_PERSON,
	...['company', 'email', 'phone', 'mobile', 'name', 'firstName', 'lastName', 'nickname'],
	...['subject', 'countryCode', 'honorific', 'work'],
]);

/** Whether no label says that a text is something else than a message. */
const isFree = ({ readings, answer }: ReadAnswer): boolean =>
	!answer.line &&
	readings.every(({ own, above }) => ![...own, ...above].some((kind) => NOT_FREE.has(kind)));
