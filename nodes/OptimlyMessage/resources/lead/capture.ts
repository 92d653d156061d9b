import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../../../shared/input/itemParameters';
import { newChat, newMessage } from '../../calls';
import { chatFieldsWithNew, chatSourceOf, chatTarget, clientId, inChat } from '../../fields/chat';
import { metadataPart, userMetadata } from '../../fields/metadata';
import { options, summary } from '../../fields/options';
import { outputOf } from '../../output';
import type { OptimlyOperation } from '../operation';

const name: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Nathan Smith',
};

const email: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. name@email.com',
};

const company: INodeProperties = {
	displayName: 'Company',
	name: 'company',
	type: 'string',
	default: '',
	placeholder: 'e.g. Acme Corp',
};

const interest: INodeProperties = {
	displayName: 'Interest',
	name: 'interest',
	type: 'string',
	default: '',
	placeholder: 'e.g. 50 seat pilot',
	description: 'What the prospect wants',
};

const note: INodeProperties = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. Please call me back',
	description: 'What the prospect wrote',
};

const phone: INodeProperties = {
	displayName: 'Phone',
	name: 'phone',
	type: 'string',
	default: '',
	placeholder: 'e.g. +1-555-123-4567',
};

const leadFields: INodeProperties = {
	displayName: 'Lead Fields',
	name: 'leadFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [company, interest, note, phone],
};

/** The message that carries the lead: said by the assistant, so that the agent does not answer it. */
function leadMessage(parameters: ItemParameters) {
	const more = parameters.within(leadFields);
	const lead = { name: parameters.text(name), email: parameters.email(email) };
	const composed = `Lead captured for ${lead.name} <${lead.email}>`;
	return {
		sender: 'assistant' as const,
		content: parameters.within(options).optionalText(summary) ?? composed,
		leadMetadata: {
			form_type: 'lead_capture',
			lead_collected: true,
			...lead,
			company: more.optionalText(company),
			phone: more.optionalText(phone),
			interest: more.optionalText(interest),
			message: more.optionalText(note),
		},
	};
}

/**
 * Stores a lead: as an assistant's message in an existing chat, or in a new chat that is marked with
 * `lead_collected`. The user's metadata goes on the new chat, else on the message.
 */
export const captureLead: OptimlyOperation = {
	resource: 'lead',
	operation: 'capture',
	title: 'Lead: Capture',
	fields: [...chatFieldsWithNew, name, email, leadFields],

	prepare(parameters) {
		const { leadMetadata, ...message } = leadMessage(parameters);
		const metadata = userMetadata(parameters);
		const output = outputOf(parameters);
		const { leanFields } = output;

		if (chatSourceOf(parameters) !== 'newChat') {
			const body = { ...message, ...metadataPart(metadata, leadMetadata) };
			return inChat(
				chatTarget(parameters),
				leanFields,
				(chat_id) => newMessage({ chat_id, ...body }),
				output.message,
			);
		}

		const chatBody = {
			client_id: parameters.id(clientId),
			lead_collected: true,
			...metadataPart(metadata),
		};
		return {
			leanFields,
			async deliver(delivery) {
				const chat = await delivery.call(newChat(chatBody));
				const { chat_id } = chat;
				delivery.learn({ chat_id });
				const body = { chat_id, ...message, ...metadataPart({}, leadMetadata) };
				const stored = await delivery.call(newMessage(body));
				return output.chat(chat, [stored], chat_id);
			},
		};
	},
};
