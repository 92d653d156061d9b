import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import {
	maxParallelChatsOption,
	maxWaitOption,
	onUncertainDeliveryOption,
	timeoutOption,
} from '../../shared/delivery/settings';
import { replyField } from '../../shared/input/replyField';

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
			description:
				"Use the current chat of the client that is named in 'Client ID'; open one when there is none",
		},
		{ name: 'Stop With Error', value: 'error', description: 'Send nothing; the item fails' },
	],
	default: 'error',
	description: "What to do when the agent has no chat with the given 'Chat ID'",
};

export const replacementClientId: INodeProperties = {
	displayName: 'Client ID',
	name: 'clientId',
	type: 'string',
	displayOptions: { show: { '/operation': WRITES_INTO_CHAT, '/chatSource': ['id'] } },
	default: '',
	placeholder: 'e.g. user_789',
	description:
		"Your own ID of the person whose chat takes the item when 'If Chat Not Found' is set to Open Another",
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
		replacementClientId,
		ifChatNotFound,
		maxParallelChatsOption,
		maxWaitOption,
		...notForLists(onUncertainDeliveryOption),
		...notForLists(replyField),
		summary,
		timeoutOption,
	],
};
