import type { PlainRecord } from '../plainInput';
import { listAt, recordAt, textAt, type Messenger, type Written } from './written';

/** Kinds of WhatsApp messages that carry a file. */
const WHATSAPP_FILES = ['image', 'document', 'audio', 'video', 'sticker', 'voice'];

/** WhatsApp Cloud API, raw or as n8n's WhatsApp Trigger hands it on (one `changes[].value`). */
export const whatsApp: Messenger = {
	name: 'WhatsApp',
	ids: ['entry.changes.value.messages.id', 'value.messages.id', 'messages.id'],
	read: (input) => {
		const value =
			recordAt(input, 'entry.changes.value') ??
			(recordAt(input, 'value.messages') ? recordAt(input, 'value') : undefined) ??
			(textAt(input, 'messaging_product') !== '' || recordAt(input, 'contacts.profile')
				? input
				: undefined);
		if (
			!value ||
			(textAt(value, 'messaging_product') !== 'whatsapp' && !recordAt(value, 'contacts.profile'))
		)
			return undefined;
		const message = recordAt(value, 'messages');
		if (!message) return { ignored: 'is a delivery report, not a message' };
		return {
			...whatsAppText(message),
			clientId: textAt(message, 'from') || textAt(value, 'contacts.wa_id'),
			clientName: textAt(value, 'contacts.profile.name'),
		};
	},
};

function whatsAppText(message: PlainRecord): Written {
	const kind = WHATSAPP_FILES.find((one) => recordAt(message, one));
	const location = recordAt(message, 'location');
	const place =
		location &&
		`location ${textAt(location, 'name', 'address') || `${textAt(location, 'latitude')}, ${textAt(location, 'longitude')}`}`;
	const text = textAt(
		message,
		'text.body',
		'button.text',
		'interactive.button_reply.title',
		'interactive.list_reply.title',
		'interactive.nfm_reply.body',
		...(kind ? [`${kind}.caption`] : []),
		'reaction.emoji',
		'order.text',
	);
	const shared = listAt(message, 'contacts').map(
		(contact) => `contact ${textAt(contact, 'name.formatted_name')}`,
	);
	return {
		text,
		attachments: [
			...(kind ? [textAt(message, `${kind}.filename`) || kind] : []),
			...(place ? [place] : []),
			...shared,
		],
	};
}
