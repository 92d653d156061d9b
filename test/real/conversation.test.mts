// A conversation over a workflow of two nodes, on a real n8n server that is restarted in the middle of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { stopEverything } from '../../scripts/processes.mjs';
import { post, startRealN8n, steer, type RealN8n } from './realN8n.mjs';

const TURNS = 20;
const RESTARTS_BEFORE = new Set([7, 14]);

const STATE = z.object({
	chats: z.array(z.object({ chat_id: z.string(), client_id: z.string() })),
	messages: z.array(z.object({ chat_id: z.string(), sender: z.string(), content: z.string() })),
});

let n8n: RealN8n;

before(async () => {
	n8n = await startRealN8n();
});

after(async () => await stopEverything());

test('20 turns and two restarts of n8n stay in one chat', async () => {
	const { url, token } = n8n.sandbox;
	const data = { accessToken: token, baseUrl: url };
	const id = await n8n.rest.saveCredential({ name: 'Optimly', type: 'optimlyApi', data });
	await n8n.rest.saveAndActivate({
		name: 'Conversation',
		nodes: [
			{
				...{ id: 'w', name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2 },
				position: [0, 0],
				webhookId: crypto.randomUUID(),
				parameters: { httpMethod: 'POST', path: 'talk', responseMode: 'lastNode', options: {} },
			},
			{
				...{ id: 'o', name: 'Optimly', type: 'n8n-nodes-optimly.optimlyMessage', typeVersion: 1 },
				position: [200, 0],
				parameters: {
					resource: 'message',
					operation: 'send',
					chatSource: 'client',
					clientId: '={{ $json.body.visitor }}',
					content: '={{ $json.body.text }}',
					options: { replyField: 'output' },
				},
				credentials: { optimlyApi: { id, name: 'Optimly' } },
			},
		],
		connections: { Webhook: { main: [[{ node: 'Optimly', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	});

	const texts = Array.from({ length: TURNS }, (_, turn) => `Turn ${turn}: what is the price?`);
	for (const [turn, text] of texts.entries()) {
		if (RESTARTS_BEFORE.has(turn)) await n8n.restart();
		const answer = await post(n8n, 'talk', { visitor: 'visitor-1', text });
		assert.match(z.object({ output: z.string() }).parse(answer).output, /Sandbox agent/);
	}

	const { chats, messages } = STATE.parse(await steer(n8n, 'GET', 'state'));
	assert.equal(chats.filter(({ client_id }) => client_id === 'visitor-1').length, 1);
	const said = messages.filter(({ sender }) => sender === 'user').map(({ content }) => content);
	assert.deepEqual(said, texts);
});
