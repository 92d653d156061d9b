import type { INodeParameters } from 'n8n-workflow';
import { concurrency } from '../engine/orderOnTheWire';
import type { EngineRun } from '../engine/engine';
import { messageSend } from '../engine/parameters';
import { toClient } from '../operations/operationParameters';
import { waitUntil } from '../waitUntil';
import { failureDetails } from './leftBehind';
import { itemsIn, posts, useFreshSandbox, userTexts } from './useFreshSandbox';

/** An item that waits for others leaves its place in Max Parallel Chats to the next item. */

const sandbox = useFreshSandbox();

const send = (options: INodeParameters = {}) =>
	messageSend('={{ $json.chat }}', { content: '={{ $json.text }}', options });

/** Items of one execution: their texts say whose they are, and in which chat. */
const itemsOf = (whose: string, chats: readonly string[]) =>
	chats.map((chat) => ({ chat, text: `${whose} in ${chat}` }));

const run = async (
	whose: string,
	chats: readonly string[],
	options: INodeParameters = {},
	more: Partial<EngineRun> = {},
) =>
	await sandbox.run(send(options), {
		items: itemsOf(whose, chats),
		executionId: whose,
		...more,
	});

/** Requests in whose text something stands are not answered until what is returned is called. */
function hold(content: string): () => void {
	let letGo = () => {};
	const until = new Promise<void>((resolve) => (letGo = resolve));
	sandbox.now.addFault({ match: { content }, times: 99, fault: { kind: 'hold', until } });
	return () => letGo();
}

const postsOf = (whose: string) =>
	posts(sandbox.now).filter(({ bodyText }) => bodyText.includes(`"${whose} in `));

const areSent = async (whose: string, count: number) =>
	await waitUntil(() => postsOf(whose).length >= count, `${whose} has sent ${count}`);

const inChat = (chat: string) => userTexts(sandbox.now).filter((text) => text.endsWith(` ${chat}`));

test('chats that others write into hold up no other chat of the run', async () => {
	itemsIn(sandbox.now, 'a', 'b', 'c', 'd');
	const letGo = hold('others in');
	const others = run('others', ['a', 'b']);
	await areSent('others', 2);
	const mine = run('mine', ['a', 'a', 'b', 'c', 'd', 'c'], { maxParallelChats: 2 });
	await waitUntil(() => inChat('c').length + inChat('d').length === 3, 'the other chats are done');
	expect(postsOf('mine')).toHaveLength(3);
	letGo();
	await others;
	expect((await mine).done).toHaveLength(6);
	expect(inChat('a')).toEqual(['others in a', 'mine in a', 'mine in a']);
});

test('with Max Parallel Chats 1 all is sent in input order: a chat that is waited for holds up the next', async () => {
	itemsIn(sandbox.now, 'a', 'b');
	const letGo = hold('others in');
	const others = run('others', ['a']);
	await areSent('others', 1);
	const mine = run('mine', ['a', 'b'], { maxParallelChats: 1 });
	const later = run('later', ['a']);
	letGo();
	await Promise.all([others, mine, later]);
	expect(postsOf('mine').map(({ chatId }) => chatId)).toEqual(['a', 'b']);
});

test('never more at once than Max Parallel Chats, when all come back at the same moment, too', async () => {
	const busy = ['a', 'b', 'c', 'd', 'e', 'f'];
	itemsIn(sandbox.now, ...busy, 'x', 'y', 'z');
	sandbox.now.settings.latencyMs = 5;
	const letOthersGo = hold('others in');
	const letMineGo = hold('mine in');
	const others = run('others', busy);
	await areSent('others', busy.length);
	const mine = run('mine', [...busy, 'x', 'y', 'z'], { maxParallelChats: 2 });
	await areSent('mine', 2);
	letOthersGo();
	await others;
	letMineGo();
	expect((await mine).done).toHaveLength(9);
	expect(concurrency(postsOf('mine'))).toBe(2);
});

test('the turn that has come is kept while the item waits for a place: nobody passes it', async () => {
	itemsIn(sandbox.now, 'a', 'x', 'y');
	const letOthersGo = hold('others in');
	const letMineGo = hold('mine in');
	const others = run('others', ['a']);
	await areSent('others', 1);
	const mine = run('mine', ['a', 'x', 'y'], { maxParallelChats: 2 });
	await areSent('mine', 2);
	const third = run('third', ['a']);
	letOthersGo();
	await others;
	letMineGo();
	await Promise.all([mine, third]);
	expect(inChat('a')).toEqual(['others in a', 'mine in a', 'third in a']);
});

