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
