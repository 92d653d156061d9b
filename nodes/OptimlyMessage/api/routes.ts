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
