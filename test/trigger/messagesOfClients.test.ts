import { logOfN8n } from '../engine/logOfN8n';
import { chat, message, useListServer, wholeSeconds } from './listServer';
import { contentsOf } from './useTrigger';

const server = useListServer();

const HOUR = 3_600_000;
const START = Date.parse('2026-01-01T00:00:00Z');
const watching = { event: 'newMessage', watch: 'clients', clientIds: ['ada', 'bob'] };
const iso = (time: number) => new Date(time).toISOString();

/** What happened in a chat: how many messages, and when the last. */
const with_ = (message_count: number, last: number) => ({
	message_count,
	last_activity: iso(last),
});
const texts = (count: number, time = START) =>
	Array.from({ length: count }, (_, index) => message(`m${index + 1}`, time + index * 1000));

beforeEach(() => {
	server.chats('ada', []);
	server.chats('bob', []);
});

test('clients whose chats did not change cost one request each, however many chats they have', async () => {
	const old = Array.from({ length: 30 }, (_, i) => chat(`c${i}`, START, with_(50, START + i)));
	server.chats('ada', old);
	const active = await server.trigger(watching).activate();
	await active.poll();
	await active.poll();
	expect(server.paths).toEqual(
		[1, 2, 3].flatMap(() => ['/external/chat/ada/chats', '/external/chat/bob/chats']),
	);
});

test('a chat whose count and activity changed is read: what is new comes once, with client and chat', async () => {
	server.chats('ada', [
		chat('a', START, with_(3, START + 2000)),
		chat('b', START, with_(1, START)),
	]);
	const active = await server.trigger(watching).activate();
	server.chats('ada', [
		chat('a', START, with_(5, START + 4000)),
		chat('b', START, with_(1, START)),
	]);
	server.messages('a', texts(5));
	const items = await active.poll();
	expect(contentsOf(items)).toEqual(['m4', 'm5']);
	expect(items[0]).toMatchObject({ event: 'newMessage', client_id: 'ada', chat_id: 'a' });
	expect(server.paths.filter((path) => path.endsWith('/messages'))).toEqual([
		'/external/chat/a/messages',
	]);
	expect(await active.poll()).toEqual([]);
	server.chats('ada', [chat('a', START, with_(6, START + 5000))]);
	server.messages('a', texts(6));
	expect(contentsOf(await active.poll())).toEqual(['m6']);
});

test('all messages of a chat that is opened later come', async () => {
	const active = await server.trigger(watching).activate();
	server.chats('bob', [chat('new', Date.now(), with_(2, Date.now()))]);
	server.messages('new', texts(2));
	expect(contentsOf(await active.poll())).toEqual(['m1', 'm2']);
	expect(await active.poll()).toEqual([]);
});

test.each<[string, object, object]>([
	['no count', { last_activity: iso(START + 2000) }, { last_activity: iso(START + 4000) }],
	['no activity', { message_count: 3 }, { message_count: 5 }],
	['neither', {}, {}],
	[
		'whole seconds, and the new ones in the same second as the last',
		{ message_count: 3, last_activity: wholeSeconds(START + 4000) },
		{ message_count: 5, last_activity: wholeSeconds(START + 4000) },
	],
	['a count that is late', with_(3, START + 2000), with_(3, START + 4000)],
])('the list of chats tells %s: nothing is lost', async (_what, before, after) => {
	server.chats('ada', [chat('a', START, before)]);
	server.messages('a', texts(3));
	const active = await server.trigger(watching).activate();
	server.chats('ada', [chat('a', START, after)]);
	server.messages('a', texts(5));
	expect(contentsOf(await active.poll())).toEqual(['m4', 'm5']);
	expect(await active.poll()).toEqual([]);
});

test('a count of the user messages alone does not make old ones new', async () => {
	server.chats('ada', [chat('a', START, with_(5, START + 19_000))]);
	const active = await server.trigger(watching).activate();
	server.chats('ada', [chat('a', START, with_(6, START + 20_000))]);
	server.messages('a', texts(21));
	expect(contentsOf(await active.poll())).toEqual(['m21']);
});

test('the messages cannot be read, or are listed late: they come with a later poll', async () => {
	server.chats('ada', [chat('a', START, with_(3, START + 2000))]);
	const active = await server.trigger(watching).activate();
	server.chats('ada', [chat('a', START, with_(5, START + 4000))]);
	server.breaks('a');
	expect(await active.poll()).toEqual([]);
	server.messages('a', texts(4));
	expect(contentsOf(await active.poll())).toEqual(['m4']);
	server.messages('a', texts(5));
	expect(contentsOf(await active.poll())).toEqual(['m5']);
	expect(await active.poll()).toEqual([]);
	expect(active.errors).toEqual([]);
});

test('a chat that is missing in the list for a while does not come again', async () => {
	const list = [chat('a', START, with_(3, START + 2000))];
	server.chats('ada', list);
	const active = await server.trigger(watching).activate();
	server.chats('ada', []);
	expect(await active.poll()).toEqual([]);
	server.chats('ada', list);
	expect(await active.poll()).toEqual([]);
	expect(server.paths.filter((path) => path.endsWith('/messages'))).toEqual([]);
});

