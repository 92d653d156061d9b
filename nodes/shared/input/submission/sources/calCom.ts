import type { Answer } from '../answer';
import {
	isPlainRecord,
	recordIn,
	recordsIn,
	textIn,
	type Plain,
	type PlainRecord,
} from '../plainInput';
import { certain, type Source } from './source';

/** The webhook wraps the booking in `payload`; the Cal Trigger spreads it over the item. */
const bookingIn = (input: PlainRecord): { readonly path: string; readonly booking: PlainRecord } =>
	isPlainRecord(input.payload)
		? { path: 'payload.', booking: input.payload }
		: { path: '', booking: input };

/** Answers whose meaning Cal.com defines, by the name of the field. Other people's addresses are handed on only. */
const DEFINED: ReadonlyMap<string, Pick<Answer, 'certain' | 'restOnly'>> = new Map<
	string,
	Pick<Answer, 'certain' | 'restOnly'>
>([
	['name', { certain: 'name' }],
	['email', { certain: 'email' }],
	['attendeePhoneNumber', { certain: 'phone' }],
	['notes', { certain: 'message' }],
	['guests', { restOnly: true }],
	['location', { restOnly: true }],
	['rescheduleReason', { restOnly: true }],
]);

/** {value: "attendeeInPerson", optionValue: "Example Street 1"} of a place. */
const placeOf = (value: Plain | undefined): Plain | undefined =>
	isPlainRecord(value) && 'optionValue' in value
		? textIn(value.optionValue) || textIn(value.value)
		: value;

/** "phone" as the place of the meeting, with the number to call. */
const isCall = (value: Plain | undefined): boolean => textIn(recordIn(value).value) === 'phone';

function responses(booking: PlainRecord, path: string): readonly Answer[] {
	return Object.entries(recordIn(booking.responses)).map(([key, response]) => {
		const { label, value } = isPlainRecord(response) ? response : { label: key, value: response };
		return {
			...(isCall(value) ? { certain: 'phone' as const } : DEFINED.get(key)),
			label: key === 'smsReminderNumber' ? 'phone' : textIn(label) || key,
			key: `${path}responses.${key}`,
			value: placeOf(value),
		};
	});
}

/** The one who booked is the first attendee. */
function attendee(booking: PlainRecord, path: string): readonly Answer[] {
	const [first = {}] = recordsIn(booking.attendees);
	const own = recordIn(booking.responses);
	const at = `${path}attendees.0.`;
	const zone = first.timeZone ?? first.timezone;
	return [
		...('name' in own ? [] : [certain('name', `${at}name`, first.name)]),
		...('email' in own ? [] : [certain('email', `${at}email`, first.email)]),
		certain('phone', `${at}phoneNumber`, first.phoneNumber),
		certain('timezone', `${at}timeZone`, zone),
	];
}

/** Cal.com webhook and Cal Trigger: bookings and routing forms. The organizer stays out. */
export const calCom: Source = {
	name: 'Cal.com',
	fits: (input) => /^[A-Z_]+$/.test(textIn(input.triggerEvent)),
	answers: (input) => {
		const { path, booking } = bookingIn(input);
		const { eventTitle, type, title } = booking;
		return [
			...responses(booking, path),
			...attendee(booking, path),
			certain('startTime', `${path}startTime`, booking.startTime),
			certain('endTime', `${path}endTime`, booking.endTime),
			{ label: 'notes', key: `${path}additionalNotes`, value: booking.additionalNotes },
			{
				label: 'event name',
				key: `${path}title`,
				value: eventTitle ?? title ?? type,
				restOnly: true,
			},
		];
	},
};
