import { fileNames, listAt, textAt, type Messenger } from './written';

/** An address, or nothing but a number, as people are called in the chats of leads and of messengers. */
const NAMES_SOMEBODY = /@|^\+?[\p{Nd}\s().-]+$/u;

/**
 * The client of a session. Whoever writes in a public window chooses its session, so one that is an address or a number
 * must not lead into the chat of the lead, or of the sender in a messenger, who has it.
 */
const clientOf = (session: string) =>
	NAMES_SOMEBODY.test(session) ? `session-${session}` : session;

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
