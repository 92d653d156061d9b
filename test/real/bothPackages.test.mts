// Both packages, packed and installed side by side as n8n installs community packages, in one real n8n.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { TEST_HOME } from '../../playground/folders.mjs';
import { NUMENO_BODY, NUMENO_NODE, runNumenoExample } from '../../playground/numeno-example.mjs';
import { stopEverything } from '../../scripts/processes.mjs';
import { startRealN8n, steer, type RealN8n } from './realN8n.mjs';

let n8n: RealN8n;

before(async () => {
	n8n = await startRealN8n();
});

after(async () => await stopEverything());

const STATE = z.object({
	chats: z.array(z.unknown()),
	numeno: z.object({
		conversations: z.array(
			z.object({
				id: z.string(),
				state: z.object({ playbook: z.string(), systemMessage: z.string().nullable() }),
			}),
		),
		messages: z.array(
			z.object({ role: z.string(), content: z.string().optional(), stateAfter: z.unknown() }),
		),
	}),
	contractViolations: z.array(z.unknown()),
});

test('n8n lists the nodes of both packages, the tools made of them, too', async () => {
	const types = (await n8n.rest.nodeTypes()).map(({ name }) => name);
	const ours = types.filter((type) => /^n8n-nodes-(numeno|optimly)\./.test(type));
	assert.deepEqual(ours.filter((type) => !type.endsWith('Tool')).sort(), [
		NUMENO_NODE,
		'n8n-nodes-optimly.optimlyMessage',
		'n8n-nodes-optimly.optimlyMessageTrigger',
	]);
	assert.ok(ours.includes(`${NUMENO_NODE}Tool`));
});

test('neither package holds anything of the other', async () => {
	const filesOf = async (name: string) =>
		await readdir(join(TEST_HOME, '.n8n', 'nodes', 'node_modules', name), { recursive: true });
	const optimly = await filesOf('n8n-nodes-optimly');
	const numeno = await filesOf('n8n-nodes-numeno');
	assert.ok(optimly.length > 50 && numeno.length > 40);
	assert.deepEqual(
		optimly.filter((file) => /numeno/i.test(file)),
		[],
	);
	assert.deepEqual(
		numeno.filter((file) => /optimly/i.test(file)),
		[],
	);
});

test('a workflow: conversation, control message with stateAfter, user message, reply', async () => {
	const { reply, conversation_id } = await runNumenoExample(n8n.rest, n8n.url, n8n.sandbox);
	assert.match(reply, /Sandbox agent/);
	const state = STATE.parse(await steer(n8n, 'GET', 'state'));
	const { conversations, messages } = state.numeno;
	assert.deepEqual(conversations, [
		{
			id: conversation_id,
			state: { playbook: 'neutral', systemMessage: 'Answer in two sentences at most' },
		},
	]);
	assert.deepEqual(messages, [
		{
			role: 'control',
			stateAfter: { playbook: 'neutral', systemMessage: 'Answer in two sentences at most' },
		},
		{ role: 'user', content: NUMENO_BODY.message },
		{ role: 'agent', content: reply },
	]);
	// The reply was made by the state that the control message set.
	assert.ok(reply.includes('Answer in two sentences at most'));
	assert.deepEqual([state.chats, state.contractViolations], [[], []]);
});

test("the credential's test says what is wrong with a key", async () => {
	const data = { apiKey: 'nmo_wrong', baseUrl: n8n.sandbox.numeno.url };
	const credential = { name: 'Wrong key', type: 'numenoApi', data };
	const id = await n8n.rest.saveCredential(credential);
	await assert.rejects(
		async () => await n8n.rest.testCredential(id, credential),
		/does not accept this API key \(401\)/,
	);
});
