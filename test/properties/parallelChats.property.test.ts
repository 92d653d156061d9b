/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { setImmediate as tick } from 'node:timers/promises';
import fc from 'fast-check';
import { lanesOf, runLanes } from '../../nodes/shared/run/lanes';
import { HeldTurns } from '../../nodes/shared/turns/heldTurns';
import { Permits, type Permit } from '../../nodes/shared/turns/parallelChats';
import { takeTurn } from '../../nodes/shared/turns/turns';

interface Item {
	readonly lanes: readonly string[];
	readonly goesOnIn: string | undefined;
	readonly key: string | undefined;
	readonly requests: number;
}

interface Execution {
	readonly items: readonly Item[];
	readonly parallel: number;
	/** After how many of its requests it is given up, if ever. */
	readonly givesUpAfter: number | undefined;
}

const client = fc.constantFrom('client 1', 'client 2');
const chat = fc.constantFrom('chat 1', 'chat 2', 'chat 3', 'chat 4');
const more = {
	key: fc.option(fc.constantFrom('key 1', 'key 2'), { nil: undefined }),
	requests: fc.nat(2),
};

/** The lanes of an item, the wide one first, the chat that it goes on in, and its key: as operations have them. */
const anyItem: fc.Arbitrary<Item> = fc.oneof(
	fc.record({ ...more, lanes: fc.tuple(client), goesOnIn: chat }),
	fc.record({
		...more,
		lanes: fc.tuple(client, chat),
		goesOnIn: fc.option(chat, { nil: undefined }),
	}),
	fc.record({ ...more, lanes: fc.tuple(chat), goesOnIn: fc.constant(undefined) }),
	fc.record({ ...more, lanes: fc.constant([]), goesOnIn: chat }),
);

const anyExecution: fc.Arbitrary<Execution> = fc.record({
	items: fc.array(anyItem, { maxLength: 12 }),
	parallel: fc.integer({ min: 1, max: 3 }),
	givesUpAfter: fc.option(fc.nat(8), { nil: undefined, freq: 3 }),
});

/** Far longer than everything takes together: who waits so long waits for ever. */
const MAX_WAIT_MS = 10_000;

/** What many executions do at the same time, and what must never be. */
class Process {
	private readonly writers = new Map<string, string>();
	readonly counts = { done: 0, notSent: 0 };

	constructor(private readonly name: string) {}

	async run(execution: string, { items, parallel, givesUpAfter }: Execution): Promise<void> {
		const giveUp = new AbortController();
		let sent = 0;
		let out = 0;
		const send = async (item: string, lanes: readonly string[]) => {
			expect(giveUp.signal.aborted).toBe(false);
			out += 1;
			expect(out).toBeLessThanOrEqual(parallel);
			for (const lane of lanes) {
				expect(this.writers.get(lane) ?? item).toBe(item);
				this.writers.set(lane, item);
			}
			await tick();
			for (const lane of lanes) this.writers.delete(lane);
			out -= 1;
			sent += 1;
			if (sent === givesUpAfter) giveUp.abort();
		};
		const queue = items.map((item, index) => ({ ...item, id: `${execution} ${index}` }));
		await runLanes(
			lanesOf(queue, ({ lanes }) => lanes),
			new Permits(parallel, giveUp.signal),
			async (item, permit) => await this.deliver(item, permit, giveUp.signal, send),
			() => giveUp.signal.aborted,
		);
	}

