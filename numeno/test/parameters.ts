import type { INodeParameters } from 'n8n-workflow';

/** Parameters of `conversation: create`. */
export const conversationCreate = (name: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'conversation',
	operation: 'create',
	name,
	...more,
});

/** Parameters of `message: create` for a turn of the user, with reply. */
export const userMessage = (
	conversationId: string,
	more: INodeParameters = {},
): INodeParameters => ({
	resource: 'message',
	operation: 'create',
	conversationId,
	role: 'user',
	content: 'Hello',
	...more,
});

/** The same for words of the agent. */
export const agentMessage = (conversationId: string, more: INodeParameters = {}): INodeParameters =>
	userMessage(conversationId, { role: 'agent', ...more });

/** The same for a control message without words: the agent speaks first. */
export const controlMessage = (
	conversationId: string,
	more: INodeParameters = {},
): INodeParameters => userMessage(conversationId, { role: 'control', content: '', ...more });
