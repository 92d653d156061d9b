import { at, listAt, OWN, recordAt, textAt, type Messenger } from './written';

/** Messenger and Instagram: {entry: [{messaging: [{sender, message}]}]}, or one of them. */
export const messenger: Messenger = {
	name: 'Messenger',
	ids: ['entry.messaging.message.mid', 'messaging.message.mid', 'message.mid'],
	read: (input) => {
		const one =
			recordAt(input, 'entry.messaging') ??
			recordAt(input, 'messaging') ??
			(recordAt(input, 'sender') && recordAt(input, 'recipient') ? input : undefined);
		if (
			!one ||
			textAt(one, 'sender.id') === '' ||
			!(recordAt(one, 'message') || recordAt(one, 'postback'))
		)
			return undefined;
		if (at(one, 'message.is_echo') === true) return { ignored: OWN };
		return {
			text: textAt(
				one,
				'message.text',
				'postback.title',
				'postback.payload',
				'message.quick_reply.payload',
			),
			clientId: textAt(one, 'sender.id'),
			clientName: textAt(one, 'sender.name'),
			attachments: listAt(one, 'message.attachments').map(
				(file) => textAt(file, 'title', 'type') || 'file',
			),
		};
	},
};
