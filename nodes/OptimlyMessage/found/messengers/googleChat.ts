import { listAt, OF_BOT, recordAt, textAt, type Messenger } from './written';

/** Google Chat's event: {type: "MESSAGE", message: {text, sender}}. */
export const googleChat: Messenger = {
	name: 'Google Chat',
	ids: ['message.name', 'chat.messagePayload.message.name'],
	read: (input) => {
		const message = recordAt(input, 'message') ?? recordAt(input, 'chat.messagePayload.message');
		const sender = message && recordAt(message, 'sender');
		if (!message || !sender || !textAt(sender, 'name').startsWith('users/')) return undefined;
		if (textAt(sender, 'type') === 'BOT') return { ignored: OF_BOT };
		return {
			text: textAt(message, 'argumentText', 'text'),
			clientId: textAt(sender, 'email', 'name'),
			clientName: textAt(sender, 'displayName'),
			attachments: listAt(message, 'attachment').map(
				(file) => textAt(file, 'contentName') || 'file',
			),
		};
	},
};
