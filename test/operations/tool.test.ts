import type { INode, INodeParameters } from 'n8n-workflow';
import { posts, userTexts } from '../delivery/useFreshSandbox';
import { NODE } from '../engine/engine';
import { messageSend } from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';
import { testOptimly } from '../onlyOptimly';
import { underTest } from '../underTest';
import { asTool, fromModel, NodeAsTool, TOOL_TYPE, type Tool } from './agentWithTool';
import { messageGetAll } from './operationParameters';

const sandbox = useSandbox();
const { chatId, send } = underTest;

beforeEach(() => {
	underTest.createChat(sandbox.now, 'chat_1');
});

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

const { description, leanOutputs, turn } = underTest.tool;
const conversation = turn(
	fromModel('partner', 'ID of the person'),
	fromModel('message', 'What the person says'),
);

/** What a model reads of a message that it sent. */
const [, , modelFields] = leanOutputs[0];

test('the model gets a name, a description that says what the tool does, and the fields with theirs', async () => {
	let seen: Tool | undefined;
	await sandbox.run(
		conversation,
		asTool(async (tool) => {
			seen = tool;
		}),
	);
	expect(seen?.name).toBe(NODE);
	expect(seen?.description).toBe(description);
	const fields = Object.entries(seen?.schema.shape ?? {});
	expect(fields.map(([name, field]) => [name, field.description])).toEqual(
		expect.arrayContaining([
			['message', 'What the person says'],
			['partner', 'ID of the person'],
		]),
	);
	expect(fields).toHaveLength(2);
	expect(() => seen?.schema.parse({ partner: 'chat_1' })).toThrow('message');
});

test('a model holds a conversation: its arguments are sent, and it reads the reply and where it is', async () => {
	const words = ['Hello!', 'Thanks, bye!'];
	const answers: unknown[] = [];
	for (const message of words)
		answers.push(await callTool(conversation, { partner: 'chat_1', message }));
	const replies = underTest.agentTexts(sandbox.now);
	expect(replies).toHaveLength(2);
	expect(answers).toMatchObject(replies.map((reply) => [{ reply, [chatId.field]: 'chat_1' }]));
	expect(userTexts(sandbox.now)).toEqual(words);
});

testOptimly('a new client gets a chat, and the model the ids of message and reply', async () => {
	const first = await callTool(conversation, { partner: 'client-1', message: 'Hello!' });
	const second = await callTool(conversation, { partner: 'client-1', message: 'Thanks, bye!' });
	const { chats, messages } = sandbox.now.store;
	const [asked, answered] = messages;
	expect(chats).toHaveLength(2);
	expect(first).toEqual([
		{
			reply: answered.content,
			chat_id: chats[1].chat_id,
			message_id: asked.message_id,
			reply_message_id: answered.message_id,
		},
	]);
	expect(second).toMatchObject([{ reply: messages[3].content, chat_id: chats[1].chat_id }]);
});

describe('what a model reads of each operation', () => {
	test.each(leanOutputs)('%s', async (_name, parameters, fields) => {
		const answer = await callTool(parameters('chat_1'));
		expect(answer).toEqual([expect.anything()]);
		expect(Object.keys(Object(answer)[0])).toEqual(fields);
	});

	testOptimly('message: getAll: every message with sender, text and time', async () => {
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

	testOptimly('where nobody replies: that it was stored', async () => {
		const answer = await callTool(
			messageSend('chat_1', { sender: 'assistant', content: 'We call you back.' }),
		);
		expect(answer).toEqual([{ stored: true, chat_id: 'chat_1', message_id: expect.any(String) }]);
	});

	test('the reply is there under the name that the user chose', async () => {
		const answer = await callTool(send('chat_1', { options: { replyField: 'output' } }));
		expect(answer).toMatchObject([{ output: underTest.agentTexts(sandbox.now)[0] }]);
	});
});

test('an n8n that runs a tool as a node of its own gets the lean output as well', async () => {
	const nodeType = new NodeAsTool();
	nodeType.description = { ...nodeType.description, inputs: ['main'], outputs: ['main'] };
	const { done } = await sandbox.run(send('chat_1'), {
		nodeTypes: new Map([[TOOL_TYPE, nodeType]]),
		change: (workflow) => ({
			...workflow,
			nodes: workflow.nodes.map((node) =>
				node.name === NODE ? { ...node, type: TOOL_TYPE } : node,
			),
		}),
	});
	expect(Object.keys(done[0])).toEqual(modelFields);
});

describe('when it fails', () => {
	test('the model is told what happened and what to do', async () => {
		const { done } = await sandbox.run(
			send(fromModel('chat', 'Chat')),
			asTool(async (tool) => {
				try {
					return await tool.invoke({ chat: 'chat_gone' });
				} catch (error) {
					return error;
				}
			}),
		);
		expect(done[0].answer).toContain(underTest.words.notFound);
		expect(done[0].answer).toContain(`Check '${chatId.label}'`);
	});

	test('what may have arrived is never sent again, by whatever setting', async () => {
		sandbox.now.addFault({ match: { method: 'POST' }, fault: { kind: 'reset' } });
		const options = { maxWait: 0.3, onUncertainDelivery: 'checkHistoryAndResend' };
		const { done } = await sandbox.run(
			send('chat_1', { options }),
			asTool(async (tool) => await tool.invoke({}).catch((error: unknown) => error)),
		);
		expect(done[0].answer).toContain('not known whether');
		expect(posts(sandbox.now)).toHaveLength(1);
	});

	test('where nobody is to look for what may have arrived, nobody does', async () => {
		sandbox.now.addFault({ match: { method: 'POST' }, fault: { kind: 'reset' } });
		const options = { maxWait: 0.3, onUncertainDelivery: 'fail' };
		await sandbox.run(
			send('chat_1', { options }),
			asTool(async (tool) => await tool.invoke({}).catch((error: unknown) => error)),
		);
		expect(sandbox.now.requests.map(({ method }) => method)).toEqual(['POST']);
	});
});
