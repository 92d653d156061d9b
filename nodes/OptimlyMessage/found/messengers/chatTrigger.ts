import { fileNames, listAt, textAt, type Messenger } from './written';

/**
 * The client of a session. Whoever writes in a public window chooses its session, so one that is an address must not
 * lead into the chat that the lead of this address has.
 */
const clientOf = (session: string) => (session.includes('@') ? `session-${session}` : session);

/** n8n's Chat Trigger: {sessionId, action, chatInput, files}. */
export const chatTrigger: Messenger = {
	name: 'Chat Trigger',
	read: (input) => {
		if (typeof input.chatInput !== 'string' || textAt(input, 'sessionId') === '') return undefined;
		return {
			text: input.chatInput.trim(),
			clientId: clientOf(textAt(input, 'sessionId')),
			attachments: fileNames(listAt(input, 'files')),
		};
	},
};
