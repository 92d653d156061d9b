import { textAt, type Messenger } from './written';

/** Twilio's webhook for SMS and WhatsApp. */
export const twilio: Messenger = {
	name: 'Twilio',
	ids: ['MessageSid', 'SmsMessageSid'],
	read: (input) => {
		if (typeof input.Body !== 'string' || textAt(input, 'From') === '') return undefined;
		const count = Math.min(Number(textAt(input, 'NumMedia')) || 0, 10);
		return {
			text: input.Body.trim(),
			clientId: textAt(input, 'From').replace(/^whatsapp:/, ''),
			clientName: textAt(input, 'ProfileName'),
			attachments: Array.from(
				{ length: count },
				(_, index) => textAt(input, `MediaContentType${index}`) || 'file',
			),
		};
	},
};
