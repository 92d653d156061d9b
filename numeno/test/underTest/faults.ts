import type { INodeParameters } from 'n8n-workflow';
import {
	found,
	refused,
	repeated,
	status,
	uncertain,
	unknown,
	type FaultRow,
} from '../../../test/delivery/faultTable';
import { agentMessage, controlMessage, conversationCreate } from '../parameters';

const open = (options: INodeParameters) => conversationCreate('Test', { options });
const busy = { status: 409, message: 'Resource already in use' };

/** What only Numeno does: a busy conversation, answers of undocumented form, calls that cannot be looked for. */
export const faults = (): readonly FaultRow[] => [
	{ what: '409, once', fault: status(409, busy), maxWait: 5, ...repeated },
	{
		what: '409 with Retry-After',
		fault: { kind: 'status', status: 409, body: busy, headers: { 'retry-after': '1' } },
		maxWait: 5,
		...repeated,
	},
	{
		what: '409 with a Retry-After that is too long',
		fault: { kind: 'status', status: 409, body: busy, headers: { 'retry-after': '600' } },
		times: 9,
		...refused('conflict'),
	},
	{
		what: '409 of a conversation that is being opened',
		fault: status(409, busy),
		maxWait: 5,
		parameters: open,
		...repeated,
	},

	...uncertain(
		'text instead of an object',
		{ kind: 'wrongShape', body: 'ok' },
		'unreadable_response',
	),
	...uncertain('an empty list', { kind: 'wrongShape', body: [] }, 'unreadable_response'),
	{
		what: 'an object of another form',
		fault: { kind: 'wrongShape', body: { ok: true, id: 7 } },
		store: true,
		...found,
	},
	{
		what: 'error: "odd"',
		fault: { kind: 'wrongShape', body: { error: 'odd' } },
		store: true,
		...found,
	},

	{
		what: 'a new conversation, reset',
		fault: { kind: 'reset' },
		store: true,
		parameters: open,
		...unknown('delivery_unknown', 1),
	},
	{
		what: 'a new conversation, 403',
		fault: status(403),
		parameters: open,
		...refused('permission'),
	},
	{
		what: 'an agent message, 500',
		fault: status(500),
		store: true,
		parameters: (options) => agentMessage('a', { options }),
		...unknown('delivery_unknown', 1),
	},
	{
		what: 'a control message, a web page',
		fault: { kind: 'html' },
		store: true,
		parameters: (options) => controlMessage('a', { options }),
		...unknown('unreadable_response', 1),
	},
];
