import {
	isPlainList,
	isPlainRecord,
	recordIn,
	textIn,
	type Plain,
	type PlainRecord,
} from './plainInput';

/** What is known of a service beyond its answers: how its data is told, and how it numbers submissions. */
interface Service {
	/** As `Found.source` shows it. */
	readonly name: string;
	readonly fits: (input: PlainRecord) => boolean;
	/** Paths of the submission's number; the first that is there counts. */
	readonly ids: readonly string[];
}

function at(input: PlainRecord, path: string): Plain | undefined {
	let value: Plain | undefined = input;
	for (const key of path.split('.')) value = recordIn(isPlainList(value) ? value[0] : value)[key];
	return value;
}

const has = (input: PlainRecord, ...paths: readonly string[]): boolean =>
	paths.every((path) => at(input, path) !== undefined);

const starts = (value: Plain | undefined, text: string): boolean => textIn(value).startsWith(text);

/**
 * The services that number their submissions, by the keys of their documentation. Their answers are
 * read like anybody's. The number is the event's or the response's: the same when a webhook is
 * delivered again, another one for the next submission of the same person.
 */
const SERVICES: readonly Service[] = [
	{ name: 'n8n Form', fits: (input) => has(input, 'formMode', 'submittedAt'), ids: [] },
	{
		name: 'Tally',
		fits: (input) =>
			textIn(input.eventType) === 'FORM_RESPONSE' || has(input, 'data.responseId', 'data.fields'),
		ids: ['data.submissionId', 'data.responseId', 'eventId'],
	},
	{
		name: 'Typeform',
		fits: (input) =>
			has(input, 'form_response') || has(input, 'answers', 'landed_at', 'submitted_at'),
		// A list of responses has numbers of responses, a webhook its own; what they call `token` is never read.
		ids: ['form_response.response_id', 'response_id', 'event_id'],
	},
	{
		name: 'Jotform',
		fits: (input) =>
			has(input, 'submissionID') ||
			(has(input, 'formID') && has(input, 'rawRequest')) ||
			has(input, 'rawRequest.slug'),
		ids: ['submissionID'],
	},
	{
		name: 'Facebook Lead Ads',
		fits: (input) =>
			isPlainList(input.field_data) ||
			has(input, 'value.leadgen_id') ||
			has(input, 'leadgen_id') ||
			(isPlainRecord(input.data) && has(input, 'form.id', 'created_time')),
		ids: ['leadgen_id', 'value.leadgen_id', 'id'],
	},
	{
		name: 'HubSpot event',
		fits: (input) => has(input, 'subscriptionType', 'portalId'),
		ids: ['eventId'],
	},
	{
		name: 'HubSpot contact',
		fits: (input) =>
			has(input, 'portalId') ||
			has(input, 'vid') ||
			has(input, 'properties.firstname') ||
			has(input, 'properties.hs_object_id'),
		ids: ['formSubmissionId'],
	},
	{
		name: 'Cal.com',
		fits: (input) =>
			starts(input.triggerEvent, 'BOOKING') ||
			has(input, 'payload.bookingId') ||
			(has(input, 'uid', 'attendees') && has(input, 'eventTypeId')),
		ids: ['payload.uid', 'uid'],
	},
	{
		name: 'Calendly',
		fits: (input) =>
			starts(input.event, 'invitee.') ||
			[input, recordIn(input.payload)].some(
				(one) => textIn(one.uri).includes('calendly.com') || has(one, 'scheduled_event'),
			),
		ids: ['payload.uri', 'uri', 'payload.invitee.uri', 'payload.invitee.uuid'],
	},
	{
		name: 'Pipedrive',
		fits: (input) =>
			((has(input, 'meta.entity') || has(input, 'meta.object')) &&
				(has(input, 'data') || has(input, 'current'))) ||
			has(input, 'org_id', 'owner_id') ||
			has(input, 'person_id', 'user_id'),
		ids: [],
	},
	{
		name: 'Fillout',
		fits: (input) => has(input, 'submission.submissionId'),
		ids: ['submission.submissionId'],
	},
	{
		name: 'Formbricks',
		fits: (input) => starts(input.event, 'response') && has(input, 'data.surveyId'),
		ids: ['data.id'],
	},
	{
		name: 'LinkedIn',
		fits: (input) => has(input, 'formResponse') && has(input, 'submittedAt'),
		ids: ['id'],
	},
	{ name: 'Google Ads', fits: (input) => has(input, 'user_column_data'), ids: ['lead_id'] },
	{
		name: 'Google Forms',
		fits: (input) => has(input, 'responseId', 'answers'),
		ids: ['responseId'],
	},
	{ name: 'Formstack', fits: (input) => has(input, 'FormID', 'UniqueID'), ids: ['UniqueID'] },
	{ name: 'Gravity Forms', fits: (input) => has(input, 'form_id', 'entry_id'), ids: ['entry_id'] },
	{ name: 'Paperform', fits: (input) => has(input, 'submission_id'), ids: ['submission_id'] },
];

/** Values that an id never has: test deliveries carry a number that is always the same. */
const NO_ID = new Set(['', '0', '444444444444']);

/** Longer numbers are none: cut, two of them could be the same, and the second submission would count as delivered. */
const MAX_ID = 255;

/**
 * The service that an input comes from, and the number that it gave the submission.
 *
 * @returns "JSON" and no number for everything that is not known
 */
export function serviceOf(input: PlainRecord): {
	readonly name: string;
	readonly submissionId?: { readonly field: string; readonly value: string };
} {
	const service = SERVICES.find(({ fits }) => fits(input));
	if (!service) return { name: 'JSON' };
	const field = service.ids.find((path) => !NO_ID.has(textIn(at(input, path))));
	const value = field === undefined ? '' : textIn(at(input, field));
	if (field === undefined || value.length > MAX_ID) return { name: service.name };
	return { name: service.name, submissionId: { field, value } };
}
