import type { GenericValue, IDataObject } from 'n8n-workflow';
import { InvalidInput } from '../shared/input/invalidInput';
import type { ItemParameters } from '../shared/input/itemParameters';
import { isRecord, type JsonRecord } from '../shared/json';
import { options, replyField } from './fields/options';

/** Output fields that a user's reply field must not replace, and `error`, which n8n takes for a failure (anchors F2). */
const TAKEN_NAMES: ReadonlySet<string> = new Set([
	'agent_id',
	'agent_response',
	'ai_enabled',
	'api_error',
	'chat_id',
	'client_id',
	'content',
	'created_at',
	'error',
	'handoff_id',
	'lead_collected',
	'message_id',
	'messages',
	'metadata',
	'processed',
	'reply_message_id',
	'sender',
	'status',
	'timestamp',
	'tools_executed',
]);

/** Makes output items; made once per item, before anything is sent. */
export interface Output {
	/** The output of an operation that made one message: its fields, the reply and the ids. */
	message(message: JsonRecord, chatId: string): IDataObject;
	/** The output of an operation that opened a chat and put messages into it, in order. */
	chat(chat: JsonRecord, messages: readonly JsonRecord[], chatId: string): IDataObject;
	/** The output of an operation that brings no reply. */
	other(body: JsonRecord, chatId: string): IDataObject;
}

function isGenericValue(value: unknown): value is GenericValue {
	return ['string', 'number', 'boolean', 'object', 'undefined'].includes(typeof value);
}

/**
 * The API's own fields. A top-level `error` key would make n8n run a successful node again (anchors
 * F2), so it is handed on as `api_error` when it says something, and dropped when not.
 */
function ownFields(body: JsonRecord): IDataObject {
	const fields: IDataObject = {};
	for (const [key, value] of Object.entries(body)) {
		if (key === '__proto__' || !isGenericValue(value)) continue;
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

function messageFields(message: JsonRecord): IDataObject {
	const reply = replyOf(message);
	const tools = message.tools_executed;
	return {
		message_id: textOrNull(message.message_id),
		created_at: textOrNull(message.created_at ?? message.timestamp),
		...(typeof reply.message_id === 'string' && { reply_message_id: reply.message_id }),
		tools_executed: Array.isArray(tools) ? tools.filter(isGenericValue) : [],
	};
}

/**
 * Prepares the output of one item.
 *
 * @throws InvalidInput when the reply field has a name that the output needs itself
 */
export function outputOf(parameters: ItemParameters): Output {
	const replyName = parameters.within(options).text(replyField);
	if (
		TAKEN_NAMES.has(replyName) ||
		!/^[A-Za-z_][\w-]*$/.test(replyName) ||
		replyName.startsWith('__')
	) {
		throw new InvalidInput(
			replyField.displayName,
			'has to be a name that the output does not use itself, such as reply or output',
		);
	}
	// The reply comes first: it is what people look for. It is set again last, so that no field of the API replaces it.
	const output = (reply: JsonRecord, chatId: string, fields: IDataObject): IDataObject => {
		const found = { [replyName]: textOrNull(reply.content), chat_id: chatId };
		return { ...found, ...fields, ...found };
	};
	return {
		message: (message, chatId) =>
			output(replyOf(message), chatId, { ...ownFields(message), ...messageFields(message) }),
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
