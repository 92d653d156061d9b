import { logOfN8n } from '../engine/logOfN8n';
import { chat, message, useListServer, wholeSeconds } from './listServer';
import { contentsOf } from './useTrigger';

const server = useListServer();

const MINUTE = 60_000;
const HOUR = 3_600_000;
const idsOf = (items: ReadonlyArray<{ chat_id?: unknown }>) => items.map(({ chat_id }) => chat_id);
const leads = { event: 'leadCollected', clientIds: ['ada', 'bob'] };
const messages = { event: 'newMessage', chatIds: ['chat_1', 'chat_2'] };

describe('the first look at a client fails', () => {
	const opened = () => Date.now() - 24 * HOUR;

	test('a chat that was there before and becomes a lead later is emitted, once', async () => {
		server.chats('ada', []);
		server.breaks('bob');
		const active = await server.trigger(leads).activate();
		const before = { last_activity: new Date(Date.now() - HOUR).toISOString() };
		const old = chat('old lead', opened(), { ...before, lead_collected: true });
		const flips = chat('flips', opened(), before);
		server.chats('bob', [old, flips]);
		expect(await active.poll()).toEqual([]);
		server.chats('bob', [old, { ...flips, lead_collected: true }]);
		expect(idsOf(await active.poll())).toEqual(['flips']);
		expect(await active.poll()).toEqual([]);
	});

	test('so is one that became a lead before the first look that succeeded', async () => {
		server.chats('ada', []);
		server.breaks('bob');
		const active = await server.trigger(leads).activate();
		const last_activity = new Date().toISOString();
		const old = chat('old lead', opened(), {
			lead_collected: true,
			last_activity: new Date(Date.now() - HOUR).toISOString(),
		});
		server.chats('bob', [old, chat('flips', opened(), { lead_collected: true, last_activity })]);
		expect(idsOf(await active.poll())).toEqual(['flips']);
		expect(await active.poll()).toEqual([]);
	});

	test('a restart before the next look loses nothing', async () => {
		server.chats('ada', []);
		server.breaks('bob');
		const active = await server.trigger(leads).activate();
		active.restart();
		const last_activity = new Date().toISOString();
		server.chats('bob', [chat('flips', opened(), { lead_collected: true, last_activity })]);
		expect(idsOf(await active.poll())).toEqual(['flips']);
		active.restart();
		expect(await active.poll()).toEqual([]);
	});
});

describe('the first look at a chat fails', () => {
	test("the server's clock is minutes behind: what came since is not lost, what was there stays silent", async () => {
		const behind = 5 * MINUTE;
		server.messages('chat_1', []);
		server.breaks('chat_2');
		const active = await server.trigger(messages).activate();
		const list = [
			message('before', Date.now() - behind - MINUTE),
			message('between', Date.now() - behind),
		];
		server.messages('chat_2', list);
		expect(contentsOf(await active.poll())).toEqual(['between']);
		server.messages('chat_2', [...list, message('after', Date.now() - behind)]);
		expect(contentsOf(await active.poll())).toEqual(['after']);
	});

	test('times in whole seconds: a message of the same second is not lost', async () => {
		server.messages('chat_1', []);
		server.breaks('chat_2');
		const active = await server.trigger(messages).activate();
		server.messages('chat_1', [message('now', Date.now())]);
		server.messages('chat_2', [
			message('before', wholeSeconds(Date.now() - MINUTE)),
			message('between', wholeSeconds(Date.now())),
		]);
		expect(contentsOf(await active.poll()).sort()).toEqual(['between', 'now']);
	});

	test('a wrong date in the future hides nothing', async () => {
		server.messages('chat_1', []);
		server.breaks('chat_2');
		const active = await server.trigger(messages).activate();
		server.messages('chat_1', [message('future', '2099-01-01T00:00:00Z')]);
		server.messages('chat_2', [message('between', Date.now() - 5 * MINUTE)]);
		expect(contentsOf(await active.poll()).sort()).toEqual(['between', 'future']);
	});

	test('what was said hours ago stays silent', async () => {
		server.messages('chat_1', []);
		server.breaks('chat_2');
		const active = await server.trigger(messages).activate();
		const old = message('old', Date.now() - 2 * HOUR);
		server.messages('chat_2', [old]);
		expect(await active.poll()).toEqual([]);
		server.messages('chat_2', [old, message('new', Date.now())]);
		expect(contentsOf(await active.poll())).toEqual(['new']);
	});
});

test('the first look is put off for want of quota: what happens meanwhile comes with it', async () => {
	const chatIds = ['chat_1', 'chat_2', 'chat_3', 'chat_4'];
	for (const id of chatIds) server.messages(id, [message(`old ${id}`, Date.now() - HOUR)]);
	const parameters = { event: 'newMessage', chatIds };
	const scarce = server.credential({ requestsPerMinute: 2 });
	const { saved } = await server
		.trigger(parameters, { credential: scarce, budgetMs: 1_000 })
		.activate();
	expect(server.paths).toHaveLength(2);
	for (const id of chatIds) {
		server.messages(id, [
			message(`old ${id}`, Date.now() - HOUR),
			message(`new ${id}`, Date.now()),
		]);
	}
	const credential = server.credential({ accessToken: 'agt_of_a_larger_plan' });
	const active = server.trigger(parameters, { saved, credential });
	const found = contentsOf(await active.poll());
	expect(found.sort()).toEqual(chatIds.map((id) => `new ${id}`));
	expect(await active.poll()).toEqual([]);
});

test('what cannot be told is said once, by the poll of the activation', async () => {
	server.messages('chat_1', []);
	server.breaks('chat_2');
	const name = 'the first look at 1 chat is still to come';
	const times = async () => (await logOfN8n()).split(name).length - 1;
	const before = await times();
	const active = await server.trigger(messages).activate();
	expect((await times()) - before).toBe(1);
	await active.poll();
	await active.poll();
	expect((await times()) - before).toBe(1);
});
