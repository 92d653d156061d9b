import type { Resource } from '../../../shared/menus';
import { createMessage } from './create';

export const message: Resource = {
	menu: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['message'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create a message',
				description:
					"Say something in a conversation or change its state, and get the agent's reply",
			},
		],
		default: 'create',
	},
	operations: [createMessage],
};
