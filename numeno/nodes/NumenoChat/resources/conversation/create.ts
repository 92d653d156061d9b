import type { INodeProperties } from 'n8n-workflow';
import { pick } from '../../../shared/run/results';
import type { ResourceOperation } from '../../../shared/menus';
import { newConversation } from '../../calls';
import { responseField } from '../../output';

const conversationName: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Support of visitor 17',
	description: 'A friendly name, for you; several conversations can have the same',
};

const key: INodeProperties = {
	displayName: 'Key',
	name: 'key',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		'Names the API key with which the agent reaches Numeno resources. It is kept in the workflow: leave it out to have the agent use the key of the credential.',
};

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [key],
};

/** Opens a conversation. Nobody speaks in it yet: a first control message makes the agent begin. */
export const createConversation: ResourceOperation = {
	resource: 'conversation',
	operation: 'create',
	title: 'Conversation: Create',
	fields: [conversationName, additionalFields],

	prepare(parameters) {
		const agentKey = parameters.within(additionalFields).optionalText(key);
		const body = { name: parameters.text(conversationName), key: agentKey };
		return {
			forModel: (output) => pick(output, ['conversation_id', 'response']),
			async deliver(delivery) {
				const answer = await delivery.call(newConversation(body, agentKey ? [agentKey] : []));
				return { conversation_id: answer.conversationId, ...responseField(answer) };
			},
		};
	},
};
