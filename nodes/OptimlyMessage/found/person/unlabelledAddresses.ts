import type { ReadAnswer } from '../readAnswer';
import { addressesIn, email, nameBesideAddress } from '../values';
import { compactKey } from '../words/wordsOf';
import type { Candidate, FoundValue } from './choice';

/** Points of evidence without a label. */
const LONE_ADDRESS = 30;

const ADDRESS_IN_TEXT = 15;

/** Keys whose value has the form of an address and is the id of an e-mail, an event or another thing. */
const MACHINES_ID =
	/^((.*(chat|thread|message|msg|conversation|event|ical|calendar|room|channel|group|meeting|call|session))?(id|uid|guid|uuid)|.*inreplyto)$/;

const isThing = (kind: string): boolean => kind === 'thing' || kind === 'container';

/** An address that no label asks for: alone in its answer, else in a text. */
export function unlabelledAddresses(reads: readonly ReadAnswer[]): readonly Candidate[] {
	const found: Candidate[] = [];
	for (const read of reads) {
		const { answer, vetoed, reading } = read;
		if (vetoed || answer.aside || answer.value === undefined) continue;
		if (!answer.question && MACHINES_ID.test(compactKey(answer.labels[0] ?? ''))) continue;
		const lone = email(answer.value);
		const away =
			(answer.context ? -10 : 0) +
			(reading && [...reading.own, ...reading.above].some(isThing) ? -8 : 0);
		if (lone !== undefined) {
			found.push({
				read,
				answer,
				value: lone,
				points: LONE_ADDRESS + away,
				by: 'looks like an email address',
			});
			continue;
		}
		// "457;2;ops@example.com" is a setting, no text.
		if (!answer.question && /^[\x21-\x7e]*$/.test(String(answer.value))) continue;
		for (const value of addressesIn(answer.value)) {
			if (isOfSomebodyElse(read, String(answer.value), value)) continue;
			found.push({ read, answer, value, points: ADDRESS_IN_TEXT + away, by: 'address in a text' });
		}
	}
	return found;
}

const OTHERS =
	/\b(manager|boss|assistant|colleague|friend|wife|husband|partner|cc|bcc|support|sales|team|chef|kollege|kollegin|jefe|jefa|amigo|amiga|collègue|collega|colega)\b[^.!?\n]{0,40}$/i;
const TOWARDS = /\b(send|forward|to|contact|write)\b[^.!?\n]{0,40}$/i;
// In Polish "to" is "it is": "mój e-mail to ada@example.com".
const MYSELF =
	/\b(me|my|mine|mir|mich|mein|meine|meiner|mi|moi|mon|ma|meu|minha|mio|mia|mój|moja|mnie|you can|you may)\b[^.!?\n]{0,60}$/i;

/**
 * "please write to bob@example.com": whose it is cannot be known, unless it says "me" or stands where
 * the person was asked how to be reached.
 */
function isOfSomebodyElse({ reading }: ReadAnswer, text: string, address: string): boolean {
	const at = text.indexOf(address);
	const before = text.slice(Math.max(0, at - 80), at);
	if (OTHERS.test(before)) return true;
	return TOWARDS.test(before) && !MYSELF.test(before) && reading?.own.has('person') !== true;
}

/** The name of `Name <address>`. */
export function nameOfAddress(address: FoundValue | undefined): FoundValue | undefined {
	for (const answer of address?.answers ?? []) {
		const beside = answer.value === undefined ? undefined : nameBesideAddress(answer.value);
		if (beside !== undefined) return { value: beside, answers: [answer], by: 'beside the address' };
	}
	return undefined;
}
