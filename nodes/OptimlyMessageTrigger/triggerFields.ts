import type { INodeProperties } from 'n8n-workflow';
import { WHOSE_MESSAGES } from '../OptimlyMessage/fields/messageSender';
import { EVENTS, eventsOf } from './events';

/** Chats, and clients, that one node can watch. */
export const MAX_IDS = { chat: 100, client: 1_000 } as const;

const notice: INodeProperties = {
	displayName:
		'Optimly has no list of all chats or leads of an account, and sends no events: this node can only watch the chats or clients that are named here. Each of them costs one request per poll.',
	name: 'scopeNotice',
	type: 'notice',
	default: '',
};

export const eventField: INodeProperties = {
	displayName: 'Trigger On',
	name: 'event',
	type: 'options',
	noDataExpression: true,
	options: EVENTS.map(({ name, value, description }) => ({ name, value, description })),
	default: 'newMessage',
	description: 'What starts the workflow',
};

export const watchField: INodeProperties = {
	displayName: 'Watch',
	name: 'watch',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { event: eventsOf('message') } },
	options: [
		{ name: 'All Chats of Clients', value: 'clients', description: 'Also those opened later' },
		{ name: 'Single Chats', value: 'chats', description: 'The chats whose IDs you enter' },
	],
	default: 'chats',
	description: 'Where to watch for messages',
};

export const chatIds: INodeProperties = {
	displayName: 'Chat IDs',
	name: 'chatIds',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add chat ID' },
	required: true,
	displayOptions: { show: { event: eventsOf('message'), watch: ['chats'] } },
	default: [],
	placeholder: 'e.g. chat_abc123',
	description: `The chats to watch, up to ${MAX_IDS.chat}. A value can hold several IDs, separated by commas or line breaks.`,
};

export const clientIds: INodeProperties = {
	displayName: 'Client IDs',
	name: 'clientIds',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add client ID' },
	required: true,
	displayOptions: { show: { event: eventsOf('chat') } },
	default: [],
	placeholder: 'e.g. user_789',
	description: `The clients whose chats to watch, up to ${MAX_IDS.client}. A value can hold several IDs, separated by commas or line breaks.`,
};

/** The same field where messages are watched by client. */
const clientIdsOfMessages: INodeProperties = {
	...clientIds,
	displayOptions: { show: { event: eventsOf('message'), watch: ['clients'] } },
};

export const senderField: INodeProperties = {
	displayName: 'Sender',
	name: 'sender',
	type: 'options',
	displayOptions: { show: { event: ['newMessage'] } },
	options: WHOSE_MESSAGES,
	default: 'any',
	description: 'Whose messages start the workflow',
};

const loopNotice: INodeProperties = {
	displayName:
		"The agent's replies count as well. If this workflow writes into the chats that it watches, choose the sender User, or each reply to it starts it again.",
	name: 'loopNotice',
	type: 'notice',
	displayOptions: { show: { event: ['newMessage'], sender: ['any', 'assistant'] } },
	default: '',
};

export const emitExisting: INodeProperties = {
	displayName: 'Include Existing',
	name: 'emitExisting',
	type: 'boolean',
	default: false,
	description:
		'Whether to also start the workflow for what is already there when a chat or client is looked at for the first time',
};

export const ignoreOwn: INodeProperties = {
	displayName: 'Ignore Own Messages',
	name: 'ignoreOwn',
	type: 'boolean',
	displayOptions: { show: { '/event': ['newMessage'] } },
	default: true,
	description:
		'Whether to leave out messages that the Optimly Message node sent. It knows them by the delivery_id in their metadata, which is missing when On Uncertain Delivery is Fail.',
};

export const timeoutField: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 50 },
	default: 30,
	description:
		'How long one request may take from start to end. A whole poll takes at most 50 seconds.',
};

/** The collection that holds the options; its fields are read as `options.NAME`. */
const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [emitExisting, ignoreOwn, timeoutField],
};

/** The fields of the Optimly Message Trigger node; n8n puts the poll times before them. */
export const triggerFields: INodeProperties[] = [
	notice,
	eventField,
	watchField,
	chatIds,
	clientIds,
	clientIdsOfMessages,
	senderField,
	loopNotice,
	options,
];
