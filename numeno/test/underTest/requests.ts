/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { documentPath, root } from '../../../sandbox/numeno/api';
import {
	anyText,
	type Contract,
	type FreeInput,
	type RequestRow,
} from '../../../test/contract/contract';
import type { Requests } from '../../../test/underTest/packageUnderTest';
import { agentMessage, controlMessage, conversationCreate, userMessage } from '../parameters';

const CONVERSATIONS = '/chat/v1/conversations';
const MESSAGES = `${CONVERSATIONS}/chat_1/messages`;

const contract: Contract = {
	documentPath,
	root,
	status: 201,
	wrong: { path: MESSAGES, body: { role: 'robot', stateAfter: { mood: 1 } } },
	unknownPath: '/v1/conversations',
};

const REPLY = { action: 'generate-reply' };

/** What each operation sends, in the conversation `chat_1`. */
const rows: readonly RequestRow[] = [
	[
		'a turn of the user',
		userMessage('chat_1'),
		[MESSAGES, { role: 'user', content: 'Hello', ...REPLY }],
	],
	[
		'a turn of the user without reply, white space kept',
		userMessage('chat_1', { content: '  two\nlines ', generateReply: false }),
		[MESSAGES, { role: 'user', content: '  two\nlines ' }],
	],
	[
		'words of the agent, never with a reply',
		agentMessage('chat_1', { generateReply: true }),
		[MESSAGES, { role: 'agent', content: 'Hello' }],
	],
	['the agent speaks first', controlMessage('chat_1'), [MESSAGES, { role: 'control', ...REPLY }]],
	[
		'a note',
		controlMessage('chat_1', { content: 'The user is new', generateReply: false }),
		[MESSAGES, { role: 'control', content: 'The user is new' }],
	],
	[
		'a change of the state alone: only what was set',
		controlMessage('chat_1', {
			generateReply: false,
			stateAfter: { phase: 'greet', playbook: '' },
		}),
		[MESSAGES, { role: 'control', stateAfter: { phase: 'greet' } }],
	],
	[
		'all of the state',
		userMessage('chat_1', {
			stateAfter: {
				playbook: 'neutral',
				phase: 'greet',
				systemMessage: 'Be brief',
				context: '["resource-1", {"plan": "pro"}]',
			},
		}),
		[
			MESSAGES,
			{
				...{ role: 'user', content: 'Hello', ...REPLY },
				stateAfter: {
					playbook: 'neutral',
					phase: 'greet',
					systemMessage: 'Be brief',
					context: ['resource-1', { plan: 'pro' }],
				},
			},
		],
	],
	[
		'an empty context, which is set',
		controlMessage('chat_1', { generateReply: false, stateAfter: { context: '[]' } }),
		[MESSAGES, { role: 'control', stateAfter: { context: [] } }],
	],
	[
		'no part of the state',
		userMessage('chat_1', { stateAfter: {} }),
		[MESSAGES, { role: 'user', content: 'Hello', ...REPLY }],
	],
	['a conversation', conversationCreate(' Test '), [CONVERSATIONS, { name: 'Test' }]],
	[
		'a conversation with a key',
		conversationCreate('Test', { additionalFields: { key: 'nmo_other' } }),
		[CONVERSATIONS, { name: 'Test', key: 'nmo_other' }],
	],
];

const context = fc.array(
	fc.oneof(
		anyText,
		fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.oneof(anyText, fc.integer())),
	),
	{ maxLength: 3 },
);
const fromItem = {
	content: '={{ $json.content }}',
	stateAfter: { context: '={{ $json.context }}' },
};
const sent = ({ content, context: list }: IDataObject): IDataObject => ({
	content,
	stateAfter: { context: list },
});

const free: FreeInput = {
	item: fc.record({ content: anyText, context }),
	operations: [
		[userMessage('chat_1', fromItem), sent],
		[agentMessage('chat_1', fromItem), sent],
		[controlMessage('chat_1', fromItem), sent],
	],
};

/** Which requests the operations make. */
export const requests: Requests = { contract, rows, free };
