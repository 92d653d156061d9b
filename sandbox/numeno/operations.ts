import type { Context, Handler } from 'openapi-backend';

import { answerOf } from '../agent';
import type { Reply } from '../http/reply';
import type { Settings } from '../settings';
import type { Exchange } from './service';
import type { Conversation, NewNumenoMessage, NumenoMessage } from './store';

interface NewConversation {
	name: string;
	key?: string;
}

type NewMessage = NewNumenoMessage & { action?: 'generate-reply' };

/** The error form of Numeno's other APIs. */
export function errorReply(
	status: number,
	message: string,
	errors?: Array<{ field: string; message: string }>,
): Reply {
	return { status, body: { status, message, ...(errors && { errors }) } };
}

async function createConversation(
	{ request }: Context<NewConversation>,
	{ service }: Exchange,
): Promise<Reply> {
	const conversation = service.store.addConversation(request.requestBody);
	await service.latency();
	const { id, name, createdAt, state } = conversation;
	return { status: 201, body: { id, name, createdAt, state } };
}

/**
 * The message is stored at once and its changes to the state are made; the reply comes after the latency, and until
 * then the conversation takes no other message, also when the one who asked has gone.
 */
async function createMessage(
	{ request }: Context<NewMessage, { conversationId: string }>,
	{ service }: Exchange,
): Promise<Reply> {
	const { store, settings } = service;
	const conversation = store.conversation(request.params.conversationId);
	if (!conversation) return errorReply(404, 'Resource not found');
	if (conversation.generating) return errorReply(409, 'Resource already in use');
	const { action, ...message } = request.requestBody;
	const stored = store.addMessage(conversation, message);
	if (action !== 'generate-reply') {
		await service.latency();
		return { status: 201, body: bodyOf(settings, stored) };
	}
	conversation.generating = true;
	try {
		await service.latency();
		const content = replyIn(conversation, store.messages);
		const reply = store.addMessage(conversation, { role: 'agent', content }, true);
		return { status: 201, body: bodyOf(settings, stored, reply) };
	} finally {
		conversation.generating = false;
	}
}

/** What the agent says: to the user's last words, else first; it names the state that it works by. */
function replyIn(
	{ id, state }: Conversation,
	messages: ReadonlyArray<Pick<NumenoMessage, 'conversationId' | 'role' | 'content'>>,
): string {
	const said = messages.findLast(
		({ conversationId, role }) => conversationId === id && role === 'user',
	);
	const { text } = answerOf(said?.content ?? 'Hello!');
	const by = [state.playbook, state.phase, state.systemMessage].filter(Boolean).join(', ');
	return `[${by}] ${text}`;
}

const shown = ({ id, conversationId, role, content, createdAt }: NumenoMessage) => ({
	id,
	conversationId,
	role,
	content,
	createdAt,
});

type Form = (message: NumenoMessage, reply?: NumenoMessage) => unknown;

/** The forms in which a reply could come: no page shows any. */
const forms: ReadonlyMap<Settings['numenoReply'], Form> = new Map<Settings['numenoReply'], Form>([
	[
		'object',
		(message, reply) => ({ message: shown(message), ...(reply && { reply: shown(reply) }) }),
	],
	['list', (message, reply) => ({ messages: [message, ...(reply ? [reply] : [])].map(shown) })],
	['message', (message, reply) => shown(reply ?? message)],
	['text', (message, reply) => (reply ? { id: message.id, reply: reply.content } : shown(message))],
]);

const bodyOf = ({ numenoReply }: Settings, ...messages: Parameters<Form>): unknown =>
	forms.get(numenoReply)?.(...messages);

/** Operation id of the OpenAPI document -> what the sandbox does. */
export const operations: ReadonlyMap<string, Handler> = new Map<string, Handler>([
	['createConversation', createConversation],
	['createMessage', createMessage],
]);
