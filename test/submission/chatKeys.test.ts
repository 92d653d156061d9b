import { findMessage, findPerson } from '../../nodes/OptimlyMessage/found';

const read = (item: unknown) => {
	const { text, clientId, problems } = findMessage(item);
	return { text, clientId, problem: problems[0]?.words };
};

/** As it is written, in capitals, in parts. */
const spellings = (key: string) => [
	key,
	key.toUpperCase(),
	key.replace(/([a-z])([A-Z])/g, '$1_$2'),
];

const TEXTS =
	'chatInput message text question userMessage messageText prompt query content input msg body userInput transcript comment'.split(
		' ',
	);

test('of several texts the one under the plainest key', () => {
	for (const [index, first] of TEXTS.entries()) {
		const item = Object.fromEntries(
			TEXTS.slice(index).map((key) => [key.toUpperCase(), `of ${key}`]),
		);
		expect(read({ ...item, userId: 'u' }).text).toBe(`of ${first}`);
		for (const key of spellings(first)) expect(read({ [key]: 'Hi', id: 1 }).text).toBe('Hi');
	}
});

const CLIENTS =
	'clientId sessionId userId visitorId contactId customerId senderId externalId psid waId from sender user email userEmail customerEmail phone phoneNumber conversationId chatId threadId'.split(
		' ',
	);

test('of several ids of a client the one under the surest key', () => {
	for (const [index, first] of CLIENTS.entries()) {
		const item = Object.fromEntries(CLIENTS.slice(index).map((key) => [key, `of-${key}`]));
		expect(read({ ...item, chatInput: undefined, message: 'Hi' }).clientId).toBe(`of-${first}`);
	}
});

test('texts and ids in records, at most three deep', () => {
	const held = (levels: number, record: object): object =>
		levels === 0 ? record : { data: held(levels - 1, record) };
	const depths = [0, 1, 2, 3, 4].map((levels) => read(held(levels, { text: 'Hi', userId: 'u' })));
	expect(depths.map(({ text }) => text)).toEqual(['Hi', 'Hi', 'Hi', 'Hi', undefined]);
	expect(depths.map(({ clientId }) => clientId)).toEqual(['u', 'u', 'u', 'u', undefined]);
	expect(read({ text: { content: 'Hi' } }).text).toBe('Hi');
	expect(read({ text: { body: 'Hi' } }).text).toBe('Hi');
	expect(read({ question: { content: 'Hi' } }).text).not.toBe('Hi');
	expect(read({ text: 'Hi', user: { id: 'u' } }).clientId).toBe('u');
	for (const key of ['data', 'payload', 'body', 'message', 'event', 'output', 'input', 'params']) {
		expect(read({ other: 1, [key]: { text: 'Hi', userId: 'u' } })).toMatchObject({ text: 'Hi' });
	}
	for (const key of ['results', 'items', 'events']) {
		const two = [{ text: 'Hi', userId: 'u' }, { text: 'No' }];
		expect(read({ [key]: two })).toMatchObject({ text: 'Hi', clientId: 'u' });
		expect(read({ [key]: ['x', { text: 'No' }] }).text).not.toBe('No');
	}
});

test('the last that the user said in a conversation of roles', () => {
	const said = (role: string, content: string) => ({ role, content });
	const messages = [said('user', 'one'), said('user', 'two'), said('assistant', 'three')];
	expect(read({ messages, text: 'No' }).text).toBe('two');
	expect(read({ messages: [...messages, said('human', 'four')] }).text).toBe('four');
	expect(read({ messages: [said('assistant', 'three')], text: 'Hi' }).text).toBe('Hi');
});

const PARTS = 'messageParts parts contents content message messageContents'.split(' ');

test.each(PARTS)('a text in a list of parts under %s', (key) => {
	const inParts = (...parts: unknown[]) => read({ [key]: parts, id: 1 }).text;
	const image = { type: 'image', value: 'https://x/1' };
	expect(inParts(image, { text: 'Hi' })).toBe('Hi');
	for (const inside of ['content', 'body', 'text']) {
		expect(inParts(image, { text: { [inside]: 'Hi' } })).toBe('Hi');
	}
	for (const inside of ['value', 'content']) {
		expect(inParts(image, { [inside]: 'Hi' })).toBe('Hi');
		expect(inParts(image, { type: 'text', [inside]: 'Hi' })).toBe('Hi');
		expect(inParts(image, { contentType: 'TEXT/plain', type: 'x', [inside]: 'Hi' })).toBe('Hi');
		expect(inParts(image, { type: 'texture', [inside]: 'No' })).not.toBe('No');
	}
	expect(inParts('x', image, { text: 'Hi' }, { text: 'No' })).toBe('Hi');
});

const OUT = { own: /business itself/, bot: /program/, status: /what became/ };
const chat = { from: '+4930', text: 'Hi' };

test.each(['fromMe', 'isFromMe', 'isEcho', 'isOutgoing'])('%s: the business said it', (key) => {
	for (const spelt of spellings(key)) {
		expect(read({ ...chat, [spelt]: true }).problem).toMatch(OUT.own);
		expect(read({ ...chat, [spelt]: false }).text).toBe('Hi');
		expect(read({ ...chat, [spelt]: 'true' }).text).toBe('Hi');
	}
});

