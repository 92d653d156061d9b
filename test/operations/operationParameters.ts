import type { INodeParameters } from 'n8n-workflow';
import type { Settings } from '../../sandbox';
import { appointmentRequest, handoffEmail, leadCapture, messageSend } from '../engine/parameters';

/** Parameters of `agent: ask`. */
export const agentAsk = (chatId: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'agent',
	operation: 'ask',
	chatSource: 'id',
	chatId,
	content: 'How much is the team plan?',
	...more,
});

/** Parameters of `chat: getOrCreate`. */
export const chatGetOrCreate = (clientId: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'chat',
	operation: 'getOrCreate',
	clientId,
	...more,
});

/** Parameters of `chat: getAll`. */
export const chatGetAll = (clientId: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'chat',
	operation: 'getAll',
	clientId,
	...more,
});

/** Parameters of `message: getAll`. */
export const messageGetAll = (chatId: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'message',
	operation: 'getAll',
	chatId,
	...more,
});

/** Additional fields with messages that a new chat begins with. */
export const beginningWith = (...message: INodeParameters[]): INodeParameters => ({
	additionalFields: { initialMessages: { message } },
});

/** Every operation that writes into a chat which the user can name. */
export const writesIntoChat: ReadonlyArray<
	[title: string, parameters: (chatId: string, more?: INodeParameters) => INodeParameters]
> = [
	['Agent: Ask', agentAsk],
	['Appointment: Request', appointmentRequest],
	[
		'Appointment: Request, confirmed',
		(chatId, more) => appointmentRequest(chatId, { confirmWithAgent: true, ...more }),
	],
	['Handoff: Email', handoffEmail],
	['Lead: Capture', leadCapture],
	['Message: Send', messageSend],
];

/** Those whose data has an address, which names the client where nothing else does. */
export const NAMES_A_PERSON: ReadonlySet<string> = new Set([
	'Appointment: Request',
	'Appointment: Request, confirmed',
	'Handoff: Email',
	'Lead: Capture',
]);

/** Sends to the client's newest active chat. */
export const toClient = (clientId: string): INodeParameters => ({
	chatSource: 'client',
	clientId,
	chatId: '',
});

/** Sends to the client's chat when the chat id is dead; an option, beside others. */
export const elseToClient = (clientId: string, more: INodeParameters = {}): INodeParameters => ({
	options: { ifChatNotFound: 'create', clientId, ...more },
});

/** The four forms in which the documented API can answer. */
export const forms: Array<[string, Partial<Settings>]> = [
	['older dialect', { dialect: 'agentResponse' }],
	['newer dialect', { dialect: 'messageSchema' }],
	['older dialect in an envelope', { dialect: 'agentResponse', envelope: true }],
	['newer dialect in an envelope', { dialect: 'messageSchema', envelope: true }],
];
