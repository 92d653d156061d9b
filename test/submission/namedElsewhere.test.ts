import { findMessage, findPerson } from '../../nodes/OptimlyMessage/found';

const email = 'ada@example.com';
const asked = { id: 'note', title: 'Your company' };

test('a list of fields says what their ids are called', () => {
	expect(findPerson({ email, fields: [asked], note: 'Engine Works' }).company).toBe('Engine Works');
	expect(findPerson({ email, form: { fields: [asked] }, note: 'Works' }).company).toBe('Works');
});

test('a thing with an id and a title names no other key', () => {
	expect(findPerson({ email, form: asked, note: 'Engine Works' })).not.toHaveProperty('company');
	const page = { id: 'note', title: 'Your phone' };
	expect(findPerson({ email, page, note: '030 5550123' })).not.toHaveProperty('phone');
});

test('the fields of a form name its answers before a thing of the same id does', () => {
	const form = { id: 'note', title: 'Your phone' };
	expect(findPerson({ email, form, fields: [asked], note: 'Works' }).company).toBe('Works');
	expect(findPerson({ email, fields: [asked], form, note: 'Works' }).company).toBe('Works');
});

test('of a list of messages the first counts, and what is no message is passed over', () => {
	const [first, second] = ['Hello', 'Again'].map((message) => ({ message, sessionId: 's1' }));
	for (const body of [
		[first, second],
		['sent by a test', first],
		[7, first, second],
	])
		expect(findMessage({ body, webhookUrl: 'https://n8n.example' })).toMatchObject({
			text: 'Hello',
			clientId: 's1',
		});
	expect(findMessage({ body: [1, 2], webhookUrl: 'https://n8n.example' })).not.toHaveProperty(
		'text',
	);
});

test('a text alone is a message', () => {
	expect(findMessage('Hello').text).toBe('Hello');
	expect(findMessage({ body: 'Hello' }).text).toBe('Hello');
	expect(findMessage(7)).not.toHaveProperty('text');
});
