import { findPerson } from '../../nodes/OptimlyMessage/found';
import { meeting } from './meeting';

const [ours, theirs] = ['+12137779999', '+12137771234'];
const WHEN = '2026-08-03T14:30:00Z';

/** Keys that only the record of a call has. */
const OF_CALL = [
	...['call_id', 'CallSid', 'callUuid', 'call_uuid', 'call_status', 'callLength'],
	...['call_successful', 'call_duration_s', 'callDurationSecs', 'call_duration_seconds'],
	...['callDurationMs', 'phone_call_id', 'phoneCallStatus', 'raw_digits'],
	...['end_reason', 'endedReason', 'ending_reason', 'ended_by', 'end_call_reason', 'callEndedBy'],
	...['call_end_source', 'disconnect_reason', 'disconnected_by', 'disconnection_reason'],
	...['hangup_cause', 'hangup_by', 'HangupSource', 'termination_reason', 'callTerminationCause'],
];

test.each(OF_CALL)('a record with this key is that of a call that was: %s', (key) => {
	expect(meeting({ [key]: '7', start_time: WHEN, duration: 45 })).toEqual({});
});

test.each([
	{ recall_id: 7 },
	{ raw_digits_shown: '7' },
	{ call_status_page: 'a' },
	{ weekend_reason: 'a wedding' },
	{ end_by_noon: 'yes' },
	{ direction_of_travel: 'Inbound' },
	{ direction: 'north' },
	{ recall: { lot: 7 } },
])('a record with such words in its keys can be an appointment: %j', (said) => {
	expect(meeting({ ...said, start_time: WHEN, duration: 45 })).toMatchObject({
		startTime: WHEN,
		durationMinutes: 45,
	});
});

test.each(['call', 'Call', 'phone_call', 'phoneCall', 'phonecall'])(
	'what stands below this key is a call that was: %s',
	(key) => {
		for (const item of [{ [key]: { start_time: WHEN, duration: 45 } }])
			expect([meeting(item), meeting({ data: item })]).toEqual([{}, {}]);
	},
);

/** When a call was, and of which kind, in the words of the services. */
const WAS = [
	...['start_time', 'started_at', 'starting_at', 'begin', 'begin_time', 'began_time', 'time_began'],
	...['stop_time', 'stopped_time', 'date_started', 'time_started', 'time_ended', 'start_on'],
	...['started_on', 'start_date', 'start_timestamp', 'start_unix', 'start_time_utc', 'start_utc'],
	...['start_time_unix_secs', 'start_secs', 'start_ms', 'start_time_ms', 'call_start'],
	...['call_start_time', 'call_begin_time', 'ringing_start_time', 'conversation_started_at'],
	...['conversation_start_time', 'answered_time', 'call_answered_date', 'time_answered'],
	...['connected_time', 'time_connected', 'call_connected_time', 'time_finished', 'time_completed'],
	...['time_stopped', 'time_stop', 'call_date', 'call_time', 'datetime', 'call_datetime', 'time'],
	...['date', 'callTimestamp', 'callType'],
];

test.each(WAS)('when a call was is no appointment: %s', (key) => {
	expect(meeting({ call_id: 'x', [key]: WHEN })).toEqual({});
});

/** How a call ended. */
const OVER = [
	...['end_time', 'ended_at', 'end', 'call_end_time', 'date_ended', 'finished_at', 'finished'],
	...['time_finished', 'completed_at', 'stopped_at', 'stop', 'conversation_end_time', 'end_utc'],
];

test.each(OVER)('nor is the time at which it was over the end of one: %s', (key) => {
	const agreed = { appointment_time: '2026-08-03T14:00:00Z' };
	expect(meeting({ call_id: 'x', ...agreed, [key]: WHEN })).toEqual({
		startTime: '2026-08-03T14:00:00Z',
	});
});

/** How long a call was. */
const LONG = [
	...['duration', 'call_duration', 'total_duration', 'corrected_duration', 'talk_duration'],
	...['billable_duration', 'recording_duration', 'conversation_duration', 'call_total_duration'],
	...['duration_s', 'durationSec', 'duration_secs', 'duration_seconds', 'duration_in_seconds'],
	...['duration_ms', 'duration_min', 'duration_mins', 'duration_minutes', 'duration_in_minutes'],
	...['length', 'length_in_minutes', 'recording_length'],
];

