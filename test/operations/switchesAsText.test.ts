import type { INodeParameters } from 'n8n-workflow';
import { failureDetails } from '../delivery/leftBehind';
import { posts } from '../delivery/useFreshSandbox';
import { appointmentRequest, chatCreate } from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();

const opened = (more: INodeParameters) => chatCreate('client-1', { additionalFields: more });

/** What an expression or an AI tool gives for a switch: the word, not the value. */
describe.each(['aiEnabled', 'leadCollected'])('%s as text', (field) => {
	const key = field === 'aiEnabled' ? 'ai_enabled' : 'lead_collected';

	test.each([true, false])('"%s" is sent as that', async (value) => {
		const { run } = await sandbox.run(opened({ [field]: `={{ "${value}" }}` }));
		expect(run.status).toBe('success');
		expect(posts(sandbox.now)[0].body).toMatchObject({ [key]: value });
	});

	test.each(['yes', '1', 'TRUE '])('"%s" is refused, and nothing is sent', async (text) => {
		const result = await sandbox.run(opened({ [field]: `={{ "${text}" }}` }));
		expect(failureDetails(result)).toMatchObject([{ kind: 'invalid_input', delivered: 'no' }]);
		expect(sandbox.now.requests).toEqual([]);
	});
});

test.each([
	['true', 3],
	['false', 1],
])('Return All as the text "%s": %d messages', async (text, count) => {
	sandbox.now.createChat({ chat_id: 'a', client_id: 'a', ai_enabled: false });
	for (const content of ['one', 'two', 'three']) {
		await sandbox.run({
			resource: 'message',
			operation: 'send',
			chatSource: 'id',
			chatId: 'a',
			content,
			options: { waitForReply: 0 },
		});
	}
	const { done } = await sandbox.run({
		resource: 'message',
		operation: 'getAll',
		chatSource: 'id',
		chatId: 'a',
		returnAll: `={{ "${text}" }}`,
		limit: 1,
	});
	expect(done).toHaveLength(count);
});

test.each([
	['true', 1],
	['false', 0],
])('Confirm With Agent as the text "%s": the agent is asked %d times', async (text, count) => {
	sandbox.now.createChat({ chat_id: 'a', client_id: 'a' });
	const parameters = appointmentRequest('a', { confirmWithAgent: `={{ "${text}" }}` });
	const { run } = await sandbox.run(parameters);
	expect(run.status).toBe('success');
	const asked = posts(sandbox.now).filter(({ path }) => path.startsWith('/external/agent'));
	expect(asked).toHaveLength(count);
});
