import type { Answer } from '../answers/answer';
import { BESIDE, isHolder } from '../answers/keys';
import type { Reading } from '../label';
import type { ReadAnswer } from '../readAnswer';
import { email } from '../values';
import { termsOf } from '../words/dictionary';
import type { Kind } from '../words/kinds';
import { remembered } from '../words/remembered';
import { compactKey } from '../words/wordsOf';
import { lower, type Candidate, type FoundValue } from './choice';

/** Where in an item the person is, as far as keys and records tell. */
export interface Surroundings {
	/** The records with the address, else those with the number of the person; none when nobody can be reached. */
	readonly homes: readonly string[];
	/** Whether a number is all that there is. */
	readonly byNumber: boolean;
	/** Whether somebody handed it in, as its questions or keys say: then all that is there was asked for. */
	readonly handedIn: boolean;
	/** The answers of a record. */
	readonly within: (group: string) => readonly ReadAnswer[];
	readonly reads: readonly ReadAnswer[];
}

/** Keys that only what was handed in has. */
const HANDED_IN =
	/^(?:form(?:mode|id|name|title|type)?|submi(?:tted|ssion).*|responseid|respondentid)$/;

/** A label that people are asked with. */
const ASKS = /[?？]\s*$/;

const LEAST_QUESTIONS = 2;

/** Where the person is among the answers of an item. */
export function surroundings(
	reads: readonly ReadAnswer[],
	address: FoundValue | undefined,
	numbers: readonly Candidate[],
): Surroundings {
	const records = new Map<string, ReadAnswer[]>();
	for (const read of reads) {
		const { group } = read.answer;
		const record = records.get(group);
		if (record) record.push(read);
		else records.set(group, [read]);
	}
	const isAddress = ({ value }: Answer): boolean =>
		address !== undefined &&
		value !== undefined &&
		lower(email(value) ?? '') === lower(address.value);
	const ofAddress = reads.filter(({ answer }) => isAddress(answer));
	const homes = (
		address ? [...ofAddress, ...address.answers.map((answer) => ({ answer }))] : numbers
	).map(({ answer }) => answer.group);
	const asked = reads.filter(
		({ answer, reading }) =>
			reading?.key === false && (answer.question || ASKS.test(answer.labels[0])),
	);
	return {
		homes: [...new Set(homes)],
		byNumber: address === undefined,
		handedIn:
			asked.length >= LEAST_QUESTIONS ||
			reads.some(
				({ answer: { question, labels } }) =>
					!question && HANDED_IN.test(compactKey(labels[0] ?? '')),
			),
		within: (group) => records.get(group) ?? [],
		reads,
	};
}

/** A label that people were shown: a sentence, an entry of a list of questions, a line of a text. */
export const isShown = ({ question, line }: Answer, reading: Reading): boolean =>
	question || line || !reading.key;

/** Whether the first record has the second one within it. */
export const isAround = (one: string, other: string): boolean =>
	one === '' ? other !== '' : other.startsWith(`${one}.`) || other.startsWith(`${one}[`);

/** Whether the label or the keys above it have a word of one of these kinds. */
export const saysAny = (reading: Reading | undefined, ...kinds: readonly Kind[]): boolean =>
	kinds.some((kind) => reading?.own.has(kind) === true || reading?.above.has(kind) === true);

/** Whether it is said of people alone. */
export const isOfPeople = (reading: Reading | undefined): boolean =>
	saysAny(reading, 'person', 'firstName', 'lastName') || reading?.ofPeople === true;

/** Whoever wrote an article, changed a file or is named like one has not written to us. */
const AUTHOR = /author|committer|(?:^|\.)handle$/i;

const namesAuthor = remembered((shown) => AUTHOR.test(shown));

export const isAuthors = ({ shown }: Answer): boolean => namesAuthor(shown);

const kindsOf = (key: string): ReadonlyArray<Kind | 'unknown'> =>
	termsOf(key).map(({ kind }) => kind);

/** Whether a key only holds what is below it; "event" wraps an event, and is one. */
const wraps = (key: string): boolean =>
	(isHolder(key) || BESIDE.has(compactKey(key))) && !kindsOf(key).includes('thing');

/** The keys of a record's path that say what it is, as far as the other record is not in it, too. */
export function keysApart(group: string, other: string): readonly string[] {
	const [keys, others] = [group, other].map((path) => path.split('.'));
	let same = 0;
	while (same < keys.length && keys[same] === others[same]) same += 1;
	return keys.slice(same).filter((key) => !wraps(key));
}

/** What the words of keys are. */
export const kindsOfKeys = (keys: readonly string[]): ReadonlyArray<Kind | 'unknown'> =>
	keys.flatMap(kindsOf);
