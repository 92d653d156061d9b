import { findPerson } from '../../nodes/OptimlyMessage/found';

const [mine, own] = ['+12137771234', '+12137779999'];
const BEGAN = '2026-07-12T12:28:13.000Z';
const ENDED = '2026-07-12T12:29:13.000Z';

/** A call that the client made, as the services publish it. */
const CALLS: Readonly<Record<string, object>> = {
	Vapi: {
		message: {
			...{ type: 'end-of-call-report', endedReason: 'hangup', durationSeconds: 60 },
			...{ startedAt: BEGAN, endedAt: ENDED, customer: { number: mine } },
			call: { id: 'a', type: 'inboundPhoneCall', phoneNumber: { number: own } },
		},
	},
	Bland: {
		...{ call_id: 'x', call_length: 2.5, to: own, from: mine, inbound: true },
		...{ started_at: BEGAN, end_at: ENDED, corrected_duration: '150' },
	},
	Retell: {
		event: 'call_ended',
		call: {
			...{ call_type: 'phone_call', from_number: mine, to_number: own, direction: 'inbound' },
			...{ start_timestamp: 1_714_608_475_945, end_timestamp: 1_714_608_491_736 },
			...{ disconnection_reason: 'user_hangup', duration_ms: 15_791 },
		},
	},
	Twilio: {
		...{ CallSid: 'CA1', From: mine, To: own, Direction: 'inbound', CallStatus: 'completed' },
		...{ CallDuration: '60', Timestamp: 'Sun, 12 Jul 2026 12:28:13 +0000' },
	},
	Aircall: {
		event: 'call.ended',
		data: {
			...{ id: 1, direction: 'inbound', started_at: 1_584_998_199, ended_at: 1_584_998_210 },
			...{ duration: 11, raw_digits: mine, number: { name: 'Main', digits: own } },
		},
	},
	RingCentral: {
		...{ id: '1', sessionId: '2', startTime: BEGAN, duration: 34, direction: 'Inbound' },
		...{ to: { phoneNumber: own, name: 'Main' }, from: { phoneNumber: mine } },
	},
	'Zoom Phone': {
		event: 'phone.callee_missed',
		payload: {
			object: {
				...{ call_id: '1', ringing_start_time: BEGAN, call_end_time: ENDED },
				...{ caller: { phone_number: mine }, callee: { phone_number: own } },
			},
		},
	},
	Dialpad: {
		...{ call_id: 1, date_started: 1_720_787_293_000, date_ended: 1_720_787_353_000 },
		...{ duration: 60_000, direction: 'inbound', external_number: mine, internal_number: own },
	},
	CallRail: {
		...{ id: 'CAL1', answered: true, start_time: BEGAN, duration: 43, direction: 'inbound' },
		...{ customer_phone_number: mine, tracking_phone_number: own },
	},
	OpenPhone: {
		type: 'call.completed',
		data: {
			object: {
				...{ id: 'AC', from: mine, to: own, direction: 'incoming', duration: 60 },
				...{ answeredAt: BEGAN, completedAt: ENDED },
			},
		},
	},
	ElevenLabs: {
		type: 'post_call_transcription',
		data: {
			status: 'done',
			metadata: {
				...{ start_time_unix_secs: 1_739_537_297, call_duration_secs: 22 },
				phone_call: { direction: 'inbound', external_number: mine, agent_number: own },
			},
		},
	},
	JustCall: {
		type: 'call.completed',
		data: {
			...{ id: 1, call_date: '2026-07-12', call_time: '12:28:13' },
			...{ contact_number: mine, justcall_number: own },
			call_duration: { total_duration: 60 },
			call_info: { direction: 'Incoming', type: 'answered' },
		},
	},
	Synthflow: {
		lead: { phone_number: mine },
		call: {
			...{ status: 'completed', end_call_reason: 'human_goodbye', duration: 60 },
			...{ start_time: '1720787293', recording_url: 'https://files.example/a.wav' },
		},
	},
};

const rows = Object.entries(CALLS);

test.each(rows)('when a call was, and how long, is no appointment: %s', (_service, call) => {
	for (const item of [call, { body: call }]) {
		const found = findPerson(item);
		for (const field of ['startTime', 'endTime', 'durationMinutes', 'purpose', 'preferredChannel'])
			expect(found).not.toHaveProperty(field);
		expect(found.problems).toEqual([]);
	}
});

test.each(rows)('what was agreed upon in a call is one: %s', (_service, call) => {
	const agreed = { appointment_time: '2026-08-03 14:30', appointment_duration: '45' };
	for (const key of ['analysis', 'collected_variables', 'extracted_information'])
		expect(findPerson({ ...call, [key]: agreed })).toMatchObject({
			startTime: '2026-08-03T14:30',
			durationMinutes: 45,
			problems: [],
		});
});

test.each(rows)("the caller's number is the client's: %s", (_service, call) => {
	for (const item of [call, { body: call }]) expect(findPerson(item).phone).toBe(mine);
});

test.each([
	{ call_id: 'x', to: mine, from: own, inbound: false },
	{ event: 'call_ended', call: { from_number: own, to_number: mine, direction: 'outbound' } },
	{ CallSid: 'CA1', From: own, To: mine, Direction: 'outbound-api', CallStatus: 'completed' },
	{ data: { object: { id: 'AC', from: own, to: mine, direction: 'outgoing', duration: 60 } } },
	{ call_id: 1, direction: 'outbound', external_number: mine, internal_number: own },
])('of a call that the business made it is the number that was called: %j', (call) => {
	for (const item of [call, { body: call }]) expect(findPerson(item).phone).toBe(mine);
});

test.each([
	{ 'Call date': '2026-08-03', 'Call time': '14:30', 'Call duration': '45' },
	{ 'When can we call you?': '2026-08-03 14:30', Duration: '45' },
	{ event: 'Intro call', start_time: '2026-08-03 14:30', duration: 45 },
])('a call that somebody asks for is an appointment: %j', (asked) => {
	expect(findPerson({ email: 'ada@example.com', ...asked })).toMatchObject({
		startTime: '2026-08-03T14:30',
		durationMinutes: 45,
		problems: [],
	});
});

test('a key made of the words for a time is read at once, however long it is', () => {
	const key = `start${'datetime'.repeat(30)}${'timestamp'.repeat(5)}x`;
	const began = performance.now();
	findPerson({ call_id: 'x', [key]: BEGAN });
	// A billion ways to read it, one after the other, took half a minute.
	expect(performance.now() - began).toBeLessThan(5_000);
});
