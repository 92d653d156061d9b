import { findMessage, findPerson } from '../../nodes/OptimlyMessage/found';

const voice = {
	update_id: 1,
	message: {
		message_id: 82,
		chat: { id: 5, first_name: 'Ada', last_name: 'Byron' },
		from: { id: 5, is_bot: false, first_name: 'Ada', last_name: 'Byron' },
		voice: { duration: 84 },
		reply_to_message: {
			message_id: 74,
			from: { id: 7, is_bot: true, first_name: 'EmailBot' },
			text: 'From: Grace Hopper\nEmail: grace@example.com\nSubject: Hello',
		},
	},
};

test('a message that is answered to is not the one that was sent, nor its writer the person', () => {
	const { name, email, message } = findPerson(voice);
	expect({ name, email, message }).toEqual({
		name: 'Ada Byron',
		email: undefined,
		message: undefined,
	});
});

const sent = { from: '254791541111', to: '2020', text: 'Your order is on its way' };

test.each([
	['fromMe', { event: 'message', payload: { ...sent, fromMe: true } }],
	['direction', { data: { ...sent, direction: 'O' } }],
	['sender_type', { ...sent, sender_type: 'agent' }],
	['actor_type', { data: { message: { ...sent, actor_type: 'bot' } } }],
	['m.notice', { room_id: '!r', sender: '@a:b', content: { msgtype: 'm.notice', body: 'Hi' } }],
	['message_status', { ...sent, type: 'MESSAGE_STATUS' }],
])('what the business, a program or nobody said is no message: %s', (_why, item) => {
	const { text, problems } = findMessage(item);
	expect(text).toBeUndefined();
	expect(problems).toHaveLength(1);
	expect(findPerson(item).message).toBeUndefined();
});

test('the same message from a client is one', () => {
	for (const direction of ['I', 'in', 'inbound']) {
		const item = { data: { ...sent, direction, sender_type: 'user' } };
		expect(findMessage(item).text).toBe(sent.text);
		expect(findPerson(item).phone).toBe(sent.from);
	}
});

test('a text in parts is read: the first that is a text', () => {
	const parts = [
		{ contentType: 'image/jpeg', url: 'https://example.com/1' },
		{ contentType: 'text/plain', value: 'What does it cost?' },
	];
	const item = { results: [{ from: '385916242493', to: '385921004026', message: parts }] };
	expect(findMessage(item).text).toBe('What does it cost?');
	expect(findPerson(item)).toMatchObject({ message: 'What does it cost?', phone: '385916242493' });
	const nested = { data: { message: { message_parts: [{ text: { content: 'Test 2' } }] } } };
	expect(findMessage(nested).text).toBe('Test 2');
});

test.each([
	['254791541111', '254791541111'],
	['whatsapp:+14133881111', '+14133881111'],
	['11111111111@c.us', '11111111111'],
	['20260103093000', undefined],
	['U0123ABCDEF', undefined],
	['120363@g.us', undefined],
])('the number of the one who wrote: from %s', (from, phone) => {
	expect(findPerson({ id: 'm1', from, body: 'Yes, please' }).phone).toBe(phone);
});

test.each([
	[{ iCalUID: '8y34t6tbxyzp4er98bnby34gfq@google.com' }],
	[{ chatId: '19:8ea0e38b_97f62344@unq.gbl.spaces' }],
	[{ payload: { id: 'true_111@c.us' } }],
	[{ messageId: 'CAEPk3R@mail.example.com' }],
	[{ settings: { email: 'shop@example.com', company: 'Shop Ltd' } }],
	[{ envelope: { from: 'bounce@example.com', to: ['shop@example.com'] } }],
	[{ 'message-headers': '[["X-Envelope-From", "<bounce@example.com>"]]' }],
])('no address of the person: %j', (item) => {
	const { email, company, problems } = findPerson({ ...item, start: '2026-06-01T10:00:00Z' });
	expect({ email, company, problems }).toEqual({
		email: undefined,
		company: undefined,
		problems: [],
	});
});

test('an event in which nobody says anything has no message', () => {
	const item = { event: 'conversation_started', context: 'context information', user: { id: '1' } };
	expect(findMessage(item).text).toBeUndefined();
	expect(findPerson(item).message).toBeUndefined();
	expect(findMessage({ event: 'ticket.opened', message: 'It is broken' }).text).toBe(
		'It is broken',
	);
});

test("a sheet's mark before the digits is no part of a number", () => {
	expect(findPerson({ טלפון: "'0501234567" }).phone).toBe('0501234567');
});

test('what is booked is named by its name before its notes', () => {
	const item = { serviceName: 'Haircut', serviceNotes: 'Customer requires punctual service.' };
	expect(findPerson({ ...item, start: '2026-06-01T10:00:00Z' }).purpose).toBe('Haircut');
});
