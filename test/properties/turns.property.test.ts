/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import fc from 'fast-check';
import { HeldTurns } from '../../nodes/shared/turns/heldTurns';
import { Permits } from '../../nodes/shared/turns/parallelChats';
import { takeTurn } from '../../nodes/shared/turns/turns';

const never = () => new AbortController().signal;
const tick = async () => await new Promise((resolve) => setImmediate(resolve));

test('one at a time under each key, in the order of asking, whoever gives up', async () => {
	const asks = fc.array(
		fc.record({ key: fc.constantFrom('a', 'b', 'c'), givesUp: fc.boolean(), work: fc.nat(3) }),
		{ maxLength: 40 },
	);
	await fc.assert(
		fc.asyncProperty(asks, fc.uuid(), async (drawn, run) => {
			const working = new Map<string, number>();
			const served: number[] = [];
			const gaveUp = new Set<number>();
			const all = drawn.map(async ({ key, givesUp, work }, index) => {
				const giveUp = new AbortController();
				if (givesUp) setImmediate(() => giveUp.abort());
				const turn = await takeTurn(`${run} ${key}`, giveUp.signal, 60_000);
				if (!turn) return void gaveUp.add(index);
				working.set(key, (working.get(key) ?? 0) + 1);
				expect(working.get(key)).toBe(1);
				served.push(index);
				for (let step = 0; step < work; step++) await tick();
				working.set(key, 0);
				turn.handOn();
			});
			await Promise.all(all);
			expect(served.length + gaveUp.size).toBe(drawn.length);
			for (const index of gaveUp) expect(drawn[index].givesUp).toBe(true);
			for (const key of ['a', 'b', 'c']) {
				const ofKey = served.filter((index) => drawn[index].key === key);
				expect(ofKey).toEqual([...ofKey].sort((a, b) => a - b));
			}
		}),
	);
});

test('items of clients whose chats change, and of chats alone: all come to their turn', async () => {
	const client = fc.constantFrom('client 1', 'client 2');
	const chat = fc.constantFrom('chat 1', 'chat 2', 'chat 3');
	const item = fc.oneof(
		fc.record({ lanes: fc.tuple(client), then: fc.array(chat, { maxLength: 3 }) }),
		fc.record({ lanes: fc.tuple(client, chat), then: fc.array(chat, { maxLength: 2 }) }),
		fc.record({ lanes: fc.tuple(chat), then: fc.constant([]) }),
		fc.record({ lanes: fc.constant([]), then: fc.tuple(chat) }),
	);
	await fc.assert(
		fc.asyncProperty(fc.array(item, { maxLength: 30 }), fc.uuid(), async (items, run) => {
			const inside = new Map<string, number>();
			const work = async (turns: HeldTurns, index: number) => {
				expect((await turns.take(30_000)).failure).toBeUndefined();
				for (const lane of turns.current) {
					expect(inside.get(lane) ?? index).toBe(index);
					inside.set(lane, index);
				}
				await tick();
			};
			await Promise.all(
				items.map(async ({ lanes, then }, index) => {
					const permit = await new Permits(1).take();
					const turns = new HeldTurns(
						lanes.map((lane) => `${run} ${lane}`),
						{ giveUp: never(), cancel: undefined, permit, blocked: () => undefined },
					);
					if (lanes.length > 0) await work(turns, index);
					for (const next of then) {
						for (const [lane, owner] of inside) if (owner === index) inside.delete(lane);
						turns.goOnIn(`${run} ${next}`);
						await work(turns, index);
					}
					for (const [lane, owner] of inside) if (owner === index) inside.delete(lane);
					turns.handOn();
				}),
			);
		}),
	);
});

test('when all give up in the same moment, the process gets to do something else in between', async () => {
	const giveUp = new AbortController();
	const holder = await takeTurn('held', never(), 0);
	let ended = 0;
	const waits = Array.from({ length: 500 }, async () => {
		expect(await takeTurn('held', giveUp.signal, 60_000)).toBeUndefined();
		ended += 1;
	});
	giveUp.abort();
	let over = false;
	const all = Promise.all(waits).finally(() => {
		over = true;
	});
	const endedBetween: number[] = [];
	for (let before = 0; !over; before = ended) {
		await tick();
		endedBetween.push(ended - before);
	}
	await all;
	expect(ended).toBe(500);
	holder?.handOn();
	expect(Math.max(...endedBetween)).toBeLessThanOrEqual(40);
});

test('twenty thousand who wait for one chat cost each the same', async () => {
	const cost = async (count: number) => {
		const start = process.cpuUsage();
		const served: number[] = [];
		await Promise.all(
			Array.from({ length: count }, async (_, index) => {
				const turn = await takeTurn(`queue of ${count}`, never(), 600_000);
				served.push(index);
				turn?.handOn();
			}),
		);
		const { user } = process.cpuUsage(start);
		expect(served).toHaveLength(count);
		return user / count;
	};
	await cost(1_000);
	const few = await cost(2_000);
	const many = await cost(20_000);
	// A queue that looks at all who wait would cost ten times as much.
	expect(many).toBeLessThan(few * 5);
}, 60_000);
