import type { IDataObject } from 'n8n-workflow';
import { failureDetails } from '../delivery/leftBehind';
import { posts, reads, userTexts } from '../delivery/useFreshSandbox';
import { messageSend } from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';
import { waitUntil } from '../waitUntil';
import { beginningWith, chatGetOrCreate, toClient } from './operationParameters';

const sandbox = useSandbox();

const NEW_CHAT = '/external/message/new-chat';
const CLIENTS = 50;

const send = messageSend('', { ...toClient('={{ $json.client }}'), content: '={{ $json.text }}' });

/** 200 first messages from 50 clients, the clients in turn. */
const messages = Array.from({ length: 200 }, (_, index) => ({
	client: `client-${index % CLIENTS}`,
	text: `text ${index}`,
}));

function expectOneChatPerClient(): void {
	const clients = sandbox.now.store.chats.map(({ client_id }) => client_id);
	expect(clients).toHaveLength(CLIENTS);
	expect(new Set(clients).size).toBe(CLIENTS);
	expect(userTexts(sandbox.now).sort()).toEqual(messages.map(({ text }) => text).sort());
	for (const { chat_id, client_id } of sandbox.now.store.chats) {
		const own = sandbox.now.store.messages.filter(
			(message) => message.chat_id === chat_id && message.sender === 'user',
		);
		const wanted = messages.filter(({ client }) => client === client_id);
		expect(own.map(({ content }) => content).sort()).toEqual(wanted.map(({ text }) => text).sort());
	}
}

const chatsOf = (client: string) =>
	sandbox.now.store.chats.filter(({ client_id }) => client_id === client);

/** Runs that use one client at the same time; each gets an id of its own. */
const atOnce = async (runs: IDataObject[][], parameters = send) =>
	await Promise.all(
		runs.map(
			async (items, index) =>
				await sandbox.run(parameters, { items, executionId: String(index + 1) }),
		),
	);

describe.each([0, 5])('with a latency of %d ms', (latencyMs) => {
	beforeEach(() => {
		sandbox.now.settings.latencyMs = latencyMs;
	});

	test('200 first messages from 50 new clients in one execution open exactly 50 chats', async () => {
		const { run } = await sandbox.run(send, { items: messages });
		expect(run.status).toBe('success');
		expectOneChatPerClient();
		expect(reads(sandbox.now)).toHaveLength(CLIENTS);
	});

	test('spread over 20 executions at once they open exactly 50 chats', async () => {
		// Execution n gets the messages n, n + 20, …: every client is in several executions.
		const runs = Array.from({ length: 20 }, (_, run) =>
			messages.filter((_message, index) => index % 20 === run),
		);
		const results = await atOnce(runs);
		expect(results.map(({ run }) => run.status)).toEqual(Array(20).fill('success'));
		expectOneChatPerClient();
	});
});

test('the initial messages of a new chat are in it before another execution may use it', async () => {
	sandbox.now.settings.latencyMs = 10;
	const begin = chatGetOrCreate(
		'client-1',
		beginningWith({ content: 'First' }, { content: 'Second' }),
	);
	const [began] = await Promise.all([
		sandbox.run(begin, { executionId: '1' }),
		waitUntil(() => posts(sandbox.now).length === 1, 'the chat is being opened').then(
			async () =>
				await sandbox.run(send, {
					items: [{ client: 'client-1', text: 'Third' }],
					executionId: '2',
				}),
		),
	]);
	expect(began.run.status).toBe('success');
	expect(userTexts(sandbox.now)).toEqual(['First', 'Second', 'Third']);
	expect(sandbox.now.store.chats).toHaveLength(1);
});

