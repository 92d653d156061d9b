import { failureDetails } from '../delivery/leftBehind';
import { appointmentRequest, unmarked } from '../engine/parameters';
import { pathsOf, useSandbox } from '../engine/useSandbox';
import { forms } from './operationParameters';

const sandbox = useSandbox();

const MESSAGE = 'POST /external/message/new-message';
const AGENT = 'POST /external/agent/v2';
const inChat = () => sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
const confirmed = appointmentRequest('chat_1', { confirmWithAgent: true });

test('off: one call', async () => {
	inChat();
	await sandbox.run(appointmentRequest('chat_1', { confirmWithAgent: false }));
	expect(pathsOf(sandbox.now)).toEqual([MESSAGE]);
});

test('on: the same text goes to the agent, after the request', async () => {
	inChat();
	await sandbox.run(unmarked(confirmed));
	expect(pathsOf(sandbox.now)).toEqual([MESSAGE, AGENT]);
	const [message, question] = sandbox.now.requests;
	expect(message.body).toMatchObject({ metadata: { form_type: 'appointment_request' } });
	expect(question.body).toEqual({
		chat_id: 'chat_1',
		content: 'Book a 30-minute appointment on 2026-06-20 at 14:00 for Ada Byron',
	});
	expect(question.receivedAt).toBeGreaterThanOrEqual(Number(message.respondedAt));
});

test.each(forms)(
	"%s: the request's fields, both answers, the agent's as reply",
	async (_form, settings) => {
		Object.assign(sandbox.now.settings, settings);
		inChat();
		const { done } = await sandbox.run(confirmed);
		const { messages } = sandbox.now.store;
		// Request, the agent's first answer, the question, the agent's confirmation.
		expect(messages.map(({ sender }) => sender)).toEqual([
			'user',
			'assistant',
			'user',
			'assistant',
		]);
		const [request, , , confirmation] = messages;
		expect(done).toEqual([
			expect.objectContaining({
				reply: confirmation.content,
				chat_id: 'chat_1',
				message_id: request.message_id,
				created_at: request.created_at,
				sender: 'user',
				reply_message_id: confirmation.message_id,
				tools_executed: [expect.objectContaining({ tool: 'appointment_request' })],
				messages: [
					expect.objectContaining({ message_id: request.message_id, sender: 'user' }),
					expect.objectContaining({
						message_id: confirmation.message_id,
						response: confirmation.content,
					}),
				],
			}),
		]);
		expect(JSON.stringify(done)).not.toContain('reply_text');
	},
);

test('the agent refuses: partly delivered, and Retry On Fail only asks the agent', async () => {
	inChat();
	sandbox.now.addFault({
		match: { path: '/external/agent/v2' },
		fault: { kind: 'status', status: 400 },
	});
	const once = await sandbox.run(confirmed);
	expect(failureDetails(once)).toMatchObject([
		{
			kind: 'invalid_request',
			delivered: 'partly',
			delivered_steps: ['message'],
			chat_id: 'chat_1',
			message_id: sandbox.now.store.messages[0].message_id,
		},
	]);
	sandbox.now.reset();
	inChat();
	sandbox.now.addFault({
		match: { path: '/external/agent/v2' },
		fault: { kind: 'status', status: 400 },
	});
	const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
	const { done } = await sandbox.run(confirmed, { settings });
	expect(pathsOf(sandbox.now)).toEqual([MESSAGE, AGENT, AGENT]);
	expect(done).toMatchObject([{ reply: sandbox.now.store.messages.at(-1)?.content }]);
});
