import type { INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../sandbox';
import { failureDetails } from '../delivery/leftBehind';
import { posts, reads, userTexts } from '../delivery/useFreshSandbox';
import { messageSend } from '../engine/parameters';
import { pathsOf, useSandbox } from '../engine/useSandbox';
import { elseToClient, NAMES_A_PERSON, writesIntoChat } from './operationParameters';

const sandbox = useSandbox();

const NEW_CHAT = '/external/message/new-chat';
const RETRIES = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

const opened = () => posts(sandbox.now).filter(({ path }) => path === NEW_CHAT);
const textsTo = (chatId: string) =>
	posts(sandbox.now)
		.filter((request) => request.chatId === chatId)
		.map(({ body }) => Object(body).content);

/** Sends the text of each item to a chat that does not exist, else to the client's chat. */
const send = (options: INodeParameters = {}) =>
	messageSend('={{ $json.chat }}', {
		content: '={{ $json.text }}',
		...elseToClient('={{ $json.client }}', options),
	});

const dead = (text: string, chat = 'chat_dead', client = 'client-1') => ({ chat, client, text });

describe.each(writesIntoChat)('%s', (title, parameters) => {
	test('stops with an error by default, and opens nothing', async () => {
		const result = await sandbox.run(parameters('chat_dead'));
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'not_found', delivered: 'no', chat_id: 'chat_dead' },
		]);
		expect(sandbox.now.requests).toHaveLength(1);
	});

	test('create: opens a chat for the client, writes there, and says so', async () => {
		const { done } = await sandbox.run(parameters('chat_dead', elseToClient('client-1')));
		const [{ chat_id, client_id }] = sandbox.now.store.chats;
		expect(client_id).toBe('client-1');
		expect(opened()).toHaveLength(1);
		expect(done).toMatchObject([{ chat_id }]);
		expect(JSON.stringify(done)).not.toContain('chat_dead');
		expect(posts(sandbox.now).at(-1)?.body).toMatchObject({ chat_id });
	});

	test("create: goes on in the client's active chat when there is one", async () => {
		sandbox.now.createChat({ chat_id: 'chat_2', client_id: 'client-1' });
		const { done } = await sandbox.run(parameters('chat_dead', elseToClient('client-1')));
		expect(done).toMatchObject([{ chat_id: 'chat_2' }]);
		expect(opened()).toEqual([]);
	});

	test('create: a chat that is there is used, and the client is not looked up', async () => {
		sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-9' });
		const { done } = await sandbox.run(parameters('chat_1', elseToClient('client-1')));
		expect(done).toMatchObject([{ chat_id: 'chat_1' }]);
		expect(reads(sandbox.now)).toEqual([]);
		expect(opened()).toEqual([]);
	});

	test.each<[string, Fault]>([
		['a missing route', { kind: 'status', status: 404, body: { detail: 'Not Found' } }],
		['a web page with 404', { kind: 'html', status: 404 }],
		['404 without a body', { kind: 'emptyBody', status: 404 }],
		['403', { kind: 'status', status: 403, body: { detail: 'Chat not found' } }],
	])('create: %s opens nothing', async (_what, fault) => {
		sandbox.now.addFault({ fault });
		const result = await sandbox.run(parameters('chat_dead', elseToClient('client-1')));
		expect(failureDetails(result)).toMatchObject([{ delivered: 'no' }]);
		expect(sandbox.now.requests).toHaveLength(1);
	});

	test('create without a client: the address names it; without one, refused before anything is sent', async () => {
		const options = { ifChatNotFound: 'create' };
		const result = await sandbox.run(parameters('chat_dead', { options }));
		if (NAMES_A_PERSON.has(title)) {
			expect(sandbox.now.store.chats).toMatchObject([{ client_id: 'ada@example.com' }]);
			return;
		}
		expect(failureDetails(result)).toMatchObject([{ kind: 'invalid_input' }]);
		expect(result.run.data.resultData.error?.message).toContain("'Client ID'");
		expect(sandbox.now.requests).toEqual([]);
	});

	test('create: without a client, the session of the input names it', async () => {
		if (NAMES_A_PERSON.has(title)) return;
		const options = { ifChatNotFound: 'create' };
		const items = [{ sessionId: 'session-1', action: 'sendMessage', chatInput: 'Hello!' }];
		await sandbox.run(parameters('chat_dead', { options }), { items });
		expect(sandbox.now.store.chats).toMatchObject([{ client_id: 'session-1' }]);
	});
});

test('20 items to one dead chat open one chat, and arrive there in order', async () => {
	const items = Array.from({ length: 20 }, (_, index) => dead(`text ${index}`));
	const { done } = await sandbox.run(send(), { items });
	expect(opened()).toHaveLength(1);
	expect(reads(sandbox.now)).toHaveLength(1);
	const [{ chat_id }] = sandbox.now.store.chats;
	expect(textsTo(chat_id)).toEqual(items.map(({ text }) => text));
	expect(done.map((item) => item.chat_id)).toEqual(Array(20).fill(chat_id));
});

