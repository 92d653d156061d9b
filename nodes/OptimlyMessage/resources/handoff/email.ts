import type { INodeProperties } from 'n8n-workflow';
import { newHandoff } from '../../calls';
import { chatFields, chatTarget, inChat } from '../../fields/chat';
import { metadataPart, userMetadata } from '../../fields/metadata';
import { outputOf } from '../../output';
import type { ResourceOperation } from '../../../shared/resources';

const customerEmail: INodeProperties = {
	displayName: 'Client Email',
	name: 'customerEmail',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. name@email.com',
	description: 'Address at which your staff can reach the client',
};

const reason: INodeProperties = {
	displayName: 'Reason',
	name: 'reason',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Pricing approval',
	description: 'Why your staff has to take over',
};

const context: INodeProperties = {
	displayName: 'Context',
	name: 'context',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. Lead qualified in the chat, needs an annual invoice',
	description: 'What your staff should know before they read the chat',
};

/** Hands a chat to a human by email. Returns `handoff_id` and the status of the queue. */
export const emailHandoff: ResourceOperation = {
	resource: 'handoff',
	operation: 'email',
	title: 'Handoff: Email',
	fields: [...chatFields, customerEmail, reason, context],

	prepare(parameters) {
		const body = {
			customer_email: parameters.email(customerEmail),
			reason: parameters.text(reason),
			context: parameters.optionalText(context),
			...metadataPart(userMetadata(parameters)),
		};
		const output = outputOf(parameters);

		return inChat(
			chatTarget(parameters),
			output.leanFields,
			(chat_id) => newHandoff({ chat_id, ...body }),
			output.other,
		);
	},
};
