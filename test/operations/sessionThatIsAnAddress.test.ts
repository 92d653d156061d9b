import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();

test.each([
	['Message: Send', { resource: 'message', operation: 'send' }],
	['Agent: Ask', { resource: 'agent', operation: 'ask' }],
])(
	'%s: who writes in a public chat window under the address of somebody else stays out of the chat of that lead',
	async (_title, parameters) => {
		const { done: leads } = await sandbox.run(
			{ resource: 'lead', operation: 'capture' },
			{ items: [{ Name: 'Ada Byron', Email: 'ada@example.com' }] },
		);
		const visit = {
			...{ sessionId: 'ada@example.com', action: 'sendMessage' },
			chatInput: 'What did Ada leave here?',
		};
		const { done } = await sandbox.run(parameters, { items: [visit] });
		expect(done).toMatchObject([{ chat_id: expect.any(String) }]);
		expect(done[0].chat_id).not.toBe(leads[0].chat_id);
		const { chats, messages } = sandbox.now.store;
		const clients = chats.map(({ client_id }) => client_id);
		expect(clients).toEqual(['ada@example.com', 'session-ada@example.com']);
		const ofLead = messages.filter(({ chat_id }) => chat_id === leads[0].chat_id);
		expect(ofLead).toHaveLength(1);
	},
);
