import type { Answer } from '../answer';
import { isPlainRecord, recordIn, recordsIn, textIn, type PlainRecord } from '../plainInput';
import { certain, entriesAsAnswers, type Source } from './source';

/** The invitee: `payload` (webhook version 2), `payload.invitee` (version 1) or `resource` (API). */
function inviteeIn(input: PlainRecord): { readonly path: string; readonly invitee: PlainRecord } {
	if (isPlainRecord(input.resource)) return { path: 'resource.', invitee: input.resource };
	const payload = isPlainRecord(input.payload) ? input.payload : input;
	const path = isPlainRecord(input.payload) ? 'payload.' : '';
	if (!isPlainRecord(payload.invitee)) return { path, invitee: payload };
	return { path: `${path}invitee.`, invitee: { ...payload, ...payload.invitee } };
}

const isInvitee = (record: PlainRecord): boolean =>
	/calendly\.com\/scheduled_events\/[^/]+\/invitees\//.test(textIn(record.uri));

/** Where it takes place: a text, or a record of a type and a place. */
const placeOf = ({ location }: PlainRecord) =>
	textIn(location) || recordIn(location).location || recordIn(location).type;

function appointment(invitee: PlainRecord, path: string): readonly Answer[] {
	const inNewForm = isPlainRecord(invitee.scheduled_event);
	const event = recordIn(inNewForm ? invitee.scheduled_event : invitee.event);
	const eventPath = `${path}${inNewForm ? 'scheduled_event' : 'event'}`;
	const name = event.name ?? recordIn(invitee.event_type).name;
	return [
		certain('startTime', `${eventPath}.start_time`, event.start_time),
		certain('endTime', `${eventPath}.end_time`, event.end_time),
		{ label: 'event name', key: `${eventPath}.name`, value: name, restOnly: true },
		{ label: 'location', key: `${eventPath}.location`, value: placeOf(event), restOnly: true },
	];
}

const questions = (invitee: PlainRecord): readonly Answer[] =>
	recordsIn(invitee.questions_and_answers).map(({ question, answer }) => ({
		label: textIn(question),
		key: textIn(question),
		value: answer,
	}));

/** Calendly Trigger and webhook (both versions): who booked, when, and the answers. Hosts and guests stay out. */
export const calendly: Source = {
	name: 'Calendly',
	fits: (input) =>
		(/^(invitee|routing_form_submission)/.test(textIn(input.event)) &&
			isPlainRecord(input.payload)) ||
		isInvitee(input) ||
		isInvitee(recordIn(input.resource)),
	answers: (input) => {
		const { path, invitee } = inviteeIn(input);
		return [
			certain('name', `${path}name`, invitee.name),
			certain('firstName', `${path}first_name`, invitee.first_name),
			certain('lastName', `${path}last_name`, invitee.last_name),
			...('email' in invitee ? [certain('email', `${path}email`, invitee.email)] : []),
			certain('phone', `${path}text_reminder_number`, invitee.text_reminder_number),
			certain('timezone', `${path}timezone`, invitee.timezone),
			...appointment(invitee, path),
			...questions(invitee),
			...entriesAsAnswers(recordIn(invitee.tracking), 'tracking', { restOnly: true }),
		];
	},
};
