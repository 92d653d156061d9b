import type { Reading } from '../shared/delivery/operation';
import { isRecord, type JsonRecord } from '../shared/json';

/** An object of the API that has the named id as text. */
export type WithId<Id extends string> = JsonRecord & Record<Id, string>;
export type Chat = WithId<'chat_id'>;
export type Message = WithId<'message_id'>;
/** An answer of an agent endpoint, with the agent's text under one name; `null`: no answer in the chat's history. */
export type AgentAnswer = JsonRecord & { readonly reply_text: string | null };

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

/** The list in an answer; `undefined` when there is none, or when a record in it lacks its id. */
function listWithIds<Id extends string>(json: unknown, id: Id): Array<WithId<Id>> | undefined {
	const body = unwrapped(json);
	if (!Array.isArray(body)) return undefined;
	const records = body.filter(isRecord).filter((record) => hasId(record, id));
	return records.length === body.length ? records : undefined;
}

/** Reads a Chat (answer of new-chat). */
export const readChat = (json: unknown) => objectWithId(json, 'chat_id');

/** Reads a Message (answer of new-message) in both documented dialects. */
export const readMessage = (json: unknown) => objectWithId(json, 'message_id');

/** Reads the answer of email-handoff. */
export const readHandoff = (json: unknown) => objectWithId(json, 'handoff_id');

/**
 * Reads the answer of an agent endpoint and puts the agent's text under `reply_text`. Only v2 is
 * documented (`response`); the other names are what its siblings use.
 */
export function readAgentAnswer(json: unknown): Reading<AgentAnswer> {
	const body = unwrapped(json);
	if (!isRecord(body)) return { missing: '"response"' };
	const { reply_text } = body;
	// Read before: it comes from the journal, where `content` can be the question.
	if (typeof reply_text === 'string' || reply_text === null)
		return { found: { ...body, reply_text } };
	const nested = isRecord(body.agent_response) ? body.agent_response.content : undefined;
	const text = [body.response, body.content, body.message, nested].find(
		(candidate) => typeof candidate === 'string',
	);
	return typeof text === 'string'
		? { found: { ...body, reply_text: text } }
		: { missing: '"response"' };
}

/** Milliseconds of a record's time; `NaN` when it has none. */
function timeOf({ created_at, last_activity, timestamp }: JsonRecord): number {
	return Date.parse(String(last_activity ?? created_at ?? timestamp));
}

/** Sorts by time where every record has one; else the order of the API stays. */
function oldestFirst<T extends JsonRecord>(records: T[]): T[] {
	return records.every((record) => Number.isFinite(timeOf(record)))
		? [...records].sort((a, b) => timeOf(a) - timeOf(b))
		: records;
}

/** Reads a chat's messages, oldest first; `undefined` when the answer is no list. The API's order is not documented. */
export function readHistory(json: unknown): Message[] | undefined {
	const messages = listWithIds(json, 'message_id');
	return messages && oldestFirst(messages);
}

/** Reads the messages of a chat, oldest first. */
export function readMessages(json: unknown): Reading<{ messages: Message[] }> {
	const messages = readHistory(json);
	return messages ? { found: { messages } } : { missing: 'list of messages' };
}

/** Reads the chats of a client, the one with the newest activity last. */
export function readChats(json: unknown): Reading<{ chats: Chat[] }> {
	const chats = listWithIds(json, 'chat_id');
	return chats ? { found: { chats: oldestFirst(chats) } } : { missing: 'list of chats' };
}

/** The client's newest chat that is active. A chat without a status counts as active: not every page shows one. */
export function newestActive(chats: readonly Chat[]): Chat | undefined {
	return [...chats].reverse().find(({ status }) => status === undefined || status === 'active');
}
