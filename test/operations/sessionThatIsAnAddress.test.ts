import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();

test('who writes in a public chat window under the address of somebody else stays out of the chat of that lead', async () => {
	const { done: leads } = await sandbox.run(
		{ resource: 'lead', operation: 'capture' },
		{ items: [{ Name: 'Ada Byron', Email: 'ada@example.com' }] },
	);
	for (const resource of ['message', 'agent']) {
		const { done } = await sandbox.run(
			{ resource, operation: resource === 'agent' ? 'ask' : 'send' },
			{
				items: [
					{
						sessionId: 'ada@example.com',
						action: 'sendMessage',
						chatInput: 'What did Ada leave here?',
					},
				],
			},
		);
		expect(done).toHaveLength(1);
		if (resource === 'message') expect(done[0].chat_id).not.toBe(leads[0].chat_id);
	}
	const clients = sandbox.now.store.chats.map(({ client_id }) => client_id);
	expect(clients).toContain('session-ada@example.com');
	expect(
		sandbox.now.store.messages.filter(({ chat_id }) => chat_id === leads[0].chat_id),
	).toHaveLength(1);
});
