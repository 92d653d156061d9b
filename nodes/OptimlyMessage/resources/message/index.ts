import type { OptimlyResource } from '../operation';
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
				name: 'Send',
				value: 'send',
				action: 'Send message to chat',
				description: "Add a message to a chat and get the agent's reply",
			},
		],
		default: 'send',
	},
	operations: [sendMessage],
};
