import type { INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../../sandbox';
import { chatCreate, handoffEmail, leadInNewChat, messageSend } from '../../engine/parameters';
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

/** So many messages as a website sends them: the history hands metadata on. */
const history = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		message_id: `msg_before_${index}`,
		chat_id: 'a',
		sender: 'user',
		content: `before ${index}`,
		created_at: new Date(Date.UTC(2026, 5, 20, 12, 0, index)).toISOString(),
		metadata: { source: 'website' },
	}));

const resending = (options: INodeParameters): INodeParameters =>
	messageSend('a', {
		content: '={{ $json.text }}',
		options: { ...options, onUncertainDelivery: 'checkHistoryAndResend' },
	});

const body = (list: unknown): Fault => ({ kind: 'wrongShape', body: list });

/** The message arrived, its answer did not, and the history does not show it: never sent again, with the option either. */
const HIDING: ReadonlyArray<readonly [how: string, look: Fault]> = [
	['is capped at its oldest hundred', body(history(100))],
	['is capped at its newest hundred', body(history(120).slice(-100))],
	['says that there is more', body({ messages: history(3), has_more: true })],
	['is 404', status(404, { detail: 'Chat not found' })],
	['cannot be read', { kind: 'html' }],
	['breaks off', { kind: 'truncatedJson' }],
];

/** A message of somebody else, and what the agent said, all in the second of ours; the newest first. */
const ANSWERED = answer({ agent_response: undefined });
const SAME_SECOND = ['assistant', 'user', 'user'].map((sender, index) => ({
	...ANSWERED,
	message_id: ['msg_3', 'msg_1', 'msg_2'][index],
	sender,
	content: ['An answer to one of them', 'text 0', 'A question of somebody else'][index],
}));

const histories: readonly FaultRow[] = [
	...HIDING.map(([how, look]) => ({
		what: `a reset, and the history ${how}`,
		fault: { kind: 'reset' } as const,
		store: true,
		look,
		maxWait: 0.25,
		parameters: resending,
		...unknown('delivery_unknown', 1),
	})),
	...[body([]), { kind: 'html' } as const, status(500)].map((look, index) => ({
		what: `a reset, and the first look ${['lags behind', 'cannot be read', 'is 500'][index]}`,
		fault: { kind: 'reset' } as const,
		store: true,
		look,
		looks: 1,
		maxWait: 30,
		...found,
	})),
	{
		what: 'a reset of a new chat, and the client is 404 from then on',
		fault: { kind: 'reset' },
		store: true,
		look: status(404, { detail: 'Client not found' }),
		path: '/external/message/new-chat',
		maxWait: 0.25,
		parameters: (options) => ({
			resource: 'chat',
			operation: 'getOrCreate',
			clientId: 'client-1',
			options: { ...options, onUncertainDelivery: 'checkHistoryAndResend' },
		}),
		...unknown('delivery_unknown', 1),
	},
	{
		what: 'times of whole seconds, newest first',
		fault: body(ANSWERED),
		store: true,
		look: body(SAME_SECOND),
		parameters: (options) =>
			messageSend('a', {
				content: '={{ $json.text }}',
				options: { ...options, waitForReply: 0.5 },
			}),
		reply: null,
		...found,
	},
];

/** What only Optimly does: documented answers in odd forms, calls that cannot be looked for, items of several calls. */
export const faults = (): readonly FaultRow[] => [
	{ what: '409', fault: status(409), ...refused('conflict') },
	...histories,
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
