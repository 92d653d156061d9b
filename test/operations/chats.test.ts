import { failureDetails } from '../delivery/leftBehind';
import { posts, reads } from '../delivery/useFreshSandbox';
import { pathsOf, useSandbox } from '../engine/useSandbox';
import { beginningWith, chatGetAll, chatGetOrCreate, forms } from './operationParameters';

const sandbox = useSandbox();

const chatOf = (chat_id: string, client_id: string, status = 'active') =>
	sandbox.now.createChat({ chat_id, client_id, status });

/** A chat whose last activity was on a day of June 2026. */
function chatOfDay(day: number, more: { status?: string } = {}) {
	const chat = chatOf(`chat_${day}`, 'client-1', more.status);
	chat.created_at = chat.last_activity = `2026-06-${String(day).padStart(2, '0')}T12:00:00.000Z`;
	return chat;
}

describe('chat: getOrCreate', () => {
	test.each(forms)(
		'%s: finds the newest active chat, and sends nothing',
		async (_form, settings) => {
			Object.assign(sandbox.now.settings, settings);
			chatOfDay(2);
			chatOfDay(20);
			chatOfDay(9);
			chatOfDay(28, { status: 'closed' });
			chatOf('chat_other', 'client-2');
			const begin = beginningWith({ content: 'Only in a new chat' });
			const { done } = await sandbox.run(chatGetOrCreate('client-1', begin));
			expect(done).toEqual([
				{
					reply: null,
					chat_id: 'chat_20',
					agent_id: sandbox.now.store.chats[0].agent_id,
					client_id: 'client-1',
					created_at: '2026-06-20T12:00:00.000Z',
					last_activity: '2026-06-20T12:00:00.000Z',
					message_count: 0,
					ai_enabled: true,
					lead_collected: false,
					status: 'active',
				},
			]);
			expect(pathsOf(sandbox.now)).toEqual(['GET /external/chat/client-1/chats']);
		},
	);

	test.each(forms)(
		'%s: opens one with the additional fields when there is none',
		async (_form, settings) => {
			Object.assign(sandbox.now.settings, settings);
			chatOf('chat_closed', 'client-1', 'closed');
			const additionalFields = { aiEnabled: false, leadCollected: true };
			const { done } = await sandbox.run(chatGetOrCreate('client-1', { additionalFields }));
			expect(posts(sandbox.now).map(({ body }) => body)).toEqual([
				{ client_id: 'client-1', ai_enabled: false, lead_collected: true },
			]);
			const chat = sandbox.now.store.chats[1];
			expect(done).toEqual([
				expect.objectContaining({
					chat_id: chat.chat_id,
					client_id: 'client-1',
					created_at: chat.created_at,
					ai_enabled: false,
					reply: null,
				}),
			]);
		},
	);

	test('one lookup per client and execution; the items of a new client share a chat', async () => {
		const items = ['client-1', 'client-2', 'client-1', 'client-1'].map((client) => ({ client }));
		const { done } = await sandbox.run(chatGetOrCreate('={{ $json.client }}'), { items });
		expect(sandbox.now.store.chats).toHaveLength(2);
		expect(reads(sandbox.now)).toHaveLength(2);
		expect(done.map(({ client_id }) => client_id)).toEqual(items.map(({ client }) => client));
		expect(new Set(done.map(({ chat_id }) => chat_id)).size).toBe(2);
	});

	test('an id with a space, a letter beyond ASCII and signs of a web address reaches the server as it is', async () => {
		const clientId = 'crm:17 ä?#&';
		chatOf('chat_1', clientId);
		const { done } = await sandbox.run(chatGetOrCreate(clientId));
		expect(done).toMatchObject([{ chat_id: 'chat_1', client_id: clientId }]);
	});

	test('the first item fails: the chat of the second is opened all the same', async () => {
		sandbox.now.addFault({
			match: { path: '/external/chat/client-1/chats' },
			fault: { kind: 'status', status: 403 },
		});
		const items = [{ client: 'client-1' }, { client: 'client-2' }];
		const { done, failed } = await sandbox.run(chatGetOrCreate('={{ $json.client }}'), {
			items,
			settings: { onError: 'continueErrorOutput' },
		});
		expect(done).toMatchObject([{ client_id: 'client-2' }]);
		expect(failed).toMatchObject([{ details: { kind: 'permission', delivered: 'no' } }]);
	});
});