	private async deliver(
		{ id, lanes, goesOnIn, key, requests }: Item & { id: string },
		permit: Permit,
		giveUp: AbortSignal,
		send: (item: string, lanes: readonly string[]) => Promise<void>,
	): Promise<void> {
		const named = (lane: string) => `${this.name} ${lane}`;
		const run = { giveUp, cancel: undefined, permit, blocked: () => undefined };
		const turns = new HeldTurns(lanes.map(named), run);
		const release = () => permit.release();
		const keyTurn = key && (await takeTurn(named(key), giveUp, MAX_WAIT_MS, release));
		if (key && !keyTurn) expect(giveUp.aborted).toBe(true);
		const sendAll = async () => {
			for (let request = 0; request <= requests; request++) {
				const { failure } = await turns.take(MAX_WAIT_MS);
				// Only a run that is given up ends a wait: nobody waits for somebody who waits for him.
				if (failure) expect(giveUp.aborted).toBe(true);
				if (giveUp.aborted) return false;
				await send(id, turns.current);
			}
			return true;
		};
		let isDone = (key === undefined || keyTurn !== undefined) && (await sendAll());
		if (isDone && goesOnIn) {
			turns.goOnIn(named(goesOnIn));
			isDone = await sendAll();
		}
		this.counts[isDone ? 'done' : 'notSent'] += 1;
		turns.handOn();
		if (keyTurn) keyTurn.handOn();
	}
}

test('whoever waits for whom in any executions: all come to their end, and none has more at once than it may', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(anyExecution, { maxLength: 4 }),
			fc.uuid(),
			async (executions, name) => {
				const all = new Process(name);
				await Promise.all(
					executions.map(async (execution, index) => await all.run(`${index}`, execution)),
				);
				const givenUp = executions.some(({ givesUpAfter }) => givesUpAfter !== undefined);
				const items = executions.reduce((sum, execution) => sum + execution.items.length, 0);
				if (givenUp) expect(all.counts.done + all.counts.notSent).toBeLessThanOrEqual(items);
				else expect(all.counts).toEqual({ done: items, notSent: 0 });
			},
		),
		{ numRuns: 150 },
	);
}, 120_000);

test('what an item waits for a place is no part of its Max Wait', async () => {
	const permits = new Permits(1);
	const own = await permits.take();
	own.release();
	const others = await permits.take();
	const run = {
		giveUp: new AbortController().signal,
		cancel: undefined,
		permit: own,
		blocked: () => undefined,
	};
	const start = Date.now();
	const taking = new HeldTurns(['a chat of its own'], run).take(0);
	while (Date.now() - start < 50) await tick();
	others.release();
	const { ms, failure } = await taking;
	expect(failure).toBeUndefined();
	expect(ms).toBeLessThan(50);
});

test('permits: first come, first served, and who had one before goes before who begins', async () => {
	const permits = new Permits(1);
	const order: string[] = [];
	const first = await permits.take();
	const second = permits.take().then((permit) => {
		order.push('second');
		return permit;
	});
	first.release();
	await second;
	const third = permits.take().then((permit) => {
		order.push('third');
		return permit;
	});
	const again = first.regain().then(() => void order.push('first again'));
	(await second).release();
	await again;
	first.release();
	// What is not held is not given twice.
	first.release();
	await third;
	const fourth = permits.take().then(() => void order.push('fourth'));
	await tick();
	expect(order).toEqual(['second', 'first again', 'third']);
	(await third).release();
	await fourth;
});

test('twenty thousand lanes cost each the same', async () => {
	const cost = async (count: number) => {
		const entries = Array.from({ length: count }, (_, index) => index);
		const start = process.cpuUsage();
		let visits = 0;
		await runLanes(
			lanesOf(entries, (index) => [`client ${index % 1000}`, `chat ${index}`]),
			new Permits(10),
			async () => void (visits += 1),
			() => false,
		);
		await runLanes(
			lanesOf(entries, (index) => [`chat ${index}`]),
			new Permits(10),
			async (_index, permit) => {
				permit.release();
				await permit.regain();
				visits += 1;
			},
			() => false,
		);
		expect(visits).toBe(2 * count);
		return process.cpuUsage(start).user / count;
	};
	await cost(2_000);
	const few = await cost(2_000);
	const many = await cost(20_000);
	// What looks at all that wait would cost ten times as much.
	expect(many).toBeLessThan(few * 5);
}, 60_000);
