import { logOfN8n } from '../engine/logOfN8n';
import { chat, message, useListServer } from './listServer';
import { contentsOf } from './useTrigger';

const server = useListServer();

const START = Date.parse('2026-01-01T00:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CAPS = [20, 37, 50, 64, 100, 250];
const PAGES = CAPS.filter((cap) => cap !== 37);

const many = (count: number) =>
	Array.from({ length: count }, (_, index) => message(`${index}`, START + index * 1_000));

/** How often n8n's log says it, more than before. */
async function countsOf(words: string): Promise<() => Promise<number>> {
	const times = async () => (await logOfN8n()).split(words).length - 1;
	const before = await times();
	return async () => (await times()) - before;
}

// n8n makes its log with the first request.
beforeAll(async () => {
	server.messages('chat_1', []);
	await server.trigger({ event: 'newMessage', chatIds: ['chat_1'] }).activate();
});

describe.each(CAPS)('messages of which the newest %d are listed', (cap) => {
	test('the list grows beyond it: each message comes once', async () => {
		const shown = (count: number) => server.messages('chat_1', many(count).slice(-cap));
		shown(cap - 5);
		const active = await server.trigger({ event: 'newMessage', chatIds: ['chat_1'] }).activate();
		for (let count = cap - 5; count < cap + 3 * 7; count += 7) {
			shown(count + 7);
			const fresh = Array.from({ length: 7 }, (_, index) => `${count + index}`);
			expect(contentsOf(await active.poll())).toEqual(fresh);
		}
		expect(await active.poll()).toEqual([]);
	});
});

describe.each(PAGES)('messages of which the oldest %d are listed', (cap) => {
	const words = `a list has exactly ${cap} entries`;

	test('it was so at the first look, in two chats: that is said once, with that number', async () => {
		const said = await countsOf(words);
		for (const id of ['chat_1', 'chat_2']) server.messages(id, many(cap));
		const parameters = { event: 'newMessage', chatIds: ['chat_1', 'chat_2'] };
		const active = await server.trigger(parameters).activate();
		await active.poll();
		expect(await said()).toBe(1);
	});

	test('it was so at the first look of a trigger that includes what is there: that is said at once', async () => {
		const said = await countsOf(words);
		server.messages('chat_1', many(cap));
		const options = { emitExisting: true };
		const active = server.trigger({ event: 'newMessage', chatIds: ['chat_1'], options });
		await active.activate();
		expect(await said()).toBe(1);
	});

	test('it has grown to that length, and stays: that is said once', async () => {
		const said = await countsOf(words);
		server.messages('chat_1', many(cap - 3));
		const active = await server.trigger({ event: 'newMessage', chatIds: ['chat_1'] }).activate();
		server.messages('chat_1', many(cap));
		expect(await active.poll()).toHaveLength(3);
		expect(await said()).toBe(0);
		for (let poll = 0; poll < 3; poll++) expect(await active.poll()).toEqual([]);
		expect(await said()).toBe(1);
	});

	test('the list of a client, too', async () => {
		const said = await countsOf(words);
		const opened = (count: number) =>
			Array.from({ length: count }, (_, index) => chat(`c${index}`, START + index * 1_000));
		server.chats('ada', opened(cap - 1));
		const active = await server.trigger({ event: 'newChat', clientIds: ['ada'] }).activate();
		server.chats('ada', opened(cap));
		expect(await active.poll()).toHaveLength(1);
		await active.poll();
		expect(await said()).toBe(1);
	});
});

describe.each(CAPS)('chats of which the %d that were active last are listed', (cap) => {
	interface Talk {
		readonly id: string;
		readonly opened: number;
		readonly said: number[];
	}

	/** More chats than are listed, each a day younger than the one before. */
	const talks = (): Talk[] =>
		Array.from({ length: cap + 3 }, (_, index) => {
			const opened = Date.now() - (cap + 10 - index) * DAY;
			return { id: `c${index}`, opened, said: [opened, opened + MINUTE] };
		});

	function show(all: readonly Talk[]): void {
		const last = ({ said }: Talk) => said[said.length - 1];
		const listed = [...all].sort((a, b) => last(b) - last(a)).slice(0, cap);
		server.chats(
			'ada',
			listed.map((talk) =>
				chat(talk.id, talk.opened, {
					message_count: talk.said.length,
					last_activity: new Date(last(talk)).toISOString(),
				}),
			),
		);
		for (const { id, said } of all) {
			server.messages(
				id,
				said.map((at, index) => message(`${id} ${index}`, at, { chat_id: id })),
			);
		}
	}

	test('one that was out of sight is written into: the new message comes, not the old ones', async () => {
		const all = talks();
		show(all);
		const parameters = { event: 'newMessage', watch: 'clients', clientIds: ['ada'] };
		const active = await server.trigger(parameters).activate();
		all[0].said.push(Date.now());
		show(all);
		expect(contentsOf(await active.poll())).toEqual(['c0 2']);
		all[0].said.push(Date.now());
		all[1].said.push(Date.now());
		show(all);
		expect(contentsOf(await active.poll()).sort()).toEqual(['c0 3', 'c1 2']);
		expect(await active.poll()).toEqual([]);
	});

	test('it is no new chat, and one that is opened is', async () => {
		const all = talks();
		show(all);
		const active = await server.trigger({ event: 'newChat', clientIds: ['ada'] }).activate();
		all[0].said.push(Date.now());
		all.push({ id: 'new', opened: Date.now(), said: [Date.now()] });
		show(all);
		expect((await active.poll()).map(({ chat_id }) => chat_id)).toEqual(['new']);
		all[1].said.push(Date.now());
		show(all);
		expect(await active.poll()).toEqual([]);
	});

	test('all messages of a chat that is opened come', async () => {
		const all = talks();
		show(all);
		const parameters = { event: 'newMessage', watch: 'clients', clientIds: ['ada'] };
		const active = await server.trigger(parameters).activate();
		all.push({ id: 'new', opened: Date.now(), said: [Date.now(), Date.now()] });
		show(all);
		expect(contentsOf(await active.poll())).toEqual(['new 0', 'new 1']);
	});
});
