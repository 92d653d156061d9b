import fc from 'fast-check';
import { documentPath } from '../../../sandbox/optimly/api';
import {
	appointmentRequest,
	chatCreate,
	handoffEmail,
	leadCapture,
	leadInNewChat,
	messageSend,
	unmarked,
} from '../../engine/parameters';
import { anyText, type Contract, type FreeInput, type RequestRow } from '../../contract/contract';
import type { Requests } from '../packageUnderTest';

const NEW_CHAT = '/external/message/new-chat';
const NEW_MESSAGE = '/external/message/new-message';
const HANDOFF = '/external/message/email-handoff';

const contract: Contract = {
	documentPath,
	status: 200,
	wrong: { path: NEW_MESSAGE, body: { chat_id: 'chat_1', sender: 'robot' } },
	unknownPath: '/external/tools/lead-form',
};

const inChat = (more: object) => [NEW_MESSAGE, { chat_id: 'chat_1', ...more }] as const;

const WHO = { name: 'Ada Byron', email: 'ada@example.com' };
const LEAD = { form_type: 'lead_capture', lead_collected: true, ...WHO };
const LEAD_CAPTURED = {
	sender: 'assistant',
	content: 'Lead captured for Ada Byron <ada@example.com>',
};

const written: RequestRow[] = [
	[
		'message: chat, sender and content; no metadata when there is none',
		messageSend('chat_1', { content: '  two\nlines  ' }),
		inChat({ sender: 'user', content: '  two\nlines  ' }),
	],
	[
		'message as assistant',
		messageSend('chat_1', { sender: 'assistant' }),
		inChat({ sender: 'assistant', content: 'Hello' }),
	],
	[
		'chat: nothing but the client when nothing else is set',
		chatCreate('client-7'),
		[NEW_CHAT, { client_id: 'client-7' }],
	],
	[
		'chat: the additional fields that are set, false as well',
		chatCreate('client-7', { additionalFields: { aiEnabled: false, leadCollected: false } }),
		[NEW_CHAT, { client_id: 'client-7', ai_enabled: false, lead_collected: false }],
	],
	[
		'lead: an assistant message with the lead as metadata, empty fields left out',
		leadCapture('chat_1', {
			leadFields: {
				company: 'Example Ltd',
				phone: '',
				interest: '50 seats',
				message: 'Call me',
			},
		}),
		inChat({
			...LEAD_CAPTURED,
			metadata: { ...LEAD, company: 'Example Ltd', interest: '50 seats', message: 'Call me' },
		}),
	],
	[
		'lead: opens a chat marked as lead, then says the summary there',
		leadInNewChat('client-7'),
		[NEW_CHAT, { client_id: 'client-7', lead_collected: true }],
		// The sandbox refuses an unknown chat, and it has but these two.
		[
			NEW_MESSAGE,
			{ ...LEAD_CAPTURED, chat_id: expect.not.stringMatching(/^chat_1$/), metadata: LEAD },
		],
	],
	[
		'appointment: composes the sentence and sends every detail as metadata',
		appointmentRequest('chat_1', {
			durationMinutes: 45,
			timezone: 'America/New_York',
			preferredChannel: 'Zoom',
			purpose: 'onboarding call',
		}),
		inChat({
			sender: 'user',
			content: 'Book a 45-minute onboarding call on 2026-06-20 at 14:00 for Ada Byron',
			metadata: {
				form_type: 'appointment_request',
				...WHO,
				start_time: '2026-06-20T14:00:00-04:00',
				duration_minutes: 45,
				timezone: 'America/New_York',
				preferred_channel: 'Zoom',
				purpose: 'onboarding call',
			},
		}),
	],
	[
		'appointment: leaves out what is not known, also from the sentence',
		appointmentRequest('chat_1', { startTime: '2026-06-20' }),
		inChat({
			sender: 'user',
			content: 'Book a 30-minute appointment on 2026-06-20 for Ada Byron',
			metadata: {
				form_type: 'appointment_request',
				...WHO,
				start_time: '2026-06-20',
				duration_minutes: 30,
			},
		}),
	],
	[
		'handoff: chat, address, reason and context',
		handoffEmail('chat_1', { context: 'Asked about 50 seats' }),
		[
			HANDOFF,
			{
				chat_id: 'chat_1',
				customer_email: 'ada@example.com',
				reason: 'Pricing approval',
				context: 'Asked about 50 seats',
			},
		],
	],
	[
		'handoff: leaves out an empty context',
		handoffEmail('chat_1'),
		[HANDOFF, { chat_id: 'chat_1', customer_email: 'ada@example.com', reason: 'Pricing approval' }],
	],
	...(
		[
			['lead', leadCapture],
			['appointment', appointmentRequest],
		] as const
	).map(
		([name, parameters]): RequestRow => [
			`${name}: the option Summary replaces the sentence`,
			parameters('chat_1', { options: { summary: 'Ada wants 50 seats' } }),
			[NEW_MESSAGE, expect.objectContaining({ content: 'Ada wants 50 seats' })],
		],
	),
];

/** What each operation sends, in the chat `chat_1` or for a client. */
const rows = written.map(
	([what, parameters, ...sent]): RequestRow => [what, unmarked(parameters), ...sent],
);

const word = fc
	.stringMatching(/^[\p{L}\d ._'-]{1,40}$/u)
	.filter((value) => !['', '.', '..', 'null', 'NaN', 'undefined'].includes(value.trim()));
const email = fc.stringMatching(/^[a-z0-9]{1,12}([._+-][a-z0-9]{1,8})?@[a-z]{1,12}\.[a-z]{2,6}$/);
/** Letters of no word: "end" or "tz" beside an appointment would be a time that nobody understands. */
const key = fc.stringMatching(/^[bcfghjklmpqsvwxz]{1,10}$/);
const value = fc.oneof(anyText, fc.integer(), fc.boolean(), fc.constant(null));

const item = fc.record({
	client: word,
	text: anyText,
	name: word.filter((name) => /[\p{L}\d]/u.test(name)),
	email,
	metadata: fc.dictionary(key, value, { maxKeys: 5 }),
});

const fromItem = {
	clientId: '={{ $json.client }}',
	content: '={{ $json.text }}',
	name: '={{ $json.name }}',
	email: '={{ $json.email }}',
	customerEmail: '={{ $json.email }}',
	reason: '={{ $json.text }}',
	purpose: '={{ $json.name }}',
	metadataMode: 'json',
	metadataJson: '={{ $json.metadata }}',
};

const free: FreeInput = {
	item,
	operations: [
		[
			messageSend('chat_1', fromItem),
			({ text: content, metadata }) => ({
				content,
				metadata: expect.objectContaining(Object(metadata)),
			}),
		],
		[handoffEmail('chat_1', fromItem), (item) => ({ reason: String(item.text).trim() })],
		[chatCreate('', fromItem), ({ client }) => ({ client_id: String(client).trim() })],
		[
			leadCapture('chat_1', fromItem),
			(item) => ({ metadata: expect.objectContaining({ email: item.email }) }),
		],
		[
			leadInNewChat('', fromItem),
			(item) => ({ metadata: expect.objectContaining({ email: item.email }) }),
		],
		[
			appointmentRequest('chat_1', fromItem),
			(item) => ({ metadata: expect.objectContaining({ email: item.email }) }),
		],
	],
};

/** Which requests the operations make. */
export const requests: Requests = { contract, rows, free };
