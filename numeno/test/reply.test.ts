import type { IDataObject } from 'n8n-workflow';
import type { Settings } from '../../sandbox';
import { useSandbox } from '../../test/engine/useSandbox';
import { conversationIdIn } from '../nodes/NumenoChat/answers';
import { replyIn } from '../nodes/NumenoChat/reply';
import { agentMessage, controlMessage, conversationCreate, userMessage } from './parameters';

const sandbox = useSandbox();

const agent = (content: string) => ({ role: 'agent', content });
const user = { role: 'user', content: 'Hello' };

test.each<[string, unknown, string | undefined]>([
	['an object beside the message', { message: user, reply: agent('Hi') }, 'Hi'],
	['a list with both', { messages: [user, agent('Hi')] }, 'Hi'],
	['a bare list with both', [user, agent('Hi')], 'Hi'],
	['a history: the last one', { messages: [agent('Old'), user, agent('New')] }, 'New'],
	['the reply itself', { id: '1', ...agent('Hi') }, 'Hi'],
	['deep inside', { data: { conversation: { last: [agent('Hi')] } } }, 'Hi'],
	['seven levels down', { a: { b: { c: { d: { e: { f: { g: agent('Hi') } } } } } } }, 'Hi'],
	['text', { reply: 'Hi' }, 'Hi'],
	['an object without a role', { reply: { content: 'Hi' } }, 'Hi'],
	['words without a role that nobody sent', { id: '1', content: 'Hi' }, 'Hi'],
	['a reply beside words without a role', { content: 'Summary', reply: 'Hi' }, 'Hi'],
	[
		'a message of the agent beside both',
		{ content: 'Summary', reply: 'x', last: agent('Hi') },
		'Hi',
	],
	['only what was sent', { id: '1', content: 'Hello' }, undefined],
	['only the message', { message: user }, undefined],
	['a control message', { role: 'control', content: 'Note' }, undefined],
	['an empty reply', { reply: '' }, undefined],
	['nothing', {}, undefined],
])('the reply in an answer: %s', (_what, body, reply) => {
	expect(replyIn(body, 'Hello')).toBe(reply);
});

test.each<[unknown, string | undefined]>([
	[{ id: 'c1', name: 'x' }, 'c1'],
	[{ id: 17 }, '17'],
	[{ conversationId: 'c1', id: 'request' }, 'c1'],
	[{ conversation: { id: 'c1' } }, 'c1'],
	[{ data: { conversation_id: 'c1' } }, 'c1'],
	[{ id: '' }, undefined],
	[{ uuid: 'c1' }, undefined],
])('the ID of a new conversation in %j', (body, id) => {
	expect(conversationIdIn(body)).toBe(id);
});

describe.each<Settings['numenoReply']>(['object', 'list', 'message', 'text'])(
	'answers in the form "%s"',
	(numenoReply) => {
		beforeEach(() => {
			sandbox.now.settings.numenoReply = numenoReply;
			sandbox.now.numeno.createConversation({ id: 'a', name: 'a' });
		});

		const replyStored = () =>
			sandbox.now.numeno.messages.find(({ generated }) => generated)?.content;

		test('a turn of the user and a control message bring the reply, and the whole answer', async () => {
			for (const parameters of [userMessage('a'), controlMessage('a')]) {
				const { done } = await sandbox.run(parameters);
				expect(done).toEqual([
					{
						reply: sandbox.now.numeno.messages.at(-1)?.content,
						conversation_id: 'a',
						response: expect.any(Object),
					},
				]);
			}
			expect(replyStored()).toBeDefined();
		});

		test.each([
			['a turn of the user without reply', userMessage('a', { generateReply: false })],
			['words of the agent', agentMessage('a')],
			['a note', controlMessage('a', { content: 'Note', generateReply: false })],
		])('%s: null, though the answer has words', async (_what, parameters) => {
			const { done } = await sandbox.run(parameters);
			expect(done).toEqual([{ reply: null, conversation_id: 'a', response: expect.any(Object) }]);
			expect(replyStored()).toBeUndefined();
		});
	},
);

test('the raw answer is handed on as it came, whatever it is', async () => {
	const bodies: unknown[] = [
		{ nobody: { knows: ['this', 1, null] } },
		[{ id: 1 }],
		{ error: 'odd', id: 'c1' },
	];
	for (const body of bodies) {
		sandbox.now.addFault({ fault: { kind: 'wrongShape', body } });
		const { done, run } = await sandbox.run(conversationCreate('Test'), {
			settings: { retryOnFail: true, maxTries: 3 },
		});
		expect(run.status).toBe('success');
		expect(done.map(({ response }: IDataObject) => response)).toEqual([body]);
	}
	expect(sandbox.now.requests).toHaveLength(bodies.length);
});

test('an answer without a recognisable ID: null, and the answer to look it up in', async () => {
	const body = { uuid: 'c1' };
	sandbox.now.addFault({ fault: { kind: 'wrongShape', body } });
	const { done } = await sandbox.run(conversationCreate('Test'));
	expect(done).toEqual([{ conversation_id: null, response: body }]);
});

test('the reply field can have another name, but none that the output needs', async () => {
	sandbox.now.numeno.createConversation({ id: 'a', name: 'a' });
	const { done } = await sandbox.run(userMessage('a', { options: { replyField: 'output' } }));
	expect(done[0]).toHaveProperty('output', sandbox.now.numeno.messages[1].content);
	for (const replyField of ['error', 'response', 'conversation_id']) {
		const { run } = await sandbox.run(userMessage('a', { options: { replyField } }));
		expect(run.data.resultData.error?.message).toContain("'Reply Field'");
	}
});

test.each(['already_delivered', 'conversation_id', 'error', 'idempotency_key_field', 'response'])(
	'the reply cannot be called %s: the output has a field of that name, or may have one',
	async (replyField) => {
		sandbox.now.numeno.createConversation({ id: 'a', name: 'a' });
		const { run } = await sandbox.run(userMessage('a', { options: { replyField } }));
		expect(run.data.resultData.error?.message).toContain("'Reply Field' has to be a name");
		expect(sandbox.now.requests).toEqual([]);
	},
);
