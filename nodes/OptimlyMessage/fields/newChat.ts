import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../../shared/input/itemParameters';
import { clientId } from './chat';
import { initialMessages } from './initialMessages';
import { metadataPart, userMetadata } from './metadata';

const aiEnabled: INodeProperties = {
	displayName: 'AI Enabled',
	name: 'aiEnabled',
	type: 'boolean',
	default: true,
	description: 'Whether the agent answers the messages of this chat',
};

const leadCollected: INodeProperties = {
	displayName: 'Lead Collected',
	name: 'leadCollected',
	type: 'boolean',
	default: false,
	description: 'Whether the chat is marked as one with a collected lead from the start',
};

export const chatRoute: INodeProperties = {
	displayName: 'Endpoint',
	name: 'endpoint',
	type: 'options',
	displayOptions: { show: { '/operation': ['create'] } },
	options: [
		{ name: 'Chat', value: 'chat', description: 'Use POST /external/chat, the older of the two' },
		{
			name: 'Message',
			value: 'message',
			description: 'Use POST /external/message/new-chat, which the newest documentation names',
		},
	],
	default: 'message',
	description: 'Which of the two documented routes opens the chat; both do the same',
};

/** What a new chat can begin with. */
export const newChatFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [aiEnabled, chatRoute, initialMessages, leadCollected],
};

/** The request body that opens a chat; what was not set is left out. Throws InvalidInput. */
export function newChatBody(parameters: ItemParameters) {
	const more = parameters.within(newChatFields);
	return {
		client_id: parameters.id(clientId),
		ai_enabled: more.optionalBoolean(aiEnabled),
		lead_collected: more.optionalBoolean(leadCollected),
		...metadataPart(userMetadata(parameters)),
	};
}
