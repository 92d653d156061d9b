import { updateDisplayOptions, type IDataObject, type INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../../../shared/input/itemParameters';
import type { JsonRecord } from '../../../shared/json';
import { newChat, newMessage } from '../../calls';
import {
	chatFieldsWithNew,
	chatSourceOf,
	chatTarget,
	clientOf,
	clientOptionalWithInput,
	inChat,
} from '../../fields/chat';
import { metadataPart, userMetadata } from '../../fields/metadata';
import { options, summary } from '../../fields/options';
import {
	isAuto,
	leadMapping,
	mappedFields,
	personEmail,
	personName,
	submissionOf,
} from '../../fields/submission';
import { outputOf } from '../../output';
import type { ResourceOperation } from '../../../shared/resources';

const company: INodeProperties = {
	displayName: 'Company',
	name: 'company',
	type: 'string',
	default: '',
	placeholder: 'e.g. Acme Corp',
	description: 'Where the person works',
};

const interest: INodeProperties = {
	displayName: 'Interest',
	name: 'interest',
	type: 'string',
	default: '',
	placeholder: 'e.g. 50 seat pilot',
	description: 'What the person wants to buy or to know',
};

const note: INodeProperties = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. Please call me back',
	description: 'What the person wrote',
};

const phone: INodeProperties = {
	displayName: 'Phone',
	name: 'phone',
	type: 'string',
	default: '',
	placeholder: 'e.g. +1-555-123-4567',
	description: 'Number at which the person can be called, in any notation',
};

const leadFields: INodeProperties = {
	displayName: 'Lead Fields',
	name: 'leadFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [company, interest, note, phone],
};

const onlyWithFields = updateDisplayOptions({ show: { leadMapping: ['fields'] } }, [
	personName,
	personEmail,
	leadFields,
]);

/** The lead as it was found or filled in. */
interface Lead {
	readonly email: string;
	/** What goes into the message's metadata under our keys. */
	readonly metadata: JsonRecord;
	/** Answers that no key of ours fits; the user's own metadata wins over them. */
	readonly answers: JsonRecord;
	readonly content: string;
	/** What the output says beside the API's answer. */
	readonly output: IDataObject;
}

function leadFromFields(parameters: ItemParameters): Lead {
	const more = parameters.within(leadFields);
	const person = { name: parameters.text(personName), email: parameters.email(personEmail) };
	return {
		email: person.email,
		content: `Lead captured for ${person.name} <${person.email}>`,
		metadata: {
			...person,
			company: more.optionalText(company),
			phone: more.optionalText(phone),
			interest: more.optionalText(interest),
			message: more.optionalText(note),
		},
		answers: {},
		output: {},
	};
}

function leadFromInput(parameters: ItemParameters): Lead {
	const submission = submissionOf(parameters, leadMapping);
	const { email, name, phone: number, company: firm, message, startTime, rest } = submission;
	return {
		email,
		content: name ? `Lead captured for ${name} <${email}>` : `Lead captured for ${email}`,
		metadata: { name, email, phone: number, company: firm, message },
		// A date in the form of a lead is an answer like any other.
		answers: { ...rest, ...(startTime && { start_time: startTime }) },
		output: mappedFields(submission),
	};
}

/**
 * Stores a lead: as an assistant's message in an existing chat, or in a new chat that is marked with
 * `lead_collected`. The user's metadata goes on the new chat, else on the message.
 */
export const captureLead: ResourceOperation = {
	resource: 'lead',
	operation: 'capture',
	title: 'Lead: Capture',
	fields: [
		leadMapping,
		...clientOptionalWithInput(chatFieldsWithNew, leadMapping),
		...onlyWithFields,
	],

	prepare(parameters) {
		const auto = isAuto(parameters, leadMapping);
		const lead = auto ? leadFromInput(parameters) : leadFromFields(parameters);
		const own = { ...lead.metadata, form_type: 'lead_capture', lead_collected: true };
		const users = userMetadata(parameters);
		const message = {
			sender: 'assistant' as const,
			content: parameters.within(options).optionalText(summary) ?? lead.content,
		};
		const output = outputOf(parameters);
		const { leanFields } = output;
		// A form has no name for its client but the e-mail address.
		const fallbackClient = auto ? lead.email : undefined;

		if (chatSourceOf(parameters) !== 'newChat') {
			const body = { ...message, ...metadataPart({ ...lead.answers, ...users }, own) };
			return inChat(
				chatTarget(parameters, fallbackClient),
				leanFields,
				(chat_id) => newMessage({ chat_id, ...body }),
				(stored, chat_id) => ({ ...output.message(stored, chat_id), ...lead.output }),
			);
		}

		const chatBody = {
			client_id: clientOf(parameters, fallbackClient),
			lead_collected: true,
			...metadataPart(users),
		};
		return {
			leanFields,
			async deliver(delivery) {
				const chat = await delivery.call(newChat(chatBody));
				const { chat_id } = chat;
				delivery.learn({ chat_id });
				const body = { chat_id, ...message, ...metadataPart(lead.answers, own) };
				const stored = await delivery.call(newMessage(body));
				return { ...output.chat(chat, [stored], chat_id), ...lead.output };
			},
		};
	},
};
