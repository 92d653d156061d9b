import { at, BASE, found, merged } from './messengerItems';

test.each([
	['message'],
	['edited_message'],
	['business_message'],
	['channel_post'],
	['edited_channel_post'],
])('Telegram: what somebody wrote stands under %s', (key) => {
	const item = { update_id: 1, [key]: { chat: { id: 7 }, text: 'Hi' } };
	expect(found(item)).toMatchObject({ source: 'Telegram', text: 'Hi', clientId: '7' });
	expect(found({ update_id: 1, [key]: { text: 'Hi' } }).source).not.toBe('Telegram');
});

test.each([
	...['photo', 'document', 'voice', 'video', 'audio', 'sticker', 'animation', 'video_note'],
	...['location', 'contact', 'poll'],
])('Telegram: a %s is named, by its kind or its name', (kind) => {
	const message = (file: object) => ({ message: { chat: { id: 7 }, [kind]: file } });
	expect(found(message({})).attachments).toEqual([kind.replace('_', ' ')]);
	expect(found(message({ file_name: 'a.pdf', emoji: ':)' })).attachments).toEqual(['a.pdf']);
	expect(found(message({ emoji: ':)', question: 'Why?' })).attachments).toEqual([':)']);
	expect(found(message({ question: 'Why?' })).attachments).toEqual(['Why?']);
});

test('Telegram: of a button that was pressed, who pressed it and where', () => {
	const from = { id: 5, first_name: 'Ada', last_name: 'Example' };
	const pressed = { from, data: 'yes', message: { chat: { id: 9 } } };
	expect(found({ callback_query: pressed })).toMatchObject({
		...{ source: 'Telegram', text: 'yes', clientId: '5', clientName: 'Ada Example' },
		attachments: [],
	});
	const elsewhere = { ...pressed, from: { first_name: 'Ada' } };
	expect(found({ callback_query: elsewhere }).clientId).toBe('9');
	expect(found({ callback_query: { data: 'yes' } }).source).not.toBe('Telegram');
	const message = { chat: { id: 7 }, from: { id: 6, is_bot: true }, text: 'x', photo: [] };
	expect(found({ message, callback_query: pressed })).toMatchObject({
		...{ text: 'yes', clientId: '5', attachments: [] },
	});
	expect(found({ message }).ignored).toContain('program');
	expect(found({ chat: { id: 7 }, message_id: 1, text: 'Hi' })).toMatchObject({
		...{ source: 'Telegram', text: 'Hi', clientId: '7' },
	});
});

test.each(['image', 'document', 'audio', 'video', 'sticker', 'voice'])(
	'WhatsApp: the file of a message is its %s',
	(kind) => {
		const item = (file: object) => merged(BASE.WhatsApp, at(`messages.${kind}`, file));
		expect(found(item({})).attachments).toEqual([kind]);
		expect(found(item({ filename: 'a.pdf', caption: 'See' }))).toMatchObject({
			...{ attachments: ['a.pdf'], text: expect.stringMatching(/^See\n/) },
		});
	},
);

test('WhatsApp: places and contacts are named, and a report of delivery is no message', () => {
	const place = (location: object) =>
		found(merged(BASE.WhatsApp, at('messages.location', location))).attachments;
	expect(place({ name: 'Park', address: 'Road 1' })).toEqual(['location Park']);
	expect(place({ address: 'Road 1', latitude: 1 })).toEqual(['location Road 1']);
	expect(place({ latitude: 1, longitude: 2 })).toEqual(['location 1, 2']);
	const contacts = [{ name: { formatted_name: 'Bob' } }, { name: { formatted_name: 'Eve' } }];
	expect(found(merged(BASE.WhatsApp, at('messages.contacts', contacts))).attachments).toEqual([
		...['contact Bob', 'contact Eve'],
	]);
	const report = { messaging_product: 'whatsapp', statuses: [{ id: 'x' }] };
	expect(found(report)).toMatchObject({ source: 'WhatsApp', ignored: expect.any(String) });
	const value = { contacts: [{ profile: { name: 'Ada' } }], messages: [{ text: { body: 'Hi' } }] };
	for (const item of [value, { value }, { entry: [{ changes: [{ value }] }] }]) {
		expect(found(item)).toMatchObject({ source: 'WhatsApp', text: 'Hi', clientName: 'Ada' });
	}
	expect(found({ ...BASE.WhatsApp, messaging_product: 'other' }).source).not.toBe('WhatsApp');
	const contact = { wa_id: '50', profile: { name: 'Ada' } };
	expect(found({ contacts: [contact], messages: [{}] }).clientId).toBe('50');
	expect(found({ contacts: [contact], messages: [{ from: '49' }] }).clientId).toBe('49');
});

