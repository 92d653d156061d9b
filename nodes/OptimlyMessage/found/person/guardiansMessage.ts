import { atOnce } from '../../../shared/breaks';
import type { Answer } from '../answers/answer';
import { fieldsOfAnswer } from '../fieldsOfAnswer';
import type { ReadAnswer } from '../readAnswer';
import { personIn, type FoundPerson } from './personIn';

/** How to reach somebody, and with what the person would be asked for the same. */
const ASKED = [
	['name', 'contact name'],
	['email', 'contact email'],
	['phone', 'contact phone'],
] as const;

/**
 * A guardian who filled in a form for a child, with the message: it stands beside whoever can be reached,
 * and by the labels that is nobody, as the guardian's are somebody else's.
 */
export function withGuardiansMessage(
	person: FoundPerson,
	reads: readonly ReadAnswer[],
): FoundPerson {
	if (person.fields.has('message')) return person;
	const labels = new Map<Answer, string>(
		ASKED.flatMap(([field, label]) =>
			(person.fields.get(field)?.answers ?? []).map((answer): [Answer, string] => [answer, label]),
		),
	);
	if (!reads.some(({ answer, vetoed }) => vetoed && labels.has(answer))) return person;
	const theirs = reads.map((read) => {
		const label = labels.get(read.answer);
		if (label === undefined || !read.vetoed) return read;
		const answer = { ...read.answer, role: undefined, labels: [label], parents: [] };
		return fieldsOfAnswer(answer);
	});
	const message = atOnce(personIn(theirs)).fields.get('message');
	return message
		? { ...person, fields: new Map([...person.fields, ['message', message]]) }
		: person;
}
