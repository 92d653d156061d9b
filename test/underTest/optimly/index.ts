import { OptimlyApi } from '../../../credentials/OptimlyApi.credentials';
import { OptimlyMessage } from '../../../nodes/OptimlyMessage/OptimlyMessage.node.js';
import { menus } from '../../../nodes/OptimlyMessage/resources';
import { optimly } from '../../../nodes/OptimlyMessage/optimlyService';
import { runChosenOperation } from '../../../nodes/shared/menus';
import { forbiddenToken } from '../../../sandbox';
import type { PackageUnderTest } from '../packageUnderTest';
import {
	allOperations,
	chatCreate,
	handoffEmail,
	messageSend,
	NO_QUOTA,
} from '../../engine/parameters';
import { scenes } from '../../operations/everyOperation';
import { badCredentials, badParameters } from './badInput';
import { faults } from './faults';
import { fieldNames, menuValues, optionNames } from './fields';
import { requests } from './requests';
import { submitted } from './submitted';
import { tool } from './tool';

/** n8n-nodes-optimly, the package of this repository. */
export const optimlyUnderTest: PackageUnderTest = {
	badCredentials,
	badParameters,
	faults,
	fieldNames,
	menuValues,
	optionNames,
	requests,
	submitted,
	tool,
	service: optimly,
	menus,
	runWith: async (context, service) => await runChosenOperation(context, service, menus),
	nodeType: 'n8n-nodes-optimly.optimlyMessage',
	node: new OptimlyMessage(),
	credentialType: new OptimlyApi(),
	credential: ({ url, token }) => ({
		baseUrl: url,
		accessToken: token,
		...NO_QUOTA,
	}),
	credentialAt: (baseUrl) => ({ baseUrl, accessToken: 'any', ...NO_QUOTA }),
	secret: { field: 'accessToken', label: 'Access Token' },
	authentications: [
		['bearer', { authentication: 'bearer' }],
		['X-API-Key', { authentication: 'apiKey' }],
		['x_api_key', { authentication: 'apiKey', headerName: 'x_api_key' }],
		['query token', { authentication: 'queryToken' }],
	],
	forbidden: forbiddenToken,
	words: { unauthorized: 'Invalid access token', notFound: 'Chat not found' },
	chatId: { field: 'chat_id', label: 'Chat ID' },
	send: messageSend,
	open: chatCreate,
	unprovable: [
		['Chat: Create', () => chatCreate('client-1')],
		['Handoff: Email', handoffEmail],
	],
	operations: allOperations,
	createChat: (sandbox, id) => void sandbox.createChat({ chat_id: id, client_id: id }),
	userTexts: ({ store }) =>
		store.messages.filter(({ sender }) => sender === 'user').map(({ content }) => content),
	agentTexts: ({ store }) =>
		store.messages.filter(({ sender }) => sender !== 'user').map(({ content }) => content),
	findsAgain: true,
	textOf: ({ content }) => content,
	changing: (expression) => ({ metadataMode: 'json', metadataJson: expression }),
	// A message of the test carries its delivery id, the chat that the test itself made is the first.
	storedBy: ({ store: { chats, handoffs, messages } }, path) =>
		new Map([
			[
				'/external/message/new-message',
				messages.filter(({ metadata }) => 'delivery_id' in metadata).length,
			],
			['/external/message/new-chat', chats.length - 1],
			['/external/message/email-handoff', handoffs.length],
		]).get(path) ?? 0,
	forms: scenes.map(({ name, parameters, items = [] }) => [name, parameters, items[0]]),
};
