/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- tests are not part of the package */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { contentsOf, useTrigger } from './useTrigger';

const { sandbox, trigger, quietChats, say } = useTrigger();

const watching = (...chatIds: string[]) => ({ event: 'newMessage', chatIds });
const START = Date.parse('2026-01-01T00:00:00Z');

/** Messages of a long chat, one per second. */
const messages = (count: number, more: (index: number) => object = () => ({})) =>
	Array.from({ length: count }, (_, index) => ({
		message_id: `msg_${String(index).padStart(32, '0')}`,
		chat_id: 'chat_1',
		sender: 'user',
		content: `${index}`,
		timestamp: new Date(START + index * 1000).toISOString(),
		...more(index),
	}));

/** The API's next answers, one for each poll. */
const answers = (...bodies: unknown[]) => {
	for (const body of bodies) sandbox.now.addFault({ fault: { kind: 'wrongShape', body } });
};

describe.each(['workflow', 'cursor'] as const)('static data kept as n8n keeps it (%s)', (keeps) => {
	test('a restart loses nothing and repeats nothing', async () => {
		quietChats('chat_1');
		const active = await trigger(watching('chat_1'), { keeps }).activate();
		active.restart();
		await say('chat_1', 'one');
		expect(contentsOf(await active.poll())).toEqual(['one']);
		active.restart();
		expect(await active.poll()).toEqual([]);
		await say('chat_1', 'two');
		active.restart();
		expect(contentsOf(await active.poll())).toEqual(['two']);
	});

	test('a failed poll changes nothing of what is saved', async () => {
		quietChats('chat_1');
		const active = await trigger(watching('chat_1'), { keeps }).activate();
		const { saved } = active;
		await say('chat_1', 'one');
		sandbox.now.addFault({ fault: { kind: 'html' } });
		await active.poll();
		expect(active.errors).toHaveLength(1);
		expect(active.saved).toBe(saved);
		active.restart();
		expect(contentsOf(await active.poll())).toEqual(['one']);
	});
});

test('n8n notices the change at each poll that emits, and nothing is written when nothing is new', async () => {
	quietChats('chat_1');
	const active = await trigger(watching('chat_1')).activate();
	await say('chat_1', 'one');
	await active.poll();
	const { saved } = active;
	await active.poll();
	expect(active.saved).toBe(saved);
});

test('5 000 messages: what is remembered stays under 14 kB and does not grow', async () => {
	const list = messages(5_000);
	answers(...Array.from({ length: 10 }, (_, index) => list.slice(0, 500 * (index + 1))));
	const active = await trigger(watching('chat_1')).activate();
	const sizes = [active.saved.length];
	for (let index = 1; index < 10; index++) {
		await active.poll();
		sizes.push(active.saved.length);
	}
	process.stdout.write(`Bytes remembered after 500 to 5 000 messages: ${sizes.join(', ')}\n`);
	expect(contentsOf(active.items)).toEqual(contentsOf(list.slice(500)));
	expect(Math.max(...sizes)).toBeLessThan(14_000);
	expect(sizes[9]).toBeLessThanOrEqual(sizes[2]);
	active.restart();
	answers(list);
	expect(await active.poll()).toEqual([]);
});

test('5 000 messages between two polls are all emitted, in order', async () => {
	const list = messages(5_001);
	answers(list.slice(0, 1), list, list);
	const active = await trigger(watching('chat_1')).activate();
	expect(contentsOf(await active.poll())).toEqual(contentsOf(list.slice(1)));
	expect(await active.poll()).toEqual([]);
});

test('in a long chat a late message is emitted unless 1 000 are newer', async () => {
	const list = messages(3_000);
	const late = (afterIndex: number) => ({
		...list[0],
		message_id: `late_${afterIndex}`,
		content: `late ${afterIndex}`,
		timestamp: new Date(START + afterIndex * 1000 + 500).toISOString(),
	});
	answers(list, [...list, late(2_001), late(2_998), late(1_000)]);
	const active = await trigger(watching('chat_1')).activate();
	expect(contentsOf(await active.poll())).toEqual(['late 2001', 'late 2998']);
});

test('an answer that lists newest first, as the API may do', async () => {
	const list = messages(60);
	answers(list.slice(0, 50).reverse(), [...list].reverse());
	const active = await trigger(watching('chat_1')).activate();
	expect(contentsOf(await active.poll())).toEqual(contentsOf(list.slice(50)));
});

