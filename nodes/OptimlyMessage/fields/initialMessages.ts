import type { INodeProperties } from 'n8n-workflow';
import type { ItemDelivery } from '../../shared/service';
import { InvalidInput } from '../../shared/parameters/invalidInput';
import type { ItemParameters } from '../../shared/parameters/itemParameters';
import { metadataFromJson } from './metadataValues';
import type { JsonRecord } from '../../shared/json';
import type { Message } from '../api/answers';
import { newMessage } from '../api/calls';
import { metadataPart } from './metadata';

export const initialMessages: INodeProperties = {
	displayName: 'Initial Messages',
	name: 'initialMessages',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add message',
	default: {},
	description: 'What the new chat begins with, sent one after another',
	options: [
		{
			displayName: 'Message',
			name: 'message',
			values: [
				{
					displayName: 'Content',
					name: 'content',
					type: 'string',
					typeOptions: { rows: 2 },
					default: '',
					placeholder: 'e.g. Hello, I need help with billing',
					description: 'Text of the message, sent as it is',
				},
				{
					displayName: 'Metadata JSON',
					name: 'metadata',
					type: 'json',
					default: '{}',
					description:
						'Data of your own to store with this message: a JSON object, typed or from an expression',
				},
				{
					displayName: 'Sender',
					name: 'sender',
					type: 'options',
					options: [
						{
							name: 'Assistant',
							value: 'assistant',
							description: 'The message counts as a reply, from your staff or another system',
						},
						{
							name: 'User',
							value: 'user',
							description: 'The message comes from the client; the agent replies to it',
						},
					],
					default: 'user',
					description: 'Who says it',
				},
			],
		},
	],
};

/** One message that a new chat begins with. */
export interface InitialMessage {
	readonly sender: 'user' | 'assistant';
	readonly content: string;
	readonly metadata: JsonRecord;
}

function senderOf(value: unknown): InitialMessage['sender'] {
	const sender = value ?? 'user';
	if (sender === 'user' || sender === 'assistant') return sender;
	throw new InvalidInput(
		initialMessages.displayName,
		"has a sender that is neither 'user' nor 'assistant'",
	);
}

/** Reads the messages that a new chat begins with. Throws InvalidInput. */
export function initialMessagesOf(parameters: ItemParameters): InitialMessage[] {
	return parameters.rows(initialMessages, 'message').map((row, index) => {
		const content = String(row.content ?? '');
		if (content.trim() === '') {
			throw new InvalidInput(initialMessages.displayName, `has no content in message ${index + 1}`);
		}
		const metadata = metadataFromJson(row.metadata ?? {}, initialMessages.displayName);
		return { sender: senderOf(row.sender), content, metadata };
	});
}

/**
 * Sends the messages into a chat, in order; returns what the API made of them.
 *
 * @param waitMs how long to look for the reply to each of the user's, in milliseconds
 */
export async function sendInitialMessages(
	delivery: ItemDelivery,
	chat_id: string,
	messages: readonly InitialMessage[],
	waitMs: number,
): Promise<Message[]> {
	const sent: Message[] = [];
	for (const [index, { sender, content, metadata }] of messages.entries()) {
		const place = { batch_index: index, ...(index === 0 && { initial_message: true }) };
		const body = { chat_id, sender, content, ...metadataPart(metadata, place) };
		sent.push(await delivery.call(newMessage(body, waitMs, `message:${index}`)));
	}
	return sent;
}
