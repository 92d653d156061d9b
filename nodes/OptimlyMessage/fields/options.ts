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
		maxParallelChatsOption,
		maxWaitOption,
		onUncertainDeliveryOption,
		replyField,
		summary,
		timeoutOption,
	],
};
