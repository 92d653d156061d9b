import { findMessage } from '../../nodes/OptimlyMessage/found/findMessage';

test('a sender is one of Google Chat’s only when it is called so', () => {
	const item = (name: string) => ({
		message: { sender: { name, displayName: 'Ada' }, text: 'Hi' },
	});
	expect(findMessage(item('users/1'))).toMatchObject({
		source: 'Google Chat',
		clientId: 'users/1',
	});
	for (const name of ['Ada', 'spaces/1', '']) {
		expect(findMessage(item(name))).toMatchObject({ source: 'JSON', text: 'Hi' });
	}
});

test('what an own program sent is told apart in every form of a WhatsApp library', () => {
	const key = { remoteJid: '491555550123@s.whatsapp.net', id: 'A1' };
	const message = { conversation: 'Hi' };
	for (const form of [
		{ data: { key, message } },
		{ key, message },
		{ event: 'x', data: { key, message } },
	]) {
		expect(findMessage(form)).toMatchObject({ text: 'Hi', clientId: '491555550123' });
	}
	const own = findMessage({ data: { key: { ...key, fromMe: true }, message } });
	expect(own.text).toBeUndefined();
	expect(own.problems).not.toEqual([]);
});
