import type { OptimlyResource } from '../operation';
import { createChat } from './create';
import { getAllChats } from './getAll';
import { getOrCreateChat } from './getOrCreate';

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
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many chats',
				description: 'List the chats of a client',
			},
			{
				name: 'Get or Create',
				value: 'getOrCreate',
				action: 'Get or create chat',
				description: "Find the client's newest active chat; open one when there is none",
			},
		],
		default: 'create',
	},
	operations: [createChat, getAllChats, getOrCreateChat],
};
