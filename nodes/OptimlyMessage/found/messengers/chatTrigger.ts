import { textIn, type PlainRecord } from '../plainInput';
import { clientKeyIn, plainTextIn } from './anyJson';
import { byKey } from './keysOf';
import { clientOfSession } from './session';
import { fileNames, listAt, type Messenger } from './written';

/** What the window sends, and whoever calls its address can leave out or spell in another way. */
const isOfWindow = (input: PlainRecord, keys: ReadonlyMap<string, unknown>) =>
	keys.has('sessionid') && (keys.has('chatinput') || input.action === 'sendMessage');

/**
 * n8n's Chat Trigger: {sessionId, action, chatInput, files}. It hands on all that its address was sent, so whatever names
 * the client was chosen by the visitor.
 */
export const chatTrigger: Messenger = {
	name: 'Chat Trigger',
	read: (input) => {
		const keys = byKey(input);
		if (!isOfWindow(input, keys)) return undefined;
		const { chatInput } = input;
		return {
			text: typeof chatInput === 'string' ? chatInput.trim() : plainTextIn(input),
			clientId: clientOfSession(textIn(keys.get('sessionid')) || clientKeyIn(input)),
			attachments: fileNames(listAt(input, 'files')),
		};
	},
};
