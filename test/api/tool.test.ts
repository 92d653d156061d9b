import type { INode, INodeParameters } from 'n8n-workflow';
import { posts, userTexts } from '../delivery/useFreshSandbox';
import {
	appointmentRequest,
	chatCreate,
	handoffEmail,
	leadCapture,
	messageSend,
} from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';
import { asTool, fromModel, OptimlyMessageTool, TOOL_TYPE, type Tool } from './agentWithTool';
import { agentAsk, chatGetAll, chatGetOrCreate, messageGetAll, toClient } from './parameters';

const sandbox = useSandbox();

const inChat = () => sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });

/** Lets an agent call the node with the arguments of a model; returns what the model gets to read. */
async function callTool(
	parameters: INodeParameters,
	args: unknown = {},
	settings: Partial<INode> = {},
): Promise<unknown> {
	const { done, run } = await sandbox.run(
		parameters,
		asTool(async (tool) => await tool.invoke(args), settings),
	);
	expect(run.data.resultData.error).toBeUndefined();
	return JSON.parse(String(done[0].answer));
}

const conversation = messageSend('', {
	...toClient(fromModel('client', 'ID of the person')),
	content: fromModel('message', 'What the person says'),
});

test('the model gets a name, a description that says what the tool does, and the fields with theirs', async () => {
	inChat();
	let seen: Tool | undefined;
	await sandbox.run(
		conversation,
		asTool(async (tool) => {
			seen = tool;
		}),
	);
	expect(seen?.name).toBe('Chat');
	expect(seen?.description).toBe('Send message to chat in Optimly Message');
	const fields = Object.entries(seen?.schema.shape ?? {});
	expect(fields.map(([name, { description }]) => [name, description])).toEqual(
		expect.arrayContaining([
			['message', 'What the person says'],
			['client', 'ID of the person'],
		]),
	);
	expect(fields).toHaveLength(2);
	expect(() => seen?.schema.parse({ client: 'client-1' })).toThrow('message');
});

test('a model holds a conversation: its arguments are sent, and it reads reply, chat and ids only', async () => {
	const first = await callTool(conversation, { client: 'client-1', message: 'Hello!' });
	const second = await callTool(conversation, { client: 'client-1', message: 'Thanks, bye!' });
	const [asked, answered] = sandbox.now.store.messages;
	expect(first).toEqual([
		{
			reply: answered.content,
			chat_id: sandbox.now.store.chats[0].chat_id,
			message_id: asked.message_id,
			reply_message_id: answered.message_id,
		},
	]);
	expect(second).toMatchObject([{ reply: sandbox.now.store.messages[3].content }]);
	expect(userTexts(sandbox.now)).toEqual(['Hello!', 'Thanks, bye!']);
	expect(sandbox.now.store.chats).toHaveLength(1);
});

describe('what a model reads of each operation', () => {
	test.each<[string, INodeParameters, string[]]>([
		['agent: ask', agentAsk('chat_1'), ['reply', 'chat_id', 'message_id', 'tools_executed']],
		[
			'appointment: request',
			appointmentRequest('chat_1'),
			['reply', 'chat_id', 'message_id', 'reply_message_id'],
		],
		[
			'appointment: request, confirmed',
			appointmentRequest('chat_1', { confirmWithAgent: true }),
			['reply', 'chat_id', 'message_id', 'reply_message_id'],
		],
		['chat: create', chatCreate('client-1'), ['reply', 'chat_id', 'status']],
		[
			'chat: getAll',
			chatGetAll('client-1'),
			['chat_id', 'status', 'created_at', 'last_activity', 'message_count'],
		],
		['chat: getOrCreate', chatGetOrCreate('client-1'), ['reply', 'chat_id', 'status']],
		['handoff: email', handoffEmail('chat_1'), ['reply', 'chat_id', 'handoff_id', 'status']],
		['lead: capture', leadCapture('chat_1'), ['reply', 'chat_id', 'message_id']],
		[
			'message: send',
			messageSend('chat_1'),
			['reply', 'chat_id', 'message_id', 'reply_message_id'],
		],
	])('%s', async (_name, parameters, fields) => {
		inChat();
		const answer = await callTool(parameters);
		expect(answer).toEqual([expect.anything()]);
		expect(Object.keys(Object(answer)[0])).toEqual(fields);
	});

	test('message: getAll: every message with sender, text and time', async () => {
		inChat();
		await sandbox.run(messageSend('chat_1', { content: 'Hello!' }));
		const answer = await callTool(messageGetAll('chat_1'));
		expect(answer).toEqual(
			sandbox.now.store.messages.map(({ message_id, sender, content, created_at }) => ({
				message_id,
				sender,
				content,
				created_at,
			})),
		);
	});

	test('the reply is there under the name that the user chose', async () => {
		inChat();
		const answer = await callTool(messageSend('chat_1', { options: { replyField: 'output' } }));
		expect(answer).toMatchObject([{ output: sandbox.now.store.messages[1].content }]);
	});
});

test('an n8n that runs a tool as a node of its own gets the lean output as well', async () => {
	inChat();
	class AsNode extends OptimlyMessageTool {}
	const nodeType = new AsNode();
	nodeType.description = { ...nodeType.description, inputs: ['main'], outputs: ['main'] };
	const { done } = await sandbox.run(messageSend('chat_1'), {
		nodeTypes: new Map([[TOOL_TYPE, nodeType]]),
		change: (workflow) => ({
			...workflow,
			nodes: workflow.nodes.map((node) =>
				node.name === 'Chat' ? { ...node, type: TOOL_TYPE } : node,
			),
		}),
	});
	expect(Object.keys(done[0])).toEqual(['reply', 'chat_id', 'message_id', 'reply_message_id']);
});

describe('when it fails', () => {
	test('the model is told what happened and what to do', async () => {
		const { done } = await sandbox.run(
			messageSend(fromModel('chat', 'Chat')),
			asTool(async (tool) => {
				try {
					return await tool.invoke({ chat: 'chat_gone' });
				} catch (error) {
					return error;
				}
			}),
		);
		expect(done[0].answer).toContain('Chat not found');
		expect(done[0].answer).toContain("Check 'Chat ID'");
	});

	test('what may have arrived is never sent again, by whatever setting', async () => {
		inChat();
		sandbox.now.addFault({ match: { method: 'POST' }, fault: { kind: 'reset' } });
		const options = { maxWait: 0.3, onUncertainDelivery: 'checkHistoryAndResend' };
		const { done } = await sandbox.run(
			messageSend('chat_1', { options }),
			asTool(async (tool) => await tool.invoke({}).catch((error: unknown) => error)),
		);
		expect(done[0].answer).toContain('not known whether');
		expect(posts(sandbox.now)).toHaveLength(1);
	});
});
