import { forbiddenKey } from '../../../sandbox';
import type { PackageUnderTest } from '../../../test/underTest/packageUnderTest';
import { NumenoApi } from '../../credentials/NumenoApi.credentials';
import { NumenoChat } from '../../nodes/NumenoChat/NumenoChat.node.js';
import { menus } from '../../nodes/NumenoChat/resources';
import { numeno } from '../../nodes/NumenoChat/numenoService';
import { runChosenOperation } from '../../nodes/shared/menus';
import { agentMessage, controlMessage, conversationCreate, userMessage } from '../parameters';
import { badCredentials, badParameters } from './badInput';
import { faults } from './faults';
import { fieldNames, menuValues, optionNames } from './fields';
import { requests } from './requests';
import { submitted } from './submitted';
import { tool } from './tool';

/** n8n-nodes-numeno, for the tests that both packages share. */
export const numenoUnderTest: PackageUnderTest = {
	badCredentials,
	badParameters,
	faults,
	fieldNames,
	menuValues,
	optionNames,
	requests,
	submitted,
	tool,
	service: numeno,
	menus,
	runWith: async (context, service) => await runChosenOperation(context, service, menus),
	nodeType: 'n8n-nodes-numeno.numenoChat',
	node: new NumenoChat(),
	credentialType: new NumenoApi(),
	credential: ({ numeno: { url, key } }) => ({ baseUrl: url, apiKey: key, requestsPerMinute: 0 }),
	credentialAt: (baseUrl) => ({ baseUrl, apiKey: 'any', requestsPerMinute: 0 }),
	secret: { field: 'apiKey', label: 'API Key' },
	authentications: [['X-Numeno-Key', {}]],
	forbidden: forbiddenKey,
	words: { unauthorized: 'API Key missing or invalid', notFound: 'Resource not found' },
	chatId: { field: 'conversation_id', label: 'Conversation ID' },
	send: userMessage,
	open: conversationCreate,
	unprovable: [
		['Conversation: Create', () => conversationCreate('Test')],
		['Message: Create', userMessage],
	],
	operations: [
		['Message: Create', userMessage],
		['Message: Create', agentMessage],
		['Message: Create', controlMessage],
		['Conversation: Create', () => conversationCreate('Test')],
	],
	createChat: (sandbox, id) => void sandbox.numeno.createConversation({ id, name: id }),
	userTexts: ({ numeno: { messages } }) =>
		messages.filter(({ role }) => role === 'user').map(({ content }) => content ?? ''),
	agentTexts: ({ numeno: { messages } }) =>
		messages.filter(({ generated }) => generated).map(({ content }) => content ?? ''),
	findsAgain: false,
	textOf: ({ response }) => Object(response).message?.content,
	changing: (expression) => ({
		stateAfter: { context: expression.replace('={{ {', '={{ [{').replace(/\} \}\}$/, '}] }}') },
	}),
	storedBy: ({ numeno: { conversations, messages } }, path) =>
		path.endsWith('/messages')
			? messages.filter(({ generated }) => !generated).length
			: conversations.length - 1,
	forms: [
		['a turn of the user', userMessage('chat_1')],
		['a turn of the user without reply', userMessage('chat_1', { generateReply: false })],
		['words of the agent', agentMessage('chat_1')],
		['the agent speaks first', controlMessage('chat_1')],
		['a conversation', conversationCreate('Test')],
	],
};
