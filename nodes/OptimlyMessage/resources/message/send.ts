import type { INodeProperties } from 'n8n-workflow';
import { newMessage } from '../../calls';
import { chatFields, chatTarget, inChat } from '../../fields/chat';
import { metadataPart, userMetadata } from '../../fields/metadata';
import { outputOf } from '../../output';
import type { ResourceOperation } from '../../../shared/resources';

const content: INodeProperties = {
	displayName: 'Message',
	name: 'content',
	type: 'string',
	typeOptions: { rows: 3 },
	required: true,
	default: '',
	placeholder: 'e.g. I need help with my order',
	description: 'Text of the message, sent as it is',
};

const sender: INodeProperties = {
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

/** Adds a message to a chat. Returns the message and, for a user's message, the agent's reply. */
export const sendMessage: ResourceOperation = {
	resource: 'message',
	operation: 'send',
	title: 'Message: Send',
	fields: [...chatFields, content, sender],

	prepare(parameters) {
		const body = {
			sender: parameters.choice(sender, ['user', 'assistant']),
			content: parameters.content(content),
			...metadataPart(userMetadata(parameters)),
		};
		const output = outputOf(parameters);

		return inChat(
			chatTarget(parameters),
			output.leanFields,
			(chat_id) => newMessage({ chat_id, ...body }),
			output.message,
		);
	},
};
