import { chatCreate, handoffEmail, leadInNewChat } from '../../engine/parameters';
import {
	found,
	refused,
	status,
	uncertain,
	unknown,
	type FaultRow,
} from '../../delivery/faultTable';

const answer = (more: object) => ({
	message_id: 'msg_1',
	chat_id: 'a',
	sender: 'user',
	content: 'text 0',
	timestamp: '2026-06-20T14:00:00Z',
	agent_response: { message_id: 'msg_2', content: 'Hello', timestamp: '2026-06-20T14:00:01Z' },
	...more,
});

/** What only Optimly does: documented answers in odd forms, calls that cannot be looked for, items of several calls. */
export const faults = (): readonly FaultRow[] => [
	{ what: '409', fault: status(409), ...refused('conflict') },
	...uncertain(
		'a number as id',
		{ kind: 'wrongShape', body: answer({ message_id: 5 }) },
		'unreadable_response',
	),
	...uncertain(
		'{success: false}',
		{ kind: 'wrongShape', body: { success: false, error: 'x' } },
		'unreadable_response',
	),
	// The answer is odd, but can be read.
	{
		what: '{success, data}',
		fault: { kind: 'wrongShape', body: { success: true, data: answer({}) } },
		store: true,
		...found,
	},
	{
		what: 'error: null',
		fault: { kind: 'wrongShape', body: answer({ error: null }) },
		store: true,
		...found,
	},
	{
		what: 'error: "odd"',
		fault: { kind: 'wrongShape', body: answer({ error: 'odd' }) },
		store: true,
		...found,
	},
	{ what: '201', fault: status(201, answer({})), store: true, ...found },

	// Calls that cannot be looked for afterwards, and items of several calls.
	{
		what: 'a new chat, reset',
		fault: { kind: 'reset' },
		store: true,
		parameters: (options) => chatCreate('client-1', { options }),
		...unknown('delivery_unknown', 1),
	},
	{
		what: 'a new chat, 403',
		fault: status(403),
		parameters: (options) => chatCreate('client-1', { options }),
		...refused('permission'),
	},
	{
		what: 'a handoff, 500',
		fault: status(500),
		store: true,
		parameters: (options) => handoffEmail('a', { options }),
		...unknown('delivery_unknown', 1),
	},
	{
		what: 'a handoff, a web page',
		fault: { kind: 'html' },
		store: true,
		parameters: (options) => handoffEmail('a', { options }),
		...unknown('unreadable_response', 1),
	},
	{
		what: "a lead's message, 400",
		fault: status(400),
		path: '/external/message/new-message',
		parameters: (options) => leadInNewChat('client-1', { options }),
		...refused('invalid_request'),
		delivered: 'partly',
	},
	{
		what: "a lead's message, reset",
		fault: { kind: 'reset' },
		store: true,
		path: '/external/message/new-message',
		parameters: (options) => leadInNewChat('client-1', { options }),
		...found,
	},
];