test('an item that waits for the key of another execution does the same', async () => {
	itemsIn(sandbox.now, 'a', 'b', 'c', 'd');
	const keyed = { idempotencyKey: '={{ $json.chat }}' };
	const letGo = hold('same in');
	const first = run('same', ['a', 'b'], keyed);
	await areSent('same', 2);
	const items = [...itemsOf('same', ['a', 'b']), ...itemsOf('mine', ['c', 'd'])];
	const second = run('second', [], { ...keyed, maxParallelChats: 2 }, { items });
	await waitUntil(() => inChat('c').length + inChat('d').length === 2, 'the other items are done');
	letGo();
	await first;
	const { done } = await second;
	expect(done.map(({ already_delivered }) => already_delivered)).toEqual([
		true,
		true,
		undefined,
		undefined,
	]);
	expect(posts(sandbox.now)).toHaveLength(4);
});

test.each(['cancel', 'stop'])(
	'the %s of a run ends the wait for a place: its chat goes on while requests are still out',
	async (how) => {
		itemsIn(sandbox.now, 'a', 'y');
		const letOthersGo = hold('others in');
		const letGoneGo = hold('mine in gone');
		const letMineGo = hold('mine in');
		const others = run('others', ['a']);
		await areSent('others', 1);
		let cancel = () => {};
		const cancelWhen = new Promise<void>((resolve) => (cancel = resolve));
		const mine = run('mine', ['a', 'gone', 'y'], { maxParallelChats: 2 }, { cancelWhen });
		await areSent('mine', 2);
		const third = run('third', ['a']);
		letOthersGo();
		await others;
		// The turn in its chat has come, and both places are taken.
		if (how === 'cancel') cancel();
		else letGoneGo();
		await third;
		expect(inChat('a')).toEqual(['others in a', 'third in a']);
		letMineGo();
		const [details, ...more] = failureDetails(await mine);
		expect(more).toEqual([]);
		expect(details.kind).toBe(how === 'cancel' ? 'cancelled' : 'not_found');
		const { error } = (await mine).run.data.resultData;
		const other = [details, ...Object(error).context.failed].filter(
			({ chat_id }) => chat_id === 'a',
		);
		expect(other).toMatchObject([{ kind: 'cancelled', delivered: 'no', attempts: 0 }]);
	},
);

test('an item that stops the run while it has no place itself ends the waits for one, too', async () => {
	itemsIn(sandbox.now, 'a', 'b', 'x', 'y');
	const letAGo = hold('others in a');
	const letOthersGo = hold('others in');
	const letMineGo = hold('mine in');
	const others = run('others', ['a', 'b']);
	await areSent('others', 2);
	const options = { maxParallelChats: 2, maxWait: '={{ $json.chat === "b" ? 3 : 300 }}' };
	const mine = run('mine', ['a', 'b', 'x', 'y'], options);
	await areSent('mine', 2);
	const third = run('third', ['a']);
	letAGo();
	// Both places are taken for as long as nothing else ends the wait of the item whose turn has come.
	await third;
	expect(postsOf('mine').map(({ chatId }) => chatId)).toEqual(['x', 'y']);
	letOthersGo();
	letMineGo();
	expect(failureDetails(await mine)).toMatchObject([{ kind: 'conflict', chat_id: 'b' }]);
	await others;
});

test('the time for its turn is part of Max Wait: what is left of it is less for the quota', async () => {
	itemsIn(sandbox.now, 'a');
	const letGo = hold('others in');
	const others = run('others', ['a']);
	await areSent('others', 1);
	// Alone, the second wait is within Max Wait; behind the first it is not.
	sandbox.now.addFault({
		match: { content: 'mine in' },
		fault: { kind: 'retryAfter', seconds: 9 },
	});
	const mine = run('mine', ['a'], { maxWait: 10 });
	const start = Date.now();
	await waitUntil(() => Date.now() - start > 1_500, 'the first wait was long');
	letGo();
	expect(failureDetails(await mine)).toMatchObject([
		{ kind: 'rate_limited', delivered: 'no', attempts: 1 },
	]);
	await others;
	expect(postsOf('mine')).toHaveLength(1);
});

test('chats of one client go one after another: none uses up its Max Wait behind those of its own run', async () => {
	const chats = Array.from({ length: 12 }, (_, index) => `chat ${index}`);
	itemsIn(sandbox.now, ...chats);
	sandbox.now.settings.latencyMs = 100;
	const { clientId } = toClient('client-1');
	const options = { ifChatNotFound: 'create', clientId, maxWait: 0.5 };
	const { done } = await run('mine', chats, options);
	expect(done).toHaveLength(12);
	expect(concurrency(postsOf('mine'))).toBe(1);
});
