import type { PlainRecord } from '../plainInput';
import { at, nameOf, OF_BOT, recordAt, textAt, type Messenger } from './written';

/** The kinds of attachments of Telegram's Message, with what names them. */
const TELEGRAM_KINDS = [
	'photo',
	'document',
	'voice',
	'video',
	'audio',
	'sticker',
	'animation',
	'video_note',
	'location',
	'contact',
	'poll',
];

/** Telegram's Update (core.telegram.org/bots/api#update). */
export const telegram: Messenger = {
	name: 'Telegram',
	ids: ['update_id'],
	read: (input) => {
		const pressed = recordAt(input, 'callback_query');
		const message =
			['message', 'edited_message', 'business_message', 'channel_post', 'edited_channel_post']
				.map((key) => recordAt(input, key))
				.find((one) => one !== undefined && recordAt(one, 'chat') !== undefined) ??
			(recordAt(input, 'chat') && input.message_id !== undefined ? input : undefined);
		if (!message && !(pressed && recordAt(pressed, 'from'))) return undefined;
		const from = (pressed && recordAt(pressed, 'from')) ?? (message && recordAt(message, 'from'));
		if (from?.is_bot === true) return { ignored: OF_BOT };
		const of: PlainRecord = message ?? {};
		return {
			text: pressed ? textAt(pressed, 'data', 'game_short_name') : textAt(of, 'text', 'caption'),
			clientId: textAt(from, 'id') || textAt(of, 'chat.id') || textAt(pressed, 'message.chat.id'),
			clientName:
				nameOf(textAt(from, 'first_name'), textAt(from, 'last_name')) ||
				textAt(from, 'username') ||
				textAt(of, 'chat.first_name'),
			attachments: pressed
				? []
				: TELEGRAM_KINDS.filter((kind) => at(of, kind) !== undefined).map(
						(kind) =>
							textAt(of, `${kind}.file_name`, `${kind}.emoji`, `${kind}.question`) ||
							kind.replace('_', ' '),
					),
		};
	},
};
