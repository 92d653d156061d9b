import type { ApiCall } from '../shared/delivery/operation';
import type { JsonRecord } from '../shared/json';
import { messageReader, readConversation, type Noted } from './answers';

/** The body of a new message. */
export interface NewMessage extends JsonRecord {
	readonly role: 'user' | 'agent' | 'control';
	readonly content?: string;
	readonly action?: 'generate-reply';
	readonly stateAfter?: JsonRecord;
}

/** Path of the messages of a conversation. */
export const messagesPath = (conversationId: string) =>
	`/v1/conversations/${encodeURIComponent(conversationId)}/messages`;

/** A call that opens a conversation. Nothing can tell afterwards whether it arrived: no page shows how to list them. */
export function newConversation(body: JsonRecord): ApiCall<Noted> {
	return {
		step: 'conversation',
		request: { method: 'POST', path: '/v1/conversations', body },
		read: readConversation,
	};
}

/** A call that adds a message to a conversation. It cannot be found again: no page shows how to read messages. */
export function newMessage(conversationId: string, body: NewMessage): ApiCall<Noted> {
	return {
		step: 'message',
		request: { method: 'POST', path: messagesPath(conversationId), body },
		read: messageReader(body.action === 'generate-reply', body.content),
	};
}
