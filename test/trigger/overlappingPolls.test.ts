import { message, useListServer } from './listServer';

const server = useListServer();

const START = Date.UTC(2026, 5, 20);
const messages = (count: number) =>
	Array.from({ length: count }, (_, index) => message(`msg_${index}`, START + index * 1_000));

test('two polls at a time of a list so long that its comparison has breaks emit each message once', async () => {
	server.messages('chat_1', messages(1));
	const watching = { event: 'newMessage', watch: 'chats', chatIds: 'chat_1' };
	const active = await server.trigger(watching).activate();
	server.messages('chat_1', messages(30_001));
	await Promise.all([active.poll(), active.poll()]);
	expect(active.items).toHaveLength(30_000);
});
