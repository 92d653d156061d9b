import { readableText } from '../htmlText';
import { isPlainRecord, type PlainRecord } from '../plainInput';
import { email, nameBesideAddress } from '../values';
import { at, fileNames, listAt, recordAt, textAt, type Messenger } from './written';

/** Where the steps put the sender: IMAP and Gmail as text or parsed, Outlook and Postmark as records. */
const FROM = ['FromFull', 'from', 'From', 'sender', 'from_address', 'fromAddress'];

function senderOf(
	input: PlainRecord,
): { readonly address: string; readonly name: string } | undefined {
	for (const path of FROM) {
		const from = at(input, path);
		const record =
			recordAt(input, `${path}.value`) ??
			recordAt(input, `${path}.emailAddress`) ??
			recordAt(input, path);
		const given = isPlainRecord(from)
			? textAt(record, 'address', 'email', 'Email') || textAt(from, 'text')
			: textAt(input, path);
		const address = email(given);
		if (address !== undefined) {
			return { address, name: textAt(record, 'name', 'Name') || (nameBesideAddress(given) ?? '') };
		}
	}
	return undefined;
}

const TEXTS = [
	'textPlain',
	'text',
	'bodyText',
	'body.text',
	'plain',
	'body_plain',
	'body-plain',
	'stripped-text',
	'TextBody',
	'strippedText',
	'text_body',
];
const HTMLS = [
	'textHtml',
	'html',
	'body.content',
	'textAsHtml',
	'bodyHtml',
	'HtmlBody',
	'body-html',
	'body.html',
];

/** E-mails as n8n's IMAP, Gmail and Outlook steps and inbound services hand them on: a sender and a subject. */
const mail: Messenger = {
	name: 'Email',
	ids: ['messageId', 'internetMessageId', 'MessageID'],
	read: (input) => {
		const subject = textAt(input, 'subject', 'Subject');
		const hasSubject = 'subject' in input || 'Subject' in input;
		const from = senderOf(input);
		if (!from || !hasSubject) return undefined;
		const body = typeof input.body === 'string' ? input.body : '';
		const text =
			textAt(input, ...TEXTS) ||
			readableText(textAt(input, ...HTMLS) || body) ||
			textAt(input, 'bodyPreview', 'snippet');
		return {
			text: text || subject,
			clientId: from.address,
			clientName: from.name,
			attachments: fileNames([...listAt(input, 'attachments'), ...listAt(input, 'Attachments')]),
		};
	},
};

export const emails: readonly Messenger[] = [mail];
