import { findMessage, findPerson } from '../../nodes/OptimlyMessage/found';

test("what was said in n8n's chat, in which session, with its files", () => {
	const item = {
		sessionId: 's1',
		action: 'sendMessage',
		chatInput: 'Hi',
		files: [{ fileName: 'a.png' }],
	};
	expect(findMessage(item)).toEqual({
		source: 'Chat Trigger',
		text: 'Hi\n[Attachments: a.png]',
		clientId: 's1',
		chatTrigger: true,
		attachments: ['a.png'],
		problems: [],
	});
});

test('the session of a website names the client of a message and leaves with no form', () => {
	const item = { message: 'Hello', sessionId: 'x-1' };
	expect(findMessage(item)).toMatchObject({ text: 'Hello', clientId: 'x-1', chatTrigger: false });
	expect(JSON.stringify(findPerson(item))).not.toContain('x-1');
});

test('a message of a program is no message', () => {
	const item = { type: 'message', bot_id: 'B', text: 'x', channel: 'C', ts: '1' };
	const { text, problems } = findMessage(item);
	expect(text).toBeUndefined();
	expect(problems).toHaveLength(1);
});

const said = { message_id: 7, from: { id: 5 }, chat: { id: 5 }, text: 'Hi' };

test.each([
	['Telegram', { update_id: 86, message: said }, 'update_id', '86'],
	[
		'WhatsApp',
		{
			messaging_product: 'whatsapp',
			messages: [{ from: '49', id: 'wamid.HBgL', type: 'text', text: { body: 'Hi' } }],
		},
		'messages.id',
		'wamid.HBgL',
	],
	[
		'Slack',
		{
			event_id: 'Ev1',
			event: {
				type: 'message',
				channel: 'C',
				ts: '1.2',
				user: 'U',
				text: 'Hi',
				client_msg_id: 'c1',
			},
		},
		'event.client_msg_id',
		'c1',
	],
	[
		'Messenger',
		{ entry: [{ messaging: [{ sender: { id: '1' }, message: { mid: 'm_1', text: 'Hi' } }] }] },
		'entry.messaging.message.mid',
		'm_1',
	],
	['Twilio', { Body: 'Hi', From: '+49', MessageSid: 'SM1' }, 'MessageSid', 'SM1'],
	[
		'LINE',
		{
			events: [
				{
					...{ type: 'message', webhookEventId: '01FZ', source: { userId: 'U' } },
					message: { type: 'text', id: '4', text: 'Hi' },
				},
			],
		},
		'events.webhookEventId',
		'01FZ',
	],
	[
		'Chatwoot',
		{ id: 9, message_type: 'incoming', content: 'Hi', conversation: { id: 1 }, sender: { id: 2 } },
		'id',
		'9',
	],
	[
		'Email',
		{ subject: 'Hi', from: 'ada@example.com', text: 'Hi', messageId: '<a@example.com>' },
		'messageId',
		'<a@example.com>',
	],
])('%s numbers its messages', (source, body, field, value) => {
	const found = findMessage({ headers: {}, params: {}, query: {}, body });
	expect(found).toMatchObject({ source, messageId: { field, value } });
});

/** A message of each service as its triggers hand it on, and where its number stands in it. */
const inWhatsApp = {
	messaging_product: 'whatsapp',
	messages: [{ from: '49', id: 'n1', type: 'text', text: { body: 'Hi' } }],
};
const inSlack = { type: 'message', channel: 'C', ts: '1.2', user: 'U', text: 'Hi' };
const inMessenger = {
	sender: { id: '1' },
	recipient: { id: '2' },
	message: { mid: 'n1', text: 'Hi' },
};
const inLine = { type: 'message', source: { userId: 'U' }, message: { type: 'text', text: 'Hi' } };
const inGoogleChat = { name: 'n1', sender: { name: 'users/1', type: 'HUMAN' }, text: 'Hi' };
const inEvolution = {
	key: { id: 'n1', remoteJid: '49@s.whatsapp.net' },
	message: { conversation: 'Hi' },
};
const inChatwoot = { id: 'n1', message_type: 'incoming', content: 'Hi', sender: { id: 2 } };
const mailed = { subject: 'Hi', from: 'ada@example.com', text: 'Hi' };

test.each<[string, object]>([
	['entry.changes.value.messages.id', { entry: [{ changes: [{ value: inWhatsApp }] }] }],
	['value.messages.id', { field: 'messages', value: inWhatsApp }],
	['messages.id', inWhatsApp],
	['event.client_msg_id', { event_id: 'n2', event: { ...inSlack, client_msg_id: 'n1' } }],
	['client_msg_id', { ...inSlack, client_msg_id: 'n1' }],
	['event_id', { event_id: 'n1', event: inSlack }],
	['entry.messaging.message.mid', { entry: [{ messaging: [inMessenger] }] }],
	['messaging.message.mid', { messaging: [inMessenger] }],
	['message.mid', inMessenger],
	['MessageSid', { Body: 'Hi', From: '+49', MessageSid: 'n1' }],
	['SmsMessageSid', { Body: 'Hi', From: '+49', SmsMessageSid: 'n1' }],
	['events.webhookEventId', { events: [{ ...inLine, webhookEventId: 'n1' }] }],
	['webhookEventId', { ...inLine, webhookEventId: 'n1' }],
	['events.message.id', { events: [{ ...inLine, message: { ...inLine.message, id: 'n1' } }] }],
	['message.id', { ...inLine, message: { ...inLine.message, id: 'n1' } }],
	['message.name', { type: 'MESSAGE', message: inGoogleChat }],
	['chat.messagePayload.message.name', { chat: { messagePayload: { message: inGoogleChat } } }],
	['data.key.id', { event: 'messages.upsert', data: inEvolution }],
	['key.id', inEvolution],
	['message.id', { conversation: { id: 1 }, message: inChatwoot }],
	['messages.id', { id: 1, contact_inbox: { id: 3 }, messages: [inChatwoot] }],
	['id', { ...inChatwoot, conversation: { id: 1 } }],
	['messageId', { ...mailed, messageId: 'n1' }],
	['internetMessageId', { ...mailed, internetMessageId: 'n1' }],
	['MessageID', { ...mailed, MessageID: 'n1' }],
])('the number of a message that stands at %s is found: %j', (field, item) => {
	expect(findMessage(item)).toMatchObject({ text: 'Hi', messageId: { field, value: 'n1' } });
});

