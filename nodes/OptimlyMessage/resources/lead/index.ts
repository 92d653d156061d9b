import type { Resource } from '../../../shared/menus';
import { captureLead } from './capture';

export const lead: Resource = {
	menu: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['lead'] } },
		options: [
			{
				name: 'Capture',
				value: 'capture',
				action: 'Capture lead',
				description:
					'Store the contact data of a person in an existing chat, or in a chat of its own',
			},
		],
		default: 'capture',
	},
	operations: [captureLead],
};
