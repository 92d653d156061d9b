import type { Answer } from '../answers/answer';
import type { ReadAnswer } from '../readAnswer';
import type { Reading } from '../label';
import type { FoundValue } from '../person/choice';
import type { Kind } from '../words/kinds';
import { compactKey, wordsOf } from '../words/wordsOf';
import { company as shortWords } from '../values';
import {
	asksForSubject,
	asksForTopic,
	CHANGED,
	isEventOfProgram,
	isNamedEvent,
	NO_PURPOSE,
} from './topic';

/** How plainly something says what an appointment is about; only the order counts. */
const POINTS = {
	purpose: 100,
	serviceName: 75,
	service: 70,
	message: 65,
	topic: 62,
	eventName: 60,
	subject: 58,
	event: 57,
	type: 30,
	noted: -8,
	unknown: -5,
	context: -3,
} as const;

/** Kinds of labels that are answered with something else. */
const OTHERWISE = [
	...(['attribute', 'when', 'start', 'end', 'email', 'phone', 'mobile'] as const),
] as const satisfies readonly Kind[];

/** Kinds of labels that are answered with who somebody is. */
const WHO = ['person', 'perhaps', 'firstName', 'lastName'] as const satisfies readonly Kind[];

const OF_SOMEBODY = ['person', 'perhaps', 'company'] as const satisfies readonly Kind[];

/** {"appointment": {"type": "General check-up"}}, as people write it; a program's type is one word. */
const isKindOfAppointment = ({ labels: [label = ''], value }: Answer): boolean =>
	/^type$/i.test(label) && typeof value === 'string' && /\p{L}\s+\p{L}/u.test(value);

const TITLES: ReadonlySet<string> = new Set(
	'title, titel, titre, título, titolo, tytuł, titul, titlu, başlık, otsikko'
		.split(', ')
		.map(compactKey),
);

/** {"customer": {"title": "Manager"}}: what somebody is, not what they come for. */
const isTitleOfPerson = ({ labels: [label = ''] }: Answer, { above }: Reading): boolean =>
	TITLES.has(compactKey(label)) && OF_SOMEBODY.some((kind) => above.has(kind));

const wordsOfLabels = ({ labels }: Answer): string => labels.flatMap(wordsOf).join(' ');

function points(reading: Reading, { answer }: ReadAnswer): number {
	const { own, above, unknown } = reading;
	if (isTitleOfPerson(answer, reading)) return 0;
	if (asksForSubject(answer, own)) return POINTS.subject + unknown * POINTS.unknown;
	if (isKindOfAppointment(answer) && above.has('when')) return POINTS.type;
	if (OTHERWISE.some((kind) => own.has(kind))) return 0;
	if (own.has('purpose') && CHANGED.test(wordsOfLabels(answer))) return 0;
	if (own.has('purpose')) return POINTS.purpose + unknown * POINTS.unknown;
	const isName = own.has('name') || own.has('service') || own.has('subject');
	if (above.has('service') && isName) return POINTS.serviceName;
	// "serviceNotes" is what was noted of it, "serviceName" what it is.
	const noted = own.has('message') || own.has('weakMessage') ? POINTS.noted : 0;
	if (own.has('service')) return POINTS.service + noted + unknown * POINTS.unknown;
	if (above.has('person') || above.has('company') || WHO.some((kind) => own.has(kind))) return 0;
	if (asksForTopic(answer, own)) return POINTS.topic + unknown * POINTS.unknown;
	if ((above.has('thing') || above.has('matter') || above.has('container')) && own.has('name'))
		return POINTS.eventName;
	return isNamedEvent(answer) ? POINTS.event : 0;
}

/** By the alphabet, so that the order of keys decides nothing; 0 for the same words. */
const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const best = (
	reads: readonly ReadAnswer[],
	pointsOf: (reading: Reading, read: ReadAnswer) => number,
): (FoundValue & { readonly points: number }) | undefined => {
	const found = reads.flatMap((read) => {
		const { answer, vetoed, reading } = read;
		if (vetoed || answer.aside || answer.value === undefined || !reading) return [];
		const sum = pointsOf(reading, read) + (answer.context ? POINTS.context : 0);
		const value = sum > 0 ? shortWords(answer.value) : undefined;
		if (value === undefined || NO_PURPOSE.test(value) || isEventOfProgram(value)) return [];
		return [{ value, answers: [answer], by: 'label', points: sum }];
	});
	return found.sort(
		(a, b) => b.points - a.points || b.value.length - a.value.length || compared(a.value, b.value),
	)[0];
};

/** What the appointment is about: as it was asked, else what is booked, else what the person wrote. */
export function purposeIn(
	reads: readonly ReadAnswer[],
	message: FoundValue | undefined,
): FoundValue | undefined {
	const found = best(reads, points);
	if (message && message.by !== 'longest text' && (found?.points ?? 0) < POINTS.message) {
		return message;
	}
	return found ?? message;
}

/** How the person wants to meet. */
export const preferredChannelIn = (reads: readonly ReadAnswer[]): FoundValue | undefined =>
	best(reads, ({ own }) => (own.has('channel') && !own.has('attribute') ? POINTS.purpose : 0));
