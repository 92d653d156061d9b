import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { chatCreate, leadInNewChat, messageSend } from '../engine/parameters';
import {
	agentAsk,
	beginningWith,
	chatGetAll,
	chatGetOrCreate,
	elseToClient,
	messageGetAll,
	toClient,
	writesIntoChat,
} from './operationParameters';

/** A run of an operation in the sandbox; the chat `chat_1` of `client-1` exists. */
export interface Scene {
	name: string;
	parameters: INodeParameters;
	items?: IDataObject[];
	/** The same comes a second time, from a webhook: its idempotency key shows that it was delivered. */
	comesTwice?: boolean;
}

const inChat: Scene[] = writesIntoChat.flatMap(([title, parameters]) => [
	{ name: `${title}, by chat id`, parameters: parameters('chat_1') },
	{ name: `${title}, to a client with a chat`, parameters: parameters('', toClient('client-1')) },
	{ name: `${title}, to a new client`, parameters: parameters('', toClient('client-new')) },
	{
		name: `${title}, to a dead chat`,
		parameters: parameters('chat_dead', elseToClient('client-1')),
	},
]);

const begin = beginningWith(
	{ sender: 'assistant', content: 'Welcome!' },
	{ content: 'Can I talk to a human?' },
);

/** What Calendly sends when somebody books. */
const booking: IDataObject = {
	event: 'invitee.created',
	payload: {
		name: 'Ada Byron',
		email: 'ada@example.com',
		timezone: 'Europe/London',
		scheduled_event: {
			name: 'Onboarding call',
			start_time: '2026-06-20T14:00:00.000000Z',
			end_time: '2026-06-20T14:30:00.000000Z',
		},
	},
};

/** What Typeform sends, with its number. */
const numbered: IDataObject = {
	event_id: 'LtWXD3crgy',
	event_type: 'form_response',
	form_response: {
		definition: {
			fields: [
				{ id: 'a', title: 'Your email', type: 'email', ref: 'a' },
				{ id: 'b', title: 'Your message', type: 'long_text', ref: 'b' },
			],
		},
		answers: [
			{ type: 'email', email: 'ada@example.com', field: { id: 'a', type: 'email', ref: 'a' } },
			{ type: 'text', text: 'Call me back', field: { id: 'b', type: 'long_text', ref: 'b' } },
		],
	},
};

const TWICE: ReadonlyArray<[title: string, parameters: INodeParameters]> = [
	[
		'Appointment: Request',
		{
			...{ resource: 'appointment', operation: 'request' },
			...{ startTime: '2030-06-20T14:00:00Z', timezone: 'Etc/UTC' },
		},
	],
	['Lead: Capture', { resource: 'lead', operation: 'capture' }],
	['Message: Send', { resource: 'message', operation: 'send' }],
];

const twice = TWICE.map(([title, parameters]) => ({
	...{ name: `${title}, twice`, parameters },
	...{ items: [numbered], comesTwice: true },
}));

/** Every operation, in all forms that lead to other calls or other output. */
export const scenes: Scene[] = [
	...inChat,
	...twice,
	...['v1', 'v2', 'v3'].map((agentVersion) => ({
		name: `Agent: Ask, ${agentVersion}, handed over`,
		parameters: agentAsk('chat_1', { agentVersion, content: 'Can I talk to a human?' }),
	})),
	{ name: 'Chat: Create', parameters: chatCreate('client-1') },
	{ name: 'Chat: Create, with messages', parameters: chatCreate('client-1', begin) },
	{ name: 'Chat: Get or Create, there', parameters: chatGetOrCreate('client-1') },
	{ name: 'Chat: Get or Create, new', parameters: chatGetOrCreate('client-new', begin) },
	{ name: 'Chat: Get Many', parameters: chatGetAll('client-1') },
	{
		name: 'Message: Send, handed over',
		parameters: messageSend('chat_1', { content: 'Can I talk to a human?' }),
	},
	{
		name: 'Appointment: Request, from the input',
		parameters: {
			...{ resource: 'appointment', operation: 'request' },
			...{ purpose: 'onboarding call', preferredChannel: 'Zoom' },
		},
		items: [booking],
	},
	{
		name: 'Lead: Capture, from the input',
		parameters: {
			...{ resource: 'lead', operation: 'capture' },
			leadFields: {
				...{ company: 'Acme', phone: '+1-555-123-4567' },
				...{ interest: '50 seats', message: 'Please call me back' },
			},
		},
		items: [{ name: 'Ada Byron', email: 'ada@example.com' }],
	},
	{ name: 'Lead: Capture, in a new chat', parameters: leadInNewChat('client-1') },
	{
		name: 'Message: Get Many',
		parameters: messageGetAll('chat_1', { returnAll: true, filters: { sender: 'any' } }),
	},
];
