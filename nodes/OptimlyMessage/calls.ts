import type { ApiCall, Tracing } from '../shared/delivery/operation';
import { isRecord, type JsonRecord } from '../shared/json';
import { readChat, readHandoff, readHistory, readMessage, type WithId } from './answers';

/** A call that opens a chat. Nothing can tell afterwards whether it arrived: the API lists no chats by metadata. */
export function newChat(body: JsonRecord): ApiCall<WithId<'chat_id'>> {
	return {
		step: 'chat',
		request: { method: 'POST', path: '/external/message/new-chat', body, countsAs: 'newChat' },
		read: readChat,
	};
}

/** A call that hands a chat over by e-mail. The API has no way to ask for a handoff. */
export function newHandoff(body: JsonRecord): ApiCall<WithId<'handoff_id'>> {
	return {
		step: 'handoff',
		request: { method: 'POST', path: '/external/message/email-handoff', body },
		read: readHandoff,
	};
}

/** The fields of a message that the calls below look at. */
export type NewMessage = JsonRecord & {
	readonly chat_id: string;
	readonly sender: 'user' | 'assistant';
};

/**
 * A call that adds a message to a chat; it can be found again in the chat's history.
 *
 * @param step name of the call, when an operation sends several messages
 */
export function newMessage(body: NewMessage, step = 'message'): ApiCall<WithId<'message_id'>> {
	return {
		step,
		request: { method: 'POST', path: '/external/message/new-message', body },
		read: readMessage,
		tracing: inHistory(body),
	};
}

function inHistory(body: NewMessage): Tracing<WithId<'message_id'>> {
	const path = `/external/chat/${encodeURIComponent(body.chat_id)}/messages`;
	return {
		mark: (deliveryId) => ({ ...body, metadata: { ...metadataOf(body), delivery_id: deliveryId } }),
		history: { method: 'GET', path },
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
