import { failureDetails } from '../delivery/leftBehind';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();

const start = '2026-06-20T14:00:00Z';

test.each([
	['lead', { resource: 'lead', operation: 'capture' }, {}],
	['appointment', { resource: 'appointment', operation: 'request' }, { start_time: start }],
])(
	'The %s of an address that cannot be a client ID is refused with the field to fill in',
	async (_what, parameters, more) => {
		const items = [{ ...more, email: 'ada/byron@example.com' }];
		const refused = await sandbox.run(parameters, { items });
		const { error } = refused.run.data.resultData;
		expect(error?.message).toContain("'Client ID' is empty");
		expect(error?.message).toContain('slash');
		expect(failureDetails(refused)).toMatchObject([{ kind: 'invalid_input', delivered: 'no' }]);
		expect(sandbox.now.requests).toEqual([]);
		const filled = await sandbox.run({ ...parameters, clientId: 'ada' }, { items });
		expect(filled.run.status).toBe('success');
	},
);

test('Where a messenger names nobody who wrote, the address in the input is the client', async () => {
	const item = { event: 'message.delivered', id: 'm1', contact: { email: 'ada@example.com' } };
	const parameters = { resource: 'message', operation: 'send', content: 'Has it arrived?' };
	const { run } = await sandbox.run(parameters, { items: [item] });
	expect(run.status).toBe('success');
	const clients = sandbox.now.store.chats.map(({ client_id }) => client_id);
	expect(clients).toEqual(['ada@example.com']);
});
