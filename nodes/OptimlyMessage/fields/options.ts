import type { INodeProperties } from 'n8n-workflow';
import {
	maxParallelChatsOption,
	maxWaitOption,
	onUncertainDeliveryOption,
	timeoutOption,
} from '../../shared/delivery/settings';

export const replyField: INodeProperties = {
	displayName: 'Reply Field',
	name: 'replyField',
	type: 'string',
	default: 'reply',
	placeholder: 'e.g. output',
	description:
		"Name of the output field that holds the agent's reply. Use output to answer n8n's Chat Trigger.",
};

/** Operations that write into a chat which the user can name. */
const WRITES_INTO_CHAT = ['ask', 'capture', 'email', 'request', 'send'];

export const ifChatNotFound: INodeProperties = {
	displayName: 'If Chat Not Found',
	name: 'ifChatNotFound',
	type: 'options',
	displayOptions: { show: { '/operation': WRITES_INTO_CHAT, '/chatSource': ['id'] } },
	options: [
		{
			name: 'Open Another',
			value: 'create',
			description: "Go on in the chat of the client that is named in 'Client ID'",
		},
		{ name: 'Stop With Error', value: 'error', description: 'Send nothing' },
	],
	default: 'error',
	description: "What to do when 'Chat ID' names no chat of this agent",
};

export const replacementClientId: INodeProperties = {
	displayName: 'Client ID',
	name: 'clientId',
	type: 'string',
	displayOptions: { show: { '/operation': WRITES_INTO_CHAT, '/chatSource': ['id'] } },
	default: '',
	placeholder: 'e.g. user_789',
	description: "Client whose chat takes the item when 'If Chat Not Found' is set to Open Another",
};

export const summary: INodeProperties = {
	displayName: 'Summary',
	name: 'summary',
	type: 'string',
	typeOptions: { rows: 2 },
	displayOptions: { show: { '/operation': ['capture', 'request'] } },
	default: '',
	placeholder: 'e.g. Jane asks for a quote for 50 seats',
	description: 'Text of the message, in place of the sentence that is composed from the fields',
};

/** Options of all operations. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		replacementClientId,
		ifChatNotFound,
		maxParallelChatsOption,
		maxWaitOption,
		onUncertainDeliveryOption,
		replyField,
		summary,
		timeoutOption,
	],
};
