import { at, BASE, found, merged } from './messengerItems';

/** What a value at a path is read as; of two paths of one field the first here counts. */
const PATHS: ReadonlyArray<readonly [string, 'text' | 'clientId' | 'clientName', string]> = [
	['Telegram', 'text', 'callback_query.data callback_query.game_short_name'],
	['Telegram', 'text', 'message.text message.caption'],
	[
		'Telegram',
		'clientName',
		'message.from.first_name message.from.username message.chat.first_name',
	],
	['Telegram', 'clientName', 'message.from.last_name message.from.username'],
	[
		'WhatsApp',
		'text',
		'messages.text.body messages.button.text messages.interactive.button_reply.title messages.interactive.list_reply.title messages.interactive.nfm_reply.body messages.image.caption messages.reaction.emoji messages.order.text',
	],
	['WhatsApp', 'clientName', 'contacts.profile.name'],
	[
		'Evolution',
		'text',
		'data.message.conversation data.message.extendedTextMessage.text data.message.buttonsResponseMessage.selectedDisplayText data.message.listResponseMessage.title data.message.templateButtonReplyMessage.selectedDisplayText data.message.documentWithCaptionMessage.caption data.message.documentWithCaptionMessage.message.documentMessage.caption data.message.reactionMessage.text',
	],
	['Evolution', 'clientId', 'data.key.participant data.key.remoteJid'],
	['Evolution', 'clientName', 'data.pushName'],
	['Slack', 'clientId', 'event.user event.user.id'],
	[
		'Slack',
		'clientName',
		'event.user_profile.real_name event.user_profile.display_name event.username',
	],
	['Messenger', 'text', 'message.text postback.title postback.payload message.quick_reply.payload'],
	['Messenger', 'clientName', 'sender.name'],
	['Twilio', 'clientName', 'ProfileName'],
	['LINE', 'text', 'events.message.text'],
	['Chatwoot', 'clientId', 'sender.identifier sender.email sender.phone_number sender.id'],
	['Chatwoot', 'clientName', 'sender.name'],
	['Discord', 'clientName', 'author.global_name author.globalName author.username'],
	['Google Chat', 'text', 'message.argumentText message.text'],
	['Google Chat', 'clientId', 'message.sender.email'],
	['Google Chat', 'clientName', 'message.sender.displayName'],
	['Teams', 'clientName', 'from.user.displayName'],
	[
		'Email',
		'text',
		'textPlain text bodyText body.text plain body_plain body-plain stripped-text TextBody strippedText text_body textHtml html body.content textAsHtml bodyHtml HtmlBody body-html body.html bodyPreview snippet subject',
	],
];

const NAMED: Readonly<Record<string, string>> = { Evolution: 'WhatsApp', Teams: 'Microsoft Teams' };

test.each(PATHS)('%s: the %s, by the first of its paths: %s', (service, field, listed) => {
	const paths = listed.split(' ');
	for (const [index, path] of paths.entries()) {
		const isIn = (longer: string, shorter: string) => longer.startsWith(`${shorter}.`);
		const behind = paths.slice(index + 1).filter((one) => !isIn(one, path) && !isIn(path, one));
		const item = [path, ...behind].reduceRight<unknown>(
			(all, one) => merged(all, at(one, `'${one}'`)),
			BASE[service],
		);
		expect([path, found(item).source]).toEqual([path, NAMED[service] ?? service]);
		expect([path, found(item)[field]]).toEqual([path, expect.stringContaining(`'${path}'`)]);
	}
});

/** What each cannot do without. */
const MARKS: Readonly<Record<string, string>> = {
	...{ 'Chat Trigger': 'sessionId chatInput', Telegram: 'message', WhatsApp: 'messaging_product' },
	...{ Evolution: 'data', Slack: 'event', Messenger: 'sender recipient message' },
	...{ Twilio: 'Body From', LINE: 'events', Chatwoot: 'message_type content conversation' },
	...{ Discord: 'author content channel_id', 'Google Chat': 'message', Teams: 'from body' },
	Email: 'subject from',
};

test.each(Object.entries(MARKS))(
	'%s is known by its marks, and not without %s',
	(service, marks) => {
		const name = NAMED[service] ?? service;
		expect(found(BASE[service]).source).toBe(name);
		for (const key of Object.keys(BASE[service])) {
			const others = Object.entries(BASE[service]).filter(([one]) => one !== key);
			const { source } = found(Object.fromEntries(others));
			expect([key, source]).toEqual([key, marks.split(' ').includes(key) ? 'JSON' : name]);
		}
	},
);
