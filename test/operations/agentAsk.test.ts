import { failureDetails, hintsOf } from '../delivery/leftBehind';
import { posts, reads, useFreshSandbox } from '../delivery/useFreshSandbox';
import { unmarked } from '../engine/parameters';
import { pathsOf, useSandbox } from '../engine/useSandbox';
import { waitUntil } from '../waitUntil';
import { agentAsk, forms } from './operationParameters';

const sandbox = useSandbox();

const inChat = () => sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });

/** An answer of agent v2 with the given text. */
const answerOf = (response: string) => ({
	agent_id: 'agent_1',
	chat_id: 'chat_1',
	response,
	message_id: 'msg_answer',
	timestamp: '2026-06-20T14:00:00.000Z',
	tools_executed: [],
	handoff_data: null,
	metadata: { processing_time: 1.2, tokens_used: 87, knowledge_chunks_used: 3 },
});

test.each([
	['v1', '/external/agent'],
	['v2', '/external/agent/v2'],
	['v3', '/external/agent/v3'],
])('%s: goes to %s with chat, question and metadata', async (agentVersion, path) => {
	inChat();
	const parameters = agentAsk('chat_1', {
		agentVersion,
		metadataMode: 'fields',
		metadata: { field: [{ key: 'source', value: 'website' }] },
	});
	await sandbox.run(unmarked(parameters));
	expect(pathsOf(sandbox.now)).toEqual([`POST ${path}`]);
	expect(sandbox.now.requests[0].body).toEqual({
		chat_id: 'chat_1',
		content: 'How much is the team plan?',
		metadata: { source: 'website' },
	});
});

test('v2 is asked when nothing else is chosen, and the question carries a delivery_id', async () => {
	inChat();
	await sandbox.run(agentAsk('chat_1'));
	expect(pathsOf(sandbox.now)).toEqual(['POST /external/agent/v2']);
	expect(sandbox.now.requests[0].body).toHaveProperty('metadata.delivery_id');
});

describe.each(forms)('%s', (_form, settings) => {
	beforeEach(() => {
		Object.assign(sandbox.now.settings, settings);
		inChat();
	});

	test.each(['v1', 'v2', 'v3'])(
		"%s: the agent's own fields, the reply, the tools, the handoff",
		async (agentVersion) => {
			const content = 'Can I talk to a human, please?';
			const { done } = await sandbox.run(agentAsk('chat_1', { agentVersion, content }));
			const [, answer] = sandbox.now.store.messages;
			expect(done).toEqual([
				{
					reply: answer.content,
					chat_id: 'chat_1',
					agent_id: sandbox.now.store.chats[0].agent_id,
					response: answer.content,
					message_id: answer.message_id,
					timestamp: answer.created_at,
					created_at: answer.created_at,
					tools_executed: [
						{ tool: 'email_handoff', status: 'executed', data: { requested: true } },
					],
					handoff_data: { requested: true, reason: content },
					metadata: expect.objectContaining({ knowledge_chunks_used: 0 }),
				},
			]);
		},
	);
});

test.each([
	['content', { chat_id: 'chat_1', content: 'Hello there' }],
	['message', { chat_id: 'chat_1', message: 'Hello there' }],
	['agent_response', { chat_id: 'chat_1', agent_response: { content: 'Hello there' } }],
	['response, before all', { response: 'Hello there', content: 'x', message: 'Stored' }],
])(
	'v3: the reply is found under %s as well, as nothing documents its answer',
	async (_name, body) => {
		inChat();
		sandbox.now.addFault({ fault: { kind: 'wrongShape', body } });
		const { done } = await sandbox.run(agentAsk('chat_1', { agentVersion: 'v3' }));
		expect(done).toEqual([
			expect.objectContaining({ ...body, reply: 'Hello there', tools_executed: [] }),
		]);
		expect(done[0]).not.toHaveProperty('reply_text');
	},
);

test('an answer without any text is unreadable, and the question is not sent again', async () => {
	inChat();
	sandbox.now.addFault({ fault: { kind: 'wrongShape', body: { chat_id: 'chat_1' } } });
	const result = await sandbox.run(agentAsk('chat_1', { options: { maxWait: 0.3 } }));
	expect(failureDetails(result)).toMatchObject([
		{ kind: 'unreadable_response', operation: 'Agent: Ask', chat_id: 'chat_1' },
	]);
	expect(posts(sandbox.now)).toHaveLength(1);
});

test('an unknown version is refused before anything is sent', async () => {
	inChat();
	const result = await sandbox.run(agentAsk('chat_1', { agentVersion: 'v4' }));
	expect(failureDetails(result)).toMatchObject([{ kind: 'invalid_input', attempts: 0 }]);
	expect(sandbox.now.requests).toEqual([]);
});

