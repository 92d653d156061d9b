import { randomUUID } from 'node:crypto';

export type Metadata = Record<string, unknown>;

export interface Chat {
	chat_id: string;
	agent_id: string;
	client_id: string;
	created_at: string;
	last_activity: string;
	message_count: number;
	ai_enabled: boolean;
	lead_collected: boolean;
	status: string;
	metadata: Metadata;
}

export interface StoredMessage {
	message_id: string;
	chat_id: string;
	sender: 'user' | 'assistant';
	content: string;
	created_at: string;
	metadata: Metadata;
}

/** A chat opened with `lead_collected`, or a message with `form_type: "lead_capture"`, or both in one. */
export interface Lead extends Metadata {
	chat_id: string;
	message_id?: string;
	created_at: string;
}

export interface Handoff {
	handoff_id: string;
	status: string;
	chat_id: string;
	customer_email: string;
	reason: string;
	context?: string;
	metadata: Metadata;
	created_at: string;
}

export interface NewChat {
	client_id: string;
	chat_id?: string;
	ai_enabled?: boolean;
	lead_collected?: boolean;
	status?: string;
	metadata?: Metadata;
}

export type NewMessage = Omit<StoredMessage, 'message_id' | 'created_at' | 'metadata'> & {
	metadata?: Metadata;
};

const id = (kind: string): string => `${kind}_${randomUUID().replaceAll('-', '')}`;

/** Everything a sandbox remembers, in the order of arrival, in memory only. */
export class Store {
	readonly agentId = id('agent');

	readonly chats: Chat[] = [];

	readonly messages: StoredMessage[] = [];

	readonly leads: Lead[] = [];

	readonly handoffs: Handoff[] = [];

	private readonly chatById = new Map<string, Chat>();

	private readonly messagesByChat = new Map<string, StoredMessage[]>();

	private readonly chatsByClient = new Map<string, Chat[]>();

	chat(chatId: string): Chat | undefined {
		return this.chatById.get(chatId);
	}

	/** Oldest first. */
	messagesOf(chatId: string): readonly StoredMessage[] {
		return this.messagesByChat.get(chatId) ?? [];
	}

	/** Newest first; undefined for a client that never had a chat. */
	chatsOf(clientId: string): Chat[] | undefined {
		return this.chatsByClient.get(clientId)?.toReversed();
	}

	addChat(fields: NewChat): Chat {
		const created = new Date().toISOString();
		const chat: Chat = {
			chat_id: fields.chat_id ?? id('chat'),
			agent_id: this.agentId,
			client_id: fields.client_id,
			created_at: created,
			last_activity: created,
			message_count: 0,
			ai_enabled: fields.ai_enabled ?? true,
			lead_collected: fields.lead_collected ?? false,
			status: fields.status ?? 'active',
			metadata: fields.metadata ?? {},
		};
		this.chats.push(chat);
		this.chatById.set(chat.chat_id, chat);
		this.messagesByChat.set(chat.chat_id, []);
		const ofClient = this.chatsByClient.get(chat.client_id);
		if (ofClient) ofClient.push(chat);
		else this.chatsByClient.set(chat.client_id, [chat]);
		if (chat.lead_collected) this.addLead(chat.chat_id, created, chat.metadata);
		return chat;
	}

	/** Times grow strictly within a chat, so that a list sorted by time has one order. */
	addMessage(chat: Chat, fields: Omit<NewMessage, 'chat_id'>): StoredMessage {
		const at = Math.max(Date.now(), Date.parse(chat.last_activity) + 1);
		const message: StoredMessage = {
			message_id: id('msg'),
			chat_id: chat.chat_id,
			sender: fields.sender,
			content: fields.content,
			created_at: new Date(at).toISOString(),
			metadata: fields.metadata ?? {},
		};
		chat.last_activity = message.created_at;
		chat.message_count += 1;
		this.messages.push(message);
		this.messagesByChat.get(chat.chat_id)?.push(message);
		// The page on conversation automations: the message flags the chat as collected.
		if (message.metadata.lead_collected === true) chat.lead_collected = true;
		if (message.metadata.form_type === 'lead_capture') this.addLeadOf(message);
		return message;
	}

	addHandoff(fields: Omit<Handoff, 'handoff_id' | 'status' | 'created_at'>): Handoff {
		const handoff: Handoff = {
			handoff_id: id('handoff'),
			status: 'queued',
			...fields,
			created_at: new Date().toISOString(),
		};
		this.handoffs.push(handoff);
		return handoff;
	}

	clear(): void {
		for (const list of [this.chats, this.messages, this.leads, this.handoffs]) list.length = 0;
		for (const index of [this.chatById, this.messagesByChat, this.chatsByClient]) index.clear();
	}

	private addLead(chatId: string, createdAt: string, fields: Metadata): void {
		this.leads.push({ ...fields, chat_id: chatId, created_at: createdAt });
	}

	/** The first lead message of a chat that was opened for a lead completes that lead. */
	private addLeadOf(message: StoredMessage): void {
		const fields = { ...message.metadata, message_id: message.message_id };
		const opened = this.leads.find(
			(lead) => lead.chat_id === message.chat_id && lead.message_id === undefined,
		);
		if (opened) Object.assign(opened, fields);
		else this.addLead(message.chat_id, message.created_at, fields);
	}
}
