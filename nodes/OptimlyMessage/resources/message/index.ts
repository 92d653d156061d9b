import type { OptimlyResource } from '../operation';
import { getAllMessages } from './getAll';
import { sendMessage } from './send';

export const message: OptimlyResource = {
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
				description: 'List what was said in a chat',
			},
			{
				name: 'Send',
				value: 'send',
				action: 'Send message to chat',
				description: "Add a message to a chat and get the agent's reply",
			},
		],
		default: 'send',
	},
	operations: [getAllMessages, sendMessage],
};
