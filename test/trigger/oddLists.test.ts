import { logOfN8n } from '../engine/logOfN8n';
import { chat, message, useListServer, wholeSeconds } from './listServer';
import { contentsOf } from './useTrigger';

const server = useListServer();

const START = Date.parse('2026-01-01T00:00:00Z');
const SECOND = 1_000;
const watching = { event: 'newMessage', chatIds: ['chat_1'] };
const many = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) =>
		message(`${from + index}`, START + (from + index) * SECOND),
	);

// n8n makes its log with the first request.
beforeAll(async () => {
	server.messages('chat_1', []);
	await server.trigger(watching).activate();
});

/** How often n8n's log says it, more than when this was called. */
async function countsOf(words: string): Promise<() => Promise<number>> {
	const times = async () => (await logOfN8n()).split(words).length - 1;
	const before = await times();
	return async () => (await times()) - before;
}

describe('records without an id', () => {
	const nameless = (content: string, time: number) => ({
		...message('', time, { content }),
		message_id: undefined,
	});

	test('do not hold up the others, come once themselves, and that is said once', async () => {
		const said = await countsOf('some records have no ID');
		server.messages('chat_1', [nameless('old', START)]);
		const active = await server.trigger(watching).activate();
		const list = [
			nameless('old', START),
			message('a', START + 1),
			nameless('yes', START + 2),
			nameless('yes', START + 2),
			{ ...message('', START + 3, { content: 'null id' }), message_id: null },
		];
		server.messages('chat_1', list);
		expect(contentsOf(await active.poll())).toEqual(['a', 'yes', 'yes', 'null id']);
		expect(await active.poll()).toEqual([]);
		server.messages('chat_1', [...list, nameless('yes', START + 4)]);
		expect(contentsOf(await active.poll())).toEqual(['yes']);
		expect(await said()).toBe(1);
	});

	test('that get their id later do not come again', async () => {
		server.messages('chat_1', []);
		const active = await server.trigger(watching).activate();
		server.messages('chat_1', [nameless('one', START)]);
		expect(contentsOf(await active.poll())).toEqual(['one']);
		server.messages('chat_1', [
			message('id', START, { content: 'one' }),
			message('two', START + 1),
		]);
		expect(contentsOf(await active.poll())).toEqual(['two']);
	});

	test('an id that is a number counts as one', async () => {
		server.messages('chat_1', []);
		const active = await server.trigger(watching).activate();
		const numbered = { ...message('', START, { content: 'seven' }), message_id: 7 };
		server.messages('chat_1', [numbered]);
		expect(contentsOf(await active.poll())).toEqual(['seven']);
		server.messages('chat_1', [{ ...numbered, content: 'changed' }]);
		expect(await active.poll()).toEqual([]);
	});
});

test.each([
	['newMessage', 'messages'],
	['newChat', 'chats'],
])(
	'%s: an answer without a list is an error that says which list is missing',
	async (event, noun) => {
		server.messages('x', { detail: 'Later' });
		server.chats('x', { detail: 'Later' });
		const active = server.trigger({ event, chatIds: ['x'], clientIds: ['x'] });
		await expect(active.activate()).rejects.toThrow(`The answer has no list of ${noun}.`);
	},
);

describe('lists that change', () => {
	test('one of more than 1 000 shrinks, grows and comes back: each comes once', async () => {
		server.messages('chat_1', many(1_200));
		const active = await server.trigger(watching).activate();
		const shorter = [...many(600, 500), ...many(40, 1_200)];
		server.messages('chat_1', shorter);
		expect(await active.poll()).toHaveLength(40);
		server.messages('chat_1', many(1_240));
		expect(await active.poll()).toEqual([]);
		server.messages('chat_1', many(1_250));
		expect(await active.poll()).toHaveLength(10);
	});

	test('a list of 1 000 that grows by one each time: one comes each time', async () => {
		server.messages('chat_1', many(1_000));
		const active = await server.trigger(watching).activate();
		for (let index = 1; index <= 10; index++) {
			server.messages('chat_1', many(1_000 + index));
			expect(contentsOf(await active.poll())).toEqual([`${999 + index}`]);
		}
	});

	test('records whose text, flags and time change do not come again', async () => {
		const list = many(3);
		server.messages('chat_1', list);
		const active = await server.trigger(watching).activate();
		const changed = list.map((each) => ({
			...each,
			content: 'changed',
			read: true,
			timestamp: new Date().toISOString(),
		}));
		server.messages('chat_1', changed);
		expect(await active.poll()).toEqual([]);
	});

	test('an old chat among 5 000 leads becomes a lead: it comes', async () => {
		const all = Array.from({ length: 1_500 }, (_, index) =>
			chat(`c${index}`, START + index * SECOND, { lead_collected: index > 0 }),
		);
		server.chats('ada', all);
		const active = await server.trigger({ event: 'leadCollected', clientIds: ['ada'] }).activate();
		server.chats('ada', [{ ...all[0], lead_collected: true }, ...all.slice(1)]);
		expect((await active.poll()).map(({ chat_id }) => chat_id)).toEqual(['c0']);
	});
});