test.each([
	['whose number an edited one keeps', said],
	['of a website', { message: 'Hello', sessionId: 'x-1', id: 5 }],
	["of n8n's chat", { sessionId: 's1', action: 'sendMessage', chatInput: 'Hi' }],
])('a message %s has no number', (_what, item) => {
	expect(findMessage(item)).not.toHaveProperty('messageId');
});

const FROM = { from: '49', id: 'wamid.1' };

test.each([
	['a text', { text: { body: 'Yes' } }],
	['a button of a template', { button: { text: 'Yes' } }],
	['a button', { interactive: { button_reply: { title: 'Yes' } } }],
	['an entry of a list', { interactive: { list_reply: { title: 'Yes' } } }],
	['a picture with words', { image: { caption: 'Yes' } }],
	['a reaction', { reaction: { emoji: 'Yes' } }],
	['an order', { order: { text: 'Yes' } }],
])('WhatsApp: %s says what was said', (_what, more) => {
	const item = { messaging_product: 'whatsapp', messages: [{ ...FROM, ...more }] };
	expect(findMessage(item).text).toMatch(/^Yes\b/);
});

test.each([
	['a text', { conversation: 'Yes' }],
	['a text with a link', { extendedTextMessage: { text: 'Yes' } }],
	['a button', { buttonsResponseMessage: { selectedDisplayText: 'Yes' } }],
	['an entry of a list', { listResponseMessage: { title: 'Yes' } }],
	['a button of a template', { templateButtonReplyMessage: { selectedDisplayText: 'Yes' } }],
	['a picture with words', { imageMessage: { caption: 'Yes' } }],
	['a reaction', { reactionMessage: { text: 'Yes' } }],
])('WhatsApp through Evolution API: %s says what was said', (_what, message) => {
	const key = { remoteJid: '49@s.whatsapp.net' };
	expect(findMessage({ data: { key, message } }).text).toMatch(/^Yes\b/);
});

/** As chats of websites and bots call what was written. */
const TEXT_KEYS =
	'chatInput message text question userMessage message_text prompt query content input msg body user_input transcript comment';

test.each(TEXT_KEYS.split(' '))('what a chat sends as "%s" is the message', (key) => {
	const found = findMessage({ [key]: 'Yes', userId: 'u1' });
	expect(found).toMatchObject({ text: 'Yes', clientId: 'u1' });
});

test.each([
	['text', { from: 'Ada Example <ada@example.com>' }],
	['a record', { from: { address: 'ada@example.com', name: 'Ada Example' } }],
	['a parsed list', { from: { value: [{ address: 'ada@example.com', name: 'Ada Example' }] } }],
	['Outlook', { from: { emailAddress: { address: 'ada@example.com', name: 'Ada Example' } } }],
	['Postmark', { FromFull: {}, From: { Email: 'ada@example.com', Name: 'Ada Example' } }],
])('the sender of an email, as %s', (_what, from) => {
	const found = findMessage({ subject: 'Hi', text: 'Hello', ...from });
	expect(found).toMatchObject({ clientId: 'ada@example.com', clientName: 'Ada Example' });
});

test.each(['TEXTAREA', 'long_text', 'paragraph', 'multi_line'])(
	'a field of the type %s is for what somebody wants, whatever its label is',
	(type) => {
		const fields = [
			{ label: 'Email', type: 'email', value: 'ada@example.com' },
			{ label: 'Xyzzy', type, value: 'Call me' },
		];
		const { message, mappedFields } = findPerson({ fields });
		expect([message, mappedFields.message]).toEqual(['Call me', 'Xyzzy (type of the field)']);
	},
);

test("a session of n8n's chat is the client, also when its id begins with a digit", () => {
	const said = (sessionId: string) =>
		findMessage({ sessionId, action: 'sendMessage', chatInput: 'Hi' });
	for (const made of ['3f2a9c1e-5a7b-4c1d-8d4e-111122223333', '59cdf305', '5 o’clock'])
		expect(said(made).clientId).toBe(made);
	for (const ofSomebody of ['+49 30 5550123', '5550', 'ada@example.com'])
		expect(said(ofSomebody).clientId).toBe(`session-${ofSomebody}`);
});

test('values with their names are no message, a sentence around them is one', () => {
	const read = (details: string) => findPerson({ email: 'ada@example.com', details }).message;
	expect(read('Colour: red, size: big')).toBeUndefined();
	const said = 'What I want: colour: red, size: big';
	expect(read(said)).toBe(said);
});
