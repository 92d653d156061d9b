import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../../shared/parameters/itemParameters';
import { clientId } from './chat';
import { initialMessages } from './initialMessages';
import { metadataPart, userMetadata } from './metadata';

const aiEnabled: INodeProperties = {
	displayName: 'AI Enabled',
	name: 'aiEnabled',
	type: 'boolean',
	default: true,
	description: 'Whether the agent replies to the messages of this chat',
};

const leadCollected: INodeProperties = {
	displayName: 'Lead Collected',
	name: 'leadCollected',
	type: 'boolean',
	default: false,
	description: 'Whether to mark the chat from the start as one whose lead is known',
};

/** What a new chat can begin with. */
export const newChatFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [aiEnabled, initialMessages, leadCollected],
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
