import type { IDataObject } from 'n8n-workflow';
import type { ItemParameters } from '../shared/parameters/itemParameters';
import { replyName } from '../shared/parameters/replyField';
import { isGenericValue, type JsonRecord } from '../shared/json';
import { replyInMessage, type AgentAnswer } from './api/answers';
import { ownFields, timeField } from './api/recordFields';
import { options } from './fields/options';

/** Fields of a lead or an appointment, in the order in which people look for them; the chat comes after the address. */
const PERSON_FIELDS = [
	'name',
	'email',
	'chat_id',
	'phone',
	'company',
	'interest',
	'message',
	'start_time',
	'duration_minutes',
	'timezone',
	'preferred_channel',
	'purpose',
] as const;

/** What is known of a person or an appointment, by its name in the output; what is missing is left out. */
export type PersonFields = Partial<Record<(typeof PERSON_FIELDS)[number], string | number>>;

/** Output fields of the node and of the API, beside a person's. `output` is the chat window's. */
const OTHER_FIELDS = [
	'agent_id',
	'agent_response',
	'ai_enabled',
	'already_delivered',
	'api_error',
	'client_id',
	'content',
	'created_at',
	'handoff_data',
	'handoff_id',
	'idempotency_key_field',
	'last_activity',
	'lead_collected',
	'mapped_fields',
	'message_count',
	'message_id',
	'messages',
	'metadata',
	'preview',
	'problems',
	'processed',
	'ready',
	'reply_message_id',
	'reply_shortened',
	'response',
	'sender',
	'status',
	'stored',
	'timestamp',
	'tools_executed',
] as const;

/** Output fields that a user's reply field must not replace (a test compares them with the schemas of the output). */
const TAKEN_NAMES: ReadonlySet<string> = new Set([...PERSON_FIELDS, ...OTHER_FIELDS]);

/** Fields that a model needs beside the reply: what names the things that were made, and how it went. */
const MODEL_FIELDS = [
	'chat_id',
	'message_id',
	'reply_message_id',
	'handoff_id',
	'status',
	'already_delivered',
];

/** Makes output items; made once per item, before anything is sent. */
export interface Output {
	/** Name of the field that holds the reply. */
	readonly replyField: string;
	/** What a model needs of an output item. */
	forModel(output: IDataObject): IDataObject;
	/** The output of an operation that made one message: its fields, the reply and the ids. */
	message(message: JsonRecord, chatId: string): IDataObject;
	/** The output of an operation that asked the agent: its answer is the reply. */
	answer(answer: AgentAnswer, chatId: string): IDataObject;
	/** The output of an operation that made a message and asked the agent to confirm it. */
	confirmed(message: JsonRecord, answer: AgentAnswer, chatId: string): IDataObject;
	/** The output of an operation that opened a chat and put messages into it, in order. */
	chat(chat: JsonRecord, messages: readonly JsonRecord[], chatId: string): IDataObject;
	/** The output of an operation that brings no reply. */
	other(body: JsonRecord, chatId: string): IDataObject;
}

function textOrNull(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}

function toolsOf({ tools_executed: tools }: JsonRecord): IDataObject {
	return { tools_executed: Array.isArray(tools) ? tools.filter(isGenericValue) : [] };
}

/** The ids of a message that an error of a later call should name. */
export function idOf(message: JsonRecord): Record<string, string> {
	return typeof message.message_id === 'string' ? { message_id: message.message_id } : {};
}

function answerFields({ fields }: AgentAnswer): IDataObject {
	return { ...ownFields(fields), ...timeField(fields), ...toolsOf(fields) };
}

function messageFields(message: JsonRecord): IDataObject {
	const reply = replyInMessage(message);
	return {
		message_id: textOrNull(message.message_id),
		...timeField(message),
		...(typeof reply.message_id === 'string' && { reply_message_id: reply.message_id }),
		...toolsOf(message),
	};
}

/** The output of an operation on a person: what people look for first, then what the API said, then where it was found. */
export function personOutput(
	person: PersonFields,
	mapped: IDataObject,
	output: IDataObject,
): IDataObject {
	const known: PersonFields = { ...person, chat_id: textOrNull(output.chat_id) ?? undefined };
	const first = Object.fromEntries(
		PERSON_FIELDS.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]])),
	);
	// Set again last, so that no field of the API replaces it.
	return { ...first, ...output, ...first, mapped_fields: mapped };
}

/**
 * Prepares the output of one item.
 *
 * @throws InvalidInput when the reply field has a name that the output needs itself
 */
export function outputOf(parameters: ItemParameters): Output {
	const replyField = replyName(parameters.within(options), TAKEN_NAMES);
	/** A reply comes first: it is what people look for. Where there is none, the ids do. */
	const output = (answer: JsonRecord, chatId: string, fields: IDataObject): IDataObject => {
		const reply = textOrNull(answer.content);
		const ids = { chat_id: chatId };
		const first = reply === null ? ids : { [replyField]: reply, ...ids };
		// Set again last, so that no field of the API replaces it.
		return { ...first, ...fields, ...ids, [replyField]: reply };
	};
	return {
		replyField,
		forModel: (json) => {
			const reply = json[replyField];
			return {
				...(typeof reply === 'string' ? { [replyField]: reply } : { stored: true }),
				...pickFilled(json, MODEL_FIELDS),
			};
		},
		message: (message, chatId) =>
			output(replyInMessage(message), chatId, { ...ownFields(message), ...messageFields(message) }),
		answer: (answer, chatId) => output({ content: answer.reply }, chatId, answerFields(answer)),
		confirmed: (message, answer, chatId) =>
			output({ content: answer.reply }, chatId, {
				...ownFields(message),
				...messageFields(message),
				...toolsOf(answer.fields),
				...(typeof answer.fields.message_id === 'string' && {
					reply_message_id: answer.fields.message_id,
				}),
				messages: [ownFields(message), answerFields(answer)],
			}),
		chat: (chat, messages, chatId) => {
			const last = messages[messages.length - 1] ?? {};
			return output(replyInMessage(last), chatId, {
				...ownFields(chat),
				...(messages.length > 0 && { ...messageFields(last), messages: messages.map(ownFields) }),
				created_at: textOrNull(chat.created_at),
			});
		},
		other: (body, chatId) => output({}, chatId, ownFields(body)),
	};
}

/** The named fields that hold something. */
export function pickFilled(json: IDataObject, fields: readonly string[]): IDataObject {
	return Object.fromEntries(
		fields.flatMap((field) =>
			json[field] === null || json[field] === undefined ? [] : [[field, json[field]]],
		),
	);
}
