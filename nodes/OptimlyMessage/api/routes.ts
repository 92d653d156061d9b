import type { Scope } from '../../shared/http/connection';
import type { JsonRecord } from '../../shared/json';
import { segment, type Route } from '../../shared/http/route';

/** The start of every path. */
export const API_PATH = '/external';

/** Every route of the API that the nodes use; nothing else is ever asked for. */
export const ROUTES: readonly Route[] = [
	'/external/agent',
	'/external/agent/v2',
	'/external/agent/v3',
	'/external/chat',
	'/external/chat/{chat_id}/messages',
	'/external/chat/{client_id}/chats',
	'/external/message/email-handoff',
	'/external/message/new-chat',
	'/external/message/new-message',
];

/** Path of the messages of a chat. */
export const messagesPath = (chatId: string) => `/external/chat/${segment(chatId)}/messages`;

/** Path of the chats of a client. */
export const chatsPath = (clientId: string) => `/external/chat/${segment(clientId)}/chats`;

/** What a request with these fields concerns that the server may limit separately: a chat, or else a client. */
export function scopeOf({ chat_id, client_id }: JsonRecord): Scope | undefined {
	if (typeof chat_id === 'string') return { kind: 'conversation', id: chat_id };
	return typeof client_id === 'string' ? { kind: 'client', id: client_id } : undefined;
}

/** The request that reads the messages of a chat. */
export const messagesOf = (chatId: string) =>
	({ method: 'GET', path: messagesPath(chatId), scope: scopeOf({ chat_id: chatId }) }) as const;

/** The request that reads the chats of a client. */
export const chatsOfClient = (clientId: string) =>
	({ method: 'GET', path: chatsPath(clientId), scope: scopeOf({ client_id: clientId }) }) as const;
