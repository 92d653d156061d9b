import { serviceOf } from '../../nodes/OptimlyMessage/found/submissionIds';

/** Every mark of every service, and where the number is; the marks are those of their documentation. */
test.each<[string, object, string?]>([
	['n8n Form', { formMode: 'test', submittedAt: 'x' }],
	['JSON', { formMode: 'test' }],
	['JSON', { submittedAt: 'x' }],
	['Tally', { eventType: 'FORM_RESPONSE' }],
	['Tally', { eventType: 'FORM_RESPONSE', eventId: '1' }, 'eventId'],
	['Tally', { data: { responseId: '2', fields: [] }, eventId: '1' }, 'data.responseId'],
	['Tally', { data: { responseId: '2', submissionId: '3', fields: [] } }, 'data.submissionId'],
	['JSON', { eventType: 'OTHER', data: { responseId: '2' } }],
	['JSON', { data: { fields: [] } }],
	['Typeform', { form_response: {}, event_id: '1' }, 'event_id'],
	[
		'Typeform',
		{ form_response: { response_id: '2' }, event_id: '1', response_id: '3' },
		'form_response.response_id',
	],
	['Typeform', { answers: [], landed_at: 'x', submitted_at: 'x', response_id: '3' }, 'response_id'],
	['JSON', { answers: [], landed_at: 'x' }],
	['JSON', { answers: [], submitted_at: 'x' }],
	['JSON', { landed_at: 'x', submitted_at: 'x' }],
	['Jotform', { submissionID: '1' }, 'submissionID'],
	['Jotform', { formID: '1', rawRequest: 'x' }],
	['Jotform', { rawRequest: { slug: 'x' } }],
	['JSON', { formID: '1' }],
	['JSON', { rawRequest: 'x' }],
	['Facebook Lead Ads', { field_data: [], id: '3' }, 'id'],
	['JSON', { field_data: 'x', id: '3' }],
	['Facebook Lead Ads', { value: { leadgen_id: '2' }, id: '3' }, 'value.leadgen_id'],
	['Facebook Lead Ads', { leadgen_id: '1', value: { leadgen_id: '2' }, id: '3' }, 'leadgen_id'],
	['Facebook Lead Ads', { data: {}, form: { id: '1' }, created_time: 'x' }],
	['JSON', { data: [], form: { id: '1' }, created_time: 'x' }],
	['JSON', { data: {}, form: { id: '1' } }],
	['JSON', { data: {}, created_time: 'x' }],
	['HubSpot event', { subscriptionType: 'x', portalId: 1, eventId: 7 }, 'eventId'],
	['HubSpot contact', { portalId: 1, formSubmissionId: '7' }, 'formSubmissionId'],
	['HubSpot contact', { vid: 1 }],
	['HubSpot contact', { properties: { firstname: 'Ada' } }],
	['HubSpot contact', { properties: { hs_object_id: '1' } }],
	['JSON', { subscriptionType: 'x' }],
	['Cal.com', { triggerEvent: 'BOOKING_CREATED', payload: { uid: '1' }, uid: '2' }, 'payload.uid'],
	['Cal.com', { payload: { bookingId: 1 } }],
	['Cal.com', { uid: '2', attendees: [], eventTypeId: 1 }, 'uid'],
	['JSON', { triggerEvent: 'REBOOKING' }],
	['JSON', { uid: '2', attendees: [] }],
	['JSON', { uid: '2', eventTypeId: 1 }],
	['JSON', { attendees: [], eventTypeId: 1 }],
	['Calendly', { event: 'invitee.created', payload: { uri: '1' } }, 'payload.uri'],
	['Calendly', { uri: 'https://api.calendly.com/x' }, 'uri'],
	['Calendly', { payload: { uri: 'https://api.calendly.com/x' } }, 'payload.uri'],
	['Calendly', { scheduled_event: {} }],
	['Calendly', { payload: { scheduled_event: {}, invitee: { uri: '3' } } }, 'payload.invitee.uri'],
	['Calendly', { event: 'invitee.x', payload: { invitee: { uuid: '4' } } }, 'payload.invitee.uuid'],
	['JSON', { event: 'an invitee.created', payload: {} }],
	['JSON', { uri: 'https://api.example.com/x' }],
	['Pipedrive', { meta: { entity: 'person' }, data: {} }],
	['Pipedrive', { meta: { object: 'person' }, data: {} }],
	['Pipedrive', { meta: { object: 'person' }, current: {} }],
	['Pipedrive', { org_id: 1, owner_id: 2 }],
	['Pipedrive', { person_id: 1, user_id: 2 }],
	['JSON', { meta: { entity: 'person' } }],
	['JSON', { data: {} }],
	['JSON', { current: {} }],
	['JSON', { org_id: 1 }],
	['JSON', { owner_id: 1 }],
	['JSON', { person_id: 1 }],
	['JSON', { user_id: 1 }],
	['Fillout', { submission: { submissionId: '1' } }, 'submission.submissionId'],
	['JSON', { submission: {} }],
	['Formbricks', { event: 'responseCreated', data: { surveyId: '1', id: '2' } }, 'data.id'],
	['JSON', { event: 'responseCreated', data: { id: '2' } }],
	['JSON', { event: 'other', data: { surveyId: '1' } }],
	['LinkedIn', { formResponse: {}, submittedAt: 1, id: '1' }, 'id'],
	['JSON', { formResponse: {}, id: '1' }],
	['Google Ads', { user_column_data: [], lead_id: '1' }, 'lead_id'],
	['Google Forms', { responseId: '1', answers: {} }, 'responseId'],
	['JSON', { responseId: '1' }],
	['Formstack', { FormID: '1', UniqueID: '2' }, 'UniqueID'],
	['JSON', { FormID: '1' }],
	['JSON', { UniqueID: '1' }],
	['Gravity Forms', { form_id: 1, entry_id: '2' }, 'entry_id'],
	['JSON', { form_id: 1 }],
	['JSON', { entry_id: 1 }],
	['Paperform', { submission_id: '1' }, 'submission_id'],
	['JSON', {}],
])('%s: %j', (name, input, ...[field]) => {
	const found = serviceOf(JSON.parse(JSON.stringify(input)));
	expect([found.name, found.submissionId?.field]).toEqual([name, field]);
});

test.each(['', '0', '444444444444', ' '])('a number that says nothing is none: "%s"', (value) => {
	expect(serviceOf({ eventType: 'FORM_RESPONSE', eventId: value })).toEqual({ name: 'Tally' });
	expect(serviceOf({ leadgen_id: value, value: { leadgen_id: '2' } }).submissionId).toEqual({
		field: 'value.leadgen_id',
		value: '2',
	});
});

test('of a list the first entry counts', () => {
	const listed = { data: [{ surveyId: '1', id: '2' }, { id: '3' }], event: 'response' };
	expect(serviceOf(listed).submissionId).toEqual({ field: 'data.id', value: '2' });
});