describe.each([
	['oldest first', <T>(list: T[]) => list],
	['newest first', <T>(list: T[]) => [...list].reverse()],
])('a list that is sorted %s, with times in whole seconds', (_order, sorted) => {
	test('messages of the same second come in the order in which they were written', async () => {
		const at = (second: number, id: string) => message(id, wholeSeconds(START + second * SECOND));
		const old = [at(0, 'old')];
		server.messages('chat_1', sorted(old));
		const active = await server.trigger(watching).activate();
		const fresh = [at(5, 'q1'), at(5, 'a1'), at(5, 'q2'), at(6, 'a2')];
		server.messages('chat_1', sorted([...old, ...fresh]));
		expect(contentsOf(await active.poll())).toEqual(['q1', 'a1', 'q2', 'a2']);
	});
});

describe('lists that the server caps', () => {
	test('at the newest: nothing is lost as long as they overlap; when they do not, that is said once', async () => {
		const said = await countsOf('a list shows nothing of what it showed before');
		server.messages('chat_1', many(100));
		const active = await server.trigger(watching).activate();
		server.messages('chat_1', many(100, 60));
		expect(await active.poll()).toHaveLength(60);
		expect(await said()).toBe(0);
		server.messages('chat_1', many(100, 400));
		expect(await active.poll()).toHaveLength(100);
		server.messages('chat_1', many(100, 800));
		expect(await active.poll()).toHaveLength(100);
		expect(await said()).toBe(1);
	});

	test('at a round number: it is said at activation that they can be the oldest', async () => {
		const said = await countsOf('a list has exactly 100 entries');
		server.messages('chat_1', many(100));
		const active = await server.trigger(watching).activate();
		expect(await said()).toBe(1);
		await active.poll();
		expect(await said()).toBe(1);
	});

	test.each([
		['has_more', { has_more: true }],
		['a total', { total: 250 }],
		['a cursor', { next_cursor: 'abc' }],
	])(
		'in an envelope that says so by %s: its records come, and it is said once',
		async (_how, more) => {
			const said = await countsOf('Optimly says that a list goes on');
			server.messages('chat_1', { messages: many(7), ...more });
			const active = await server.trigger(watching).activate();
			server.messages('chat_1', { messages: many(8), ...more });
			expect(contentsOf(await active.poll())).toEqual(['7']);
			expect(await said()).toBe(1);
		},
	);
});

test('a status that nobody named: the chat counts like any other', async () => {
	server.chats('ada', []);
	const active = await server.trigger({ event: 'newChat', clientIds: ['ada'] }).activate();
	server.chats('ada', [chat('c', Date.now(), { status: 'waiting_for_human' })]);
	expect(await active.poll()).toEqual([
		expect.objectContaining({ chat_id: 'c', status: 'waiting_for_human' }),
	]);
});

test('entries that are no records are passed over, and that is said once', async () => {
	const said = await countsOf('some entries of a list are no records');
	server.messages('chat_1', [null, 'text', {}, ...many(1)]);
	const active = await server.trigger(watching).activate();
	server.messages('chat_1', [null, 'text', {}, ...many(2)]);
	expect(contentsOf(await active.poll())).toEqual(['1']);
	expect(await said()).toBe(1);
});