test.each([
	...['imageMessage', 'documentMessage', 'audioMessage', 'videoMessage', 'stickerMessage'],
	...['documentWithCaptionMessage', 'locationMessage'],
])('Evolution API: a %s is named', (kind) => {
	const item = (file: object) => merged(BASE.Evolution, at(`data.message.${kind}`, file));
	expect(found(item({})).attachments).toEqual([kind.replace('Message', '')]);
	expect(found(item({ fileName: 'a.pdf', title: 'A' })).attachments).toEqual(['a.pdf']);
	expect(found(item({ title: 'A' })).attachments).toEqual(['A']);
});

test.each([
	['49@s.whatsapp.net', '49'],
	['49@c.us', '49'],
	['49-1@g.us', '49-1'],
	['49@lid', '49'],
	['49:12@s.whatsapp.net', '49'],
	['49@example.com', '49@example.com'],
])('Evolution API: who writes as %s is %s', (remoteJid, client) => {
	const key = { remoteJid };
	expect(found({ data: { key } }).clientId).toBe(client);
	expect(found({ key, message: { conversation: 'Hi' } })).toMatchObject({
		...{ source: 'WhatsApp', clientId: client, text: 'Hi' },
	});
	expect(found({ data: { key: { ...key, fromMe: true } } }).ignored).toContain('business');
});

test.each([
	['message_changed', /message_changed/],
	['message_deleted', /message_deleted/],
	['channel_join', /channel_join/],
	['channel_leave', /channel_leave/],
	['bot_message', /program/],
	['file_share', undefined],
])('Slack: of the kind %s', (subtype, why) => {
	const { ignored, text } = found(merged(BASE.Slack, { event: { subtype } }));
	expect(text).toBe(why === undefined ? 'Hi' : undefined);
	expect(ignored ?? '').toMatch(why ?? /^$/);
});

test('Slack: a mention calls the bot and is not said to it; other events are no messages', () => {
	const said = (event: object) => found(merged(BASE.Slack, { event }));
	expect(said({ type: 'app_mention', text: '<@U1> <@U2|bot> Hi <@U3>' })).toMatchObject({
		...{ source: 'Slack', text: 'Hi <@U3>' },
	});
	expect(said({ type: 'reaction_added' }).source).not.toBe('Slack');
	expect(said({ channel: '' }).source).not.toBe('Slack');
	expect(said({ ts: '' }).source).not.toBe('Slack');
	expect(said({ ts: '', event_ts: '1' }).source).toBe('Slack');
	expect(said({ bot_id: 'B' }).ignored).toContain('program');
	expect(said({ files: [{ name: 'a.pdf' }] }).attachments).toEqual(['a.pdf']);
});

test('Messenger: one event of a list, echoes and files', () => {
	const one = { ...BASE.Messenger, message: { text: 'Hi', attachments: [{ type: 'image' }, {}] } };
	for (const item of [one, { messaging: [one] }, { entry: [{ messaging: [one] }] }]) {
		expect(found(item)).toMatchObject({
			...{ source: 'Messenger', clientId: '1', attachments: ['image', 'file'] },
		});
	}
	expect(
		found(merged(one, at('message.attachments', { title: 'A', type: 'file' }))).attachments,
	).toEqual(['A']);
	expect(found(merged(one, at('message.is_echo', true))).ignored).toContain('business');
	expect(found({ sender: { id: '1' }, recipient: { id: '2' }, postback: {} }).source).toBe(
		'Messenger',
	);
	expect(found({ sender: { id: '1' }, recipient: { id: '2' } }).source).not.toBe('Messenger');
});

test('Twilio: at most ten files, by their kinds, and a number without its channel', () => {
	const files = { NumMedia: '12', MediaContentType0: 'image/png', MediaContentType9: 'text/plain' };
	const { attachments, clientId } = found({ ...BASE.Twilio, ...files, From: 'whatsapp:+49' });
	expect(attachments).toEqual([
		'image/png',
		...Array.from({ length: 8 }, () => 'file'),
		'text/plain',
	]);
	expect(clientId).toBe('+49');
	expect(found({ ...BASE.Twilio, NumMedia: 'x' }).attachments).toEqual([]);
	expect(found({ ...BASE.Twilio, Body: '' }).source).toBe('Twilio');
});

