import { findPerson } from '../../nodes/OptimlyMessage/found';

const address = 'ada@example.com';

/** Whose address somebody left within what they wrote. */
const emailIn = (message: string) => findPerson({ name: 'Ada Example', Message: message }).email;

test.each([
	'My manager is',
	'Ask our boss:',
	'The assistant is',
	'My colleague is',
	'This is for a friend,',
	'My wife uses',
	'My husband uses',
	'My partner uses',
	'Cc',
	'Please put in bcc:',
	'I already asked support:',
	'I already asked sales:',
	'Our team is at',
	'Mein Chef:',
	'Mein Kollege:',
	'Meine Kollegin:',
	'Mi jefe es',
	'Mi jefa es',
	'Mi amigo es',
	'Mi amiga es',
	'Mon collègue :',
	'Il mio collega è',
	'Meu colega é',
	'MY MANAGER IS',
])('an address of somebody else is not that of the one who wrote: "%s ada@…"', (words) => {
	expect(emailIn(`${words} ${address}`)).toBeUndefined();
	expect(emailIn(`${words} not in. Mine is ${address}`)).toBe(address);
});

test.each([
	'Please send the offer to',
	'Can you send it on:',
	'Forward this, please:',
	'Can you contact',
	'Please write, if you want:',
	'PLEASE WRITE TO',
	'Tell me more. It has to go to',
	'Please write on Monday to',
	'Please write to the home office,',
])('an address that something is sent to can be anybody’s: "%s ada@…"', (words) => {
	expect(emailIn(`${words} ${address}`)).toBeUndefined();
});

test.each([
	'Please send the offer to me:',
	'Please send the offer to my office,',
	'Please write to this one, it is mine:',
	'You can write to',
	'You may write to',
	'I want to come on Friday.',
	'I work as a midwife,',
	'I would like a partnership:',
	'Here is a photo:',
	'The contractor tore up the floor, reach out at',
	'SEND IT TO ME:',
	'Ich möchte Contact Pro kaufen, mein Postfach ist',
	'Ich möchte Contact Pro kaufen, meine Adresse ist',
	'Ich möchte Contact Pro unter meiner Adresse nutzen:',
	'Bitte Contact Pro an mich:',
	'Schicken Sie mir Contact Pro an',
	'Quiero comprar Contact Pro, mi correo es',
	'Je veux Contact Pro, mon adresse est',
	'Je veux Contact Pro, ma boîte est',
	'Prenez contact avec moi :',
	'Quero comprar Contact Pro, meu e-mail é',
	'Quero comprar Contact Pro, minha conta é',
	'Vorrei Contact Pro, il mio indirizzo è',
	'Vorrei Contact Pro, la mia mail è',
	'Proszę o ofertę, mój e-mail to',
	'Moja skrzynka to',
	'Proszę pisać do mnie, to',
])('an address that somebody calls theirs, or only leaves, is theirs: "%s ada@…"', (words) => {
	expect(emailIn(`${words} ${address}`)).toBe(address);
});

test.each([
	...['id', 'uid', 'guid', 'uuid', 'chatId', 'thread_id', 'messageId', 'msg_id', 'eventId'],
	...['conversation_id', 'iCalUID', 'calendar_id', 'roomId', 'channelId', 'team_id', 'groupId'],
	...['meeting_id', 'meetingUUID', 'call_id', 'session_id', 'inReplyTo', 'References'],
	...['inreplyto', 'header_inreplyto', 'session_uuid', 'space_chat_id', 'recurringEventId'],
])('what only looks like an address is the number of a thing: %s', (key) => {
	expect(findPerson({ name: 'Ada Example', [key]: 'c4f1a9@example.com' })).not.toHaveProperty(
		'email',
	);
});

test('an address below a key that says nothing is taken', () => {
	expect(findPerson({ name: 'Ada Example', reach_me_at: address }).email).toBe(address);
});