test('dead chats of several clients open one each, side by side', async () => {
	const items = Array.from({ length: 20 }, (_, index) =>
		dead(`text ${index}`, `chat_dead_${index % 4}`, `client-${index % 4}`),
	);
	await sandbox.run(send(), { items });
	expect(sandbox.now.store.chats.map(({ client_id }) => client_id).sort()).toEqual([
		'client-0',
		'client-1',
		'client-2',
		'client-3',
	]);
});

test('a dead chat and its client, side by side: who waits for the other does not look the client up again', async () => {
	sandbox.now.createChat({ chat_id: 'chat_2', client_id: 'client-2' });
	sandbox.now.addFault({ match: { path: NEW_CHAT }, fault: { kind: 'delay', ms: 500 } });
	// Two at a time: the client's item begins when the chat in place of the dead one is being opened.
	const items = [dead('text 0'), dead('text 1', 'chat_2', 'client-2'), dead('text 2', '')];
	const parameters = {
		...send({ maxParallelChats: 2 }),
		chatSource: '={{ $json.chat ? "id" : "client" }}',
		clientId: '={{ $json.client }}',
	};
	const { done } = await sandbox.run(parameters, { items });
	expect(reads(sandbox.now)).toHaveLength(1);
	expect(done[2].chat_id).toBe(done[0].chat_id);
});

test('in an envelope the words of a missing chat and of a missing route are told apart as well', async () => {
	sandbox.now.settings.envelope = true;
	const { done } = await sandbox.run(send(), { items: [dead('text 0')] });
	expect(done).toHaveLength(1);
	sandbox.now.addFault({
		fault: {
			kind: 'status',
			status: 404,
			body: { success: false, error: 'http_404', detail: 'Not Found' },
		},
	});
	const missing = await sandbox.run(send(), { items: [dead('text 1', 'chat_other')] });
	expect(failureDetails(missing)).toMatchObject([{ kind: 'not_found' }]);
	expect(textsTo('chat_other')).toEqual(['text 1']);
});

describe('a re-run', () => {
	test('does not send again what went to the replacement', async () => {
		sandbox.now.addFault({
			match: { content: 'text 1' },
			nth: 2,
			fault: { kind: 'status', status: 400 },
		});
		const items = [dead('text 0'), dead('text 1'), dead('text 2')];
		const { done, run } = await sandbox.run(send(), { items, settings: RETRIES });
		expect(run.status).toBe('success');
		const [{ chat_id }] = sandbox.now.store.chats;
		expect(userTexts(sandbox.now)).toEqual(['text 0', 'text 1', 'text 2']);
		expect(textsTo(chat_id)).toEqual(['text 0', 'text 1', 'text 1', 'text 2']);
		expect(done).toMatchObject(items.map(({ text }) => ({ chat_id, content: text })));
		expect(opened()).toHaveLength(1);
	});

	test('finds in the replacement what may have arrived there', async () => {
		// The POST to the replacement is stored and its answer lost; the history cannot be read at first.
		sandbox.now.addFault({
			match: { method: 'POST', content: 'text 0' },
			nth: 2,
			store: true,
			fault: { kind: 'reset' },
		});
		sandbox.now.addFault({
			match: { path: '^/external/chat/.*/messages' },
			fault: { kind: 'status', status: 403 },
		});
		const { done, run } = await sandbox.run(send({ maxWait: 0.4 }), {
			items: [dead('text 0')],
			settings: RETRIES,
		});
		expect(run.data.resultData.error).toBeUndefined();
		expect(userTexts(sandbox.now)).toEqual(['text 0']);
		expect(done).toMatchObject([
			{ chat_id: sandbox.now.store.chats[0].chat_id, content: 'text 0' },
		]);
		expect(pathsOf(sandbox.now).filter((path) => path.includes('chat_dead/messages'))).toEqual([]);
	});

	test('a chat that appears late does not get what went to the replacement', async () => {
		const items = [dead('text 0'), dead('text 1', 'chat_2')];
		sandbox.now.createChat({ chat_id: 'chat_2', client_id: 'client-2' });
		sandbox.now.addFault({ match: { content: 'text 1' }, fault: { kind: 'status', status: 400 } });
		const first = await sandbox.run(send(), { items });
		sandbox.now.createChat({ chat_id: 'chat_dead', client_id: 'client-1' });
		const second = await sandbox.run(send(), { retryOf: first.stored, executionId: '2' });
		expect(second.run.status).toBe('success');
		expect(userTexts(sandbox.now)).toEqual(['text 0', 'text 1']);
	});
});