describe('chat: getAll', () => {
	test.each(forms)(
		'%s: one item per chat, the newest activity last, paired with its input',
		async (_form, settings) => {
			Object.assign(sandbox.now.settings, settings);
			for (const day of [3, 1, 2]) chatOfDay(day);
			chatOf('chat_other', 'client-2');
			const items = [{ client: 'client-2' }, { client: 'client-1' }];
			const { output } = await sandbox.run(chatGetAll('={{ $json.client }}'), { items });
			expect(output.map(({ json, pairedItem }) => [json.chat_id, pairedItem])).toEqual([
				['chat_other', { item: 0 }],
				['chat_1', { item: 1 }],
				['chat_2', { item: 1 }],
				['chat_3', { item: 1 }],
			]);
			expect(output[1].json).toEqual({
				chat_id: 'chat_1',
				agent_id: sandbox.now.store.chats[0].agent_id,
				client_id: 'client-1',
				created_at: '2026-06-01T12:00:00.000Z',
				last_activity: '2026-06-01T12:00:00.000Z',
				message_count: 0,
				ai_enabled: true,
				lead_collected: false,
				status: 'active',
			});
		},
	);

	test('limit keeps the newest; returnAll ignores it; 50 without any of them', async () => {
		for (let index = 0; index < 60; index++)
			chatOf(`chat_${index}`, 'client-1').last_activity = new Date(
				Date.UTC(2026, 5, 1) + index,
			).toISOString();
		const idsWith = async (more: object) => {
			const { done } = await sandbox.run(chatGetAll('client-1', { ...more }));
			return done.map(({ chat_id }) => chat_id);
		};
		expect(await idsWith({ limit: 2 })).toEqual(['chat_58', 'chat_59']);
		expect(await idsWith({ returnAll: true, limit: 2 })).toHaveLength(60);
		expect(await idsWith({})).toHaveLength(50);
	});

	test('a limit below 1 is refused', async () => {
		const result = await sandbox.run(chatGetAll('client-1', { limit: 0 }));
		expect(failureDetails(result)).toMatchObject([{ kind: 'invalid_input' }]);
	});

	test.each(['emptyList', 'notFound'] as const)(
		'a client without chats gives no item (%s)',
		async (unknownClient) => {
			sandbox.now.settings.unknownClient = unknownClient;
			const { run, output } = await sandbox.run(chatGetAll('client-1'));
			expect(run.status).toBe('success');
			expect(output).toEqual([]);
			expect(pathsOf(sandbox.now)).toEqual(['GET /external/chat/client-1/chats']);
		},
	);

	test.each([
		[
			'a missing route',
			{ kind: 'status', status: 404, body: { detail: 'Not Found' } },
			'not_found',
		],
		['a web page with 404', { kind: 'html', status: 404 }, 'not_found'],
		[
			'an answer that is no list',
			{ kind: 'wrongShape', body: { detail: 'No chats' } },
			'unreadable_response',
		],
		[
			'a record without an id',
			{ kind: 'wrongShape', body: [{ client_id: 'client-1' }] },
			'unreadable_response',
		],
	] as const)('%s is an error, not an empty list', async (_what, fault, kind) => {
		sandbox.now.addFault({ fault });
		const result = await sandbox.run(chatGetAll('client-1'));
		expect(failureDetails(result)).toMatchObject([
			{ kind, operation: 'Chat: Get Many', delivered: 'no' },
		]);
	});
});
