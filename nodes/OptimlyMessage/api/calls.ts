import type { ReadCall, WriteCall } from '../../shared/service';
import { isRecord, type JsonRecord } from '../../shared/json';
import {
	readAgentAnswer,
	readChat,
	readChats,
	readHandoff,
	readMessage,
	readMessages,
	restoreAgentAnswer,
	restoreChat,
	restoreHandoff,
	restoreMessage,
	type AgentAnswer,
	type Chat,
	type Chats,
	type Message,
	type WithId,
} from './answers';
import {
	inHistory,
	isSameText,
	replyAfterAnswer,
	withDeliveryId,
	type NewMessage,
} from './history';
import { chatsOfClient, messagesOf, scopeOf } from './routes';

/** Versions of the agent endpoint. v2 is the only one with a documented answer, v3 is named the newest, v1 is for old integrations. */
export const AGENT_VERSIONS = ['v1', 'v2', 'v3'] as const;

/** Path of a version of the agent endpoint; the oldest has no version in it. */
export const agentPath = (version: (typeof AGENT_VERSIONS)[number]) =>
	version === 'v1' ? '/external/agent' : `/external/agent/${version}`;

/** The two documented routes that open a chat: same body, same answer. The newest page uses the one of messages. */
export type ChatRoute = 'message' | 'chat';

export const otherChatRoute = (route: ChatRoute): ChatRoute =>
	route === 'message' ? 'chat' : 'message';

const CHAT_PATHS: Record<ChatRoute, string> = {
	message: '/external/message/new-chat',
	chat: '/external/chat',
};

/** Name of the step that opens a chat. */
export const OPENING_STEP = 'chat';

/**
 * A call that opens a chat. By itself it cannot be found again, because the API lists no chats by metadata: openChat()
 * adds a lookup where one is possible.
 */
export function newChat(body: JsonRecord, route: ChatRoute): WriteCall<Chat> {
	return {
		step: OPENING_STEP,
		request: {
			method: 'POST',
			path: CHAT_PATHS[route],
			body,
			countsAs: 'newChat',
			scope: scopeOf(body),
		},
		read: readChat,
		restore: restoreChat,
	};
}

/** A call that hands a chat over by e-mail. The API has no way to ask for a handoff. */
export function newHandoff(body: JsonRecord): WriteCall<WithId<'handoff_id'>> {
	return {
		step: 'handoff',
		request: {
			method: 'POST',
			path: '/external/message/email-handoff',
			body,
			scope: scopeOf(body),
		},
		read: readHandoff,
		restore: restoreHandoff,
	};
}

/**
 * A call that adds a message to a chat; it can be found again in the chat's history.
 *
 * @param replyWaitMs how long to look for the reply to a user's message when the answer has none
 * @param step name of the call, when an operation sends several messages
 */
export function newMessage(
	body: NewMessage,
	replyWaitMs = 0,
	step = 'message',
): WriteCall<Message> {
	return {
		step,
		request: {
			method: 'POST',
			path: '/external/message/new-message',
			body,
			scope: scopeOf(body),
		},
		read: readMessage,
		restore: restoreMessage,
		lookup: inHistory(body, replyWaitMs > 0),
		laterPart: replyAfterAnswer(body, replyWaitMs),
	};
}

/**
 * A call that asks the agent directly. Whether such a question is kept in the chat's history is not
 * documented, so a history without it proves nothing and it is never sent again.
 */
export function askAgent(
	path: string,
	body: JsonRecord & { chat_id: string },
): WriteCall<AgentAnswer> {
	const { history, evidence } = inHistory({ ...body, sender: 'user' });
	return {
		step: 'agent',
		request: { method: 'POST', path, body, countsAs: 'agentCall', scope: scopeOf(body) },
		read: readAgentAnswer,
		restore: restoreAgentAnswer,
		lookup: {
			bodyWithId: (deliveryId) => withDeliveryId(body, deliveryId),
			history,
			evidence: (sought) => {
				const judge = evidence(sought);
				return async (json) => {
					const finding = await judge(json);
					if (typeof finding === 'string') return 'inconclusive';
					const { agent_response } = finding.found;
					const text = isRecord(agent_response) ? agent_response.content : null;
					const reply = typeof text === 'string' ? text : null;
					return { ...finding, found: { fields: finding.found, reply } };
				};
			},
			isSame: ({ fields: { content } }) => isSameText(content, body.content),
			// The id in its answer is that of the exchange; no page says under which ids the history shows it.
			idsIn: () => [],
		},
	};
}

/** A call that lists the messages of a chat. */
export function listMessages(chatId: string): ReadCall<{ messages: Message[] }> {
	return {
		request: messagesOf(chatId),
		read: readMessages,
	};
}

/** A call that lists the chats of a client. */
export function listChats(clientId: string): ReadCall<Chats> {
	return { request: chatsOfClient(clientId), read: readChats };
}