describe('the quota of the token', () => {
	const fresh = useFreshSandbox();

	test('counts against Agent Calls per Minute', async () => {
		fresh.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
		const credential = fresh.credential({ agentCallsPerMinute: 2 });
		const parameters = agentAsk('chat_1', { options: { maxWait: 0.2 } });
		const result = await fresh.run(parameters, { credential, items: [{}, {}, {}] });
		expect(failureDetails(result)).toMatchObject([{ kind: 'rate_limited', delivered: 'no' }]);
		expect(posts(fresh.now)).toHaveLength(2);
	});
});

/** The question is stored, as by a service whose agent never answers: as a message in a chat without AI. */
async function storeQuestion(): Promise<void> {
	const { content, metadata } = Object(posts(sandbox.now)[0].body);
	const answer = await fetch(`${sandbox.now.url}/external/message/new-message`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: `Bearer ${sandbox.now.token}` },
		body: JSON.stringify({ chat_id: 'chat_1', sender: 'user', content, metadata }),
	});
	expect(answer.status).toBe(200);
}

describe('no answer', () => {
	const ask = agentAsk('chat_1', { content: '={{ $json.text }}', options: { maxWait: 0.4 } });
	const retries = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

	test('the question is in the chat: recovered with the reply', async () => {
		inChat();
		sandbox.now.addFault({ store: true, fault: { kind: 'reset' } });
		const result = await sandbox.run(ask, { items: [{ text: 'Hello!' }] });
		const [, answer] = sandbox.now.store.messages;
		expect(result.done).toMatchObject([{ reply: answer.content, chat_id: 'chat_1' }]);
		expect(hintsOf(result)).toEqual([expect.stringContaining('found in the chat')]);
		expect(posts(sandbox.now)).toHaveLength(1);
	});

	test('the question is in the chat, the reply is not: success with null', async () => {
		sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1', ai_enabled: false });
		sandbox.now.addFault({ fault: { kind: 'reset' } });
		const parameters = { ...ask, options: { maxWait: 1 } };
		const running = sandbox.run(parameters, { items: [{ text: 'Hello!' }] });
		await waitUntil(() => reads(sandbox.now).length === 1, 'the history was looked at');
		await storeQuestion();
		const { done } = await running;
		expect(done).toMatchObject([{ reply: null, chat_id: 'chat_1' }]);
	});

	test('a recovered answer is the same after Retry On Fail', async () => {
		inChat();
		sandbox.now.addFault({ store: true, fault: { kind: 'reset' } });
		sandbox.now.addFault({ match: { content: 'Second' }, fault: { kind: 'status', status: 400 } });
		const items = [{ text: 'Hello!' }, { text: 'Second' }];
		const { done, run } = await sandbox.run(ask, { items, settings: retries });
		expect(run.status).toBe('success');
		expect(done[0].reply).toBe(sandbox.now.store.messages[1].content);
		expect(posts(sandbox.now)).toHaveLength(3);
	});

	test('the question is not in the chat: never sent again, as no page says that questions are kept there', async () => {
		inChat();
		sandbox.now.addFault({ fault: { kind: 'reset' } });
		const parameters = {
			...ask,
			options: { maxWait: 0.4, onUncertainDelivery: 'checkHistoryAndResend' },
		};
		const result = await sandbox.run(parameters, { items: [{ text: 'Hello!' }] });
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'delivery_unknown', delivered: 'unknown', chat_id: 'chat_1' },
		]);
		expect(posts(sandbox.now)).toHaveLength(1);
		expect(reads(sandbox.now).length).toBeGreaterThan(0);
	});

	test.each([
		['a short answer', 'Yes.'],
		['an answer of 5 kB', 'Long. '.repeat(850)],
	])('%s is not asked for again by Retry On Fail', async (_what, text) => {
		inChat();
		sandbox.now.addFault({
			match: { content: 'First' },
			fault: { kind: 'status', status: 200, body: answerOf(text) },
		});
		sandbox.now.addFault({ match: { content: 'Second' }, fault: { kind: 'status', status: 400 } });
		const items = [{ text: 'First' }, { text: 'Second' }];
		const { done, run } = await sandbox.run(ask, { items, settings: retries });
		expect(run.data.resultData.error).toBeUndefined();
		expect(posts(sandbox.now).map(({ body }) => Object(body).content)).toEqual([
			'First',
			'Second',
			'Second',
		]);
		const [{ reply, message_id }] = done;
		expect(message_id).toBe('msg_answer');
		// Of a long answer the journal keeps the beginning.
		const kept = String(reply).replace(/…$/, '');
		expect(text.startsWith(kept)).toBe(true);
		expect(kept.length).toBeGreaterThanOrEqual(Math.min(text.length, 300));
	});
});
