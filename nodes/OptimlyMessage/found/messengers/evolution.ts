import { at, OWN, recordAt, textAt, type Messenger } from './written';

/** A number without what WhatsApp's libraries put behind it. */
const withoutHost = (id: string): string =>
	id.replace(/@(s\.whatsapp\.net|c\.us|g\.us|lid)$/, '').replace(/:\d+$/, '');

/** Evolution API and other servers on the same library: {data: {key, pushName, message}}. */
export const evolution: Messenger = {
	name: 'WhatsApp',
	ids: ['data.key.id', 'key.id'],
	read: (input) => {
		const data = recordAt(input, 'data');
		const body =
			data && recordAt(data, 'key')
				? data
				: recordAt(input, 'key') && textAt(input, 'key.remoteJid')
					? input
					: undefined;
		if (!body || textAt(body, 'key.remoteJid') === '') return undefined;
		if (at(body, 'key.fromMe') === true) return { ignored: OWN };
		const kinds = [
			'imageMessage',
			'documentMessage',
			'audioMessage',
			'videoMessage',
			'stickerMessage',
			'documentWithCaptionMessage',
			'locationMessage',
		];
		const kind = kinds.find((one) => recordAt(body, `message.${one}`));
		const text = textAt(
			body,
			'message.conversation',
			'message.extendedTextMessage.text',
			'message.buttonsResponseMessage.selectedDisplayText',
			'message.listResponseMessage.title',
			'message.templateButtonReplyMessage.selectedDisplayText',
			...(kind
				? [`message.${kind}.caption`, `message.${kind}.message.documentMessage.caption`]
				: []),
			'message.reactionMessage.text',
		);
		return {
			text,
			clientId: withoutHost(textAt(body, 'key.participant') || textAt(body, 'key.remoteJid')),
			clientName: textAt(body, 'pushName'),
			attachments: kind
				? [
						textAt(body, `message.${kind}.fileName`, `message.${kind}.title`) ||
							kind.replace('Message', ''),
					]
				: [],
		};
	},
};
