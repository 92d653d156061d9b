import type { INodeParameters } from 'n8n-workflow';
import type { StoredMessage } from '../../sandbox';
import { useFreshSandbox } from '../delivery/useFreshSandbox';
import type { SandboxOfTests } from '../engine/useSandbox';
import { send } from '../sandbox/client';
import { ActiveTrigger, type TriggerOptions } from './activeTrigger';

/** A sandbox, ways to make things happen in it, and triggers that watch it. */
export interface TriggerTests {
	readonly sandbox: SandboxOfTests;
	/** A trigger that is not active yet. */
	trigger(parameters: INodeParameters, more?: Partial<TriggerOptions>): ActiveTrigger;
	/** Opens chats in which no agent answers. */
	quietChats(...chatIds: string[]): void;
	/** Stores a message through the API; returns the live object. */
	say(
		chatId: string,
		content: string,
		more?: { sender?: 'user' | 'assistant'; metadata?: object },
	): Promise<StoredMessage>;
}

/** A fresh sandbox for each test. */
export function useTrigger(): TriggerTests {
	// Longer than waitUntil waits, so that its sentence is what a failure shows.
	jest.setTimeout(60_000);
	const sandbox = useFreshSandbox();
	return {
		sandbox,
		trigger: (parameters, more) =>
			new ActiveTrigger({ parameters, credential: sandbox.credential(), ...more }),
		quietChats: (...chatIds) => {
			for (const chat_id of chatIds) {
				sandbox.now.createChat({ chat_id, client_id: `client of ${chat_id}`, ai_enabled: false });
			}
		},
		say: async (chat_id, content, { sender = 'user', metadata } = {}) => {
			const { status, body } = await send(sandbox.now, 'POST', '/external/message/new-message', {
				body: { chat_id, sender, content, ...(metadata && { metadata }) },
			});
			const id = Object(body).message_id;
			const stored = sandbox.now.store.messages.find(({ message_id }) => message_id === id);
			if (!stored) throw new Error(`The sandbox answered ${status} and stored nothing`);
			return stored;
		},
	};
}

/** What the messages among the items say. */
export const contentsOf = (items: ReadonlyArray<{ content?: unknown }>) =>
	items.map(({ content }) => content);
