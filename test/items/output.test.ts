import type { IDataObject } from 'n8n-workflow';
import type { Settings } from '../../sandbox';
import { posts } from '../delivery/useFreshSandbox';
import {
	allOperations,
	appointmentRequest,
	chatCreate,
	handoffEmail,
	leadCapture,
	leadInNewChat,
	messageSend,
	unmarked,
} from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();

/** The four forms in which the documented API can answer. */
const forms: Array<[string, Partial<Settings>]> = [
	['older dialect', { dialect: 'agentResponse' }],
	['newer dialect', { dialect: 'messageSchema' }],
	['older dialect in an envelope', { dialect: 'agentResponse', envelope: true }],
	['newer dialect in an envelope', { dialect: 'messageSchema', envelope: true }],
];

const chatInSandbox = () => sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });

describe.each(forms)('%s', (_form, settings) => {
	beforeEach(() => {
		Object.assign(sandbox.now.settings, settings);
		chatInSandbox();
	});
	const older = settings.dialect === 'agentResponse';

	test('message: send gives the message, the reply and the ids', async () => {
		const { done } = await sandbox.run(unmarked(messageSend('chat_1', { content: 'Hello!' })));
		const [asked, answered] = sandbox.now.store.messages;
		const common = {
			message_id: asked.message_id,
			chat_id: 'chat_1',
			sender: 'user',
			content: 'Hello!',
			created_at: asked.created_at,
			tools_executed: [],
		};
		const agent_response = {
			message_id: answered.message_id,
			content: answered.content,
			timestamp: answered.created_at,
		};
		const own: IDataObject = older
			? { timestamp: asked.created_at, processed: true }
			: { metadata: {} };
		const reply = { reply: answered.content, reply_message_id: answered.message_id };
		expect(done).toEqual([{ ...common, ...own, agent_response, ...reply }]);
	});

	test('message: send hands on the tools that ran', async () => {
		const { done } = await sandbox.run(
			messageSend('chat_1', { content: 'Can I talk to a human?' }),
		);
		expect(done).toEqual([
			expect.objectContaining({
				tools_executed: [{ tool: 'email_handoff', status: 'executed', data: { requested: true } }],
			}),
		]);
	});

	test('chat: create gives the chat, and null as reply', async () => {
		const { done } = await sandbox.run(chatCreate('client-2'));
		const chat = sandbox.now.store.chats[1];
		expect(done).toEqual([
			{
				chat_id: chat.chat_id,
				agent_id: chat.agent_id,
				client_id: 'client-2',
				created_at: chat.created_at,
				ai_enabled: true,
				lead_collected: false,
				...(older ? { status: 'active' } : { metadata: {} }),
				reply: null,
			},
		]);
	});

	test('lead: capture gives the message, and null as reply', async () => {
		const { done } = await sandbox.run(leadCapture('chat_1'));
		const [message] = sandbox.now.store.messages;
		expect(done).toEqual([
			expect.objectContaining({
				chat_id: 'chat_1',
				message_id: message.message_id,
				created_at: message.created_at,
				tools_executed: [],
				reply: null,
			}),
		]);
	});

	test('lead: capture in a new chat gives the chat, its messages and their ids', async () => {
		const { done } = await sandbox.run(leadInNewChat('client-2'));
		const chat = sandbox.now.store.chats[1];
		const [message] = sandbox.now.store.messages;
		expect(done).toEqual([
			expect.objectContaining({
				chat_id: chat.chat_id,
				client_id: 'client-2',
				created_at: chat.created_at,
				lead_collected: true,
				message_id: message.message_id,
				messages: [
					expect.objectContaining({ message_id: message.message_id, sender: 'assistant' }),
				],
				reply: null,
			}),
		]);
	});

	test('appointment: request gives the reply', async () => {
		const { done } = await sandbox.run(appointmentRequest('chat_1'));
		const answer = sandbox.now.store.messages[1].content;
		expect(done).toEqual([expect.objectContaining({ chat_id: 'chat_1', reply: answer })]);
	});

	test('handoff: email gives the handoff, and null as reply', async () => {
		const { done } = await sandbox.run(handoffEmail('chat_1'));
		const { handoff_id } = sandbox.now.store.handoffs[0];
		expect(done).toEqual([{ handoff_id, status: 'queued', chat_id: 'chat_1', reply: null }]);
	});
});

describe("an answer's own error field", () => {
	const answer = (error: unknown) => ({
		message_id: 'msg_1',
		chat_id: 'chat_1',
		handoff_id: 'handoff_1',
		client_id: 'client-1',
		error,
	});

	test.each(allOperations)(
		'%s: never a top-level error, and sent once',
		async (_title, parameters) => {
			chatInSandbox();
			for (const error of [null, '', false]) {
				sandbox.now.addFault({ times: 2, fault: { kind: 'wrongShape', body: answer(error) } });
				const { done, run } = await sandbox.run(parameters('chat_1'), {
					settings: { retryOnFail: true, maxTries: 3 },
				});
				expect(run.status).toBe('success');
				expect(done).toHaveLength(1);
				expect(done[0]).not.toHaveProperty('error');
				expect(done[0]).not.toHaveProperty('api_error');
				sandbox.now.clearFaults();
			}
		},
	);

	test.each(allOperations)(
		'%s: what it says is handed on as api_error',
		async (_title, parameters) => {
			chatInSandbox();
			sandbox.now.addFault({
				times: 2,
				fault: { kind: 'wrongShape', body: answer('model overloaded') },
			});
			const { done, run } = await sandbox.run(parameters('chat_1'), {
				settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 },
			});
			expect(run.status).toBe('success');
			expect(done).toEqual([expect.objectContaining({ api_error: 'model overloaded' })]);
			expect(done[0]).not.toHaveProperty('error');
			const calls = posts(sandbox.now).map(({ path }) => path);
			expect(calls).toEqual([...new Set(calls)]);
		},
	);

	test('inside an envelope as well', async () => {
		chatInSandbox();
		const body = { success: true, data: answer('model overloaded') };
		sandbox.now.addFault({ fault: { kind: 'wrongShape', body } });
		const { done } = await sandbox.run(messageSend('chat_1'));
		expect(done).toEqual([
			expect.objectContaining({ message_id: 'msg_1', api_error: 'model overloaded' }),
		]);
		expect(done[0]).not.toHaveProperty('error');
	});
});

test('replyField names the field that holds the reply', async () => {
	chatInSandbox();
	const { done } = await sandbox.run(messageSend('chat_1', { options: { replyField: 'output' } }));
	expect(done).toEqual([
		expect.objectContaining({ output: sandbox.now.store.messages[1].content }),
	]);
	expect(done[0]).not.toHaveProperty('reply');
});

test('replyField holds null where nobody replies', async () => {
	chatInSandbox();
	const { done } = await sandbox.run(leadCapture('chat_1', { options: { replyField: 'output' } }));
	expect(done[0]).toHaveProperty('output', null);
});
