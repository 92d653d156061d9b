import { fileNames, listAt, textAt, type Messenger } from './written';

/** n8n's Chat Trigger: {sessionId, action, chatInput, files}. */
export const chatTrigger: Messenger = {
	name: 'Chat Trigger',
	read: (input) => {
		if (typeof input.chatInput !== 'string' || textAt(input, 'sessionId') === '') return undefined;
		return {
			text: input.chatInput.trim(),
			clientId: textAt(input, 'sessionId'),
			attachments: fileNames(listAt(input, 'files')),
		};
	},
};
