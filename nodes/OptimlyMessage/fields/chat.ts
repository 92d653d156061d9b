import type { INodeProperties } from 'n8n-workflow';

export const chatId: INodeProperties = {
	displayName: 'Chat ID',
	name: 'chatId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. chat_abc123',
	description:
		'Chat to work in: the chat_id that Chat: Create returned or that your website stored',
};

export const clientId: INodeProperties = {
	displayName: 'Client ID',
	name: 'clientId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. user_789',
	description: 'Your own name for the person in the chat, such as the ID in your CRM',
};

/** Lane of a chat: its items go out one after another. */
export const laneOfChat = (id: string) => `chat:${id}`;
