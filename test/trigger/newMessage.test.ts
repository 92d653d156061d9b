import { contentsOf, useTrigger } from './useTrigger';

const { sandbox, trigger, quietChats, say } = useTrigger();

const newMessage = (chatIds: string | string[], more = {}) => ({
	event: 'newMessage',
	chatIds,
	...more,
});

test('the first poll sets the mark silently; what comes after is emitted once, oldest first', async () => {
	quietChats('chat_1');
	await say('chat_1', 'before');
	const active = await trigger(newMessage(['chat_1'])).activate();
	expect(active.emitted).toEqual([]);
	expect(await active.poll()).toEqual([]);
	await say('chat_1', 'one');
	await say('chat_1', 'two', { sender: 'assistant' });
	expect(contentsOf(await active.poll())).toEqual(['one', 'two']);
	expect(await active.poll()).toEqual([]);
	await say('chat_1', 'three');
	expect(contentsOf(await active.poll())).toEqual(['three']);
	expect(active.errors).toEqual([]);
});

test.each(['agentResponse', 'messageSchema'] as const)(
	'an item holds the fields of the API and event, chat_id and created_at (%s)',
	async (dialect) => {
		quietChats('chat_1');
		sandbox.now.settings.dialect = dialect;
		const active = await trigger(newMessage(['chat_1'])).activate();
		const stored = await say('chat_1', 'Hello', { metadata: { source: 'website' } });
		const [item] = await active.poll();
		expect(Object.keys(item).slice(0, 2)).toEqual(['event', 'chat_id']);
		expect(item).toEqual({
			event: 'newMessage',
			chat_id: 'chat_1',
			message_id: stored.message_id,
			sender: 'user',
			content: 'Hello',
			...(dialect === 'agentResponse' && { timestamp: stored.created_at }),
			created_at: stored.created_at,
			metadata: { source: 'website' },
		});
	},
);

test.each([
	['any', ['q', 'a']],
	['user', ['q']],
	['assistant', ['a']],
])('sender %s', async (sender, expected) => {
	quietChats('chat_1');
	const active = await trigger(newMessage(['chat_1'], { sender })).activate();
	await say('chat_1', 'q');
	await say('chat_1', 'a', { sender: 'assistant' });
	expect(contentsOf(await active.poll())).toEqual(expected);
});

test('emitExisting: the first poll emits what is there, and that once', async () => {
	quietChats('chat_1');
	await say('chat_1', 'before');
	const active = await trigger(
		newMessage(['chat_1'], { options: { emitExisting: true } }),
	).activate();
	expect(contentsOf(active.items)).toEqual(['before']);
	await say('chat_1', 'after');
	expect(contentsOf(await active.poll())).toEqual(['after']);
	expect(await active.poll()).toEqual([]);
});

test.each<[string, string | string[]]>([
	['a list of values', ['chat_1', 'chat_2', 'chat_3']],
	['text with commas', 'chat_1, chat_2,chat_3'],
	['text with lines', 'chat_1\n chat_2\r\nchat_3\n'],
	['values that hold several, some twice', ['chat_1,chat_2', '', 'chat_3\nchat_1']],
	['an expression with a gap', '={{ ["chat_1", null, "chat_2", "chat_3"] }}'],
])('several chats, named by %s: across them, oldest first', async (_form, chatIds) => {
	quietChats('chat_1', 'chat_2', 'chat_3', 'chat_4');
	const active = await trigger(newMessage(chatIds)).activate();
	expect(sandbox.now.requests.map(({ path }) => path)).toEqual(
		['chat_1', 'chat_2', 'chat_3'].map((id) => `/external/chat/${id}/messages`),
	);
	// Written down in another order than the chats are named in.
	const order = ['chat_3', 'chat_1', 'chat_4', 'chat_2', 'chat_1', 'chat_3'];
	for (const [index, chat] of order.entries()) {
		const stored = await say(chat, `${index}`);
		stored.created_at = new Date(Date.now() + index * 1000).toISOString();
	}
	const items = await active.poll();
	expect(contentsOf(items)).toEqual(['0', '1', '3', '4', '5']);
	expect(items.map(({ chat_id }) => chat_id)).toEqual([
		'chat_3',
		'chat_1',
		'chat_2',
		'chat_1',
		'chat_3',
	]);
});