test.each(['direction', 'messageDirection', 'messageType'])('%s: which way it went', (key) => {
	for (const way of ['o', 'MT', 'out', 'outbound', 'Outgoing', 'outcoming']) {
		expect(read({ ...chat, [key]: way }).problem).toMatch(OUT.own);
		expect(findPerson({ ...chat, [key]: way })).not.toHaveProperty('message');
	}
	for (const way of ['in', 'about', 'outing', 'not outbound', 'mo']) {
		expect(read({ ...chat, [key]: way }).text).toBe('Hi');
	}
});

test.each(['senderType', 'actorType', 'authorType', 'senderRole', 'fromType'])(
	'%s: who said it',
	(key) => {
		for (const who of ['agent', 'Admin', 'operator', 'teammate', 'employee']) {
			expect(read({ ...chat, [key]: who }).problem).toMatch(OUT.own);
		}
		for (const who of [
			...['bot', 'agent_bot', 'agentbot', 'chat_bot', 'chatbot', 'System', 'app'],
			...['application', 'automation'],
		]) {
			expect(read({ ...chat, [key]: who }).problem).toMatch(OUT.bot);
		}
		for (const who of ['user', 'agents', 'my agent', 'robot', 'apps', 'contact']) {
			expect(read({ ...chat, [key]: who }).text).toBe('Hi');
		}
	},
);

const CHAT_KEYS =
	'from to sender recipient userId contactNumber messageId chatId conversationId roomId channelId id';

test.each(CHAT_KEYS.split(' '))(
	'%s makes it a message of a chat, of which the way tells',
	(key) => {
		expect(read({ [key]: 'x', text: 'Hi', direction: 'out' }).problem).toMatch(OUT.own);
		expect(read({ text: 'Hi', direction: 'out' }).text).toBe('Hi');
	},
);

const EVENT_KEYS = ['event', 'eventType', 'type', 'action', 'topic', 'eventName'];

test.each(EVENT_KEYS)('%s: what became of a message is none', (key) => {
	for (const what of [
		...['ack', 'delivered', 'delivery', 'seen', 'read', 'sent', 'status', 'failed', 'echo'],
		...['echoes', 'reaction', 'deleted'],
	]) {
		for (const event of [
			`message.${what}`,
			`messages_${what}`,
			`MESSAGE-${what}`,
			`message${what}`,
		]) {
			expect([event, read({ text: 'Hi', [key]: event }).problem]).toEqual([
				...[event, expect.stringMatching(OUT.status)],
			]);
		}
	}
	for (const event of ['message.received', 'message', 'a.message.sent', 'message.sent.to']) {
		expect(read({ text: 'Hi', [key]: event }).text).toBe('Hi');
	}
	for (const what of [
		...['started', 'subscribed', 'unsubscribed', 'delivered', 'seen', 'typing', 'ack', 'reaction'],
		...['presence', 'status', 'joined', 'assigned', 'resolved', 'webhook'],
	]) {
		const ada = { email: 'ada@example.com', message: 'Hello, this is our answer.' };
		for (const event of [what, `chat.${what}`, `chat-${what.toUpperCase()}`]) {
			expect([event, findPerson({ ...ada, [key]: event }).message]).toEqual([event, undefined]);
		}
		// A type can also say that the item is the record of a program.
		if (key === 'type') continue;
		for (const event of [`${what} by`, `re${what}`]) {
			expect(findPerson({ ...ada, [key]: event }).message).toBe(ada.message);
		}
	}
});

test('two records deep and in the content it is seen who said it', () => {
	const own = { ...chat, fromMe: true };
	expect(read({ data: own }).problem).toMatch(OUT.own);
	expect(read({ data: { data: own } }).problem).toMatch(OUT.own);
	expect(read({ data: { data: { data: own } } }).text).toBe('Hi');
	expect(read({ room: 1, content: own }).problem).toMatch(OUT.own);
	expect(read({ content: { msgtype: 'm.notice', body: 'Hi' } }).problem).toMatch(OUT.bot);
	expect(read({ content: { msgtype: 'm.text', body: 'Hi' } }).problem).toBeUndefined();
});

const NUMBERS = 'from sender originator fromNumber msisdn senderNumber contactNumber'.split(' ');

test.each(NUMBERS)('%s: the number of who wrote a text message', (key) => {
	const phone = (number: unknown, beside: object = { text: 'Hi' }) =>
		findPerson({ [key]: number, ...beside }).phone;
	const given = [
		...['254791541111', '+254791541111', 'whatsapp:+254791541111', 'sms:254791541111'],
		...['tel:254791541111', '254791541111@c.us', '254791541111@s.whatsapp.net'],
	];
	for (const number of given) {
		expect([number, phone(number)?.replace('+', '')]).toEqual([number, '254791541111']);
	}
	for (const number of ['2020', '1234567890123456', '20260103093000', 'fax:25479154']) {
		// "Contact number" is a label of numbers, too.
		if (key !== 'contactNumber') expect([number, phone(number)]).toEqual([number, undefined]);
	}
	expect([phone('25479154'), phone('20261303093000'), phone('18991231093000')]).toEqual([
		...['25479154', '20261303093000', '18991231093000'],
	]);
	for (const beside of [
		...['to', 'recipient', 'receiver', 'toNumber', 'text', 'body', 'message', 'content'],
		'contents',
	]) {
		expect(findPerson({ data: { [key]: '254791541111', [beside]: 'x' } }).phone).toBe(
			'254791541111',
		);
	}
});
