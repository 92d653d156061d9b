import { updateDisplayOptions, type IDataObject, type INodeProperties } from 'n8n-workflow';
import { checkTimeZone } from '../../../shared/input/checks';
import { wallClock, type WallClock } from '../../../shared/input/dateTime';
import { InvalidInput } from '../../../shared/input/invalidInput';
import type { ItemParameters } from '../../../shared/input/itemParameters';
import type { JsonRecord } from '../../../shared/json';
import { agentPath, askAgent, newMessage } from '../../calls';
import { chatFields, chatTarget, clientOptionalWithInput, inChat } from '../../fields/chat';
import { metadataPart, userMetadata } from '../../fields/metadata';
import { options, summary } from '../../fields/options';
import {
	appointmentMapping,
	isAuto,
	mappedFields,
	personEmail,
	personName,
	submissionOf,
} from '../../fields/submission';
import { idOf, outputOf } from '../../output';
import type { ResourceOperation } from '../../../shared/resources';

const startTime: INodeProperties = {
	displayName: 'Start Time',
	name: 'startTime',
	type: 'dateTime',
	required: true,
	default: '',
	description:
		"When the appointment begins, such as 2026-06-20T14:00. Without an offset, it is meant in the given 'Time Zone'.",
};

const durationMinutes: INodeProperties = {
	displayName: 'Duration (Minutes)',
	name: 'durationMinutes',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 30,
	description: 'How long the appointment takes, unless the input says when it ends',
};

const timezone: INodeProperties = {
	displayName: 'Time Zone',
	name: 'timezone',
	type: 'string',
	default: '',
	placeholder: 'e.g. America/New_York',
	description: 'Where the client is, as area and city',
};

const preferredChannel: INodeProperties = {
	displayName: 'Preferred Channel',
	name: 'preferredChannel',
	type: 'string',
	default: '',
	placeholder: 'e.g. Zoom',
	description: 'How the client wants to meet',
};

const purpose: INodeProperties = {
	displayName: 'Purpose',
	name: 'purpose',
	type: 'string',
	default: '',
	placeholder: 'e.g. onboarding call',
	description: 'What the appointment is about',
};

const confirmWithAgent: INodeProperties = {
	displayName: 'Confirm With Agent',
	name: 'confirmWithAgent',
	type: 'boolean',
	default: false,
	description:
		'Whether to ask the agent to confirm, by sending it the same text a second time. The agent may already have replied to the first one: leave this off when the output has a reply without it.',
};

/** Longest appointment in minutes: a week. */
const MAX_MINUTES = 7 * 24 * 60;

/** The appointment as it was found or filled in. */
interface Appointment {
	readonly person: { readonly name?: string; readonly email: string };
	readonly start: WallClock;
	readonly minutes: number;
	readonly zone?: string;
	readonly channel?: string;
	readonly about?: string;
	/** Answers that no key of ours fits; the user's own metadata wins over them. */
	readonly answers: JsonRecord;
	/** What the output says beside the API's answer. */
	readonly output: IDataObject;
}

function appointmentFromFields(parameters: ItemParameters): Appointment {
	const zone = parameters.optionalText(timezone, checkTimeZone);
	return {
		person: { name: parameters.text(personName), email: parameters.email(personEmail) },
		start: wallClock(parameters.text(startTime), zone, startTime.displayName),
		minutes: parameters.number(durationMinutes, 1, MAX_MINUTES),
		zone,
		channel: parameters.optionalText(preferredChannel),
		about: parameters.optionalText(purpose),
		answers: {},
		output: {},
	};
}

function appointmentFromInput(parameters: ItemParameters): Appointment {
	const submission = submissionOf(parameters, appointmentMapping);
	const { name, email, phone, company, message, startTime: from, endTime: to, rest } = submission;
	const zone = parameters.optionalText(timezone, checkTimeZone) ?? submission.timezone;
	if (from === undefined) {
		throw new InvalidInput(
			appointmentMapping.displayName,
			`finds no date and time in the input: it has ${submission.seenKeys.join(', ')}. To go on, choose 'Fields Below'`,
		);
	}
	const between = to === undefined ? Number.NaN : (Date.parse(to) - Date.parse(from)) / 60_000;
	return {
		person: { name, email },
		start: wallClock(from, zone, startTime.displayName),
		// Where the input has no end, the field says how long it takes.
		minutes: between > 0 ? Math.round(between) : parameters.number(durationMinutes, 1, MAX_MINUTES),
		zone,
		channel: parameters.optionalText(preferredChannel),
		about: parameters.optionalText(purpose),
		answers: { ...rest, phone, company, message },
		output: mappedFields(submission),
	};
}

/** "Book a 30-minute onboarding call on 2025-06-20 at 14:00 for Jane Smith" */
function sentence({ minutes, about = 'appointment', start, person }: Appointment): string {
	const time = start.time ? ` at ${start.time}` : '';
	return `Book a ${minutes}-minute ${about} on ${start.date}${time} for ${person.name ?? person.email}`;
}

/** Asks for an appointment with a user's message that carries the details as metadata. */
export const requestAppointment: ResourceOperation = {
	resource: 'appointment',
	operation: 'request',
	title: 'Appointment: Request',
	fields: [
		appointmentMapping,
		...clientOptionalWithInput(chatFields, appointmentMapping),
		...updateDisplayOptions({ show: { appointmentMapping: ['fields'] } }, [
			personName,
			personEmail,
			startTime,
		]),
		durationMinutes,
		timezone,
		preferredChannel,
		purpose,
		confirmWithAgent,
	],

	prepare(parameters) {
		const auto = isAuto(parameters, appointmentMapping);
		const asked = auto ? appointmentFromInput(parameters) : appointmentFromFields(parameters);
		const body = {
			sender: 'user' as const,
			content: parameters.within(options).optionalText(summary) ?? sentence(asked),
			...metadataPart(
				{ ...asked.answers, ...userMetadata(parameters) },
				{
					form_type: 'appointment_request',
					...asked.person,
					start_time: asked.start.iso,
					duration_minutes: asked.minutes,
					timezone: asked.zone,
					preferred_channel: asked.channel,
					purpose: asked.about,
				},
			),
		};
		const output = outputOf(parameters);

		const target = chatTarget(parameters, auto ? asked.person.email : undefined);
		const request = (chat_id: string) => newMessage({ chat_id, ...body });
		if (parameters.optionalBoolean(confirmWithAgent) !== true) {
			return inChat(target, output.leanFields, request, (found, chat_id) => ({
				...output.message(found, chat_id),
				...asked.output,
			}));
		}
		return {
			lane: target.lane,
			ids: target.ids,
			leanFields: output.leanFields,
			async deliver(delivery) {
				const { chat_id, found } = await target.call(delivery, request);
				delivery.learn({ chat_id, ...idOf(found) });
				const path = agentPath('v2');
				const answer = await delivery.call(askAgent(path, { chat_id, content: body.content }));
				return { ...output.confirmed(found, answer, chat_id), ...asked.output };
			},
		};
	},
};
