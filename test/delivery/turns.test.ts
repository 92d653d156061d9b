import type { INodeParameters } from 'n8n-workflow';
import { toClient } from '../operations/operationParameters';
import { concurrency } from '../engine/orderOnTheWire';
import { messageSend } from '../engine/parameters';
import type { EngineRun } from '../engine/engine';
import { describeOptimly } from '../onlyOptimly';
import { underTest } from '../underTest';
import { waitUntil } from '../waitUntil';
import { posts, useFreshSandbox, userTexts } from './useFreshSandbox';

const sandbox = useFreshSandbox();

/** Starts executions one after the other, without waiting for any of them. */
const startAll = (runs: readonly INodeParameters[], more: Partial<EngineRun> = {}) =>
	runs.map((parameters, index) =>
		sandbox.run(parameters, { executionId: `execution ${index}`, ...more }),
	);

const inChat = (chat: string, text: string, options: INodeParameters = {}) =>
	underTest.send(chat, { content: text, options });

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `text ${index}`);

/** Takes the request that comes next and lets it wait for its answer. */
const holdNext = (ms: number) => sandbox.now.addFault({ times: 1, fault: { kind: 'delay', ms } });

test('five executions at once into one chat: none overlaps another, they arrive in the order of their start', async () => {
	sandbox.now.settings.latencyMs = 20;
	underTest.createChat(sandbox.now, 'a');
	// The first are the slowest: side by side, they would arrive in another order.
	for (const [index, text] of numbered(5).entries()) {
		sandbox.now.addFault({
			match: { content: `"${text}"` },
			fault: { kind: 'delay', ms: 100 - 20 * index },
		});
	}
	await Promise.all(startAll(numbered(5).map((text) => inChat('a', text))));
	expect(concurrency(sandbox.now.requests)).toBe(1);
	expect(userTexts(sandbox.now)).toEqual(numbered(5));
});

test('executions into other chats do not wait', async () => {
	for (const chat of ['a', 'b', 'c']) underTest.createChat(sandbox.now, chat);
	holdNext(2_000);
	const [first, ...others] = startAll([inChat('a', 'slow'), inChat('b', 'x'), inChat('c', 'y')]);
	await Promise.all(others);
	expect(userTexts(sandbox.now)).not.toContain('slow');
	await first;
	expect(userTexts(sandbox.now)).toContain('slow');
});

test('who is canceled while waiting sends nothing, and those behind move up', async () => {
	underTest.createChat(sandbox.now, 'a');
	holdNext(800);
	const underWay = waitUntil(() => posts(sandbox.now).length === 1, 'the first is under way');
	const first = sandbox.run(inChat('a', 'first'), { executionId: '1' });
	const canceled = sandbox.run(inChat('a', 'canceled'), { executionId: '2', cancelWhen: underWay });
	const third = sandbox.run(inChat('a', 'third'), { executionId: '3' });
	expect((await canceled).run.status).toBe('canceled');
	expect(posts(sandbox.now)).toHaveLength(1);
	await Promise.all([first, third]);
	expect(userTexts(sandbox.now)).toEqual(['first', 'third']);
	expect(concurrency(posts(sandbox.now))).toBe(1);
});

test('waiting for a turn counts against Max Wait: past it the item fails, surely not sent', async () => {
	underTest.createChat(sandbox.now, 'a');
	holdNext(1_500);
	const settings = { onError: 'continueErrorOutput' as const };
	const [first, second, third] = startAll(
		[
			inChat('a', 'first'),
			inChat('a', 'impatient', { maxWait: 0.2 }),
			inChat('a', 'patient', { maxWait: 60 }),
		],
		{ settings },
	);
	const { failed } = await second;
	expect(failed).toEqual([
		expect.objectContaining({
			error: expect.stringContaining('Max Wait'),
			details: expect.objectContaining({ kind: 'conflict', delivered: 'no', attempts: 0 }),
		}),
	]);
	expect(posts(sandbox.now)).toHaveLength(1);
	await Promise.all([first, third]);
	expect(userTexts(sandbox.now)).toEqual(['first', 'patient']);
});

