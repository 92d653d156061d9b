import type { INodeProperties } from 'n8n-workflow';
import { menusOf } from '../../shared/menus';
import { agent } from './agent';
import { appointment } from './appointment';
import { chat } from './chat';
import { handoff } from './handoff';
import { lead } from './lead';
import { message } from './message';

const resourceMenu: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Agent', value: 'agent' },
		{ name: 'Appointment', value: 'appointment' },
		{ name: 'Chat', value: 'chat' },
		{ name: 'Handoff', value: 'handoff' },
		{ name: 'Lead', value: 'lead' },
		{ name: 'Message', value: 'message' },
	],
	default: 'message',
};

/** Everything that the node offers. */
export const menus = menusOf(resourceMenu, [agent, appointment, chat, handoff, lead, message]);
