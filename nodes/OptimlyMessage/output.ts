import type { IDataObject } from 'n8n-workflow';
import type { ItemParameters } from '../shared/input/itemParameters';
import { replyName } from '../shared/input/replyField';
import { isGenericValue, isRecord, type JsonRecord } from '../shared/json';
import type { AgentAnswer } from './answers';
import { options } from './fields/options';

/** Output fields that a user's reply field must not replace. */
const TAKEN_NAMES: ReadonlySet<string> = new Set([
	'agent_id',
	'agent_response',
	'ai_enabled',
	'api_error',
	'chat_id',
	'client_id',
	'content',
	'created_at',
	'handoff_data',
	'handoff_id',
	'last_activity',
	'lead_collected',
	'mapped_fields',
	'message_count',
	'message_id',
	'messages',
	'metadata',
	'processed',
	'reply_message_id',
	'response',
	'sender',
	'status',
	'timestamp',
	'tools_executed',
]);

/** Makes output items; made once per item, before anything is sent. */
export interface Output {
	/** What a model needs of it. */
	readonly leanFields: readonly string[];
	/** The output of an operation that made one message: its fields, the reply and the ids. */
	message(message: JsonRecord, chatId: string): IDataObject;
	/** The output of an operation that asked the agent: its answer is the reply. */
	answer(answer: AgentAnswer, chatId: string): IDataObject;
	/** The output of an operation that made a message and asked the agent to confirm it. */
	confirmed(message: JsonRecord, answer: AgentAnswer, chatId: string): IDataObject;
	/** The records of a list, one output item each. */
	records(records: readonly JsonRecord[]): IDataObject[];
	/** The output of an operation that opened a chat and put messages into it, in order. */
	chat(chat: JsonRecord, messages: readonly JsonRecord[], chatId: string): IDataObject;
	/** The output of an operation that brings no reply. */
	other(body: JsonRecord, chatId: string): IDataObject;
}

/** Keys that are not handed on: one could change a prototype, one is our own note (see readAgentAnswer). */
const OURS: ReadonlySet<string> = new Set(['__proto__', 'reply_text']);

/**
 * The API's own fields. A top-level `error` key would make n8n run a successful node again (measured on
 * n8n-core 2.41.1), so it is handed on as `api_error` when it says something, and dropped when not.
 */
export function ownFields(body: JsonRecord): IDataObject {
	const fields: IDataObject = {};
	for (const [key, value] of Object.entries(body)) {
		if (OURS.has(key) || !isGenericValue(value)) continue;
		if (key !== 'error') fields[key] = value;
		else if (value) fields.api_error = value;
	}
	return fields;
}

/** The agent's answer inside a message: `agent_response` in the older dialect, missing in the newer one. */
function replyOf(message: JsonRecord): JsonRecord {
	return isRecord(message.agent_response) ? message.agent_response : {};
}

function textOrNull(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}

function toolsOf({ tools_executed: tools }: JsonRecord): IDataObject {
	return { tools_executed: Array.isArray(tools) ? tools.filter(isGenericValue) : [] };
}

export function timeField(record: JsonRecord): IDataObject {
	return { created_at: textOrNull(record.created_at ?? record.timestamp) };
}

/** The ids of a message that an error of a later call should name. */
export function idOf(message: JsonRecord): Record<string, string> {
	return typeof message.message_id === 'string' ? { message_id: message.message_id } : {};
}

function answerFields(answer: AgentAnswer): IDataObject {
	return { ...ownFields(answer), ...timeField(answer), ...toolsOf(answer) };
}

function messageFields(message: JsonRecord): IDataObject {
	const reply = replyOf(message);
	return {
		message_id: textOrNull(message.message_id),
		...timeField(message),
		...(typeof reply.message_id === 'string' && { reply_message_id: reply.message_id }),
		...toolsOf(message),
	};
}

/**
 * Prepares the output of one item.
 *
 * @throws InvalidInput when the reply field has a name that the output needs itself
 */
export function outputOf(parameters: ItemParameters): Output {
	const replyKey = replyName(parameters.within(options), TAKEN_NAMES);
	// The reply comes first: it is what people look for. It is set again last, so that no field of the API replaces it.
	const output = (reply: JsonRecord, chatId: string, fields: IDataObject): IDataObject => {
		const found = { [replyKey]: textOrNull(reply.content), chat_id: chatId };
		return { ...found, ...fields, ...found };
	};
	return {
		leanFields: [replyKey, 'chat_id', 'message_id', 'reply_message_id', 'handoff_id', 'status'],
		message: (message, chatId) =>
			output(replyOf(message), chatId, { ...ownFields(message), ...messageFields(message) }),
		answer: (answer, chatId) =>
			output({ content: answer.reply_text }, chatId, answerFields(answer)),
		confirmed: (message, answer, chatId) =>
			output({ content: answer.reply_text }, chatId, {
				...ownFields(message),
				...messageFields(message),
				...toolsOf(answer),
				...(typeof answer.message_id === 'string' && { reply_message_id: answer.message_id }),
				messages: [ownFields(message), answerFields(answer)],
			}),
		records: (records) => records.map((record) => ({ ...ownFields(record), ...timeField(record) })),
		chat: (chat, messages, chatId) => {
			const last = messages[messages.length - 1] ?? {};
			return output(replyOf(last), chatId, {
				...ownFields(chat),
				...(messages.length > 0 && { ...messageFields(last), messages: messages.map(ownFields) }),
				created_at: textOrNull(chat.created_at),
			});
		},
		other: (body, chatId) => output({}, chatId, ownFields(body)),
	};
}
