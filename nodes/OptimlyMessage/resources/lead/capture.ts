import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Awaitable } from '../../../shared/breaks';
import type { PreparedItem } from '../../../shared/service';
import type { ResourceOperation } from '../../../shared/menus';
import type { ItemParameters } from '../../../shared/parameters/itemParameters';
import { oneLine } from '../../../shared/parameters/oneLine';
import type { JsonRecord } from '../../../shared/json';
import { newMessage } from '../../api/calls';
import { chatTarget, inChat } from '../../chat/target';
import { chatFieldsWithNew, chosenChat } from '../../fields/chat';
import { FieldsOrInput } from '../../fields/fieldsOrInput';
import { foundHint } from '../../fields/foundHint';
import { metadataPart, userMetadata } from '../../fields/metadata';
import { options, summary } from '../../fields/options';
import { personEmail, personName } from '../../fields/nameAndEmail';
import { Preview } from '../../fields/preview';
import { outputOf, personOutput } from '../../output';

const aiEnabled: INodeProperties = {
	displayName: 'AI Enabled',
	name: 'aiEnabled',
	type: 'boolean',
	default: true,
	description:
		'Whether the agent replies in the chat, when one is opened for the lead. A chat that is there already stays as it is.',
};

const company: INodeProperties = {
	displayName: 'Company',
	name: 'company',
	type: 'string',
	default: '',
	placeholder: 'Leave empty to use the company in the input',
	description: 'Where the person works. Left empty: as the input says.',
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
	placeholder: 'Leave empty to use the message in the input',
	description: 'What the person wrote. Left empty: as the input says.',
};

const phone: INodeProperties = {
	displayName: 'Phone',
	name: 'phone',
	type: 'string',
	default: '',
	placeholder: 'Leave empty to use the number in the input',
	description:
		'Number at which the person can be called, in any notation. Left empty: as the input says.',
};

const leadFields: INodeProperties = {
	displayName: 'Lead Fields',
	name: 'leadFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [aiEnabled, company, interest, note, phone],
};

/** The lead as it was filled in or found. */
interface Lead {
	/** Empty only in a preview. */
	readonly email: string;
	/** What goes into the message's metadata under our keys. */
	readonly person: {
		readonly name?: string;
		readonly phone?: string;
		readonly company?: string;
		readonly interest?: string;
		readonly message?: string;
	};
	/** Answers that no key of ours fits; the user's own metadata wins over them. */
	readonly answers: JsonRecord;
}

async function readLead(input: FieldsOrInput, preview: Preview): Promise<Lead> {
	const within = input.parameters.within(leadFields);
	const line = async (read: () => Awaitable<string | undefined>) => {
		const text = await preview.part(read);
		return text === undefined ? undefined : oneLine(text) || undefined;
	};
	return {
		email: (await preview.part(async () => await input.email(personEmail))) ?? '',
		person: {
			name: await line(async () => await input.optional(personName, 'name')),
			phone: await line(async () => await input.optional(phone, 'phone', { within })),
			company: await line(async () => await input.optional(company, 'company', { within })),
			interest: await line(() => within.optionalText(interest)),
			message: await preview.part(async () => await input.optional(note, 'message', { within })),
		},
		// A date in the form of a lead is an answer like any other.
		answers: await input.answersBeside(personEmail, [
			'name',
			'email',
			'phone',
			'company',
			'message',
		]),
	};
}

/** "NAME <EMAIL>", with one address only, whatever the name is. */
function addressee(name: string | undefined, email: string): string {
	const plain = oneLine((name ?? '').replace(/[<>]/g, ' '));
	return plain ? `${plain} <${email}>` : email;
}

async function prepareLead(
	parameters: ItemParameters,
	input: FieldsOrInput,
	{ email, person, answers }: Lead,
): Promise<PreparedItem> {
	const output = outputOf(parameters);
	const users = userMetadata(parameters);
	const chosen = await chosenChat(parameters, (field) => input.clientOrEmail(field, email));
	const isNew = chosen.source === 'newChat';
	const target = chatTarget(chosen, {
		flags: {
			lead_collected: true,
			ai_enabled: parameters.within(leadFields).optionalBoolean(aiEnabled),
		},
		ofNewChat: metadataPart(users),
		email,
	});
	const body = {
		sender: 'assistant' as const,
		content:
			parameters.within(options).optionalText(summary) ??
			`Lead captured for ${addressee(person.name, email)}`,
		...metadataPart(
			{ ...answers, ...(!isNew && users) },
			{ name: person.name, email, ...person, form_type: 'lead_capture', lead_collected: true },
		),
	};
	const shown = (json: IDataObject) => personOutput({ email, ...person }, input.mapped, json);
	const item = inChat(
		target,
		output,
		(chat_id) => newMessage({ chat_id, ...body }),
		(stored, chat_id, opened) =>
			shown(opened ? output.chat(opened, [stored], chat_id) : output.message(stored, chat_id)),
	);
	const hint = foundHint(input.mapped, answers);
	return { ...item, hint, submissionId: await input.submissionOf(email) };
}

/**
 * Stores a lead as an assistant's message in a chat that is marked with `lead_collected` when it is opened for it. The
 * user's metadata goes on a new chat, else on the message.
 */
export const captureLead: ResourceOperation = {
	resource: 'lead',
	operation: 'capture',
	title: 'Lead: Capture',
	fields: [personEmail, personName, ...chatFieldsWithNew, leadFields],

	async prepare(parameters) {
		const input = new FieldsOrInput(parameters);
		const preview = new Preview(parameters);
		const lead = await readLead(input, preview);
		const item = await preview.part(async () => await prepareLead(parameters, input, lead));
		return preview.finish(item, { ...lead.person, email: lead.email }, input.mapped);
	},
};
