import type { INodeParameters } from 'n8n-workflow';

/** Fields of the credential that switch its quotas off: most tests must not wait for one. */
export const NO_QUOTA = {
	changeLimits: true,
	requestsPerMinute: 0,
	requestsPerHour: 0,
	agentCallsPerMinute: 0,
	newChatsPerMinute: 0,
	newChatsPerHour: 0,
};

/** Parameters of `message: send`. */
export const messageSend = (chatId: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'message',
	operation: 'send',
	chatSource: 'id',
	chatId,
	content: 'Hello',
	...more,
});

/** Parameters of `chat: create`. */
export const chatCreate = (clientId: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'chat',
	operation: 'create',
	clientId,
	...more,
});

/** Parameters of `lead: capture` into an existing chat. */
export const leadCapture = (chatId: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'lead',
	operation: 'capture',
	chatSource: 'id',
	chatId,
	name: 'Ada Byron',
	email: 'ada@example.com',
	...more,
});

/** Parameters of `lead: capture` into a new chat. */
export const leadInNewChat = (clientId: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'lead',
	operation: 'capture',
	chatSource: 'newChat',
	clientId,
	name: 'Ada Byron',
	email: 'ada@example.com',
	...more,
});

/** Parameters of `appointment: request`. */
export const appointmentRequest = (
	chatId: string,
	more: INodeParameters = {},
): INodeParameters => ({
	resource: 'appointment',
	operation: 'request',
	chatSource: 'id',
	chatId,
	name: 'Ada Byron',
	email: 'ada@example.com',
	startTime: '2026-06-20T14:00',
	...more,
});

/** Parameters of `handoff: email`. */
export const handoffEmail = (chatId: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'handoff',
	operation: 'email',
	chatSource: 'id',
	chatId,
	customerEmail: 'ada@example.com',
	reason: 'Pricing approval',
	...more,
});

/** All five operations, lead capture in both forms, by the name that their errors carry. */
export const allOperations: ReadonlyArray<
	[title: string, parameters: (chatId: string, more?: INodeParameters) => INodeParameters]
> = [
	['Message: Send', messageSend],
	['Chat: Create', (_chatId, more) => chatCreate('client-1', more)],
	['Lead: Capture', leadCapture],
	['Lead: Capture', (_chatId, more) => leadInNewChat('client-1', more)],
	['Appointment: Request', appointmentRequest],
	['Handoff: Email', handoffEmail],
];

/** The same, without `delivery_id` in the metadata of messages. */
export const unmarked = (parameters: INodeParameters): INodeParameters => ({
	...parameters,
	options: { ...Object(parameters.options), onUncertainDelivery: 'fail' },
});
