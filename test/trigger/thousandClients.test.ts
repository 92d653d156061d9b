/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { chat, message, useListServer } from './listServer';

jest.setTimeout(300_000);

const server = useListServer();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CLIENTS = 1_000;
/** The documented limits. */
const LIMITS = { requestsPerMinute: 100, requestsPerHour: 1000 };

/** Random numbers from 0 up to 1 that are the same at every run. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
		return state / 2 ** 31;
	};
}

/** Clients with one chat each, in which people wrote up to three days ago. */
class Town {
	private readonly lists: Array<Array<ReturnType<typeof message>>>;
	readonly written: string[] = [];

	constructor(
		private readonly random: () => number,
		start: number,
	) {
		this.lists = Array.from({ length: CLIENTS }, (_, client) =>
			Array.from({ length: 3 }, (_each, index) =>
				message(`old ${client} ${index}`, start - HOUR * (1 + 70 * random())),
			),
		);
		for (let client = 0; client < CLIENTS; client++) this.show(client);
	}

	/** Somebody writes. */
	write(now: number): void {
		const client = Math.floor(this.random() * CLIENTS);
		const id = `new ${this.written.length}`;
		this.lists[client].push(message(id, now));
		this.written.push(id);
		this.show(client);
	}

	private show(client: number): void {
		const list = this.lists[client];
		const last = Math.max(...list.map(({ timestamp }) => Date.parse(timestamp)));
		const last_activity = new Date(last).toISOString();
		server.chats(`client ${client}`, [
			chat(`chat ${client}`, 0, { message_count: list.length, last_activity }),
		]);
		server.messages(`chat ${client}`, list);
	}
}

/** The most that fell into any window of that length. */
const mostWithin = (times: readonly number[], windowMs: number) =>
	Math.max(...times.map((end) => times.filter((t) => t <= end && t > end - windowMs).length));

test('1 000 clients over an hour: none of their messages is missed, none comes twice, a fifth of the quota is left', async () => {
	const start = Date.parse('2026-03-01T08:00:00Z');
	jest.useFakeTimers({
		now: start,
		doNotFake: [
			'hrtime',
			'nextTick',
			'performance',
			'queueMicrotask',
			'setImmediate',
			'clearImmediate',
			'setInterval',
			'clearInterval',
			'setTimeout',
			'clearTimeout',
		],
	});
	try {
		const random = seeded(17);
		const town = new Town(random, start);
		const times: number[] = [];
		const note = (before: number) => {
			times.push(...server.paths.slice(before).map(() => Date.now()));
		};
		const active = server.trigger(
			{
				event: 'newMessage',
				watch: 'clients',
				clientIds: Array.from({ length: CLIENTS }, (_, index) => `client ${index}`),
			},
			{ credential: server.credential(LIMITS) },
		);
		await active.activate();
		note(0);
		let requestsOfTheHour = 0;
		// Nobody writes after the hour; then each client has to be looked at once more.
		for (let minute = 1; minute <= 3 * 60; minute++) {
			jest.setSystemTime(start + minute * MINUTE);
			if (minute <= 60) for (let each = 0; each < 5; each++) town.write(Date.now() - each * 9_000);
			const before = server.paths.length;
			await active.poll();
			note(before);
			if (minute === 60) requestsOfTheHour = server.paths.length;
		}
		const emitted = active.items.map(({ message_id }) => String(message_id));
		const misses = town.written.filter((id) => !emitted.includes(id));
		const duplicates = emitted.length - new Set(emitted).size;
		const perMinute = mostWithin(times, MINUTE);
		const perHour = mostWithin(times, HOUR);
		process.stdout.write(
			`${CLIENTS} clients, ${town.written.length} messages in an hour: ${requestsOfTheHour} requests in it, at most ${perMinute} a minute and ${perHour} an hour; ${misses.length} misses, ${duplicates} duplicates; ${active.saved.length} bytes remembered\n`,
		);
		expect(misses).toEqual([]);
		expect(duplicates).toBe(0);
		expect(emitted.filter((id) => id.startsWith('old'))).toEqual([]);
		expect(perMinute).toBeLessThanOrEqual(80);
		expect(perHour).toBeLessThanOrEqual(800);
		const failed = active.errors.map((error) => error.message);
		expect(failed.filter((text) => !text.includes('longer than a poll may take'))).toEqual([]);
	} finally {
		jest.useRealTimers();
	}
});

test('1 000 clients in whose chats nothing happens cost 1 000 requests a round', async () => {
	const town = new Town(seeded(3), Date.now());
	expect(town.written).toEqual([]);
	const clientIds = Array.from({ length: CLIENTS }, (_, index) => `client ${index}`);
	const active = await server
		.trigger({ event: 'agentReply', watch: 'clients', clientIds })
		.activate();
	await active.poll();
	expect(server.paths).toHaveLength(2 * CLIENTS);
	expect(active.errors).toEqual([]);
});

test('what is sent finds room, however many chats are watched', async () => {
	const chatIds = Array.from({ length: 30 }, (_, index) => `chat_${index}`);
	for (const id of chatIds) server.messages(id, []);
	const credential = server.credential({ requestsPerMinute: 20 });
	await server
		.trigger({ event: 'newMessage', chatIds }, { credential, budgetMs: 2_000 })
		.activate();
	expect(server.paths).toHaveLength(16);
});
