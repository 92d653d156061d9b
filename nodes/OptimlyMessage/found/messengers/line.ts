import { recordAt, textAt, type Messenger } from './written';

/** LINE: {events: [{source, message}]}. */
export const line: Messenger = {
	name: 'LINE',
	ids: ['events.webhookEventId', 'webhookEventId', 'events.message.id', 'message.id'],
	read: (input) => {
		const event = recordAt(input, 'events') ?? input;
		if (
			textAt(event, 'source.userId') === '' ||
			!recordAt(event, 'message') ||
			textAt(event, 'type') === ''
		)
			return undefined;
		const type = textAt(event, 'message.type');
		return {
			text: textAt(event, 'message.text'),
			clientId: textAt(event, 'source.userId'),
			attachments:
				type === 'text' ? [] : [textAt(event, 'message.fileName', 'message.title') || type],
		};
	},
};
