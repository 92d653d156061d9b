// Optimly Message as a tool of n8n's AI Agent, on a real n8n server with a scripted model.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { stopEverything } from '../../scripts/processes.mjs';
import { startModel, type ModelRequest, type ScriptedModel } from './scriptedModel.mjs';
import { post, startRealN8n, steer, type RealN8n } from './server.mjs';

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
			? { callTool: { question: 'What is the price?' } }
			: { say: `The tool says: ${JSON.stringify(answer)}` };
	});
});

after(async () => {
	await model?.close();
	await stopEverything();
});

async function activate(): Promise<void> {
	const { url, token } = n8n.sandbox;
	const optimly = {
		name: 'Optimly',
		type: 'optimlyApi',
		data: { accessToken: token, baseUrl: url },
	};
	const openAi = { name: 'Model', type: 'openAiApi', data: { apiKey: 'none', url: model.url } };
	const ids = {
		optimly: await n8n.rest.saveCredential(optimly),
		openAi: await n8n.rest.saveCredential(openAi),
	};
	await n8n.rest.saveAndActivate({
		name: 'Agent with Optimly',
		nodes: [
			{
				...{
					id: 'w',
					name: 'Webhook',
					type: 'n8n-nodes-base.webhook',
					typeVersion: 2,
					position: [0, 0],
				},
				webhookId: crypto.randomUUID(),
				parameters: { httpMethod: 'POST', path: 'agent', responseMode: 'lastNode', options: {} },
			},
			{
				...{ id: 'a', name: 'AI Agent', type: '@n8n/n8n-nodes-langchain.agent', typeVersion: 3 },
				position: [200, 0],
				parameters: { promptType: 'define', text: '={{ $json.body.text }}', options: {} },
			},
			{
				...{
					id: 'm',
					name: 'Model',
					type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
					typeVersion: 1.2,
				},
				position: [100, 200],
				parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
				credentials: { openAiApi: { id: ids.openAi, name: 'Model' } },
			},
			{
				...{
					id: 't',
					name: 'Optimly',
					type: 'n8n-nodes-optimly.optimlyMessageTool',
					typeVersion: 1,
				},
				position: [300, 200],
				parameters: {
					resource: 'message',
					operation: 'send',
					chatSource: 'client',
					clientId: 'agent-1',
					content: "={{ $fromAI('question', 'What to ask Optimly', 'string') }}",
				},
				credentials: { optimlyApi: { id: ids.optimly, name: 'Optimly' } },
			},
		],
		connections: {
			Webhook: { main: [[{ node: 'AI Agent', type: 'main', index: 0 }]] },
			Model: { ai_languageModel: [[{ node: 'AI Agent', type: 'ai_languageModel', index: 0 }]] },
			Optimly: { ai_tool: [[{ node: 'AI Agent', type: 'ai_tool', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	});
}

test("the agent calls the node, and gets the reply and the ids, not the API's whole answer", async () => {
	await activate();
	const answer = await post(n8n, 'agent', { text: 'Ask Optimly for the price' });
	const { output } = z.object({ output: z.string() }).parse(answer);
	assert.match(output, /Sandbox agent/);

	const [tool] = model.requests[0].tools ?? [];
	assert.match(tool.function.description ?? '', /message/i);
	assert.match(JSON.stringify(tool.function.parameters), /What to ask Optimly/);

	const given = model.requests.map(toolAnswer).find((content) => content !== undefined);
	const [item] = z.array(z.record(z.string(), z.unknown())).parse(JSON.parse(String(given)));
	const json = z.record(z.string(), z.unknown()).parse(item.json ?? item);
	assert.deepEqual(Object.keys(json).sort(), [
		'chat_id',
		'message_id',
		'reply',
		'reply_message_id',
	]);

	const state = z
		.object({ messages: z.array(z.object({ sender: z.string(), content: z.string() })) })
		.parse(await steer(n8n, 'GET', 'state'));
	const said = state.messages
		.filter(({ sender }) => sender === 'user')
		.map(({ content }) => content);
	assert.deepEqual(said, ['What is the price?']);
});