test('an answer that leaves records out for once does not make them new', async () => {
	const list = messages(60);
	answers(list.slice(0, 50), [], list.slice(0, 10), list);
	const active = await trigger(watching('chat_1')).activate();
	expect(await active.poll()).toEqual([]);
	expect(await active.poll()).toEqual([]);
	expect(contentsOf(await active.poll())).toEqual(contentsOf(list.slice(50)));
});

test('a record that is listed twice is emitted once', async () => {
	const list = messages(2);
	answers([], [...list, ...list]);
	const active = await trigger(watching('chat_1')).activate();
	expect(contentsOf(await active.poll())).toEqual(['0', '1']);
});

describe('records without a time', () => {
	const timeless = (count: number) => messages(count, () => ({ timestamp: undefined }));

	test('are told apart by their ids, in the order of the API', async () => {
		const list = timeless(30);
		answers(list.slice(0, 20), list, list);
		const active = await trigger(watching('chat_1')).activate();
		expect(contentsOf(await active.poll())).toEqual(contentsOf(list.slice(20)));
		expect(await active.poll()).toEqual([]);
	});

	test('among others stay behind the one before them', async () => {
		const list = messages(6, (index) => (index % 2 ? { timestamp: 'yesterday' } : {}));
		answers(list.slice(0, 1), list);
		const active = await trigger(watching('chat_1')).activate();
		expect(contentsOf(await active.poll())).toEqual(['1', '2', '3', '4', '5']);
	});

	test('that are others at each poll: what is remembered does not grow', async () => {
		const lists = [0, 1, 2, 3, 4].map((poll) => timeless(900 * (poll + 1)).slice(900 * poll));
		answers(...lists);
		const active = await trigger(watching('chat_1')).activate();
		for (let poll = 1; poll < lists.length; poll++) expect(await active.poll()).toHaveLength(900);
		expect(active.saved.length).toBeLessThan(14_000);
	});

	test('more than 1 000 in one chat: an error, because nobody could tell which are new', async () => {
		answers(timeless(1_001));
		await expect(trigger(watching('chat_1')).activate()).rejects.toThrow(
			'It lists more than 1000 messages without a time.',
		);
	});
});

test('a time without an offset counts as UTC, wherever n8n runs', () => {
	const times = [
		'2026-01-01T12:00:00.000123',
		'2026-01-01 12:00:01',
		'2026-01-01T14:00:02+02:00',
		'2026-01-01',
	];
	const code = `const { recordsIn } = require('./nodes/OptimlyMessageTrigger/records.ts');
		const records = ${JSON.stringify(times)}.map((timestamp, id) => ({ id, timestamp }));
		recordsIn(records, 'id').then((listed) =>
			console.log(JSON.stringify(listed.records.map(({ time }) => new Date(time)))));`;
	const output = execFileSync(process.execPath, ['--require', 'tsx/cjs', '--eval', code], {
		cwd: join(__dirname, '..', '..'),
		env: { ...process.env, TZ: 'Asia/Tokyo' },
		encoding: 'utf8',
	});
	expect(JSON.parse(output)).toEqual([
		'2026-01-01T00:00:00.000Z',
		'2026-01-01T12:00:00.000Z',
		'2026-01-01T12:00:01.000Z',
		'2026-01-01T12:00:02.000Z',
	]);
});

test('chats that are watched no longer are forgotten', async () => {
	quietChats('chat_1', 'chat_2');
	const both = await trigger(watching('chat_1', 'chat_2')).activate();
	const one = await trigger(watching('chat_1'), { saved: both.saved }).activate();
	const marksOf = (saved: string) => Object.keys(JSON.parse(saved)['node:Trigger'].state.marks);
	expect(marksOf(both.saved)).toHaveLength(2);
	expect(marksOf(one.saved)).toHaveLength(1);
});

test('what is remembered holds no id of a client', async () => {
	sandbox.now.createChat({ client_id: 'ada@example.com' });
	const active = await trigger({ event: 'newChat', clientIds: ['ada@example.com'] }).activate();
	expect(Object.keys(JSON.parse(active.saved)['node:Trigger'].state.marks)).toHaveLength(1);
	expect(active.saved).not.toContain('ada');
});

test.each([
	'{"node:Trigger":{"state":"odd"}}',
	'{"node:Trigger":{"state":{"remembers":"messages","marks":[1]}}}',
	'{"node:Trigger":{"state":{"remembers":"messages","marks":{"x":{"seen":7}}}}}',
])('what cannot be read as remembered begins anew: %s', async (saved) => {
	quietChats('chat_1');
	await say('chat_1', 'before');
	const active = await trigger(watching('chat_1'), { saved }).activate();
	expect(active.items).toEqual([]);
	await say('chat_1', 'after');
	expect(contentsOf(await active.poll())).toEqual(['after']);
});
