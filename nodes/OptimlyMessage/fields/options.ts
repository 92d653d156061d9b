import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import {
	idempotencyKeyOption,
	maxParallelChatsOption,
	maxWaitOption,
	onUncertainDeliveryOption,
	timeoutOption,
} from '../../shared/run/runOptions';
import type { ItemParameters } from '../../shared/parameters/itemParameters';
import { replyField } from '../../shared/parameters/replyField';

/** Operations that write into a chat which the user can name. */
const WRITES_INTO_CHAT = ['ask', 'capture', 'email', 'request', 'send'];

/** Metadata of Optimly's own samples that needs nothing of the user; only on request, as reports may count it. */
export const addToMetadata: INodeProperties = {
	displayName: 'Add to Metadata',
	name: 'addToMetadata',
	type: 'multiOptions',
	displayOptions: { show: { '/operation': WRITES_INTO_CHAT } },
	options: [
		{ name: 'Source', value: 'source', description: 'Add "source": "n8n"' },
		{
			name: 'Timestamp',
			value: 'timestamp',
			description: 'Add the date and time at which the message was prepared, in UTC',
		},
	],
	default: [],
	description: 'What else to store with the message. Metadata of the same name that you give wins.',
};

export const ifChatNotFound: INodeProperties = {
	displayName: 'If Chat Not Found',
	name: 'ifChatNotFound',
	type: 'options',
	displayOptions: { show: { '/operation': WRITES_INTO_CHAT, '/chatSource': ['id'] } },
	options: [
		{
			name: 'Open Another',
			value: 'create',
			description:
				"Use the current chat of the client that the input or the option 'Client ID' names; open one when there is none",
		},
		{ name: 'Stop With Error', value: 'error', description: 'Send nothing; the item fails' },
	],
	default: 'error',
	description: "What to do when the agent has no chat with the given 'Chat ID'",
};

/** Offered once it means something: 'If Chat Not Found' is Open Another. Not needed where the input names the client. */
export const replacementClientId: INodeProperties = {
	displayName: 'Client ID',
	name: 'clientId',
	type: 'string',
	displayOptions: {
		show: {
			'/operation': WRITES_INTO_CHAT,
			'/chatSource': ['id'],
			ifChatNotFound: ['create'],
		},
	},
	default: '',
	placeholder: 'Leave empty to use the sender or email address of the input',
	description:
		"Your own ID for the person whose chat takes the item when 'If Chat Not Found' is set to Open Another. Left empty or not added: the sender or email address that the input names.",
};

export const previewOnly: INodeProperties = {
	displayName: 'Preview Only',
	name: 'previewOnly',
	type: 'boolean',
	displayOptions: { show: { '/operation': ['capture', 'request'] } },
	default: false,
	description:
		'Whether to send nothing and return what would be sent: what was found where, and what is missing',
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

/** Longest wait for a reply, in seconds. */
const MAX_REPLY_WAIT = 600;

const waitForReply: INodeProperties = {
	displayName: 'Wait for Reply (Seconds)',
	name: 'waitForReply',
	type: 'number',
	displayOptions: { show: { '/operation': ['create', 'getOrCreate', 'request', 'send'] } },
	typeOptions: { minValue: 0, maxValue: MAX_REPLY_WAIT },
	default: 30,
	description:
		"How long to look for the agent's reply in the chat when the answer of the API comes without it. With 0 the node does not wait.",
};

/** How long to look for the reply to a user's message, in milliseconds. Throws InvalidInput. */
export function replyWaitMs(parameters: ItemParameters): number {
	return parameters.within(options).number(waitForReply, 0, MAX_REPLY_WAIT) * 1000;
}

/** A list sends nothing that could be lost, and holds no reply. */
const notForLists = (field: INodeProperties): INodeProperties[] =>
	updateDisplayOptions({ hide: { '/operation': ['getAll'] } }, [field]);

/** Options of all operations. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		addToMetadata,
		replacementClientId,
		...notForLists(idempotencyKeyOption),
		ifChatNotFound,
		maxParallelChatsOption,
		maxWaitOption,
		...notForLists(onUncertainDeliveryOption),
		previewOnly,
		...notForLists(replyField),
		summary,
		timeoutOption,
		waitForReply,
	],
};