test('another base URL or token is another Optimly: nobody waits for its lock', async () => {
	sandbox.now.addFault({ match: { path: NEW_CHAT }, fault: { kind: 'hang' } });
	const canceled = waitUntil(() => posts(sandbox.now).length === 1, 'a chat is being opened');
	let ready = () => {};
	const cancelWhen = new Promise<void>((resolve) => {
		ready = resolve;
	});
	const items = [{ client: 'client-1', text: 'text 0' }];
	const held = sandbox.run(send, { items, cancelWhen, executionId: '1' });
	await canceled;
	const { token, url } = sandbox.now;
	const { run } = await sandbox.run(send, {
		items,
		executionId: '2',
		credential: sandbox.credential({
			baseUrl: url.replace('127.0.0.1', 'localhost'),
			accessToken: token,
		}),
	});
	expect(run.status).toBe('success');
	ready();
	expect((await held).run.status).toBe('canceled');
});

describe('while another execution opens the chat of the same client', () => {
	const items = [{ client: 'client-1', text: 'text 0' }];

	/** A run that ends when told to. */
	function cancellable(executionId: string, own: IDataObject[] = items) {
		let cancel = () => {};
		const cancelWhen = new Promise<void>((resolve) => {
			cancel = resolve;
		});
		return { cancel, run: sandbox.run(send, { items: own, executionId, cancelWhen }) };
	}

	/** The first execution is at the server with its new chat; the answer takes its time. */
	async function firstIsOpening(ms: number) {
		const match = { path: NEW_CHAT, content: 'client-1' };
		sandbox.now.addFault({ match, fault: { kind: 'delay', ms } });
		const first = cancellable('1');
		await waitUntil(() => posts(sandbox.now).length === 1, 'the first one opens a chat');
		return first;
	}

	/** A second execution that waits for the first: another item of it, begun later, has arrived. */
	async function secondIsWaiting() {
		const others = [...items, { client: 'client-2', text: 'elsewhere' }];
		const second = cancellable('2', others);
		const arrived = () => userTexts(sandbox.now).includes('elsewhere');
		await waitUntil(arrived, 'the second one is at work');
		return second;
	}

	test('cancel ends the wait at once; nothing was sent for it', async () => {
		const first = await firstIsOpening(60_000);
		const second = await secondIsWaiting();
		const start = Date.now();
		second.cancel();
		const result = await second.run;
		expect(Date.now() - start).toBeLessThan(1000);
		expect(result.run.status).toBe('canceled');
		const error = result.run.data.resultData.runData.Chat?.at(-1)?.error;
		const { details } = Object(error ?? result.run.data.resultData.error).context;
		expect(details).toMatchObject({ kind: 'cancelled', delivered: 'no', attempts: 0 });
		expect(posts(sandbox.now).filter(({ bodyText }) => bodyText.includes('client-1'))).toHaveLength(
			1,
		);
		first.cancel();
		expect((await first.run).run.status).toBe('canceled');
	});

	test('when the first is canceled, the next in line goes on', async () => {
		const first = await firstIsOpening(60_000);
		const second = await secondIsWaiting();
		first.cancel();
		await first.run;
		const { run, done } = await second.run;
		expect(run.status).toBe('success');
		expect(done).toMatchObject([{ content: 'text 0' }, { content: 'elsewhere' }]);
		expect(chatsOf('client-1')).toHaveLength(1);
	});

	test('one that gives up waiting lets nobody in before the first is done', async () => {
		const first = await firstIsOpening(500);
		const second = await secondIsWaiting();
		second.cancel();
		expect((await second.run).run.status).toBe('canceled');
		expect(chatsOf('client-1')).toEqual([]);
		const third = cancellable('3');
		const results = await Promise.all([first.run, third.run]);
		expect(results.map(({ run }) => run.status)).toEqual(['success', 'success']);
		expect(chatsOf('client-1')).toHaveLength(1);
	});

	test('when the first fails, the next one looks for itself', async () => {
		sandbox.now.addFault({ match: { path: NEW_CHAT }, fault: { kind: 'status', status: 400 } });
		const results = await atOnce([items, [{ client: 'client-1', text: 'text 1' }]]);
		expect(results.map(({ run }) => run.status).sort()).toEqual(['error', 'success']);
		const failed = results.filter(({ run }) => run.status === 'error');
		expect(failed.flatMap(failureDetails)).toMatchObject([
			{ kind: 'invalid_request', delivered: 'no' },
		]);
		expect(chatsOf('client-1')).toHaveLength(1);
	});
});
