import type { INodeParameters } from 'n8n-workflow';
import type { AsTool } from '../../../test/underTest/packageUnderTest';
import { agentMessage, controlMessage, conversationCreate, userMessage } from '../parameters';

/** What n8n tells a model about the node that is set to send a message. */
const description = 'Create a message in Numeno Chat';

/** A turn of a user in a conversation. */
const turn = (partner: string, content: string): INodeParameters =>
	userMessage(partner, { content });

const CREATED = ['reply', 'conversation_id', 'response'];

/** The fields that a model reads of each operation; of a message first. */
const leanOutputs: AsTool['leanOutputs'] = [
	['message: create', userMessage, CREATED],
	['message: create, by the agent', agentMessage, CREATED],
	['message: create, control', controlMessage, CREATED],
	['conversation: create', () => conversationCreate('Test'), ['conversation_id', 'response']],
];

/** Fields within fields, which the look into collections has to find, and a number that there are more of. */
const deepFields = {
	some: ['State After → Context', 'Options → Reply Field', 'Additional Fields → Key'],
	moreThan: 10,
};

/** The node as a tool of an AI Agent. */
export const tool: AsTool = { description, turn, leanOutputs, deepFields };
