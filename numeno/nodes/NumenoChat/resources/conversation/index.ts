import type { Resource } from '../../../shared/menus';
import { createConversation } from './create';

export const conversation: Resource = {
	menu: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['conversation'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create a conversation',
				description: 'Open a new one to put messages into; returns its conversation_id',
			},
		],
		default: 'create',
	},
	operations: [createConversation],
};
