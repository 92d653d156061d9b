import { fileNames, listAt, OF_BOT, recordAt, textAt, type Messenger } from './written';

/** Slack's Events API, raw or as n8n's Slack Trigger hands it on (the event). */
export const slack: Messenger = {
	name: 'Slack',
	// A mention comes as two events, of one message.
	ids: ['event.client_msg_id', 'client_msg_id', 'event_id'],
	read: (input) => {
		const event = recordAt(input, 'event') ?? input;
		const type = textAt(event, 'type');
		const isMessage =
			(type === 'message' || type === 'app_mention') && textAt(event, 'channel') !== '';
		if (!isMessage || (textAt(event, 'ts') === '' && textAt(event, 'event_ts') === ''))
			return undefined;
		if (textAt(event, 'bot_id') !== '' || textAt(event, 'subtype') === 'bot_message')
			return { ignored: OF_BOT };
		if (
			['message_changed', 'message_deleted', 'channel_join', 'channel_leave'].includes(
				textAt(event, 'subtype'),
			)
		) {
			return { ignored: `is a change in a channel (${textAt(event, 'subtype')}), not a message` };
		}
		return {
			// The mention calls the bot; it is not what is said to it.
			text: textAt(event, 'text').replace(/^(?:<@[A-Z\d]+(?:\|[^<>]{0,80})?>\s*)+/, ''),
			clientId: textAt(event, 'user', 'user.id'),
			clientName: textAt(event, 'user_profile.real_name', 'user_profile.display_name', 'username'),
			attachments: fileNames(listAt(event, 'files')),
		};
	},
};
