import { OWN, recordAt, textAt, type Messenger } from './written';

/** What stands behind a number: "@c.us" of a person, "@g.us" of a group. */
const HOST = /@[a-z.]+$/;

/** Where a text stands, by the kind of the message. */
const TEXTS = [
	'textMessageData.textMessage',
	'extendedTextMessageData.text',
	'fileMessageData.caption',
	'quotedMessage.textMessage',
	'templateButtonReplyMessage.selectedDisplayText',
	'buttonsResponseMessage.selectedButtonText',
	'listResponseMessage.title',
];

/** Green API, for WhatsApp: {typeWebhook, senderData, messageData}. */
export const greenApi: Messenger = {
	name: 'WhatsApp',
	ids: ['idMessage'],
	read: (input) => {
		const message = recordAt(input, 'messageData');
		const type = textAt(input, 'typeWebhook');
		if (!message || !recordAt(input, 'senderData') || type === '') return undefined;
		if (type !== 'incomingMessageReceived') return { ignored: OWN };
		const file = textAt(message, 'fileMessageData.fileName', 'typeMessage');
		return {
			text: textAt(message, ...TEXTS),
			clientId: textAt(input, 'senderData.sender').replace(HOST, ''),
			clientName: textAt(input, 'senderData.senderName', 'senderData.senderContactName'),
			attachments: recordAt(message, 'fileMessageData') ? [file] : [],
		};
	},
};
