import { updateDisplayOptions, type IDataObject, type INodeProperties } from 'n8n-workflow';
import type { PreparedItem } from '../../../shared/service';
import type { ResourceOperation } from '../../../shared/menus';
import type { ItemParameters } from '../../../shared/parameters/itemParameters';
import { AGENT_VERSIONS, agentPath, askAgent, newMessage } from '../../api/calls';
import { chatTarget, inChat } from '../../chat/target';
import { agentVersion } from '../../fields/agentVersion';
import {
	appointmentFields,
	readAppointment,
	type Appointment,
} from '../../fields/appointmentFields';
import { chatFieldsOfPerson, chosenChat } from '../../fields/chat';
import { FieldsOrInput } from '../../fields/fieldsOrInput';
import { foundHint } from '../../fields/foundHint';
import { metadataPart, userMetadata } from '../../fields/metadata';
import { options, replyWaitMs, summary } from '../../fields/options';
import { personEmail, personName } from '../../fields/nameAndEmail';
import { Preview } from '../../fields/preview';
import { idOf, outputOf, personOutput } from '../../output';

const confirmWithAgent: INodeProperties = {
	displayName: 'Confirm With Agent',
	name: 'confirmWithAgent',
	type: 'boolean',
	default: false,
	description:
		'Whether to ask the agent to confirm, by sending it the same text a second time. The agent may already have replied to the first one: leave this off when the output has a reply without it.',
};

const confirmingAgent = updateDisplayOptions({ show: { confirmWithAgent: [true] } }, [
	agentVersion,
]);

/** "Book a 30-minute onboarding call on 2025-06-20 at 14:00 for Jane Smith" */
function sentence({ minutes, about = 'appointment', start, name, email }: Appointment): string {
	const length = minutes === undefined ? `an ${about}` : `a ${minutes}-minute ${about}`;
	const time = start?.time ? ` at ${start.time}` : '';
	return `Book ${length} on ${start?.date}${time} for ${name ?? email}`;
}

/** The appointment under the names of the output and of the message's metadata. */
const fieldsOf = ({ email, name, start, minutes, zone, channel, about }: Appointment) => ({
	name,
	email,
	start_time: start?.iso,
	duration_minutes: minutes,
	timezone: zone,
	preferred_channel: channel,
	purpose: about,
});

async function prepareRequest(
	parameters: ItemParameters,
	input: FieldsOrInput,
	asked: Appointment,
): Promise<PreparedItem> {
	const output = outputOf(parameters);
	const chosen = await chosenChat(parameters, (field) => input.clientOrEmail(field, asked.email));
	const target = chatTarget(chosen);
	const fields = fieldsOf(asked);
	const body = {
		sender: 'user' as const,
		content: parameters.within(options).optionalText(summary) ?? sentence(asked),
		...metadataPart(
			{ ...asked.answers, ...userMetadata(parameters) },
			{ form_type: 'appointment_request', ...fields },
		),
	};
	const shown = (json: IDataObject) => personOutput(fields, input.mapped, json);
	const confirms = parameters.optionalBoolean(confirmWithAgent) === true;
	// The agent's confirmation is the reply then.
	const waitMs = confirms ? 0 : replyWaitMs(parameters);
	const request = (chat_id: string) => newMessage({ chat_id, ...body }, waitMs);
	const hint = foundHint(input.mapped, asked.answers);
	const item = inChat(target, output, request, (found, chat_id) =>
		shown(output.message(found, chat_id)),
	);
	const submissionId = await input.submissionOf(asked.email);
	if (!confirms) return { ...item, hint, submissionId };

	const path = agentPath(parameters.choice(agentVersion, AGENT_VERSIONS));
	return {
		...item,
		hint,
		submissionId,
		async deliver(delivery) {
			const { chat_id, found } = await target.call(delivery, request);
			delivery.nameInErrors(idOf(found));
			const answer = await delivery.call(askAgent(path, { chat_id, content: body.content }));
			return shown(output.confirmed(found, answer, chat_id));
		},
	};
}

/** Asks for an appointment with a user's message that carries the details as metadata. */
export const requestAppointment: ResourceOperation = {
	resource: 'appointment',
	operation: 'request',
	title: 'Appointment: Request',
	fields: [
		personEmail,
		personName,
		...chatFieldsOfPerson,
		...appointmentFields,
		confirmWithAgent,
		...confirmingAgent,
	],

	async prepare(parameters) {
		const input = new FieldsOrInput(parameters);
		const preview = new Preview(parameters);
		const asked = await readAppointment(input, preview);
		const item = await preview.part(async () => await prepareRequest(parameters, input, asked));
		return preview.finish(item, fieldsOf(asked), input.mapped);
	},
};
