import fc from 'fast-check';
import { lanesOf, runLanes } from '../../nodes/shared/run/lanes';
import { holds, holdsAsync } from './holds';

/** Entries by lane; undefined: no lane. */
const anyEntries = fc
	.array(fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined }), { maxLength: 20 })
	.map((keys) => keys.map((lane, index) => ({ lane, index })));

test('every entry is in one lane, in order, with those of its key only', () => {
	holds(
		fc.property(anyEntries, (entries) => {
			const lanes = lanesOf(entries, ({ lane }) => lane);
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

test('whatever the schedule: order within a lane, never more lanes than allowed, and no time wasted', async () => {
	const anyRun = fc.record({
		entries: anyEntries,
		parallel: fc.integer({ min: 1, max: 6 }),
		scheduler: fc.scheduler(),
	});
	await holdsAsync(
		fc.asyncProperty(anyRun, async ({ entries, parallel, scheduler }) => {
			const lanes = lanesOf(entries, ({ lane }) => lane);
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
			const running = runLanes(lanes, parallel, visit, () => false);
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
				runLanes(
					lanesOf(entries, ({ lane }) => lane),
					parallel,
					visit,
					stopped,
				),
			);
			expect(done).toBe(begun);
			if (entries.length <= stopAfter) expect(done).toBe(entries.length);
		}),
	);
});
