import type { Resource } from '../../../shared/menus';
import { ask } from './ask';

export const agent: Resource = {
	menu: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['agent'] } },
		options: [
			{
				name: 'Ask',
				value: 'ask',
				action: 'Ask agent',
				description:
					'Put a question to the agent in a chat; returns its reply and the tools it ran',
			},
		],
		default: 'ask',
	},
	operations: [ask],
};