test('a chat that is added later begins silently, and the others go on', async () => {
	quietChats('chat_1', 'chat_2');
	const before = await trigger(newMessage(['chat_1'])).activate();
	await say('chat_1', 'one');
	await say('chat_2', 'old');
	const { saved } = before;
	const after = await trigger(newMessage(['chat_1', 'chat_2']), { saved }).activate();
	expect(contentsOf(after.items)).toEqual(['one']);
	await say('chat_2', 'new');
	expect(contentsOf(await after.poll())).toEqual(['new']);
});

test('a message that is stored late, with an older time, is emitted once', async () => {
	quietChats('chat_1');
	for (let index = 0; index < 20; index++) await say('chat_1', `${index}`);
	const active = await trigger(newMessage(['chat_1'])).activate();
	const [first] = sandbox.now.store.messages;
	const late = await say('chat_1', 'late');
	late.created_at = new Date(Date.parse(first.created_at) - 60_000).toISOString();
	expect(contentsOf(await active.poll())).toEqual(['late']);
	await say('chat_1', 'next');
	expect(contentsOf(await active.poll())).toEqual(['next']);
});

test('messages of this node are left out, unless they are wanted', async () => {
	quietChats('chat_1');
	const options = { ignoreOwn: false };
	const all = await trigger(newMessage(['chat_1'], { options })).activate();
	const others = await trigger(newMessage(['chat_1'])).activate();
	await sandbox.run({
		resource: 'message',
		operation: 'send',
		chatSource: 'id',
		chatId: 'chat_1',
		content: 'from a workflow',
	});
	await say('chat_1', 'from the website');
	expect(contentsOf(await all.poll())).toEqual(['from a workflow', 'from the website']);
	expect(contentsOf(await others.poll())).toEqual(['from the website']);
});

test('a message of this node is known where metadata comes back as JSON text', async () => {
	quietChats('chat_1');
	const active = await trigger(newMessage(['chat_1'])).activate();
	const delivery_id = '6e0f8b7e-6f0a-4c83-9f2e-1d2f3a4b5c6d';
	const record = { sender: 'user', content: 'x' };
	const body = [
		{ ...record, message_id: 'own', metadata: JSON.stringify({ delivery_id }) },
		{ ...record, message_id: 'other', metadata: '{"source":"website"}' },
	];
	sandbox.now.addFault({ fault: { kind: 'wrongShape', body } });
	expect((await active.poll()).map(({ message_id }) => message_id)).toEqual(['other']);
});

test.each([
	['batch_index and initial_message', { batch_index: 0, initial_message: true }],
	['form_type', { form_type: 'lead_capture', lead_collected: true, name: 'Ada' }],
	['a delivery_id of its own', { delivery_id: 'parcel-17' }],
])('a website that writes %s does not pass for this node', async (_keys, metadata) => {
	quietChats('chat_1');
	const messages = await trigger(newMessage(['chat_1'])).activate();
	const replies = await trigger({ event: 'agentReply', chatIds: ['chat_1'] }).activate();
	await say('chat_1', 'from the website', { sender: 'assistant', metadata });
	expect(contentsOf(await messages.poll())).toEqual(['from the website']);
	expect(contentsOf(await replies.poll())).toEqual(['from the website']);
});

test('a field of the API named error does not make n8n take the item for a failure', async () => {
	quietChats('chat_1');
	const active = await trigger(newMessage(['chat_1'])).activate();
	const record = { message_id: 'm', sender: 'user', content: 'x', error: 'odd', event: 'odd' };
	sandbox.now.addFault({ fault: { kind: 'wrongShape', body: [record] } });
	const [item] = await active.poll();
	expect(item).toEqual({
		event: 'newMessage',
		chat_id: 'chat_1',
		message_id: 'm',
		sender: 'user',
		content: 'x',
		api_error: 'odd',
		created_at: null,
	});
});
