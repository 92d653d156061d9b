import type { ApiRequest } from '../shared/http/connection';
import { isRecord, type JsonRecord } from '../shared/json';
import { readChats, readHistory } from '../OptimlyMessage/answers';
import { listChats, listMessages } from '../OptimlyMessage/calls';

/** What the user wants of the messages. */
export interface MessageFilter {
	readonly sender: 'any' | 'assistant' | 'user';
	/** Leave out what the Optimly Message node sent. */
	readonly ignoreOwn: boolean;
}

/** What the trigger can watch. */
export interface TriggerEvent {
	/** Value and label in the Event menu, and what it says there. */
	readonly value: string;
	readonly name: string;
	readonly description: string;
	/** What one of them is called, and several. */
	readonly noun: { readonly one: string; readonly many: string };
	/** What is named to watch it. */
	readonly watched: 'chat' | 'client';
	/** What is remembered: events that remember the same go on from each other's marks. */
	readonly remembers: 'messages' | 'chats' | 'leads';
	/** The list in which it shows. */
	readonly list: (id: string) => ApiRequest;
	/** The records of that list; `undefined` when the answer is none. */
	readonly read: (json: unknown) => JsonRecord[] | undefined;
	readonly idField: 'message_id' | 'chat_id';
	/** Whether it has happened to the record, which can come later than the record itself. */
	readonly happened: (record: JsonRecord) => boolean;
	/** Whether the user wants to hear of it. */
	readonly wanted: (record: JsonRecord, filter: MessageFilter) => boolean;
}

/**
 * Whether the Optimly Message node sent the message: it marks its messages with a delivery id; those of
 * leads and of new chats have marks of their own, which are there when delivery ids are switched off.
 */
function sentByNode({ metadata }: JsonRecord): boolean {
	if (!isRecord(metadata)) return false;
	const { batch_index, delivery_id, form_type } = metadata;
	return delivery_id !== undefined || batch_index !== undefined || form_type === 'lead_capture';
}

const always = () => true;

const inChats = {
	watched: 'chat',
	remembers: 'messages',
	idField: 'message_id',
	list: (chatId: string) => listMessages(chatId).request,
	read: readHistory,
	happened: always,
} as const;

const ofClients = {
	watched: 'client',
	idField: 'chat_id',
	list: (clientId: string) => listChats(clientId).request,
	read: (json: unknown) => {
		const reading = readChats(json);
		return 'found' in reading ? reading.found.chats : undefined;
	},
	wanted: always,
} as const;

/** The Event menu. */
export const EVENTS: readonly TriggerEvent[] = [
	{
		...inChats,
		value: 'agentReply',
		name: 'Agent Reply',
		noun: { one: 'reply', many: 'replies' },
		description:
			"An assistant's message arrives in one of the chats, and the Optimly Message node did not send it. Optimly does not tell the agent's messages from those of your staff: both count.",
		wanted: (message) => message.sender === 'assistant' && !sentByNode(message),
	},
	{
		...ofClients,
		value: 'leadCollected',
		name: 'Lead Collected',
		noun: { one: 'lead', many: 'leads' },
		description: 'A chat of one of the clients is marked as one whose lead is known',
		remembers: 'leads',
		happened: ({ lead_collected }) => lead_collected === true,
	},
	{
		...ofClients,
		value: 'newChat',
		name: 'New Chat',
		noun: { one: 'chat', many: 'chats' },
		description: 'A chat is opened for one of the clients',
		remembers: 'chats',
		happened: always,
	},
	{
		...inChats,
		value: 'newMessage',
		name: 'New Message',
		noun: { one: 'message', many: 'messages' },
		description: 'A message arrives in one of the chats',
		wanted: (message, { sender, ignoreOwn }) =>
			(sender === 'any' || message.sender === sender) && !(ignoreOwn && sentByNode(message)),
	},
];

/** Values of the events that watch chats, or clients. */
export const eventsOf = (watched: TriggerEvent['watched']): string[] =>
	EVENTS.filter((event) => event.watched === watched).map(({ value }) => value);