test('what an earlier try delivered needs no turn: it is not reported as a conflict', async () => {
	for (const chat of ['a', 'b']) underTest.createChat(sandbox.now, chat);
	const send = underTest.send('={{ $json.chat }}', {
		content: '={{ $json.text }}',
		options: { maxWait: 0, maxParallelChats: 1 },
	});
	const items = [
		{ chat: 'a', text: 'kept' },
		{ chat: 'b', text: 'refused' },
	];
	sandbox.now.addFault({
		match: { content: '"refused"' },
		times: 1,
		fault: { kind: 'status', status: 400 },
	});
	const failed = await sandbox.run(send, { items });
	expect(failed.run.status).toBe('error');
	holdNext(1_000);
	const other = sandbox.run(inChat('a', 'other'), { executionId: '2' });
	await waitUntil(() => posts(sandbox.now).length === 3, 'another execution holds the chat');
	const { done } = await sandbox.run(send, { items, retryOf: failed.stored, executionId: '3' });
	expect(done.map(underTest.textOf)).toEqual(['kept', 'refused']);
	await other;
	expect(userTexts(sandbox.now).filter((text) => text === 'kept')).toHaveLength(1);
});

describeOptimly('chats and clients', () => {
	const toClient1 = (text: string, options: INodeParameters = {}) =>
		messageSend('', { ...toClient('client-1'), content: text, options });

	test('a chat that is named by its client and by its ID is one chat', async () => {
		sandbox.now.createChat({ chat_id: 'a', client_id: 'client-1' });
		sandbox.now.settings.latencyMs = 15;
		const runs = numbered(6).map((text, index) =>
			index % 2 === 0 ? toClient1(text) : messageSend('a', { content: text }),
		);
		await Promise.all(startAll(runs));
		expect(concurrency(posts(sandbox.now))).toBe(1);
		expect(new Set(userTexts(sandbox.now))).toEqual(new Set(numbered(6)));
		// Each way of naming keeps its order.
		const sent = userTexts(sandbox.now);
		for (const kind of [0, 1]) {
			const own = numbered(6).filter((_, index) => index % 2 === kind);
			expect(sent.filter((text) => own.includes(text))).toEqual(own);
		}
	});

	test('first messages of a client at once open one chat and arrive in the order of their start', async () => {
		sandbox.now.settings.latencyMs = 10;
		await Promise.all(startAll(numbered(5).map((text) => toClient1(text))));
		expect(sandbox.now.store.chats).toHaveLength(1);
		expect(userTexts(sandbox.now)).toEqual(numbered(5));
		expect(concurrency(posts(sandbox.now))).toBe(1);
	});

	test('the initial messages of a new chat are written before others write into it', async () => {
		sandbox.now.settings.latencyMs = 20;
		const open = {
			resource: 'chat',
			operation: 'getOrCreate',
			clientId: 'client-1',
			additionalFields: {
				initialMessages: {
					message: [
						{ sender: 'user', content: 'text 0' },
						{ sender: 'user', content: 'text 1' },
					],
				},
			},
		};
		await Promise.all(startAll([open, toClient1('text 2')]));
		expect(userTexts(sandbox.now)).toEqual(numbered(3));
		expect(concurrency(posts(sandbox.now))).toBe(1);
	});

	test('a dead chat that is replaced, its client, and the new chat: nobody waits for ever', async () => {
		sandbox.now.settings.latencyMs = 5;
		sandbox.now.createChat({ chat_id: 'a', client_id: 'client-1' });
		const replacing = (text: string) =>
			messageSend('gone', {
				content: text,
				options: { ifChatNotFound: 'create', clientId: 'client-1' },
			});
		const runs = numbered(12).map(
			(text, index) =>
				[toClient1(text), replacing(text), messageSend('a', { content: text })][index % 3],
		);
		const results = await Promise.all(startAll(runs));
		expect(results.map(({ run }) => run.status)).toEqual(runs.map(() => 'success'));
		expect(new Set(userTexts(sandbox.now)).size).toBe(12);
		const intoA = posts(sandbox.now).filter(({ chatId }) => chatId === 'a');
		expect(concurrency(intoA)).toBe(1);
	}, 30_000);
});
