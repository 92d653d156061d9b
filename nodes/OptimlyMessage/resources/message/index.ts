import type { Resource } from '../../../shared/menus';
import { getAllMessages } from './getAll';
import { sendMessage } from './send';

export const message: Resource = {
	menu: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['message'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many messages',
				description: 'List what was said in a chat, newest last',
			},
			{
				name: 'Send',
				value: 'send',
				action: 'Send message to chat',
				description: "Add a message to a chat; returns the agent's reply",
			},
		],
		default: 'send',
	},
	operations: [getAllMessages, sendMessage],
};
