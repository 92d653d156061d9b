import { segment, type Route } from '../shared/http/route';
import type { WriteCall } from '../shared/service';
import type { JsonRecord } from '../shared/json';
import { messageReader, readConversation, restoreAnswer, type NumenoAnswer } from './answers';

/** The body of a new message. */
export interface NewMessage extends JsonRecord {
	readonly role: 'user' | 'agent' | 'control';
	readonly content?: string;
	readonly action?: 'generate-reply';
	readonly stateAfter?: JsonRecord;
}

/** The start of every path. */
export const API_PATH = '/v1';

/** Path of the messages of a conversation. */
export const messagesPath = (conversationId: string) =>
	`/v1/conversations/${segment(conversationId)}/messages`;

/** Every route of the API that the node uses; nothing else is ever asked for. */
export const ROUTES: readonly Route[] = [
	'/v1/conversations',
	'/v1/conversations/{conversation_id}/messages',
];

/**
 * A call that opens a conversation. Nothing can tell afterwards whether it arrived: no page shows how to list them.
 *
 * @param secrets values of the body that no answer and no error may repeat
 */
export function newConversation(
	body: JsonRecord,
	secrets: readonly string[],
): WriteCall<NumenoAnswer> {
	return {
		step: 'conversation',
		request: { method: 'POST', path: '/v1/conversations', body, secrets },
		read: readConversation,
		restore: restoreAnswer,
	};
}

/** A call that adds a message to a conversation. It cannot be found again: no page shows how to read messages. */
export function newMessage(conversationId: string, body: NewMessage): WriteCall<NumenoAnswer> {
	return {
		step: 'message',
		request: {
			method: 'POST',
			path: messagesPath(conversationId),
			body,
			scope: { kind: 'conversation', id: conversationId },
		},
		read: messageReader(body.action === 'generate-reply', body.content),
		restore: restoreAnswer,
	};
}
