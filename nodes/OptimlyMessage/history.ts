import type { Tracing } from '../shared/delivery/operation';
import { isRecord, type JsonRecord } from '../shared/json';
import { readHistory, type Message } from './answers';

/** The fields of a message by which it is found again. */
export type NewMessage = JsonRecord & {
	readonly chat_id: string;
	readonly sender: 'user' | 'assistant';
};

/** Path of the messages of a chat. */
export const messagesPath = (chatId: string) =>
	`/external/chat/${encodeURIComponent(chatId)}/messages`;

/** The body with the delivery id in its metadata. */
export function withDeliveryId(body: JsonRecord, deliveryId: string): JsonRecord {
	return { ...body, metadata: { ...metadataOf(body), delivery_id: deliveryId } };
}

/** How a message is recognised in the history of its chat: by the delivery id in its metadata. */
export function inHistory(body: NewMessage): Tracing<Message> {
	return {
		mark: (deliveryId) => withDeliveryId(body, deliveryId),
		history: { method: 'GET', path: messagesPath(body.chat_id) },
		find: (json, deliveryId) => {
			const messages = readHistory(json);
			if (!messages) return 'inconclusive';
			const index = messages.findIndex((message) => metadataOf(message).delivery_id === deliveryId);
			if (index < 0) return tellsMetadata(messages, body.sender) ? 'absent' : 'inconclusive';
			const reply = body.sender === 'user' ? replyAfter(messages, index) : undefined;
			return {
				found: { ...messages[index], ...(reply && { agent_response: reply }) },
				complete: body.sender !== 'user' || reply !== undefined,
			};
		},
	};
}

function metadataOf(message: JsonRecord): JsonRecord {
	return isRecord(message.metadata) ? message.metadata : {};
}

/**
 * Whether the history hands on the metadata that was sent: only then a missing delivery id means a missing
 * message. What the agent's own messages carry proves nothing, so only those of the same sender count.
 */
function tellsMetadata(messages: readonly JsonRecord[], sender: string): boolean {
	return (
		messages.length === 0 ||
		messages.some(
			(message) => message.sender === sender && Object.keys(metadataOf(message)).length > 0,
		)
	);
}

/** The agent's answer: the first assistant message after it that was not sent by this node. */
function replyAfter(messages: readonly JsonRecord[], index: number): JsonRecord | undefined {
	return messages
		.slice(index + 1)
		.find(
			(message) => message.sender === 'assistant' && metadataOf(message).delivery_id === undefined,
		);
}
