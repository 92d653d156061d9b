import type { Resource } from '../../../shared/menus';
import { emailHandoff } from './email';

export const handoff: Resource = {
	menu: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['handoff'] } },
		options: [
			{
				name: 'Email',
				value: 'email',
				action: 'Hand off chat to human by email',
				description: 'Put a chat into the queue of your staff, who go on with it by email',
			},
		],
		default: 'email',
	},
	operations: [emailHandoff],
};
