import { documentedReading } from '../../sandbox';
import { contentsOf, useTrigger } from './useTrigger';

const { sandbox, trigger, quietChats, say } = useTrigger();

describe('Agent Reply', () => {
	const agentReply = { event: 'agentReply', chatIds: ['chat_1'] };

	test('the agent answers: emitted; the question: not', async () => {
		sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
		const active = await trigger(agentReply).activate();
		await say('chat_1', 'Hello');
		const items = await active.poll();
		expect(items).toEqual([
			expect.objectContaining({ event: 'agentReply', sender: 'assistant', chat_id: 'chat_1' }),
		]);
		expect(String(items[0].content)).toContain('Sandbox agent');
	});

	test('staff who write as the assistant count', async () => {
		quietChats('chat_1');
		const active = await trigger(agentReply).activate();
		await say('chat_1', 'A human here', { sender: 'assistant' });
		await say('chat_1', 'With data', { sender: 'assistant', metadata: { department: 'sales' } });
		expect(contentsOf(await active.poll())).toEqual(['A human here', 'With data']);
	});

	test.each([
		['checkHistory', 0],
		// Without a delivery id nothing tells it from a website's lead: the option's description says so.
		['fail', 1],
	])(
		'a lead that the Optimly Message node wrote (on uncertain delivery: %s)',
		async (onUncertainDelivery, counts) => {
			quietChats('chat_1');
			const options = { onUncertainDelivery };
			const lead = {
				resource: 'lead',
				operation: 'capture',
				name: 'Ada',
				email: 'ada@example.com',
			};
			const active = await trigger(agentReply).activate();
			await sandbox.run({ ...lead, chatSource: 'id', chatId: 'chat_1', options });
			expect(sandbox.now.store.messages.map(({ sender }) => sender)).toEqual(['assistant']);
			expect(await active.poll()).toHaveLength(counts);
		},
	);

	test('initial messages of a chat that it opened do not count', async () => {
		const active = await trigger({
			event: 'agentReply',
			watch: 'clients',
			clientIds: ['client-1'],
		}).activate();
		await sandbox.run({
			resource: 'chat',
			operation: 'create',
			clientId: 'client-1',
			additionalFields: {
				aiEnabled: false,
				initialMessages: { message: [{ sender: 'assistant', content: 'Welcome' }] },
			},
		});
		expect(sandbox.now.store.messages).toHaveLength(1);
		expect(await active.poll()).toEqual([]);
	});

	test('a message that it sent as the assistant does not count', async () => {
		quietChats('chat_1');
		const active = await trigger(agentReply).activate();
		const message = { resource: 'message', operation: 'send', chatSource: 'id', chatId: 'chat_1' };
		await sandbox.run({ ...message, sender: 'assistant', content: 'From a workflow' });
		expect(sandbox.now.store.messages).toHaveLength(1);
		expect(await active.poll()).toEqual([]);
	});

	test('a reply that repeats the metadata of the question that the node sent is the agent’s', async () => {
		sandbox.now.settings.reading = { ...documentedReading, metadata: 'ofQuestion' };
		sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
		const replies = await trigger(agentReply).activate();
		const messages = await trigger({ event: 'newMessage', chatIds: ['chat_1'] }).activate();
		const message = { resource: 'message', operation: 'send', chatSource: 'id', chatId: 'chat_1' };
		await sandbox.run({ ...message, content: 'From a workflow' });
		const [question, reply] = sandbox.now.store.messages;
		expect(question.metadata).toHaveProperty('delivery_id');
		const [emitted, ...others] = await replies.poll();
		expect(emitted).toMatchObject({ content: reply.content, metadata: question.metadata });
		expect(others).toEqual([]);
		expect(contentsOf(await messages.poll())).toEqual([reply.content]);
	});

	test('goes on from the marks of New Message when the event is changed', async () => {
		quietChats('chat_1');
		const before = await trigger({ event: 'newMessage', chatIds: ['chat_1'] }).activate();
		await say('chat_1', 'reply', { sender: 'assistant' });
		const after = await trigger(agentReply, { saved: before.saved }).activate();
		expect(contentsOf(after.items)).toEqual(['reply']);
	});
});

