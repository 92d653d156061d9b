import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../shared/parameters/invalidInput';
import type { ItemParameters } from '../../shared/parameters/itemParameters';
import { metadataFromJson } from './metadataValues';
import type { JsonRecord } from '../../shared/json';
import { sender } from './messageSender';

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
				sender,
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
