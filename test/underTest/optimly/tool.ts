import type { INodeParameters } from 'n8n-workflow';
import {
	appointmentRequest,
	chatCreate,
	handoffEmail,
	leadCapture,
	messageSend,
} from '../../engine/parameters';
import type { AsTool } from '../packageUnderTest';
import {
	agentAsk,
	chatGetAll,
	chatGetOrCreate,
	toClient,
} from '../../operations/operationParameters';

/** What n8n tells a model about the node that is set to send a message. */
const description = 'Send message to chat in Optimly Message';

/** A turn of a client in its chat. */
const turn = (partner: string, content: string): INodeParameters =>
	messageSend('', { ...toClient(partner), content });

const SENT = ['reply', 'chat_id', 'message_id', 'reply_message_id'];

/** The fields that a model reads of each operation; of a message first. */
const leanOutputs: AsTool['leanOutputs'] = [
	['message: send', messageSend, SENT],
	['agent: ask', agentAsk, ['reply', 'chat_id', 'message_id', 'tools_executed']],
	['appointment: request', appointmentRequest, SENT],
	[
		'appointment: request, confirmed',
		(chatId) => appointmentRequest(chatId, { confirmWithAgent: true }),
		SENT,
	],
	['chat: create', () => chatCreate('client-1'), ['stored', 'chat_id', 'status']],
	[
		'chat: getAll',
		chatGetAll,
		['chat_id', 'status', 'created_at', 'last_activity', 'message_count'],
	],
	['chat: getOrCreate', chatGetOrCreate, ['stored', 'chat_id', 'status']],
	['handoff: email', handoffEmail, ['stored', 'chat_id', 'handoff_id', 'status']],
	['lead: capture', leadCapture, ['stored', 'chat_id', 'message_id']],
];

/** Fields within fields, which the look into collections has to find, and a number that there are more of. */
const deepFields = {
	some: [
		'Additional Fields → Initial Messages → Message → Sender',
		'Options → If Chat Not Found',
		'Metadata Fields → Field → Key',
		'Filters → After',
	],
	moreThan: 40,
};

/** The node as a tool of an AI Agent. */
export const tool: AsTool = { description, turn, leanOutputs, deepFields };
