import type { INodeProperties } from 'n8n-workflow';
import { newHandoff } from '../../api/calls';
import { chatTarget, inChat } from '../../chat/target';
import { chatFields, chosenChat } from '../../fields/chat';
import { FieldsOrInput } from '../../fields/fieldsOrInput';
import { metadataPart, userMetadata } from '../../fields/metadata';
import { outputOf } from '../../output';
import type { ResourceOperation } from '../../../shared/menus';

const customerEmail: INodeProperties = {
	displayName: 'Client Email',
	name: 'customerEmail',
	type: 'string',
	default: '',
	placeholder: 'Leave empty to use the email address in the input',
	description:
		'Address at which your staff can reach the client. Left empty: the one in the input; without any, the item fails.',
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
	fields: [reason, ...chatFields, customerEmail, context],

	async prepare(parameters) {
		const input = new FieldsOrInput(parameters);
		const body = {
			customer_email: await input.email(customerEmail),
			reason: parameters.text(reason),
			context: parameters.optionalText(context),
			...metadataPart(userMetadata(parameters)),
		};
		const output = outputOf(parameters);

		return inChat(
			chatTarget(
				await chosenChat(
					parameters,
					async (field) => await input.client(field, body.customer_email),
				),
			),
			output,
			(chat_id) => newHandoff({ chat_id, ...body }),
			output.other,
		);
	},
};