test('lists of messages that the server caps at the oldest: noticed, said once, and not read for ever', async () => {
	server.chats('ada', [chat('a', START, with_(100, START + 99_000))]);
	const active = await server.trigger(watching).activate();
	server.chats('ada', [chat('a', START, with_(103, Date.now()))]);
	server.messages('a', texts(100));
	for (let poll = 0; poll < 8; poll++) expect(await active.poll()).toEqual([]);
	const reads = server.paths.filter((path) => path.endsWith('/messages')).length;
	expect(reads).toBeGreaterThan(1);
	expect(reads).toBeLessThan(6);
	const said = (await logOfN8n()).split('Optimly does not list all messages').length - 1;
	expect(said).toBe(1);
});

test('lists of messages that the server caps at the newest: nothing is lost', async () => {
	server.chats('ada', [chat('a', START, with_(500, START + 499_000))]);
	const active = await server.trigger(watching).activate();
	server.chats('ada', [chat('a', START, with_(503, START + 502_000))]);
	server.messages('a', texts(503).slice(-100));
	expect(contentsOf(await active.poll())).toEqual(['m501', 'm502', 'm503']);
});

test('lists of messages that the server caps at the newest, and that do not overlap: that is said once', async () => {
	const words = 'a list shows nothing of what it showed before';
	const times = async () => (await logOfN8n()).split(words).length - 1;
	server.chats('ada', [chat('a', START, with_(100, START + 99_000))]);
	const active = await server.trigger(watching).activate();
	const before = await times();
	const freshAt = async (count: number) => {
		server.chats('ada', [chat('a', START, with_(count, START + (count - 1) * 1000))]);
		server.messages('a', texts(count).slice(-100));
		return (await active.poll()).length;
	};
	expect([await freshAt(103), await freshAt(160)]).toEqual([3, 57]);
	expect(await times()).toBe(before);
	expect([await freshAt(400), await freshAt(700)]).toEqual([100, 100]);
	expect(await times()).toBe(before + 1);
});

test('the first look at a client fails: messages since then come, older ones do not', async () => {
	server.breaks('bob');
	const active = await server.trigger(watching).activate();
	const now = Date.now();
	server.chats('bob', [
		chat('old', START, with_(9, now - 2 * HOUR)),
		chat('lively', START, with_(3, now)),
	]);
	server.messages('lively', [...texts(2), message('new', now)]);
	expect(contentsOf(await active.poll())).toEqual(['new']);
	expect(await active.poll()).toEqual([]);
	expect(server.paths.filter((path) => path.endsWith('/messages'))).toEqual([
		'/external/chat/lively/messages',
	]);
});

test('the first look at a chat fails behind that of its client: its messages come later', async () => {
	server.breaks('bob');
	const active = await server.trigger(watching).activate();
	const now = Date.now();
	server.chats('bob', [chat('lively', START, with_(3, now))]);
	server.breaks('lively');
	expect(await active.poll()).toEqual([]);
	server.messages('lively', [...texts(2), message('new', now)]);
	expect(contentsOf(await active.poll())).toEqual(['new']);
	expect(await active.poll()).toEqual([]);
});

test('Include Existing: what is there at the first look comes, and that once', async () => {
	server.chats('ada', [
		chat('a', START, with_(3, START + 2000)),
		chat('empty', START, with_(0, START)),
	]);
	server.messages('a', texts(3));
	const parameters = { ...watching, options: { emitExisting: true } };
	const active = await server.trigger(parameters).activate();
	expect(contentsOf(active.items)).toEqual(['m1', 'm2', 'm3']);
	expect(await active.poll()).toEqual([]);
	expect(server.paths).not.toContain('/external/chat/empty/messages');
});

test.each(['workflow', 'cursor'] as const)(
	'n8n restarts (%s): nothing twice, nothing lost',
	async (keeps) => {
		server.chats('ada', [chat('a', START, with_(3, START + 2000))]);
		const active = await server.trigger(watching, { keeps }).activate();
		for (let count = 4; count <= 8; count++) {
			active.restart();
			server.chats('ada', [chat('a', START, with_(count, START + count * 1000))]);
			server.messages('a', texts(count));
			expect(contentsOf(await active.poll())).toEqual([`m${count}`]);
			active.restart();
			expect(await active.poll()).toEqual([]);
		}
	},
);

test('of a client with 60 lively chats, what is remembered stays under 40 kB', async () => {
	const chats = (count: number) =>
		Array.from({ length: 60 }, (_, i) =>
			chat(`c${i}`, START, with_(count, START + i + count * 1000)),
		);
	server.chats('ada', chats(100));
	const active = await server.trigger(watching).activate();
	for (let index = 0; index < 60; index++) server.messages(`c${index}`, texts(101));
	server.chats('ada', chats(101));
	expect(await active.poll()).toHaveLength(60);
	server.chats('ada', chats(102));
	for (let index = 0; index < 60; index++) server.messages(`c${index}`, texts(102));
	expect(await active.poll()).toHaveLength(60);
	expect(active.saved.length).toBeLessThan(40_000);
});
