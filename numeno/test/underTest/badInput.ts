import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { EMPTY, PRIVATE } from '../../../test/engine/badValues';
import { agentMessage, controlMessage, conversationCreate, userMessage } from '../parameters';

const withContext = (context: string) => userMessage('a', { stateAfter: { context } });

/** What is wrong, the parameters, the label of the field that the message has to name. */
export const badParameters: ReadonlyArray<[string, INodeParameters, string]> = [
	['no words from the agent', agentMessage('a', { content: '={{ " " }}' }), 'Message'],
	['an unknown role', userMessage('a', { role: '={{ "robot" }}' }), 'Role'],
	['a control message for nothing', controlMessage('a', { generateReply: false }), 'Role'],
	['a context that is no JSON', withContext(`["${PRIVATE}"`), 'Context'],
	['a context that is no list', withContext(`{"name": "${PRIVATE}"}`), 'Context'],
	['a context of numbers', withContext('[1]'), 'Context'],
	['__proto__ in the context', withContext(`[{"__proto__": {"a": "${PRIVATE}"}}]`), 'Context'],
	['a conversation without a name', conversationCreate(EMPTY), 'Name'],
	[
		'the reply field "response"',
		userMessage('a', { options: { replyField: 'response' } }),
		'Reply Field',
	],
];

/** What is wrong with the credential, its content, the label of the field. */
export const badCredentials: ReadonlyArray<[string, ICredentialDataDecryptedObject, string]> = [];
