import type { OptimlyResource } from '../operation';
import { createChat } from './create';

export const chat: OptimlyResource = {
	menu: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['chat'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create chat',
				description: 'Open a chat for a client; returns its chat_id',
			},
		],
		default: 'create',
	},
	operations: [createChat],
};
