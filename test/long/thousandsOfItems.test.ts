import { messageSend } from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';

const ITEMS = 10_000;
const CHATS = 100;

// Every request stays in the log; bodies of ten thousand requests are not needed.
const sandbox = useSandbox({ logLimit: 2 * ITEMS, logBodies: false });

test('10 000 items over 100 chats: all stored once, in order, and the output in input order', async () => {
	for (let chat = 0; chat < CHATS; chat++) {
		sandbox.now.createChat({ chat_id: `chat_${chat}`, client_id: `client-${chat}` });
	}
	// A fixed mixture: chats do not come in turn.
	const items = Array.from({ length: ITEMS }, (_, index) => ({
		chat: `chat_${(index * 7919 + Math.floor(index / 13)) % CHATS}`,
		content: `message ${index}`,
	}));
	const { done, run } = await sandbox.run(
		messageSend('={{ $json.chat }}', { content: '={{ $json.content }}' }),
		{ items },
	);
	expect(run.status).toBe('success');
	expect(sandbox.now.requests).toHaveLength(ITEMS);
	expect(done.map(({ content }) => content)).toEqual(items.map(({ content }) => content));
	const stored = sandbox.now.store.messages.filter(({ sender }) => sender === 'user');
	expect(stored).toHaveLength(ITEMS);
	for (let chat = 0; chat < CHATS; chat++) {
		const chat_id = `chat_${chat}`;
		const expected = items.filter((item) => item.chat === chat_id).map(({ content }) => content);
		expect(expected.length).toBeGreaterThan(0);
		expect(
			stored.filter((message) => message.chat_id === chat_id).map(({ content }) => content),
		).toEqual(expected);
	}
});
