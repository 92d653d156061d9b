import type { INodeProperties } from 'n8n-workflow';
import { checkTimeZone } from '../../../shared/input/checks';
import { wallClock, type WallClock } from '../../../shared/input/dateTime';
import { agentPath, askAgent, newMessage } from '../../calls';
import { chatFields, chatTarget, inChat } from '../../fields/chat';
import { metadataPart, userMetadata } from '../../fields/metadata';
import { options, summary } from '../../fields/options';
import { idOf, outputOf } from '../../output';
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

const startTime: INodeProperties = {
	displayName: 'Start Time',
	name: 'startTime',
	type: 'dateTime',
	required: true,
	default: '',
	description: 'Date and time in ISO 8601. Without an offset it is meant in the given time zone.',
};

const durationMinutes: INodeProperties = {
	displayName: 'Duration (Minutes)',
	name: 'durationMinutes',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 30,
};

const timezone: INodeProperties = {
	displayName: 'Time Zone',
	name: 'timezone',
	type: 'string',
	default: '',
	placeholder: 'e.g. America/New_York',
	description: 'IANA name of the time zone that the client lives by',
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
		"Whether to ask the agent to confirm, with a second call of the same text. The agent may already have answered, and counted, the first one: leave this off when 'Reply' is filled without it.",
};

/** Longest appointment in minutes: a week. */
const MAX_MINUTES = 7 * 24 * 60;

function sentence(minutes: number, about: string, start: WallClock, forWhom: string): string {
	const time = start.time ? ` at ${start.time}` : '';
	return `Book a ${minutes}-minute ${about} on ${start.date}${time} for ${forWhom}`;
}

/** Asks for an appointment with a user's message that carries the details as metadata. */
export const requestAppointment: OptimlyOperation = {
	resource: 'appointment',
	operation: 'request',
	title: 'Appointment: Request',
	fields: [
		...chatFields,
		name,
		email,
		startTime,
		durationMinutes,
		timezone,
		preferredChannel,
		purpose,
		confirmWithAgent,
	],

	prepare(parameters) {
		const zone = parameters.optionalText(timezone, checkTimeZone);
		const start = wallClock(parameters.text(startTime), zone, startTime.displayName);
		const minutes = parameters.number(durationMinutes, 1, MAX_MINUTES);
		const about = parameters.optionalText(purpose);
		const person = { name: parameters.text(name), email: parameters.email(email) };
		const composed = sentence(minutes, about ?? 'appointment', start, person.name);
		const body = {
			sender: 'user' as const,
			content: parameters.within(options).optionalText(summary) ?? composed,
			...metadataPart(userMetadata(parameters), {
				form_type: 'appointment_request',
				...person,
				start_time: start.iso,
				duration_minutes: minutes,
				timezone: zone,
				preferred_channel: parameters.optionalText(preferredChannel),
				purpose: about,
			}),
		};
		const output = outputOf(parameters);

		const target = chatTarget(parameters);
		const request = (chat_id: string) => newMessage({ chat_id, ...body });
		if (parameters.optionalBoolean(confirmWithAgent) !== true) {
			return inChat(target, output.leanFields, request, output.message);
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
				return output.confirmed(found, answer, chat_id);
			},
		};
	},
};
