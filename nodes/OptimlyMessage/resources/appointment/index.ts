import type { Resource } from '../../../shared/menus';
import { requestAppointment } from './request';

export const appointment: Resource = {
	menu: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['appointment'] } },
		options: [
			{
				name: 'Request',
				value: 'request',
				action: 'Request appointment',
				description:
					'Ask in a chat for a date and time, with all details attached for your scheduling',
			},
		],
		default: 'request',
	},
	operations: [requestAppointment],
};
