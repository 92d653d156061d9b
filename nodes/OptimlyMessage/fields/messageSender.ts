import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** Who says a message that is sent. */
export const sender: INodeProperties = {
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
};

/** Whose messages are meant, of those that a chat has. */
export const WHOSE_MESSAGES: INodePropertyOptions[] = [
	{ name: 'Anyone', value: 'any', description: 'Messages of both sides' },
	{
		name: 'Assistant',
		value: 'assistant',
		description: 'Messages of the agent, your staff or another system',
	},
	{ name: 'User', value: 'user', description: 'Messages of the client' },
];
