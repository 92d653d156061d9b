import type { INodeProperties } from 'n8n-workflow';
import { EVENTS, eventsOf } from './events';

const notice: INodeProperties = {
	displayName:
		'Optimly has no list of all chats or leads of an account, and sends no events: this node can only watch the chats or clients that are named here. Each of them costs one request per poll.',
	name: 'scopeNotice',
	type: 'notice',
	default: '',
};

export const eventField: INodeProperties = {
	displayName: 'Event',
	name: 'event',
	type: 'options',
	noDataExpression: true,
	options: EVENTS.map(({ name, value, description }) => ({ name, value, description })),
	default: 'newMessage',
	description: 'What starts the workflow',
};

export const chatIds: INodeProperties = {
	displayName: 'Chat IDs',
	name: 'chatIds',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add chat ID' },
	required: true,
	displayOptions: { show: { event: eventsOf('chat') } },
	default: [],
	placeholder: 'e.g. chat_abc123',
	description:
		'The chats to watch, up to 100. A value can hold several IDs, separated by commas or line breaks.',
};

export const clientIds: INodeProperties = {
	displayName: 'Client IDs',
	name: 'clientIds',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add client ID' },
	required: true,
	displayOptions: { show: { event: eventsOf('client') } },
	default: [],
	placeholder: 'e.g. user_789',
	description:
		'The clients whose chats to watch, up to 100. A value can hold several IDs, separated by commas or line breaks.',
};

export const senderField: INodeProperties = {
	displayName: 'Sender',
	name: 'sender',
	type: 'options',
	displayOptions: { show: { event: ['newMessage'] } },
	options: [
		{ name: 'Anyone', value: 'any', description: 'Messages of both sides' },
		{
			name: 'Assistant',
			value: 'assistant',
			description: 'Messages of the agent, your staff or another system',
		},
		{ name: 'User', value: 'user', description: 'Messages of the client' },
	],
	default: 'any',
	description: 'Whose messages start the workflow',
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
	default: false,
	description:
		'Whether to leave out messages that the Optimly Message node sent. Turn this on in a workflow that writes into the same chats, so that it does not start itself again and again.',
};

export const timeoutField: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 50 },
	default: 30,
	description:
		'How many seconds one request may take from start to end. A whole poll takes at most 50.',
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

/** The fields of the Optimly Trigger node; n8n puts the poll times before them. */
export const triggerFields: INodeProperties[] = [
	notice,
	eventField,
	chatIds,
	clientIds,
	senderField,
	options,
];
