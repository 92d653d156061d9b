import type { INodeParameters } from 'n8n-workflow';
import { agentMessage, controlMessage, conversationCreate, userMessage } from '../parameters';

const withState = (stateAfter: INodeParameters) => userMessage('chat_1', { stateAfter });

/** Beside the text of a message: operations, and a text that each submits. */
export const submitted: ReadonlyArray<[field: string, INodeParameters, text: string]> = [
	[
		'words of the agent',
		agentMessage('chat_1', { content: 'It was our fault' }),
		'It was our fault',
	],
	['note', controlMessage('chat_1', { content: 'Owes us 900 €' }), 'Owes us 900 €'],
	['phase', withState({ phase: 'cancels the contract' }), 'cancels the contract'],
	['system message', withState({ systemMessage: 'Never say why' }), 'Never say why'],
	['context, deep inside', withState({ context: '[{"b":["secret plan"]}]' }), 'secret plan'],
	['number in the context', withState({ context: '[{"salary": 123456}]' }), '123456'],
	['name', conversationCreate('Ada Byron'), 'Ada Byron'],
	[
		'key of a conversation',
		conversationCreate('Test', { additionalFields: { key: 'nmo_other_key' } }),
		'nmo_other_key',
	],
];
