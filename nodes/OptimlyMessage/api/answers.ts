import type { Reading } from '../../shared/service';
import { isRecord, type JsonRecord } from '../../shared/json';
import { orderOf } from '../time/recordOrder';
import { timeMade, timeOfActivity } from '../time/recordTime';
import { readList, type List } from './readList';

/** An object of the API that has the named id as text. */
export type WithId<Id extends string> = JsonRecord & Record<Id, string>;
export type Chat = WithId<'chat_id'>;
export type Message = WithId<'message_id'>;
/** An answer of an agent endpoint. */
export type AgentAnswer = {
	/** The agent's words; `null`: the question was found in the chat's history, without an answer. */
	readonly reply: string | null;
	/** The API's own fields. */
	readonly fields: JsonRecord;
};

/** One docs page shows `{success, data}` around every answer, all examples show the bare object: both are read. */
function unwrapped(json: unknown): unknown {
	return isRecord(json) && typeof json.success === 'boolean' && 'data' in json ? json.data : json;
}

/**
 * An id of a list as text: where a service counts in numbers, what it stored is recognised all the same. The answer to a
 * request is to have the id that the documents show: anything can be a number.
 */
export const idAsText = (id: unknown): unknown => (Number.isSafeInteger(id) ? String(id) : id);

/** A record with its id as text. */
const withTextId = (value: unknown, id: string): unknown =>
	isRecord(value) && typeof value[id] === 'number'
		? { ...value, [id]: idAsText(value[id]) }
		: value;

function hasId<Id extends string>(record: JsonRecord, id: Id): record is WithId<Id> {
	return typeof record[id] === 'string' && record[id] !== '';
}

/** Takes up again an object with an id that was kept. */
const restoreWithId =
	<Id extends string>(id: Id) =>
	(kept: JsonRecord): WithId<Id> | undefined =>
		hasId(kept, id) ? kept : undefined;

export const restoreChat = restoreWithId('chat_id');
export const restoreMessage = restoreWithId('message_id');
export const restoreHandoff = restoreWithId('handoff_id');

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

/**
 * Reads the answer of an agent endpoint. Only v2 is documented (`response`); the other names are what its
 * siblings use.
 */
export function readAgentAnswer(json: unknown): Reading<AgentAnswer> {
	const body = unwrapped(json);
	if (!isRecord(body)) return { missing: '"response"' };
	const nested = isRecord(body.agent_response) ? body.agent_response.content : undefined;
	const reply = [body.response, body.content, body.message, nested].find(
		(candidate) => typeof candidate === 'string',
	);
	return typeof reply === 'string' ? { found: { reply, fields: body } } : { missing: '"response"' };
}

/** Takes up again an answer of the agent that was kept. */
export function restoreAgentAnswer({ reply, fields }: JsonRecord): AgentAnswer | undefined {
	const isReply = typeof reply === 'string' || reply === null;
	return isReply && isRecord(fields) ? { reply, fields } : undefined;
}

const listWithIds =
	<Id extends string>(id: Id) =>
	async (json: unknown): Promise<List<WithId<Id>> | undefined> =>
		await readList(
			json,
			(value): value is WithId<Id> => isRecord(value) && hasId(value, id),
			(value) => withTextId(value, id),
		);

/** Reads a chat's messages as they are listed; `undefined` when the answer has no list of messages. */
export const readMessageList = listWithIds('message_id');

/** Reads a client's chats as they are listed; `undefined` when the answer has no list of chats. */
export const readChatList = listWithIds('chat_id');

/** Reads the messages of a chat, oldest first. */
export async function readMessages(json: unknown): Promise<Reading<{ messages: Message[] }>> {
	const list = await readMessageList(json);
	if (!list) return { missing: 'list of messages' };
	return { found: { messages: [...(await orderOf(list.records, timeMade)).oldestFirst] } };
}

/** The chats of a client, and whether the answer says that it shows only some of them. */
export interface Chats extends JsonRecord {
	readonly chats: Chat[];
	readonly hasMore: boolean;
}

/** The chats of a list, the one with the newest activity last. */
export const chatsIn = async ({ records, shows }: List<Chat>): Promise<Chats> => ({
	chats: [...(await orderOf(records, timeOfActivity)).oldestFirst],
	hasMore: shows === 'more',
});

/** Reads the chats of a client, the one with the newest activity last. */
export async function readChats(json: unknown): Promise<Reading<Chats>> {
	const list = await readChatList(json);
	return list ? { found: await chatsIn(list) } : { missing: 'list of chats' };
}

/** Words by which services say that a conversation is over. No page lists the statuses of a chat: only "active" is shown. */
const OVER =
	/^(?:closed?|archived?|ended|deleted|removed|resolved|completed?|done|finished|inactive|disabled|expired|terminated|cancell?ed|abandoned|blocked|spam|merged)$/;

const statusOf = ({ status }: Chat) =>
	status === undefined || status === null ? 'active' : String(status).trim().toLowerCase();

/**
 * The chat in which to go on with a client: the newest active one, else the newest whose status does not say that it
 * is over. A chat that waits for a human, say, is still the client's conversation: a second one beside it would
 * split what belongs together, and the API refuses the message if it does not take any there. A chat without a
 * status counts as active: not every page shows one.
 */
export function newestActive(chats: readonly Chat[]): Chat | undefined {
	const newestFirst = [...chats].reverse();
	return (
		newestFirst.find((chat) => statusOf(chat) === 'active') ??
		newestFirst.find((chat) => !OVER.test(statusOf(chat)))
	);
}

/** The agent's answer inside a message: `agent_response` in the older dialect, missing in the newer one. */
export function replyInMessage(message: JsonRecord): JsonRecord {
	return isRecord(message.agent_response) ? message.agent_response : {};
}