describe('New Chat', () => {
	const newChat = { event: 'newChat', clientIds: 'client-1, client-2' };

	test('of one of the clients, once, oldest first; other clients do not count', async () => {
		sandbox.now.createChat({ chat_id: 'old', client_id: 'client-1' });
		const active = await trigger(newChat).activate();
		expect(active.items).toEqual([]);
		const made = [
			['b', 'client-2'],
			['a', 'client-1'],
			['x', 'client-3'],
			['c', 'client-1'],
		].map(([chat_id, client_id], index) => {
			const chat = sandbox.now.createChat({ chat_id, client_id });
			chat.created_at = new Date(Date.now() + index * 1000).toISOString();
			return chat;
		});
		// The newest activity is not what counts.
		made[0].last_activity = new Date(Date.now() + 60_000).toISOString();
		const items = await active.poll();
		expect(items.map(({ chat_id, client_id }) => [chat_id, client_id])).toEqual([
			['b', 'client-2'],
			['a', 'client-1'],
			['c', 'client-1'],
		]);
		expect(items[0]).toMatchObject({
			event: 'newChat',
			created_at: made[0].created_at,
			status: 'active',
			lead_collected: false,
		});
		made[1].last_activity = new Date(Date.now() + 90_000).toISOString();
		expect(await active.poll()).toEqual([]);
	});

	test.each(['emptyList', 'notFound'] as const)(
		'the first chat of a client whom the API does not know yet (%s)',
		async (unknownClient) => {
			sandbox.now.settings.unknownClient = unknownClient;
			const active = await trigger(newChat).activate();
			expect(active.items).toEqual([]);
			sandbox.now.createChat({ chat_id: 'first', client_id: 'client-2' });
			const items = await active.poll();
			expect(items.map(({ chat_id }) => chat_id)).toEqual(['first']);
		},
	);

	test('a missing route is no client without chats', async () => {
		const notFound = { kind: 'status', status: 404, body: { detail: 'Not Found' } } as const;
		sandbox.now.addFault({ times: 2, fault: notFound });
		await expect(trigger(newChat).activate()).rejects.toThrow('does not know what was asked for');
	});
});

describe('Lead Collected', () => {
	const leadCollected = { event: 'leadCollected', clientIds: ['client-1'] };

	test('when the mark flips, and when a chat appears with it; each chat once', async () => {
		const known = sandbox.now.createChat({
			chat_id: 'known',
			client_id: 'client-1',
			lead_collected: true,
		});
		const flips = sandbox.now.createChat({ chat_id: 'flips', client_id: 'client-1' });
		const active = await trigger(leadCollected).activate();
		expect(await active.poll()).toEqual([]);
		flips.lead_collected = true;
		sandbox.now.createChat({ chat_id: 'without', client_id: 'client-1' });
		sandbox.now.createChat({ chat_id: 'with', client_id: 'client-1', lead_collected: true });
		const items = await active.poll();
		expect(items.map(({ chat_id }) => chat_id)).toEqual(['flips', 'with']);
		expect(items[0]).toMatchObject({
			event: 'leadCollected',
			client_id: 'client-1',
			lead_collected: true,
			created_at: flips.created_at,
		});
		known.last_activity = new Date(Date.now() + 60_000).toISOString();
		flips.lead_collected = false;
		expect(await active.poll()).toEqual([]);
		flips.lead_collected = true;
		expect(await active.poll()).toEqual([]);
	});

	test('when the Optimly Message node captures one', async () => {
		sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1', ai_enabled: false });
		const active = await trigger(leadCollected).activate();
		await sandbox.run({
			resource: 'lead',
			operation: 'capture',
			chatSource: 'id',
			chatId: 'chat_1',
			name: 'Ada Byron',
			email: 'ada@example.com',
		});
		expect(await active.poll()).toEqual([
			expect.objectContaining({ event: 'leadCollected', chat_id: 'chat_1' }),
		]);
	});

	test('the marks of another event are not taken for its own', async () => {
		sandbox.now.createChat({ chat_id: 'a', client_id: 'client-1', lead_collected: true });
		const flips = sandbox.now.createChat({ chat_id: 'b', client_id: 'client-1' });
		const before = await trigger({ event: 'newChat', clientIds: 'client-1' }).activate();
		const after = await trigger(leadCollected, { saved: before.saved }).activate();
		expect(after.items).toEqual([]);
		flips.lead_collected = true;
		expect((await after.poll()).map(({ chat_id }) => chat_id)).toEqual(['b']);
	});
});
