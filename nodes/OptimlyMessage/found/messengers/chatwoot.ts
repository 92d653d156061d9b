import { fileNames, listAt, OWN, recordAt, textAt, type Messenger } from './written';

/** Chatwoot's `message_created`: {content, message_type, sender, conversation}. */
export const chatwoot: Messenger = {
	name: 'Chatwoot',
	ids: ['id'],
	read: (input) => {
		const type = textAt(input, 'message_type');
		if (type === '' || !('content' in input) || !recordAt(input, 'conversation')) return undefined;
		if (type !== 'incoming' && type !== '0') return { ignored: OWN };
		return {
			text: textAt(input, 'content'),
			clientId: textAt(
				input,
				'sender.identifier',
				'sender.email',
				'sender.phone_number',
				'sender.id',
			),
			clientName: textAt(input, 'sender.name'),
			attachments: fileNames(listAt(input, 'attachments')),
		};
	},
};