test('LINE, Chatwoot, Discord, Google Chat and Teams: files, bots and the business', () => {
	const line = (message: object) => found(merged(BASE.LINE, at('events.message', message)));
	expect(line({ type: 'text', text: 'Hi' }).attachments).toEqual([]);
	expect(line({ type: 'image' }).attachments).toEqual(['image']);
	expect(line({ type: 'file', fileName: 'a.pdf', title: 'A' }).attachments).toEqual(['a.pdf']);
	expect(line({ type: 'location', title: 'Park' }).attachments).toEqual(['Park']);
	const event = { source: { userId: 'U' }, message: { type: 'text', text: 'Hi' } };
	expect(found({ ...event, type: 'message' })).toMatchObject({ source: 'LINE', text: 'Hi' });
	expect(found(event).source).not.toBe('LINE');
	for (const message_type of ['incoming', '0', 0]) {
		expect(found({ ...BASE.Chatwoot, message_type }).text).toBe('Hi');
	}
	for (const message_type of ['outgoing', 1, 'activity']) {
		expect(found({ ...BASE.Chatwoot, message_type }).ignored).toContain('business');
	}
	expect(found(merged(BASE.Discord, { author: { bot: true } })).ignored).toContain('program');
	expect(found({ ...BASE.Discord, channel_id: '', channelId: 'c' }).source).toBe('Discord');
	const chat = { chat: { messagePayload: BASE['Google Chat'] } };
	expect(found(chat)).toMatchObject({ source: 'Google Chat', text: 'Hi', clientId: 'users/1' });
	const bot = merged(BASE['Google Chat'], at('message.sender.type', 'BOT'));
	expect(found(bot).ignored).toContain('program');
	const file = at('message.attachment', [{ contentName: 'a.pdf' }, {}]);
	expect(found(merged(BASE['Google Chat'], file)).attachments).toEqual(['a.pdf', 'file']);
	const html = at('body.content', '<p>Hi <b>there</b></p>\n<p>you</p>');
	expect(found(merged(BASE.Teams, html)).text).toBe('Hi there you');
});

test.each(['Slack', 'Chatwoot', 'Discord', 'Teams', 'Email', 'Chat Trigger'])(
	'%s: files are called by their name, else by their kind',
	(service) => {
		const key = { Slack: 'event.files', 'Chat Trigger': 'files' }[service] ?? 'attachments';
		const names = ['fileName', 'filename', 'file_name', 'name', 'title'];
		const types = ['mimeType', 'mimetype', 'contentType', 'content_type', 'type', 'fileType'];
		const ranked = [...names, ...types];
		for (const [index, first] of ranked.entries()) {
			const file = Object.fromEntries(
				ranked.slice(index).map((one) => [one, one === first ? 'first' : 'later']),
			);
			const files = at(key, [file, {}]);
			expect([first, found(merged(BASE[service], files)).attachments]).toEqual([
				...[first, ['first', 'file']],
			]);
		}
	},
);

test.each(['FromFull', 'from', 'From', 'sender', 'from_address', 'fromAddress'])(
	'Email: who wrote it stands under %s, in any of its forms',
	(path) => {
		const ada = { clientId: 'ada@example.com', clientName: 'Ada' };
		const forms: unknown[] = [
			...['address', 'email', 'Email'].map((key) => ({ [key]: ada.clientId, name: 'Ada' })),
			...[{ text: 'Ada <ada@example.com>' }, 'Ada <ada@example.com>', '"Ada" <ada@example.com>'],
			...[{ value: [{ address: ada.clientId, Name: 'Ada' }] }],
			...[{ emailAddress: { address: ada.clientId, name: 'Ada' } }],
		];
		for (const form of forms) {
			expect(found({ subject: 'Hi', ...at(path, form) })).toMatchObject({
				source: 'Email',
				...ada,
			});
		}
		expect(found({ Subject: 'Hi', ...at(path, ada.clientId) })).toMatchObject({
			...{ source: 'Email', text: 'Hi' },
		});
		expect(found(at(path, ada.clientId)).source).not.toBe('Email');
		expect(found({ subject: 'Hi', ...at(path, 'nobody') }).source).not.toBe('Email');
	},
);
