import { isDeliveryId } from '../shared/step/deliveryId';
import { thoseThat, withBreaks, type Breaks } from '../shared/breaks';
import type { JsonRecord } from '../shared/json';
import { metadataOf } from '../OptimlyMessage/api/replyInHistory';
import { timeOfActivity } from '../OptimlyMessage/time/recordTime';
import type { ListedRecord } from './records';

/** What the user wants of the messages. */
export interface MessageFilter {
	readonly sender: 'any' | 'assistant' | 'user';
	/** Leave out what the Optimly Message node sent. */
	readonly ignoreOwn: boolean;
}

/** What happens to messages, or to chats. */
export type Happening = MessageEvent | ChatEvent;

interface EventWords {
	/** Value and label in the menu, and what it says there. */
	readonly value: string;
	readonly name: string;
	readonly description: string;
	/** What one of them is called, and several. */
	readonly noun: { readonly one: string; readonly many: string };
}

/** Something that happens in a chat. */
export interface MessageEvent extends EventWords {
	readonly happensTo: 'message';
	/** Whether the user wants to hear of the message, when these delivery ids belong to questions. */
	readonly wanted: (
		message: JsonRecord,
		filter: MessageFilter,
		ofQuestions: ReadonlySet<unknown>,
	) => boolean;
}

/** Something that happens to a chat of a client. */
export interface ChatEvent extends EventWords {
	readonly happensTo: 'chat';
	/** What is remembered: events that remember the same go on from each other's marks. */
	readonly remembers: 'chats' | 'leads';
	/** Whether it has happened to the chat, which can come later than the chat itself. */
	readonly happened: (chat: JsonRecord) => boolean;
	/** When it can have happened at the latest (epoch milliseconds). */
	readonly happenedBy: (chat: ListedRecord) => number | undefined;
}

/** The delivery id in a message's metadata. */
function deliveryIdIn(message: JsonRecord): unknown {
	const { delivery_id } = metadataOf(message);
	return isDeliveryId(delivery_id) ? delivery_id : undefined;
}

/**
 * Whether the Optimly Message node sent the message. Its delivery id tells: websites write the other keys of the
 * metadata (`form_type`, `batch_index`), too. But the agent's reply repeats the metadata of the question, so an
 * assistant's message with the delivery id of a question is such a reply. The node gives each message an id of its own.
 */
function sentByNode(message: JsonRecord, ofQuestions: ReadonlySet<unknown>): boolean {
	const id = deliveryIdIn(message);
	return id !== undefined && !(message.sender === 'assistant' && ofQuestions.has(id));
}

/** The Trigger On menu. */
export const EVENTS: readonly Happening[] = [
	{
		value: 'agentReply',
		name: 'Agent Reply',
		noun: { one: 'reply', many: 'replies' },
		description: 'The agent or your staff write, but not the Optimly Message node',
		happensTo: 'message',
		wanted: (message, _filter, ofQuestions) =>
			message.sender === 'assistant' && !sentByNode(message, ofQuestions),
	},
	{
		value: 'leadCollected',
		name: 'Lead Collected',
		noun: { one: 'lead', many: 'leads' },
		description: 'A chat of a client is marked as a lead',
		happensTo: 'chat',
		remembers: 'leads',
		happened: ({ lead_collected }) => lead_collected === true,
		happenedBy: ({ record }) => timeOfActivity(record),
	},
	{
		value: 'newChat',
		name: 'New Chat',
		noun: { one: 'chat', many: 'chats' },
		description: 'A chat is opened for a client',
		happensTo: 'chat',
		remembers: 'chats',
		happened: () => true,
		happenedBy: ({ time }) => time,
	},
	{
		value: 'newMessage',
		name: 'New Message',
		noun: { one: 'message', many: 'messages' },
		description: 'Someone writes in a chat',
		happensTo: 'message',
		wanted: (message, { sender, ignoreOwn }, ofQuestions) =>
			(sender === 'any' || message.sender === sender) &&
			!(ignoreOwn && sentByNode(message, ofQuestions)),
	},
];

/** Those of the messages that the user wants to hear of; `all` are the ones that stand in the chat with them. */
export async function wantedOf<T extends { readonly record: JsonRecord }>(
	messages: readonly T[],
	all: readonly T[],
	event: MessageEvent,
	filter: MessageFilter,
	breaks: Breaks,
): Promise<T[]> {
	const ofQuestions = new Set<unknown>();
	const note = ({ record }: T) =>
		void (record.sender === 'user' && ofQuestions.add(deliveryIdIn(record)));
	await withBreaks(all, note, breaks);
	return await thoseThat(
		messages,
		({ record }) => event.wanted(record, filter, ofQuestions),
		breaks,
	);
}

/** Values of the events that happen to messages, or to chats. */
export const eventsOf = (happensTo: Happening['happensTo']): string[] =>
	EVENTS.filter((event) => event.happensTo === happensTo).map(({ value }) => value);
