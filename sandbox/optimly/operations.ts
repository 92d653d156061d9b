import type { Context, Handler } from 'openapi-backend';

import type { Reply } from '../http/reply';
import { now } from '../http/requestLog';
import { answerOf, type AgentAnswer } from '../agent';
import type { Exchange } from './service';
import type { Chat, Metadata, NewChat, NewMessage, StoredMessage } from './store';

interface AgentRequest {
	chat_id: string;
	content: string;
	metadata?: Metadata;
}

interface EmailHandoffRequest {
	chat_id: string;
	customer_email: string;
	reason: string;
	context?: string;
	metadata?: Metadata;
}

const ok = (body: unknown): Reply => ({ status: 200, body });

/** The text that a sample on the message page looks for. */
const chatNotFound: Reply = { status: 404, body: { detail: 'Chat not found' } };

/**
 * The message is stored at once, the agent's answer after the latency: a client that gave up waiting
 * finds its message in the history first and the answer later.
 */
async function createMessage(
	{ request }: Context<NewMessage>,
	{ service }: Exchange,
): Promise<Reply> {
	const { chat_id, sender, content, metadata } = request.requestBody;
	const chat = service.store.chat(chat_id);
	if (!chat) return chatNotFound;
	const message = service.store.addMessage(chat, { sender, content, metadata });
	const started = now();
	await service.latency();
	if (sender !== 'user' || !chat.ai_enabled)
		return ok(messageBody(message, service.settings.dialect));
	const answer = answerOf(content, metadata);
	const { dialect, reading } = service.settings;
	if (dialect === 'messageSchema' && reading.replyAfterMs > 0) {
		service.later(reading.replyAfterMs, () => storeAnswer(chat, answer, started, service));
		return ok(messageBody(message, dialect));
	}
	const reply = storeAnswer(chat, answer, started, service);
	return ok(messageBody(message, dialect, { answer, reply }));
}

/** Stores both sides. Whether the live service stores the user's text as well is not documented. */
async function askAgent({ request }: Context<AgentRequest>, { service }: Exchange): Promise<Reply> {
	const { chat_id, content, metadata } = request.requestBody;
	const chat = service.store.chat(chat_id);
	if (!chat) return chatNotFound;
	service.store.addMessage(chat, { sender: 'user', content, metadata });
	const started = now();
	await service.latency();
	const answer = answerOf(content, metadata);
	const reply = storeAnswer(chat, answer, started, service);
	return ok({
		agent_id: chat.agent_id,
		chat_id,
		response: answer.text,
		message_id: reply.message_id,
		timestamp: reply.created_at,
		tools_executed: answer.tools,
		handoff_data: answer.handoff,
		metadata: {
			processing_time: reply.metadata.processing_time,
			// No model runs here: words stand in for tokens, and there is no knowledge base.
			tokens_used: content.split(/\s+/).length + answer.text.split(/\s+/).length,
			knowledge_chunks_used: 0,
		},
	});
}

async function createChat({ request }: Context<NewChat>, { service }: Exchange): Promise<Reply> {
	const { client_id, ai_enabled, lead_collected, metadata } = request.requestBody;
	const chat = service.store.addChat({ client_id, ai_enabled, lead_collected, metadata });
	await service.latency();
	const { chat_id, agent_id, created_at, status } = chat;
	const flags = { ai_enabled: chat.ai_enabled, lead_collected: chat.lead_collected };
	const inMessageSchema = service.settings.dialect === 'messageSchema';
	const own = inMessageSchema ? { metadata: chat.metadata } : { status };
	return ok({ chat_id, agent_id, client_id, created_at, ...flags, ...own });
}

async function emailHandoff(
	{ request }: Context<EmailHandoffRequest>,
	{ service }: Exchange,
): Promise<Reply> {
	const { chat_id, customer_email, reason, context, metadata = {} } = request.requestBody;
	if (!service.store.chat(chat_id)) return chatNotFound;
	const handoff = service.store.addHandoff({ chat_id, customer_email, reason, context, metadata });
	await service.latency();
	return ok({ handoff_id: handoff.handoff_id, status: handoff.status, chat_id });
}

async function listMessages(
	{ request }: Context<unknown, { chat_id: string }>,
	{ service }: Exchange,
): Promise<Reply> {
	await service.latency();
	const chatId = request.params.chat_id;
	if (!service.store.chat(chatId)) return chatNotFound;
	const rename = service.settings.dialect === 'agentResponse';
	const messages = service.store.messagesOf(chatId);
	return ok(
		rename
			? messages.map(({ created_at, ...rest }) => ({ ...rest, timestamp: created_at }))
			: messages,
	);
}

async function listChatsOfClient(
	{ request }: Context<unknown, { client_id: string }>,
	{ service }: Exchange,
): Promise<Reply> {
	await service.latency();
	const chats = service.store.chatsOf(request.params.client_id);
	if (!chats && service.settings.unknownClient === 'notFound') {
		return { status: 404, body: { detail: 'Client not found' } };
	}
	return ok((chats ?? []).map(summaryOf));
}

async function health(_context: Context, { service }: Exchange): Promise<Reply> {
	await service.latency();
	return ok({ status: 'ok' });
}

/** Operation id of the OpenAPI document -> what the sandbox does. */
export const operations: ReadonlyMap<string, Handler> = new Map<string, Handler>([
	['askAgentV1', askAgent],
	['askAgentV2', askAgent],
	['askAgentV3', askAgent],
	['createChat', createChat],
	['createChatLegacy', createChat],
	['createMessage', createMessage],
	['emailHandoff', emailHandoff],
	['health', health],
	['listChatsOfClient', listChatsOfClient],
	['listMessages', listMessages],
]);

function summaryOf(chat: Chat): Omit<Chat, 'metadata'> {
	const { chat_id, agent_id, client_id, created_at, last_activity, message_count } = chat;
	const { ai_enabled, lead_collected, status } = chat;
	return {
		chat_id,
		agent_id,
		client_id,
		created_at,
		last_activity,
		message_count,
		ai_enabled,
		lead_collected,
		status,
	};
}

function storeAnswer(
	chat: Chat,
	answer: AgentAnswer,
	started: number,
	service: Exchange['service'],
): StoredMessage {
	return service.store.addMessage(chat, {
		sender: 'assistant',
		content: answer.text,
		metadata: {
			processing_time: Math.round(now() - started) / 1000,
			tools_used: answer.tools.map(({ tool }) => tool),
		},
	});
}

function messageBody(
	{ created_at, metadata, ...common }: StoredMessage,
	dialect: Exchange['service']['settings']['dialect'],
	answered?: { answer: AgentAnswer; reply: StoredMessage },
): Record<string, unknown> {
	const tools = answered?.answer.tools.length ? { tools_executed: answered.answer.tools } : {};
	if (dialect === 'messageSchema') return { ...common, created_at, metadata, ...tools };
	const body = { ...common, timestamp: created_at, processed: answered !== undefined, ...tools };
	if (!answered) return body;
	const { message_id, content, created_at: timestamp } = answered.reply;
	return { ...body, agent_response: { message_id, content, timestamp } };
}
