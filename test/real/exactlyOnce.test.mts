// Retry On Fail and the retry button on a real n8n server: what is sent how often, beside n8n's HTTP Request node.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { stopEverything } from '../../scripts/processes.mjs';
import { ended, openChat, post, startRealN8n, steer, timesSent, type RealN8n } from './realN8n.mjs';

let n8n: RealN8n;
let credentials: Record<'optimlyApi' | 'httpHeaderAuth', { id: string; name: string }>;

before(async () => {
	n8n = await startRealN8n();
	const { url, token } = n8n.sandbox;
	const save = async (type: string, data: Record<string, unknown>) => ({
		id: await n8n.rest.saveCredential({ name: type, type, data }),
		name: type,
	});
	credentials = {
		optimlyApi: await save('optimlyApi', { accessToken: token, baseUrl: url }),
		httpHeaderAuth: await save('httpHeaderAuth', {
			name: 'Authorization',
			value: `Bearer ${token}`,
		}),
	};
});

after(async () => await stopEverything());

const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };

const optimlyNode = () => ({
	type: 'n8n-nodes-optimly.optimlyMessage',
	typeVersion: 1,
	parameters: {
		resource: 'message',
		operation: 'send',
		chatSource: 'id',
		chatId: '={{ $json.chat }}',
		content: '={{ $json.text }}',
	},
	credentials: { optimlyApi: credentials.optimlyApi },
});

const httpRequestNode = () => ({
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: {
		method: 'POST',
		url: `${n8n.sandbox.url}/external/message/new-message`,
		authentication: 'genericCredentialType',
		genericAuthType: 'httpHeaderAuth',
		sendBody: true,
		specifyBody: 'json',
		jsonBody: "={{ JSON.stringify({ chat_id: $json.chat, sender: 'user', content: $json.text }) }}",
		options: {},
	},
	credentials: { httpHeaderAuth: credentials.httpHeaderAuth },
});

/** Webhook → one item per element of `items` → the node, with Retry On Fail. */
async function activate(
	name: string,
	sender: ReturnType<typeof optimlyNode | typeof httpRequestNode>,
) {
	const at = (x: number) => ({ position: [x, 0] });
	const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	return await n8n.rest.saveAndActivate({
		name,
		nodes: [
			{
				...{ id: 'w', name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2, ...at(0) },
				webhookId: crypto.randomUUID(),
				parameters: { httpMethod: 'POST', path: name, responseMode: 'onReceived', options: {} },
			},
			{
				...{ id: 's', name: 'Items', type: 'n8n-nodes-base.splitOut', typeVersion: 1, ...at(200) },
				parameters: { fieldToSplitOut: 'body.items', options: {} },
			},
			{ id: 'n', name: 'Send', ...at(400), ...sender, ...RETRY },
		],
		connections: { Webhook: to('Items'), Items: to('Send') },
		settings: { executionOrder: 'v1' },
	});
}

/** Three items for three chats; the API refuses the one with "bad" in it as long as the fault lasts. */
async function itemsFor(name: string) {
	const texts = [`${name} first`, `${name} bad`, `${name} last`];
	const chats = await Promise.all(texts.map(async (text) => await openChat(n8n, text)));
	await steer(n8n, 'POST', 'faults', {
		match: { content: `${name} bad` },
		times: 3,
		fault: { kind: 'status', status: 422, body: { detail: 'Scripted refusal' } },
	});
	return { texts, items: texts.map((text, index) => ({ text, chat: chats[index] })) };
}

test('Optimly Message with Retry On Fail sends each delivered item once, and the retried execution sends only the rest', async () => {
	const workflow = await activate('optimly', optimlyNode());
	const { texts, items } = await itemsFor('optimly');
	const [first, bad, last] = texts;
	await post(n8n, 'optimly', { items });
	const failed = await ended(n8n, workflow);
	assert.equal(failed.status, 'error');
	assert.match(await n8n.rest.whyFailed(failed.id), /Message: Send.*Scripted refusal.*item 1/);
	assert.equal(await timesSent(n8n, bad), 3);
	assert.deepEqual([await timesSent(n8n, first), await timesSent(n8n, last)], [1, 1]);

	await n8n.rest.retry(failed.id);
	const retried = await ended(n8n, workflow, failed.id);
	assert.equal(retried.status, 'success');
	assert.deepEqual(
		await Promise.all(texts.map(async (text) => await timesSent(n8n, text))),
		[1, 4, 1],
	);
});

test("n8n's HTTP Request node in the same workflow sends every item three times", async () => {
	const workflow = await activate('http', httpRequestNode());
	const { texts, items } = await itemsFor('http');
	await post(n8n, 'http', { items });
	const failed = await ended(n8n, workflow);
	assert.equal(failed.status, 'error');
	assert.deepEqual(
		await Promise.all(texts.map(async (text) => await timesSent(n8n, text))),
		[3, 3, 3],
	);
});
