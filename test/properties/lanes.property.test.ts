/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { lanesOf, runLanes } from '../../nodes/shared/run/lanes';
import { Permits } from '../../nodes/shared/turns/parallelChats';
import { holds, holdsAsync } from './holds';

interface Entry {
	readonly lane: string | undefined;
	readonly index: number;
}

const keysOf = ({ lane }: Entry) => (lane === undefined ? [] : [lane]);

/** Entries by lane; undefined: no lane. */
const anyEntries = fc
	.array(fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined }), { maxLength: 20 })
	.map((keys) => keys.map((lane, index) => ({ lane, index })));

test('every entry is in one lane, in order, with those of its key only', () => {
	holds(
		fc.property(anyEntries, (entries) => {
			const lanes = lanesOf(entries, keysOf);
			expect(lanes.flat().sort((a, b) => a.index - b.index)).toEqual(entries);
			for (const lane of lanes) {
				expect(lane).toEqual([...lane].sort((a, b) => a.index - b.index));
				expect(new Set(lane.map((entry) => entry.lane)).size).toBe(1);
				if (lane[0].lane === undefined) expect(lane).toHaveLength(1);
			}
			const named = lanes.map(([first]) => first.lane).filter((lane) => lane !== undefined);
			expect(new Set(named).size).toBe(named.length);
		}),
	);
});

test('entries that share a key, be it by way of others, are in one lane, in order; no others are', () => {
	const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 3 });
	holds(
		fc.property(fc.array(keys, { maxLength: 15 }), (drawn) => {
			const entries = drawn.map((own, index) => ({ own, index }));
			const lanes = lanesOf(entries, ({ own }) => own);
			expect(lanes.flat().sort((one, two) => one.index - two.index)).toEqual(entries);
			for (const lane of lanes) {
				const order = lane.map(({ index }) => index);
				expect(order).toEqual([...order].sort((one, two) => one - two));
				const outside = lanes.filter((other) => other !== lane).flat();
				const here = new Set(lane.flatMap(({ own }) => own));
				expect(outside.flatMap(({ own }) => own).filter((key) => here.has(key))).toEqual([]);
				// From the first of a lane, all others are reached by way of keys.
				const reached = new Set(lane[0].own);
				for (let round = 0; round < lane.length; round++)
					for (const { own } of lane)
						if (own.some((key) => reached.has(key))) for (const key of own) reached.add(key);
				expect(reached).toEqual(here);
				if (here.size === 0) expect(lane).toHaveLength(1);
			}
		}),
	);
});

test('whatever the schedule: order within a lane, never more lanes than allowed, and no time wasted', async () => {
	const anyRun = fc.record({
		entries: anyEntries,
		parallel: fc.integer({ min: 1, max: 6 }),
		scheduler: fc.scheduler(),
	});
	await holdsAsync(
		fc.asyncProperty(anyRun, async ({ entries, parallel, scheduler }) => {
			const lanes = lanesOf(entries, keysOf);
			const open = new Set<number>();
			const begun: number[] = [];
			let done = 0;
			const visit = async (entry: (typeof entries)[number]) => {
				open.add(entry.index);
				begun.push(entry.index);
				const together = [...open]
					.map((index) => entries[index].lane)
					.filter((lane) => lane !== undefined);
				expect(new Set(together).size).toBe(together.length);
				expect(open.size).toBeLessThanOrEqual(parallel);
				await scheduler.schedule(Promise.resolve());
				open.delete(entry.index);
				done += 1;
			};
			const running = runLanes(lanes, new Permits(parallel), visit, () => false);
			await nextTurn();
			// All lanes that may run do run, before the first entry is done.
			expect(open.size).toBe(Math.min(parallel, lanes.length));
			await scheduler.waitFor(running);
			expect(done).toBe(entries.length);
			for (const lane of lanes) {
				const order = begun.filter((index) => lane.some((entry) => entry.index === index));
				expect(order).toEqual(lane.map(({ index }) => index));
			}
		}),
	);
});

test('once stopped, nothing new begins, and what runs is finished', async () => {
	const anyRun = fc.record({
		entries: anyEntries,
		parallel: fc.integer({ min: 1, max: 6 }),
		stopAfter: fc.nat(20),
		scheduler: fc.scheduler(),
	});
	await holdsAsync(
		fc.asyncProperty(anyRun, async ({ entries, parallel, stopAfter, scheduler }) => {
			let begun = 0;
			let done = 0;
			const visit = async () => {
				expect(done).toBeLessThanOrEqual(stopAfter);
				begun += 1;
				await scheduler.schedule(Promise.resolve());
				done += 1;
			};
			const stopped = () => done > stopAfter;
			await scheduler.waitFor(
				runLanes(lanesOf(entries, keysOf), new Permits(parallel), visit, stopped),
			);
			expect(done).toBe(begun);
			if (entries.length <= stopAfter) expect(done).toBe(entries.length);
		}),
	);
});
