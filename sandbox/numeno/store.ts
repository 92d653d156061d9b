import { randomUUID } from 'node:crypto';

/** The parts of a conversation's state that a message can change. */
export interface State {
	playbook: string;
	phase: string | null;
	systemMessage: string | null;
	context: unknown[];
}

export interface Conversation {
	id: string;
	name: string;
	createdAt: string;
	/** Whether a key of its own was given; the key itself is not kept. */
	hasKey: boolean;
	state: State;
	/** While it is true, no message is taken. */
	generating: boolean;
}

/** Never changed once it is stored: the objects are frozen. */
export interface NumenoMessage {
	readonly id: string;
	readonly conversationId: string;
	readonly role: 'user' | 'agent' | 'control';
	readonly content?: string;
	readonly createdAt: string;
	/** What was asked to be changed, in the words of the request. */
	readonly stateAfter?: Partial<State>;
	/** Whether the sandbox's agent made it. */
	readonly generated: boolean;
}

export type NewNumenoMessage = Pick<NumenoMessage, 'role' | 'content' | 'stateAfter'>;

/** Everything that the sandbox remembers of Numeno, in the order of arrival, in memory only. */
export class NumenoStore {
	readonly conversations: Conversation[] = [];

	readonly messages: NumenoMessage[] = [];

	conversation(id: string): Conversation | undefined {
		return this.conversations.find((conversation) => conversation.id === id);
	}

	addConversation({
		name,
		key,
		id = randomUUID(),
	}: {
		name: string;
		key?: string;
		id?: string;
	}): Conversation {
		const conversation: Conversation = {
			id,
			name,
			createdAt: new Date().toISOString(),
			hasKey: key !== undefined,
			state: { playbook: 'neutral', phase: null, systemMessage: null, context: [] },
			generating: false,
		};
		this.conversations.push(conversation);
		return conversation;
	}

	/** Stores a message and makes its changes to the state. */
	addMessage(
		conversation: Conversation,
		{ role, content, stateAfter }: NewNumenoMessage,
		generated = false,
	): NumenoMessage {
		const message = Object.freeze({
			id: randomUUID(),
			conversationId: conversation.id,
			role,
			...(content !== undefined && { content }),
			createdAt: new Date().toISOString(),
			...(stateAfter && { stateAfter }),
			generated,
		});
		this.messages.push(message);
		Object.assign(conversation.state, stateAfter);
		return message;
	}

	clear(): void {
		this.conversations.length = 0;
		this.messages.length = 0;
	}
}
