import { findMessage, findPerson } from '../../nodes/OptimlyMessage/found';

const evolution = (remoteJid: string) =>
	findMessage({ data: { key: { remoteJid, id: 'e' }, message: { conversation: 'Hi' } } }).clientId;

const green = (sender: string) =>
	findMessage({
		...{ typeWebhook: 'incomingMessageReceived', idMessage: 'g', senderData: { sender } },
		messageData: { typeMessage: 'textMessage', textMessageData: { textMessage: 'Hi' } },
	}).clientId;

test.each([
	['4930@s.whatsapp.net', '4930'],
	['4930@c.us', '4930'],
	['1203@g.us', '1203'],
	['7788@lid', '7788'],
	['4930:12@s.whatsapp.net', '4930'],
	['1203@newsletter', '1203@newsletter'],
	['4930@lid.example.org', '4930@lid.example.org'],
	['4930:12:a@lid', '4930:12:a'],
	['4930:@lid', '4930:'],
])('who writes to a server on the library of WhatsApp: %s', (id, clientId) => {
	expect(evolution(id)).toBe(clientId);
});

test.each([
	['4930@c.us', '4930'],
	['1203@g.us', '1203'],
	['4930@c.us/web', '4930@c.us/web'],
	['4930@', '4930@'],
])('who writes by way of Green API: %s', (id, clientId) => {
	expect(green(id)).toBe(clientId);
});

test.each([
	['whatsapp:+4930', '+4930'],
	['+4930', '+4930'],
	['messenger:1234', 'messenger:1234'],
])('who writes by way of Twilio: %s', (From, clientId) => {
	expect(findMessage({ Body: 'Hi', From, MessageSid: 'SM' }).clientId).toBe(clientId);
});

test.each([
	['<@U07> Hello', 'Hello'],
	['<@U07>Hello', 'Hello'],
	['<@U07|desk>  Hello', 'Hello'],
	['<@U07> <@U08>\nHello', 'Hello'],
	['Ask <@U07> about it', 'Ask <@U07> about it'],
	['<!here> Hello', '<!here> Hello'],
])('the mention that a message on Slack begins with is not what was said: %j', (text, said) => {
	const event = { type: 'app_mention', channel: 'C', ts: '1', user: 'U', text };
	expect(findMessage({ event }).text).toBe(said);
});

test.each([
	['m.text', 'Hi'],
	['m.notice', undefined],
	['com.m.notice', 'Hi'],
	['m.notices.reply', 'Hi'],
])('of Matrix, what bots say is left out: %s', (msgtype, text) => {
	const said = { room_id: '!r', sender: '@ada:example.org', msgtype, body: 'Hi' };
	expect(findMessage(said).text).toBe(text);
});

test.each(['text', 'TEXT', 'text/plain', 'text_part', undefined])(
	'of a message in parts it is the text that counts: %s',
	(type) => {
		const parts = [
			{ type: 'context', value: 'Page: prices' },
			{ type, value: 'Hello there' },
		];
		const expected = type === 'text_part' ? undefined : 'Hello there';
		expect(findPerson({ from: 'x', message_parts: parts }).message).toBe(expected);
	},
);

test.each(['254720260812', '+254720260812', '4915199912311', '4930202608031'])(
	'a number can have the digits of a date in it: %s',
	(msisdn) => {
		expect(findPerson({ msisdn, to: '4930555', text: 'Hello there' }).phone).toBe(msisdn);
	},
);

const named = (ProfileName: string) =>
	findPerson({ Body: 'Hi', From: '+4930555012', MessageSid: 'SM', ProfileName }).name;

test.each(['Ada Example', 'ada Example', 'ada example', 'Ada', 'O.Example'])(
	'a name at a service that is somebody’s: %s',
	(name) => {
		expect(named(name)).toBe(name);
	},
);

test.each(['ada', 'ada.example', 'Ada_Example', 'Ada1987', 'Ada#Example', 'Ada/Example'])(
	'a name at a service that only a user has: %s',
	(name) => {
		expect(named(name)).toBeUndefined();
	},
);
