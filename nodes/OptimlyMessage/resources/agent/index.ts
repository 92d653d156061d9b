import type { OptimlyResource } from '../operation';
import { ask } from './ask';

export const agent: OptimlyResource = {
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
					'Put a question to the agent in a chat and wait for its answer and the tools it ran',
			},
		],
		default: 'ask',
	},
	operations: [ask],
};
