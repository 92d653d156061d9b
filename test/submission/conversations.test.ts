import { findMessage, findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };
const desk = { name: 'The Desk', email: 'desk@example.org' };

/** A message of a conversation in the three forms in which its service sends it. */
const inAllForms = (message: { readonly sender?: object }): readonly object[] => [
	{ event: 'message_created', ...message, conversation: { id: 4, contact: ada } },
	{ event: 'message_created', message, conversation: { id: 4, contact: ada } },
	{ id: 4, contact_inbox: { id: 5 }, meta: { sender: ada }, messages: [message] },
];

test.each(['outgoing', 1, 'template', 3, 'activity', 2])(
	'what an agent or the service says in a conversation is no message of the client: %s',
	(message_type) => {
		for (const content of [
			'Hi Ada, it was shipped.',
			'Bonjour, comment vous aider ?',
			'ご用件は？',
		])
			for (const item of inAllForms({ ...{ id: 9, content, message_type }, sender: desk })) {
				expect(findPerson(item)).not.toHaveProperty('message');
				expect(findMessage(item).problems[0]?.words).toContain('business');
			}
	},
);

test.each(['incoming', 0])('what the client says in it is one: %s', (message_type) => {
	const message = { id: 9, content: 'Where is my parcel?', message_type, sender: ada };
	for (const item of inAllForms(message)) {
		expect(findPerson(item)).toMatchObject({ ...ada, message: message.content });
		expect(findMessage(item)).toMatchObject({
			text: message.content,
			clientId: ada.email,
			clientName: ada.name,
			messageId: { value: '9' },
		});
	}
});

test('a conversation without a message, or with several, is none', () => {
	const conversation = { id: 4, contact_inbox: { id: 5 }, meta: { sender: ada } };
	const message = { content: 'Where is my parcel?', message_type: 0 };
	for (const messages of [[], [message, { ...message, message_type: 1 }]])
		expect(findMessage({ ...conversation, messages }).source).not.toBe('Chatwoot');
});
