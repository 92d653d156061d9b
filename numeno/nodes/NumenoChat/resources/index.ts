import type { INodeProperties } from 'n8n-workflow';
import { menusOf } from '../../shared/menus';
import { conversation } from './conversation';
import { message } from './message';

const resourceMenu: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Conversation', value: 'conversation' },
		{ name: 'Message', value: 'message' },
	],
	default: 'message',
};

/** Everything that the node offers. */
export const menus = menusOf(resourceMenu, [conversation, message]);
