import type { IDataObject } from 'n8n-workflow';
import { readings } from '../../sandbox';
import { appointmentRequest, leadCapture, leadInNewChat, messageSend } from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';

/*
 * Sandbox, OpenAPI document, test data and nodes have one author, so they share what that author believes of the
 * service. Where the pages do not say, or contradict each other, `readings` in sandbox/settings.ts has the other
 * possibilities by name; here the main promises are held to under each of them. What a reading makes impossible
 * stands in `differences` with its reason.
 */

/** Reading -> what cannot be promised under it, and why. */
const differences: ReadonlyMap<
	string,
	{ readonly lost: 'finding' | 'order'; readonly why: string }
> = new Map([
	[
		'no metadata in answers',
		{ lost: 'finding', why: 'A message is recognised by the delivery id in its metadata.' },
	],
	[
		'newest record first, times in whole seconds',
		{ lost: 'order', why: 'Within one second nothing tells which way round the list is.' },
	],
	[
		'lists of the oldest 20',
		{
			lost: 'finding',
			why: 'The list ends before the message: it can neither show nor disprove it.',
		},
	],
]);

describe.each([...readings])('%s', (name, settings) => {
	const sandbox = useSandbox();
	const lost = differences.get(name)?.lost;
	beforeEach(() => {
		Object.assign(sandbox.now.settings, structuredClone(settings));
	});

	const inClientsChat = (clientId: string, more: IDataObject = {}) => ({
		...messageSend(''),
		chatSource: 'client',
		clientId,
		...more,
	});

	/** A chat with so many messages of two people in it. */
	async function chatWith(messages: number): Promise<void> {
		sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'ada' });
		if (messages === 0) return;
		const items = Array.from({ length: messages }, (_, index) => ({ text: `before ${index}` }));
		const { run } = await sandbox.run(
			messageSend('chat_1', { content: '={{ $json.text }}', sender: 'assistant' }),
			{ items },
		);
		expect(run.data.resultData.error).toBeUndefined();
	}

	test('a message is sent, and its reply is in the output', async () => {
		await chatWith(0);
		const { done } = await sandbox.run(messageSend('chat_1', { content: 'How much is it?' }));
		expect(done).toHaveLength(1);
		expect(done[0].chat_id).toBe('chat_1');
		expect(typeof done[0].message_id).toBe('string');
		expect(sandbox.now.store.messages.filter(({ sender }) => sender === 'user')).toHaveLength(1);
		// The newer form has no field for it: the node may have read the history, or say that there is none.
		if (settings.dialect !== 'messageSchema') expect(done[0].reply).toContain('Sandbox agent');
	});

	test('a lead is stored once, in a chat of its own and in a given one', async () => {
		await chatWith(0);
		await sandbox.run(leadCapture('chat_1'));
		const { done } = await sandbox.run(leadInNewChat('grace'));
		expect(done).toHaveLength(1);
		expect(sandbox.now.store.leads).toHaveLength(2);
		expect(sandbox.now.store.leads.map(({ email }) => email)).not.toContain(undefined);
	});

	test('an appointment is asked for once', async () => {
		await chatWith(0);
		const { done } = await sandbox.run(appointmentRequest('chat_1'));
		expect(done).toHaveLength(1);
		const asked = sandbox.now.store.messages.filter(
			({ metadata }) => metadata.form_type === 'appointment_request' && 'email' in metadata,
		);
		expect(asked.filter(({ sender }) => sender === 'user')).toHaveLength(1);
	});

	test('a client without a chat gets one; the next message goes into the same', async () => {
		await sandbox.run(inClientsChat('ada'));
		const { done } = await sandbox.run(inClientsChat('ada'));
		expect(sandbox.now.store.chats).toHaveLength(1);
		expect(done[0].chat_id).toBe(sandbox.now.store.chats[0].chat_id);
	});

	test('a client with two chats is answered in the newer one', async () => {
		sandbox.now.createChat({ chat_id: 'chat_older', client_id: 'ada' });
		// So much later that whole seconds differ.
		const newer = sandbox.now.createChat({ chat_id: 'chat_newer', client_id: 'ada' });
		newer.created_at = newer.last_activity = new Date(Date.now() + 5_000).toISOString();
		const { done } = await sandbox.run(inClientsChat('ada'));
		expect(done[0].chat_id).toBe('chat_newer');
	});

	test('messages are listed oldest first', async () => {
		await chatWith(12);
		const { done } = await sandbox.run({
			resource: 'message',
			operation: 'getAll',
			chatId: 'chat_1',
			returnAll: true,
		});
		const inOrder = Array.from({ length: 12 }, (_, index) => `before ${index}`);
		const listed = done.map(({ content }) => content);
		if (lost === 'order') expect([...listed].sort()).toEqual([...inOrder].sort());
		else expect(listed).toEqual(inOrder);
	});

	test('a message whose answer got lost is found again, and never sent twice', async () => {
		await chatWith(30);
		sandbox.now.addFault({
			match: { method: 'POST' },
			store: true,
			fault: { kind: 'reset' },
		});
		const { done, failed } = await sandbox.run(
			messageSend('chat_1', { content: 'Did it arrive?', options: { maxWait: 3 } }),
			{ settings: { onError: 'continueErrorOutput' } },
		);
		const sent = sandbox.now.store.messages.filter(({ content }) => content === 'Did it arrive?');
		expect(sent).toHaveLength(1);
		if (lost === 'finding')
			expect(failed).toMatchObject([
				{ details: { kind: 'delivery_unknown', delivered: 'unknown' } },
			]);
		else expect(done).toMatchObject([{ message_id: sent[0].message_id }]);
	});

	test('a message that did not arrive is never said to have', async () => {
		await chatWith(3);
		sandbox.now.addFault({ match: { method: 'POST' }, fault: { kind: 'reset' } });
		const { done, failed } = await sandbox.run(
			messageSend('chat_1', { content: 'Did it arrive?', options: { maxWait: 1 } }),
			{ settings: { onError: 'continueErrorOutput' } },
		);
		expect(done).toEqual([]);
		expect(failed).toMatchObject([{ details: { kind: 'delivery_unknown' } }]);
	});
});

test('each difference is of a reading that there is', () => {
	for (const name of differences.keys()) expect(readings.has(name)).toBe(true);
});
