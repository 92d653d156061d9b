import type { ApiCall } from '../shared/delivery/operation';
import { isRecord, type JsonRecord } from '../shared/json';
import {
	readAgentAnswer,
	readChat,
	readChats,
	readHandoff,
	readMessage,
	readMessages,
	type AgentAnswer,
	type Chat,
	type Message,
	type WithId,
} from './answers';
import { inHistory, messagesPath, withDeliveryId, type NewMessage } from './history';

/** Versions of the agent endpoint. v2 is the only one with a documented answer, v3 is named the newest, v1 is for old integrations. */
export const AGENT_VERSIONS = ['v1', 'v2', 'v3'] as const;

/** Path of a version of the agent endpoint; the oldest has no version in it. */
export const agentPath = (version: (typeof AGENT_VERSIONS)[number]) =>
	version === 'v1' ? '/external/agent' : `/external/agent/${version}`;

/** The two documented routes that open a chat: same body, same answer. The newest page uses the one of messages. */
export const CHAT_ROUTES = ['message', 'chat'] as const;
export type ChatRoute = (typeof CHAT_ROUTES)[number];

const CHAT_PATHS: Record<ChatRoute, string> = {
	message: '/external/message/new-chat',
	chat: '/external/chat',
};

/** Path of the chats of a client. */
export const chatsPath = (clientId: string) =>
	`/external/chat/${encodeURIComponent(clientId)}/chats`;

/** A call that opens a chat. Nothing can tell afterwards whether it arrived: the API lists no chats by metadata. */
export function newChat(body: JsonRecord, route: ChatRoute = 'message'): ApiCall<Chat> {
	return {
		step: 'chat',
		request: { method: 'POST', path: CHAT_PATHS[route], body, countsAs: 'newChat' },
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

/**
 * A call that adds a message to a chat; it can be found again in the chat's history.
 *
 * @param step name of the call, when an operation sends several messages
 */
export function newMessage(body: NewMessage, step = 'message'): ApiCall<Message> {
	return {
		step,
		request: { method: 'POST', path: '/external/message/new-message', body },
		read: readMessage,
		tracing: inHistory(body),
	};
}

/**
 * A call that asks the agent directly. Whether such a question is kept in the chat's history is not
 * documented, so a history without it proves nothing and it is never sent again.
 */
export function askAgent(
	path: string,
	body: JsonRecord & { chat_id: string },
): ApiCall<AgentAnswer> {
	const { history, find } = inHistory({ ...body, sender: 'user' });
	return {
		step: 'agent',
		request: { method: 'POST', path, body, countsAs: 'agentCall' },
		read: readAgentAnswer,
		tracing: {
			mark: (deliveryId) => withDeliveryId(body, deliveryId),
			history,
			find: (json, deliveryId) => {
				const trace = find(json, deliveryId);
				if (typeof trace === 'string') return 'inconclusive';
				const reply = isRecord(trace.found.agent_response) ? trace.found.agent_response : {};
				return {
					found: {
						...trace.found,
						reply_text: typeof reply.content === 'string' ? reply.content : null,
					},
					complete: trace.complete,
				};
			},
		},
	};
}

/** A call that lists the messages of a chat. */
export function listMessages(chatId: string): ApiCall<{ messages: Message[] }> {
	return {
		step: 'messages',
		request: { method: 'GET', path: messagesPath(chatId) },
		read: readMessages,
	};
}

/** A call that lists the chats of a client. */
export function listChats(clientId: string): ApiCall<{ chats: Chat[] }> {
	return { step: 'chats', request: { method: 'GET', path: chatsPath(clientId) }, read: readChats };
}
