import type { INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../sandbox';
import { failureDetails, hintsOf } from '../delivery/leftBehind';
import { posts, reads, userTexts } from '../delivery/useFreshSandbox';
import { messageSend } from '../engine/parameters';
import { pathsOf, useSandbox } from '../engine/useSandbox';
import { chatGetOrCreate, NAMES_A_PERSON, toClient, writesIntoChat } from './operationParameters';

const sandbox = useSandbox();

const NEW_CHAT = '/external/message/new-chat';
const LOOKUP = 'GET /external/chat/client-1/chats';
const RETRIES = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

const opened = () => posts(sandbox.now).filter(({ path }) => path === NEW_CHAT);
const written = () => posts(sandbox.now).filter(({ path }) => path !== NEW_CHAT);

/** Sends the text of each item to its client. */
const send = (options: INodeParameters = {}) =>
	messageSend('', {
		...toClient('={{ $json.client }}'),
		content: '={{ $json.text }}',
		options,
	});

const itemsFor = (...clients: string[]) =>
	clients.map((client, index) => ({ client, text: `text ${index}` }));

describe.each(writesIntoChat)('%s', (title, parameters) => {
	const toClient1 = parameters('', toClient('client-1'));

	test("goes on in the client's newest active chat", async () => {
		for (const [chat_id, status] of [
			['chat_old', 'active'],
			['chat_new', 'active'],
			['chat_closed', 'closed'],
		])
			sandbox.now.createChat({ chat_id, client_id: 'client-1', status });
		sandbox.now.store.chats[0].last_activity = '2026-01-01T00:00:00.000Z';
		const { done } = await sandbox.run(toClient1);
		expect(done).toMatchObject([{ chat_id: 'chat_new' }]);
		expect(pathsOf(sandbox.now)[0]).toBe(LOOKUP);
		expect(opened()).toEqual([]);
		for (const { body } of written()) expect(body).toMatchObject({ chat_id: 'chat_new' });
		expect(written().length).toBeGreaterThan(0);
	});

	test.each(['emptyList', 'notFound'] as const)(
		'opens one for a client that is not known (%s), without the metadata of the message',
		async (unknownClient) => {
			sandbox.now.settings.unknownClient = unknownClient;
			const metadata = { metadataMode: 'json', metadataJson: '{"source":"website"}' };
			const { done } = await sandbox.run({ ...toClient1, ...metadata });
			const [{ chat_id }] = sandbox.now.store.chats;
			// A chat that a lead opens is marked as one, whichever way it was opened.
			const flags = title === 'Lead: Capture' ? { lead_collected: true } : {};
			expect(opened().map(({ body }) => body)).toEqual([{ client_id: 'client-1', ...flags }]);
			expect(done).toMatchObject([{ chat_id }]);
			expect(written()[0].body).toMatchObject({ chat_id, metadata: { source: 'website' } });
		},
	);

	test.each<[string, Fault]>([
		['a missing route', { kind: 'status', status: 404, body: { detail: 'Not Found' } }],
		['a web page with 404', { kind: 'html', status: 404 }],
		['404 without a body', { kind: 'emptyBody', status: 404 }],
		['403', { kind: 'status', status: 403 }],
		['an answer that is no list', { kind: 'wrongShape', body: { detail: 'No chats' } }],
	])('%s opens no chat and sends nothing', async (_what, fault) => {
		sandbox.now.addFault({ fault });
		const result = await sandbox.run(toClient1);
		expect(failureDetails(result)).toMatchObject([{ delivered: 'no', attempts: 1 }]);
		expect(pathsOf(sandbox.now)).toEqual([LOOKUP]);
	});

	test('without a client: the address names it; without one, refused before anything is sent', async () => {
		const result = await sandbox.run(parameters('', toClient(' ')));
		if (NAMES_A_PERSON.has(title)) {
			expect(sandbox.now.store.chats).toMatchObject([{ client_id: 'ada@example.com' }]);
			return;
		}
		expect(failureDetails(result)).toMatchObject([{ kind: 'invalid_input' }]);
		expect(result.run.data.resultData.error?.message).toContain("'Client ID'");
		expect(sandbox.now.requests).toEqual([]);
	});
});

describe('lead: capture', () => {
	test("into the client's chat, not into a new one", async () => {
		sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
		const [, leadCapture] = writesIntoChat[4];
		await sandbox.run(leadCapture('', toClient('client-1')));
		expect(sandbox.now.store.leads).toMatchObject([{ chat_id: 'chat_1', name: 'Ada Byron' }]);
	});
});

test("with n8n's Chat Trigger before it, one node holds a conversation over several executions", async () => {
	const parameters = messageSend('', {
		...toClient('={{ $json.sessionId }}'),
		content: '={{ $json.chatInput }}',
		options: { replyField: 'output' },
	});
	for (const [index, chatInput] of ['Hello!', 'How much is it?', 'Thanks, bye!'].entries()) {
		const items = [{ sessionId: 'session-1', action: 'sendMessage', chatInput }];
		const { done } = await sandbox.run(parameters, { items, executionId: String(index) });
		expect(done).toMatchObject([{ output: sandbox.now.store.messages.at(-1)?.content }]);
	}
	expect(sandbox.now.store.chats).toHaveLength(1);
	expect(userTexts(sandbox.now)).toEqual(['Hello!', 'How much is it?', 'Thanks, bye!']);
});

describe('items of one client', () => {
	test('are one lane: one lookup, one chat, in order, one after another', async () => {
		sandbox.now.settings.latencyMs = 15;
		const items = itemsFor('client-1', 'client-2', 'client-1', 'client-1', 'client-2');
		const { done } = await sandbox.run(send(), { items });
		expect(sandbox.now.store.chats).toHaveLength(2);
		expect(reads(sandbox.now)).toHaveLength(2);
		const texts = (client: string) => {
			const chat = sandbox.now.store.chats.find(({ client_id }) => client_id === client);
			return written().filter(({ chatId }) => chatId === chat?.chat_id);
		};
		expect(texts('client-1').map(({ body }) => Object(body).content)).toEqual([
			'text 0',
			'text 2',
			'text 3',
		]);
		for (const [index, request] of texts('client-1').slice(1).entries())
			expect(request.receivedAt).toBeGreaterThanOrEqual(
				Number(texts('client-1')[index].respondedAt),
			);
		expect(done.map(({ content }) => content)).toEqual(items.map(({ text }) => text));
	});

	test('an item that may have arrived holds back the next ones of its client, and only those', async () => {
		sandbox.now.addFault({ match: { content: 'text 0' }, fault: { kind: 'reset' } });
		const { failed, done } = await sandbox.run(send({ maxWait: 0.3 }), {
			items: itemsFor('client-1', 'client-1', 'client-2'),
			settings: { onError: 'continueErrorOutput' },
		});
		expect(failed.map(({ details }) => Object(details).delivered)).toEqual(['unknown', 'no']);
		expect(done).toMatchObject([{ content: 'text 2' }]);
		expect(written().filter(({ bodyText }) => bodyText.includes('text 1'))).toEqual([]);
	});

	test('a later node of the same execution does not look again', async () => {
		const { run } = await sandbox.run(send(), {
			items: itemsFor('client-1'),
			change: ({ nodes, connections }) => {
				const loop = { node: 'Chat', type: 'main' as const, index: 0 };
				// The node's output goes round once more, as in a loop; then it ends.
				return {
					nodes: nodes.map((node) =>
						node.name === 'Chat'
							? {
									...node,
									parameters: {
										...node.parameters,
										clientId: 'client-1',
										content: '={{ "turn " + $runIndex }}',
									},
								}
							: node,
					),
					connections: {
						...connections,
						Items: { main: [[...(connections.Items.main[0] ?? []), loop]] },
					},
				};
			},
		});
		expect(run.status).toBe('success');
		expect(reads(sandbox.now)).toHaveLength(1);
		expect(userTexts(sandbox.now)).toEqual(['turn 0', 'turn 1']);
		expect(sandbox.now.store.chats).toHaveLength(1);
	});
});

describe('the chat is opened, the message is not taken', () => {
	test('partly delivered, with the chat; Retry On Fail uses it', async () => {
		const refuse = {
			match: { content: 'text 0' },
			fault: { kind: 'status', status: 400 },
		} as const;
		sandbox.now.addFault(refuse);
		const first = await sandbox.run(send(), { items: itemsFor('client-1') });
		expect(failureDetails(first)).toMatchObject([
			{
				kind: 'invalid_request',
				delivered: 'partly',
				delivered_steps: ['chat'],
				chat_id: sandbox.now.store.chats[0].chat_id,
			},
		]);
		sandbox.now.reset();
		sandbox.now.addFault(refuse);
		const second = await sandbox.run(send(), { items: itemsFor('client-1'), settings: RETRIES });
		expect(second.run.status).toBe('success');
		expect(sandbox.now.store.chats).toHaveLength(1);
		expect(userTexts(sandbox.now)).toEqual(['text 0']);
	});
});

describe('the answer to the new chat is lost', () => {
	const lose = (store: boolean) =>
		sandbox.now.addFault({ match: { path: NEW_CHAT }, store, fault: { kind: 'reset' } });

	test.each<[string, INodeParameters]>([
		['message: send', send({ maxWait: 0.5 })],
		['chat: getOrCreate', chatGetOrCreate('client-1', { options: { maxWait: 0.5 } })],
	])("%s: it is found in the client's list", async (_name, parameters) => {
		lose(true);
		const result = await sandbox.run(parameters, { items: itemsFor('client-1') });
		expect(result.done).toMatchObject([{ chat_id: sandbox.now.store.chats[0].chat_id }]);
		expect(opened()).toHaveLength(1);
		expect(sandbox.now.store.chats).toHaveLength(1);
		expect(hintsOf(result)).toEqual([expect.stringContaining('found')]);
	});

	test('it never arrived: unknown, and nothing is written', async () => {
		lose(false);
		const result = await sandbox.run(send({ maxWait: 0.3 }), {
			items: itemsFor('client-1', 'client-1'),
			settings: { onError: 'continueRegularOutput' },
		});
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'delivery_unknown', delivered: 'unknown' },
			{ kind: 'delivery_unknown', delivered: 'no' },
		]);
		expect(opened()).toHaveLength(1);
		expect(written()).toEqual([]);
	});

	test('it never arrived: opened once more with Check History and Resend', async () => {
		lose(false);
		const options = { maxWait: 0.3, onUncertainDelivery: 'checkHistoryAndResend' };
		const { done } = await sandbox.run(send(options), { items: itemsFor('client-1') });
		expect(done).toMatchObject([{ content: 'text 0' }]);
		expect(opened()).toHaveLength(2);
		expect(sandbox.now.store.chats).toHaveLength(1);
	});
});