test.each(LONG)('how long a call was is not how long the appointment is: %s', (key) => {
	const agreed = { appointment_time: '2026-08-03T14:00:00Z' };
	expect(meeting({ call_id: 'x', ...agreed, [key]: 45 })).toEqual({
		startTime: '2026-08-03T14:00:00Z',
	});
});

test.each([
	{ next_start_time: WHEN },
	{ appointment_start_time: WHEN },
	{ start_time_of_visit: WHEN },
	{ visit_date: WHEN },
	{ date_of_visit: WHEN },
])('what a call says of a time in other words is an appointment: %j', (said) => {
	expect(meeting({ call_id: 'x', start_time: '2026-07-01T09:00:00Z', ...said })).toEqual({
		startTime: WHEN,
	});
});

/** Records that tell how a call went, and what it cost. */
const COURSE = [
	...['transcript', 'callTranscript', 'word', 'words', 'message', 'messages', 'artifactMessages'],
	...['turns', 'utterance', 'utterances', 'cost', 'costs', 'latency', 'charging', 'metrics'],
	...['usage', 'segment', 'segments', 'leg', 'Legs', 'recording', 'recordings', 'events'],
	...['duration', 'callDurations'],
];

test.each(COURSE)('how a call went, moment by moment, is no appointment: %s', (key) => {
	const part = { start_time: WHEN, duration: 45 };
	for (const held of [part, [part, part], { first: part }])
		for (const item of [
			{ call_id: 'x', [key]: held },
			{ call_id: 'x', analysis: { [key]: held } },
			{ data: { call_id: 'x', [key]: held } },
		])
			expect([key, meeting(item)]).toEqual([key, {}]);
	const agreed = { start_time: WHEN, duration: 45 };
	expect(meeting({ call_id: 'x', [`${key}_agreed`]: agreed })).toMatchObject({ startTime: WHEN });
});

test.each(['call_info', 'callInfo', 'CallInfo', 'callinfo'])(
	'what is told of a call below %s is told of the record around it',
	(key) => {
		const call = { [key]: { direction: 'Incoming' }, call_date: '2026-08-03', call_time: '14:30' };
		expect([meeting(call), meeting({ data: call })]).toEqual([{}, {}]);
	},
);

test('what stands further down in it is no part of the record around it', () => {
	const sides = { direction: 'inbound', start_time: WHEN };
	expect(meeting({ call_info: { sides } })).toEqual({});
	expect(meeting({ call_info: { sides: { direction: 'inbound' } }, start_time: WHEN })).toEqual({
		startTime: WHEN,
	});
});

const ofTwo = (said: object) => findPerson({ call_id: 'x', from: ours, to: theirs, ...said }).phone;

test.each([
	...['outbound', 'Outgoing', 'out', 'OUTBOUND-API', 'o'].map((direction) => ({ direction })),
	{ callDirection: 'outbound' },
	{ phone_call_direction: 'outbound' },
	...[true, 1, 'true', 'True', 'yes', 'YES'].map((is_outbound) => ({ is_outbound })),
	...[{ isOutgoing: true }, { call_is_outgoing: true }],
	...[{ inbound: false }, { incoming: false }, { is_inbound: false }, { call_incoming: false }],
	...[{ isIncoming: 0 }, { inbound: 'no' }, { inbound: 'False' }],
])('of a call that the business made it is the number that was called: %j', (said) => {
	expect(ofTwo(said)).toBe(theirs);
});

test.each([
	...[{ direction: 'inbound' }, { is_outbound: false }, { is_outbound: 'no' }, { is_outbound: 10 }],
	...[{ is_outbound_allowed: true }, { queue_is_outbound: true }, { is_outbound: 'not yes' }],
	...[{ incoming: true }, { incoming: 'yes' }, { incoming: 10 }, { inbound: 'Main line' }],
	...[{ inbound: 'none' }, { inbound_recorded: false }, { accepts_incoming: false }],
	...[{ direction_of_travel: 'outbound' }],
])('else it is the number of the caller: %j', (said) => {
	expect(ofTwo(said)).toBe(ours);
});
