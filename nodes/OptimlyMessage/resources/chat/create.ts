import type { INodeProperties } from 'n8n-workflow';
import { newChat } from '../../calls';
import { clientId } from '../../fields/chat';
import { metadataPart, userMetadata } from '../../fields/metadata';
import { outputOf } from '../../output';
import type { OptimlyOperation } from '../operation';

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

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [aiEnabled, leadCollected],
};

/** Opens a chat for a client. Returns the chat; `reply` is `null`, because nothing was said yet. */
export const createChat: OptimlyOperation = {
	resource: 'chat',
	operation: 'create',
	title: 'Chat: Create',
	fields: [clientId, additionalFields],

	prepare(parameters) {
		const more = parameters.within(additionalFields);
		const body = {
			client_id: parameters.id(clientId),
			ai_enabled: more.optionalBoolean(aiEnabled),
			lead_collected: more.optionalBoolean(leadCollected),
			...metadataPart(userMetadata(parameters)),
		};
		const output = outputOf(parameters);

		return {
			async deliver(delivery) {
				const chat = await delivery.call(newChat(body));
				return output.chat(chat, [], chat.chat_id);
			},
		};
	},
};
