import type { Resource } from '../../../shared/menus';
import { createChat } from './create';
import { getAllChats } from './getAll';
import { getOrCreateChat } from './getOrCreate';

export const chat: Resource = {
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
				description:
					'Open a new chat for a client, with messages in it if you like; returns its chat_id',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many chats',
				description: 'List the chats of a client, newest last',
			},
			{
				name: 'Get or Create',
				value: 'getOrCreate',
				action: 'Get or create chat',
				description: "Use the client's newest active chat; open one when there is none",
			},
		],
		default: 'create',
	},
	operations: [createChat, getAllChats, getOrCreateChat],
};
