import type { INodeParameters, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { OptimlyMessageTrigger } from '../../nodes/OptimlyMessageTrigger/OptimlyMessageTrigger.node.js';
import { runNode, type WorkflowParts } from '../engine/engine';
import { triggerType } from './activeTrigger';
import { contentsOf, useTrigger } from './useTrigger';

const { sandbox, quietChats, say } = useTrigger();

const nodeTypes = new Map<string, INodeType>([[triggerType, new OptimlyMessageTrigger()]]);

/** The workflow of the harness, with the trigger in place of its first node: Trigger → Done. */
const withTrigger =
	(parameters: INodeParameters) =>
	({ nodes }: WorkflowParts): WorkflowParts => ({
		nodes: nodes.map((node) =>
			node.name === 'Items'
				? {
						...node,
						type: triggerType,
						parameters,
						credentials: { optimlyApi: { id: '1', name: 'Optimly' } },
					}
				: node,
		),
		connections: {
			Items: { main: [[{ node: 'Done', type: NodeConnectionTypes.Main, index: 0 }]] },
		},
	});

/** Runs the trigger as "Execute step" in the editor does. */
const executeStep = async (parameters: INodeParameters) =>
	await runNode({
		parameters: {},
		credential: sandbox.credential(),
		nodeTypes,
		change: withTrigger(parameters),
	});

test('recent records that fit, oldest first, and nothing is remembered', async () => {
	quietChats('chat_1', 'chat_2');
	for (let index = 0; index < 12; index++) await say(`chat_${1 + (index % 2)}`, `${index}`);
	await say('chat_1', 'by the assistant', { sender: 'assistant' });
	const parameters = { event: 'newMessage', chatIds: 'chat_1, chat_2', sender: 'user' };
	for (let time = 1; time <= 2; time++) {
		const { done, run } = await executeStep(parameters);
		expect(run.data.resultData.error).toBeUndefined();
		const expected = Array.from({ length: 10 }, (_, index) => `${index + 2}`);
		expect([...contentsOf(done)].sort()).toEqual([...expected].sort());
		const times = done.map(({ created_at }) => String(created_at));
		expect(times).toEqual([...times].sort());
	}
});

test.each<[INodeParameters, string]>([
	[{ event: 'newMessage', chatIds: ['chat_1'] }, 'There are no messages yet'],
	[{ event: 'agentReply', chatIds: ['chat_1'] }, 'There are no replies yet'],
	[{ event: 'newChat', clientIds: ['nobody'] }, 'There are no chats yet'],
	[{ event: 'leadCollected', clientIds: ['nobody'] }, 'There are no leads yet'],
])('nothing there: %j says "%s"', async (parameters, message) => {
	quietChats('chat_1');
	const { run } = await executeStep(parameters);
	expect(run.data.resultData.error?.message).toContain(message);
	expect(run.data.resultData.error?.description).toContain(
		'publish (n8n 2) or activate the workflow (n8n 1)',
	);
});

describe('what the user set wrongly is named, and nothing is read', () => {
	test.each<[string, INodeParameters, string]>([
		['no chat', { event: 'newMessage', chatIds: [' ', ','] }, "'Chat IDs' is empty"],
		['no client', { event: 'newChat', chatIds: ['chat_1'] }, "'Client IDs' is empty"],
		[
			'too many chats',
			{ event: 'newMessage', chatIds: Array.from({ length: 101 }, (_, i) => `c${i}`) },
			"'Chat IDs' has more than 100 entries",
		],
		[
			'too many clients',
			{ event: 'newChat', clientIds: Array.from({ length: 1_001 }, (_, i) => `c${i}`) },
			"'Client IDs' has more than 1000 entries",
		],
		[
			'another place to watch',
			{ event: 'newMessage', chatIds: ['a'], watch: 'agents' },
			"'Watch' is not one of its options",
		],
		[
			'clients without a client',
			{ event: 'agentReply', chatIds: ['chat_1'], watch: 'clients' },
			"'Client IDs' is empty",
		],
		[
			'what a failed expression leaves',
			{ event: 'newMessage', chatIds: ['chat_1', 'undefined'] },
			'\'Chat IDs\' has an entry that is "undefined"',
		],
		['an object', { event: 'newMessage', chatIds: [{ id: 1 }] }, "'Chat IDs' has to hold text"],
		[
			'another event',
			{ event: 'newLead', chatIds: ['a'] },
			"'Trigger On' is not one of its options",
		],
		[
			'another sender',
			{ event: 'newMessage', chatIds: ['a'], sender: 'staff' },
			"'Sender' is not one of its options",
		],
		[
			'a long timeout',
			{ event: 'newMessage', chatIds: ['a'], options: { timeout: 51 } },
			"'Timeout (Seconds)' has to be a number from 1 to 50",
		],
	])('%s', async (_what, parameters, message) => {
		const { run } = await executeStep(parameters);
		expect(run.data.resultData.error?.message).toContain(message);
		expect(sandbox.now.requests).toEqual([]);
	});

	test('a credential with a wrong address', async () => {
		const { run } = await runNode({
			parameters: {},
			credential: sandbox.credential({ baseUrl: 'http://example.com' }),
			nodeTypes,
			change: withTrigger({ event: 'newMessage', chatIds: ['chat_1'] }),
		});
		expect(run.data.resultData.error?.message).toContain("'Base URL' of the credential");
	});
});

test('an empty value in a list of ids is left out', async () => {
	quietChats('chat_1');
	await say('chat_1', 'one');
	const { done } = await executeStep({
		event: 'newMessage',
		chatIds: '={{ ["chat_1", null, undefined] }}',
	});
	expect(contentsOf(done)).toEqual(['one']);
	expect(sandbox.now.requests.filter(({ method }) => method === 'GET')).toHaveLength(1);
});

test('a chat that does not exist is refused and named, though others have messages', async () => {
	quietChats('chat_1');
	await say('chat_1', 'one');
	const { run } = await executeStep({ event: 'newMessage', chatIds: ['chat_1', 'chat_404'] });
	const { error } = run.data.resultData;
	expect(error?.message).toBe(
		'New Message: Optimly does not know what was asked for (404): Chat not found',
	);
	expect(error?.description).toContain("Check 'Chat IDs'");
	expect(error?.description).toContain('It does not know chat_404.');
});

test('messages of clients: of the chat that was active last', async () => {
	quietChats('chat_1', 'chat_2');
	await say('chat_1', 'one');
	await say('chat_2', 'two');
	const { done } = await executeStep({
		event: 'newMessage',
		watch: 'clients',
		clientIds: ['client of chat_1', 'client of chat_2'],
	});
	expect(contentsOf(done)).toEqual(['one', 'two']);
	expect(done[0]).toMatchObject({ client_id: 'client of chat_1', chat_id: 'chat_1' });
});

test('all chats are read, however many there are', async () => {
	const chatIds = Array.from({ length: 25 }, (_, index) => `chat_${index}`);
	quietChats(...chatIds);
	await say('chat_24', 'in the last one');
	const { done } = await executeStep({ event: 'newMessage', chatIds });
	expect(contentsOf(done)).toEqual(['in the last one']);
});

test('of clients, the first 20 are read: each costs a request', async () => {
	const clientIds = Array.from({ length: 25 }, (_, index) => `client_${index}`);
	for (const client_id of clientIds) sandbox.now.createChat({ client_id });
	const { done } = await executeStep({ event: 'newChat', clientIds });
	expect(sandbox.now.requests).toHaveLength(20);
	const seen = clientIds.slice(0, 20);
	expect(done.map(({ client_id }) => String(client_id)).filter((id) => !seen.includes(id))).toEqual(
		[],
	);
	expect(done).toHaveLength(10);
});

test('an expression can give the ids, as a list or as text', async () => {
	quietChats('chat_1', 'chat_2');
	await say('chat_1', 'one');
	await say('chat_2', 'two');
	for (const chatIds of ['={{ ["chat_1", "chat_2"] }}', '={{ "chat_1\\nchat_2" }}']) {
		const { done } = await executeStep({ event: 'newMessage', chatIds });
		expect(contentsOf(done)).toEqual(['one', 'two']);
	}
});
