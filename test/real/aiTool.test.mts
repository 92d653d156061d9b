// The nodes as tools of n8n's AI Agent, on a real n8n server with a scripted model.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { NUMENO_NODE } from '../../playground/numeno-example.mjs';
import type { Credential } from '../../playground/n8n-rest.mjs';
import { stopEverything } from '../../scripts/processes.mjs';
import { startModel, type ModelRequest, type ScriptedModel } from './scriptedModel.mjs';
import { post, startRealN8n, steer, type RealN8n } from './realN8n.mjs';

const QUESTION = 'What is the price?';

let n8n: RealN8n;
let model: ScriptedModel;

const toolAnswer = ({ messages }: ModelRequest) =>
	messages.find(({ role }) => role === 'tool')?.content;

before(async () => {
	n8n = await startRealN8n();
	// First it calls the tool, then it repeats what the tool answered.
	model = await startModel((request) => {
		const answer = toolAnswer(request);
		return answer === undefined
			? { callTool: { question: QUESTION } }
			: { say: `The tool says: ${JSON.stringify(answer)}` };
	});
});

after(async () => {
	await model?.close();
	await stopEverything();
});

interface Tool {
	/** Its name, and the last part of the webhook's path. */
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credential: Credential;
}

/** Saves a workflow whose agent has the tool; whoever posts to the webhook speaks to the agent. */
async function activate({ name, type, parameters, credential }: Tool): Promise<void> {
	const openAi = { name: 'Model', type: 'openAiApi', data: { apiKey: 'none', url: model.url } };
	const ids = {
		tool: await n8n.rest.saveCredential(credential),
		openAi: await n8n.rest.saveCredential(openAi),
	};
	const node = (id: string, of: string, typeVersion: number, position: [number, number]) => ({
		...{ id, name: id, type: of, typeVersion, position },
	});
	const to = (type: string) => ({ [type]: [[{ node: 'AI Agent', type, index: 0 }]] });
	await n8n.rest.saveAndActivate({
		name: `Agent with ${name}`,
		nodes: [
			{
				...node('Webhook', 'n8n-nodes-base.webhook', 2, [0, 0]),
				webhookId: crypto.randomUUID(),
				parameters: { httpMethod: 'POST', path: name, responseMode: 'lastNode', options: {} },
			},
			{
				...node('AI Agent', '@n8n/n8n-nodes-langchain.agent', 3, [200, 0]),
				parameters: { promptType: 'define', text: '={{ $json.body.text }}', options: {} },
			},
			{
				...node('Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.2, [100, 200]),
				parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
				credentials: { openAiApi: { id: ids.openAi, name: 'Model' } },
			},
			{
				...node(name, type, 1, [300, 200]),
				parameters: {
					...parameters,
					content: "={{ $fromAI('question', 'What to ask', 'string') }}",
				},
				credentials: { [credential.type]: { id: ids.tool, name: credential.name } },
			},
		],
		connections: {
			Webhook: to('main'),
			Model: to('ai_languageModel'),
			[name]: to('ai_tool'),
		},
		settings: { executionOrder: 'v1' },
	});
}

const STATE = z.object({
	messages: z.array(z.object({ sender: z.string(), content: z.string() })),
	numeno: z.object({
		messages: z.array(z.object({ role: z.string(), content: z.string().optional() })),
	}),
});

/** Has the agent call the tool; returns what the model was told of it, and what it got to read. */
async function useTool(
	tool: Tool,
): Promise<{ description: string; parameters: string; item: Record<string, unknown> }> {
	model.requests.length = 0;
	await activate(tool);
	const answer = await post(n8n, tool.name, { text: 'Ask for the price' });
	const { output } = z.object({ output: z.string() }).parse(answer);
	assert.match(output, /Sandbox agent/);
	const [told] = model.requests[0].tools ?? [];
	const given = model.requests.map(toolAnswer).find((content) => content !== undefined);
	const record = z.record(z.string(), z.unknown());
	const [item] = z.array(record).parse(JSON.parse(String(given)));
	return {
		description: told.function.description ?? '',
		parameters: JSON.stringify(told.function.parameters),
		item: record.parse(item.json ?? item),
	};
}

test("the agent calls Optimly Message, and gets the reply and the ids, not the API's whole answer", async () => {
	const { url, token } = n8n.sandbox;
	await steer(n8n, 'POST', 'reset');
	const { description, parameters, item } = await useTool({
		...{ name: 'optimly', type: 'n8n-nodes-optimly.optimlyMessageTool' },
		parameters: {
			...{ resource: 'message', operation: 'send' },
			...{ chatSource: 'client', clientId: 'agent-1' },
		},
		credential: {
			...{ name: 'Optimly', type: 'optimlyApi' },
			data: { accessToken: token, baseUrl: url },
		},
	});
	assert.match(description, /message/i);
	assert.match(parameters, /What to ask/);
	const fields = ['chat_id', 'message_id', 'reply', 'reply_message_id'];
	assert.deepEqual(Object.keys(item).sort(), fields);
	const { messages } = STATE.parse(await steer(n8n, 'GET', 'state'));
	const said = messages.filter(({ sender }) => sender === 'user').map(({ content }) => content);
	assert.deepEqual(said, [QUESTION]);
});

/** Opens a conversation in the sandbox, through its API; resolves to its id. */
async function openConversation(): Promise<string> {
	const { url, key } = n8n.sandbox.numeno;
	const response = await fetch(`${url}/v1/conversations`, {
		method: 'POST',
		headers: { 'x-numeno-key': key, 'content-type': 'application/json' },
		body: JSON.stringify({ name: 'Test' }),
	});
	return z.object({ id: z.string() }).parse(await response.json()).id;
}

test('the agent calls Numeno Chat, and gets the reply', async () => {
	const { url, key } = n8n.sandbox.numeno;
	await steer(n8n, 'POST', 'reset');
	const conversationId = await openConversation();
	const { description, parameters, item } = await useTool({
		...{ name: 'numeno', type: `${NUMENO_NODE}Tool` },
		parameters: {
			...{ resource: 'message', operation: 'create' },
			...{ conversationId, role: 'user' },
		},
		credential: { name: 'Numeno', type: 'numenoApi', data: { apiKey: key, baseUrl: url } },
	});
	assert.match(description, /message/i);
	assert.match(parameters, /What to ask/);
	assert.deepEqual(Object.keys(item).sort(), ['conversation_id', 'reply', 'response']);
	assert.equal(item.conversation_id, conversationId);
	const { numeno } = STATE.parse(await steer(n8n, 'GET', 'state'));
	assert.deepEqual(
		numeno.messages.map(({ role, content }) => [role, content]),
		[
			['user', QUESTION],
			['agent', item.reply],
		],
	);
});
