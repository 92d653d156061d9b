import type { Reading } from '../shared/delivery/operation';
import { isRecord, type JsonRecord } from '../shared/json';

/** An object of the API that has the named id as text. */
export type WithId<Id extends string> = JsonRecord & Record<Id, string>;

/** One docs page shows `{success, data}` around every answer, all examples show the bare object: both are read. */
function unwrapped(json: unknown): unknown {
	return isRecord(json) && typeof json.success === 'boolean' && 'data' in json ? json.data : json;
}

function hasId<Id extends string>(record: JsonRecord, id: Id): record is WithId<Id> {
	return typeof record[id] === 'string' && record[id] !== '';
}

function objectWithId<Id extends string>(json: unknown, id: Id): Reading<WithId<Id>> {
	const body = unwrapped(json);
	return isRecord(body) && hasId(body, id) ? { found: body } : { missing: `"${id}"` };
}

/** Reads a Chat (answer of new-chat). */
export const readChat = (json: unknown) => objectWithId(json, 'chat_id');

/** Reads a Message (answer of new-message) in both documented dialects. */
export const readMessage = (json: unknown) => objectWithId(json, 'message_id');

/** Reads the answer of email-handoff. */
export const readHandoff = (json: unknown) => objectWithId(json, 'handoff_id');

/** Milliseconds of a message's time; `NaN` when it has none. */
const timeOf = (message: JsonRecord) => Date.parse(String(message.created_at ?? message.timestamp));

/** Reads a chat's messages, oldest first; `undefined` when the answer is no list. The order of the list is not documented. */
export function readHistory(json: unknown): Array<WithId<'message_id'>> | undefined {
	const body = unwrapped(json);
	if (!Array.isArray(body)) return undefined;
	const messages = body.filter(isRecord).filter((message) => hasId(message, 'message_id'));
	return messages.every((message) => Number.isFinite(timeOf(message)))
		? messages.sort((a, b) => timeOf(a) - timeOf(b))
		: messages;
}
