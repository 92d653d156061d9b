import type { INodeParameters, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { OptimlyTrigger } from '../../nodes/OptimlyTrigger/OptimlyTrigger.node.js';
import { runNode, type WorkflowParts } from '../engine/engine';
import { triggerType } from './activeTrigger';
import { contentsOf, useTrigger } from './useTrigger';

const { sandbox, quietChats, say } = useTrigger();

const nodeTypes = new Map<string, INodeType>([[triggerType, new OptimlyTrigger()]]);

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
	expect(run.data.resultData.error?.description).toContain('activate the workflow');
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
			'what a failed expression leaves',
			{ event: 'newMessage', chatIds: ['chat_1', 'undefined'] },
			'\'Chat IDs\' has an entry that is "undefined"',
		],
		['an object', { event: 'newMessage', chatIds: [{ id: 1 }] }, "'Chat IDs' has to hold text"],
		['another event', { event: 'newLead', chatIds: ['a'] }, "'Event' is not one of its options"],
		[
			'another sender',
			{ event: 'newMessage', chatIds: ['a'], sender: 'staff' },
			"'Sender' is not one of its options",
		],
		[
			'a long timeout',
			{ event: 'newMessage', chatIds: ['a'], options: { timeout: 51 } },
			"'Timeout' has to be a number from 1 to 50",
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

test('an expression can give the ids, as a list or as text', async () => {
	quietChats('chat_1', 'chat_2');
	await say('chat_1', 'one');
	await say('chat_2', 'two');
	for (const chatIds of ['={{ ["chat_1", "chat_2"] }}', '={{ "chat_1\\nchat_2" }}']) {
		const { done } = await executeStep({ event: 'newMessage', chatIds });
		expect(contentsOf(done)).toEqual(['one', 'two']);
	}
});
