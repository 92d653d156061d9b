import type { INodeProperties } from 'n8n-workflow';
import { checkTimeZone } from '../../shared/parameters/checks';
import { InvalidInput } from '../../shared/parameters/invalidInput';
import type { Field } from '../../shared/parameters/itemParameters';
import { oneLine } from '../../shared/parameters/oneLine';
import type { JsonRecord } from '../../shared/json';
import type { FoundField } from '../found';
import { wallClock, type WallClock } from '../time/wallClock';
import type { FieldsOrInput } from './fieldsOrInput';
import { personEmail, personName } from './nameAndEmail';
import type { Preview } from './preview';
import { refusal } from './inputRefusal';

const startTime: INodeProperties = {
	displayName: 'Start Time',
	name: 'startTime',
	type: 'dateTime',
	default: '',
	description:
		"When the appointment begins, such as 2026-06-20T14:00. Without an offset, it is meant in the given 'Time Zone'. Left empty: as the input says; without any, the item fails.",
};

const durationMinutes: INodeProperties = {
	displayName: 'Duration (Minutes)',
	name: 'durationMinutes',
	type: 'string',
	default: '',
	placeholder: 'Leave empty to use the input, or else 30',
	description:
		'How long the appointment takes. Left empty: as the input says, and 30 when it says nothing.',
};

const timezone: INodeProperties = {
	displayName: 'Time Zone',
	name: 'timezone',
	type: 'string',
	default: '',
	placeholder: 'Leave empty to use the time zone in the input',
	description:
		'Where the client is, as area and city: America/New_York. Left empty: as the input says.',
};

const preferredChannel: INodeProperties = {
	displayName: 'Preferred Channel',
	name: 'preferredChannel',
	type: 'string',
	default: '',
	placeholder: 'Leave empty to use the channel in the input',
	description: 'How the client wants to meet, such as Zoom. Left empty: as the input says.',
};

const purpose: INodeProperties = {
	displayName: 'Purpose',
	name: 'purpose',
	type: 'string',
	default: '',
	placeholder: 'Leave empty to use the purpose in the input',
	description:
		'What the appointment is about, such as onboarding call. Left empty: as the input says.',
};

/** Fields of an appointment, in the order of the editor. */
export const appointmentFields: INodeProperties[] = [
	startTime,
	durationMinutes,
	timezone,
	preferredChannel,
	purpose,
];

/** Longest appointment in minutes: a week. */
const MAX_MINUTES = 7 * 24 * 60;
/** How long an appointment takes when nobody says so. */
const DEFAULT_MINUTES = 30;

/** An appointment as it was filled in or found. */
export interface Appointment {
	/** Empty only in a preview. */
	readonly email: string;
	readonly name?: string;
	/** Missing only in a preview. */
	readonly start?: WallClock;
	readonly minutes?: number;
	readonly zone?: string;
	readonly channel?: string;
	readonly about?: string;
	/** Answers that no key of ours fits; the user's own metadata wins over them. */
	readonly answers: JsonRecord;
}

const OWN_FIELDS: readonly FoundField[] = [
	'name',
	'email',
	'startTime',
	'endTime',
	'durationMinutes',
	'timezone',
	'preferredChannel',
	'purpose',
];

/** Reads an appointment. A time or a length that is there and not understood is refused: a default never takes its place. */
export async function readAppointment(
	input: FieldsOrInput,
	preview: Preview,
): Promise<Appointment> {
	const line = async (read: () => Promise<string | undefined>) => {
		const text = await preview.part(read);
		return text === undefined ? undefined : oneLine(text) || undefined;
	};
	const zone = await preview.part(async () => await zoneOf(input));
	return {
		email: (await preview.part(async () => await input.email(personEmail))) ?? '',
		name: await line(async () => await input.optional(personName, 'name')),
		start: await preview.part(async () => await startOf(input, zone)),
		minutes: await preview.part(async () => await minutesOf(input)),
		zone,
		channel: await line(async () => await input.optional(preferredChannel, 'preferredChannel')),
		about: await line(async () => await input.optional(purpose, 'purpose')),
		answers: await input.answersBeside(personEmail, OWN_FIELDS),
	};
}

/** Refuses what the input has for a field that was left empty and nobody understands. */
async function refuseProblem(
	input: FieldsOrInput,
	field: Field,
	...names: FoundField[]
): Promise<void> {
	for (const name of names) {
		const problem = await input.problem(field, name);
		if (problem) throw refusal(field, name, await input.person(), problem);
	}
}

async function zoneOf(input: FieldsOrInput): Promise<string | undefined> {
	await refuseProblem(input, timezone, 'timezone');
	return await input.optional(timezone, 'timezone', { check: checkTimeZone });
}

async function startOf(input: FieldsOrInput, zone: string | undefined): Promise<WallClock> {
	const { displayName } = startTime;
	if (input.parameters.isFilledIn(startTime))
		return wallClock(input.parameters.text(startTime), zone, displayName);
	await refuseProblem(input, startTime, 'startTime');
	const person = await input.person();
	const found = input.take('startTime', person.startTime, person);
	if (found === undefined) throw refusal(startTime, 'date and time', person);
	return wallClock(found, zone, displayName);
}

async function minutesOf(input: FieldsOrInput): Promise<number | undefined> {
	const { parameters } = input;
	if (parameters.isFilledIn(durationMinutes)) {
		const isEmpty = parameters.optionalText(durationMinutes) === undefined;
		return isEmpty ? undefined : parameters.number(durationMinutes, 1, MAX_MINUTES);
	}
	await refuseProblem(input, durationMinutes, 'durationMinutes', 'endTime');
	const person = await input.person();
	const found = input.take('durationMinutes', person.durationMinutes, person);
	if (found === undefined) return person.lengthUnclear ? undefined : DEFAULT_MINUTES;
	if (found >= 1 && found <= MAX_MINUTES) return found;
	throw new InvalidInput(
		durationMinutes.displayName,
		`is empty, and what the input has is not a number of minutes from 1 to ${MAX_MINUTES}`,
		`Fill in '${durationMinutes.displayName}'. Nothing was sent for this item.`,
	);
}
