import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { chatCreate, handoffEmail, messageSend } from './parameters';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox();

const clients = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ client: `client-${index}` }));

test('one output item per input item, in input order, though the first is answered last', async () => {
	const items = clients(8);
	sandbox.now.addFault({ match: { content: 'client-0' }, fault: { kind: 'delay', ms: 1000 } });
	const { done, output } = await sandbox.run(chatCreate('={{ $json.client }}'), { items });
	expect(done.map(({ client_id }) => client_id)).toEqual(items.map(({ client }) => client));
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	const { requests } = sandbox.now;
	const last = requests.reduce((a, b) => (Number(a.respondedAt) > Number(b.respondedAt) ? a : b));
	expect(last.body).toMatchObject({ client_id: 'client-0' });
});

test('no item, no request', async () => {
	const { run } = await sandbox.run(chatCreate('client-1'), { items: [] });
	expect(run.data.resultData.error).toBeUndefined();
	expect(sandbox.now.requests).toEqual([]);
});

test('parameters are read for each item', async () => {
	const chats = clients(3).map(
		({ client }) => sandbox.now.createChat({ client_id: client }).chat_id,
	);
	const items = chats.map((chat, index) => ({ chat, reason: `Reason ${index}` }));
	await sandbox.run(handoffEmail('={{ $json.chat }}', { reason: '={{ $json.reason }}' }), {
		items,
	});
	const stored = sandbox.now.store.handoffs.map(({ chat_id, reason }) => ({
		chat: chat_id,
		reason,
	}));
	expect(stored).toHaveLength(3);
	expect(stored).toEqual(expect.arrayContaining(items));
});

test('fields of the input item stay out of the output and off the wire', async () => {
	const { chat_id } = sandbox.now.createChat({ client_id: 'client-1' });
	const { done } = await sandbox.run(messageSend(chat_id), {
		items: [{ internalNote: 'for us only' }],
	});
	expect(JSON.stringify(done)).not.toContain('for us only');
	expect(sandbox.now.requests.map(({ bodyText }) => bodyText).join()).not.toContain('for us only');
});

test.each<[string, ICredentialDataDecryptedObject]>([
	['bearer', { authentication: 'bearer' }],
	['X-API-Key', { authentication: 'apiKey' }],
	['x_api_key', { authentication: 'apiKey', headerName: 'x_api_key' }],
	['query token', { authentication: 'queryToken' }],
])(
	'works with authentication by %s, the token in one place only',
	async (_name, authentication) => {
		const { run } = await sandbox.run(chatCreate('client-1'), {
			credential: sandbox.credential(authentication),
		});
		expect(run.data.resultData.error).toBeUndefined();
		expect(sandbox.now.store.chats).toHaveLength(1);
		const { headers, query } = sandbox.now.requests[0];
		const places = [
			headers.authorization,
			headers['x-api-key'],
			headers.x_api_key,
			query.access_token_query,
		];
		expect(places.filter((place) => place !== undefined)).toHaveLength(1);
	},
);

test('white space around the token and slashes at the end of the base URL do no harm', async () => {
	const { url, token } = sandbox.now;
	const credential = sandbox.credential({ accessToken: ` ${token}\n`, baseUrl: ` ${url}// ` });
	await sandbox.run(chatCreate('client-1'), { credential });
	expect(sandbox.now.store.chats).toHaveLength(1);
	expect(sandbox.now.requests[0].path).toBe('/external/message/new-chat');
});
