import { isPlainList, isPlainRecord, type Plain, type PlainRecord } from '../plainInput';
import { compact, wordsOf } from '../words/wordsOf';

/** Keys that hold the message's parts. */
const HOLDERS = [
	'data',
	'payload',
	'body',
	'message',
	'event',
	'output',
	'input',
	'params',
	'senderdata',
];

/** Keys of lists in which a service sends the one message that came, or several at once. */
const LISTS = ['results', 'items', 'events'];

/** The values of a record by their keys without case, spaces and signs. */
export const byKey = (record: PlainRecord): ReadonlyMap<string, Plain | undefined> =>
	new Map(Object.entries(record).map(([key, value]) => [compact(wordsOf(key)), value]));

/** The records in which a service may have put the message: below what only wraps it. */
export function heldIn(by: ReadonlyMap<string, Plain | undefined>): readonly PlainRecord[] {
	const held = HOLDERS.map((key) => by.get(key)).filter(isPlainRecord);
	const listed = LISTS.map((key) => by.get(key)).flatMap((list) =>
		isPlainList(list) ? list.slice(0, 1).filter(isPlainRecord) : [],
	);
	return [...held, ...listed];
}
