/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { lanesOf, runLanes } from '../../nodes/shared/run/lanes';
import { Permits } from '../../nodes/shared/turns/parallelChats';

interface Entry {
	key?: string;
	number: number;
}

const keysOf = ({ key }: Entry) => (key === undefined ? [] : [key]);

const anyEntries = fc
	.array(fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined }), { maxLength: 30 })
	.map((keys) => keys.map((key, number): Entry => ({ key, number })));

describe('lanesOf', () => {
	test('one lane per key in the order of first entries, one for each entry without key', () => {
		const entries: Entry[] = ['b', undefined, 'a', 'b', undefined].map((key, number) => ({
			key,
			number,
		}));
		const lanes = lanesOf(entries, keysOf);
		expect(lanes.map((lane) => lane.map(({ number }) => number))).toEqual([[0, 3], [1], [2], [4]]);
	});

	test('every entry is in exactly one lane, in order', () => {
		fc.assert(
			fc.property(anyEntries, (entries) => {
				const lanes = lanesOf(entries, keysOf);
				expect(
					lanes
						.flat()
						.map(({ number }) => number)
						.sort((a, b) => a - b),
				).toEqual(entries.map(({ number }) => number));
				for (const lane of lanes) {
					expect(new Set(lane.map(({ key }) => key)).size).toBe(1);
					expect(lane.map(({ number }) => number)).toEqual(
						lane.map(({ number }) => number).sort((a, b) => a - b),
					);
				}
			}),
		);
	});
});

describe('runLanes', () => {
	test('lanes take turns, so that none is left over at the end with nothing beside it', async () => {
		const lanes = [
			[0, 1, 2],
			[3, 4],
			[5, 6, 7],
		];
		const visited: number[] = [];
		let open = 0;
		const openAtEachVisit: number[] = [];
		const visit = async (entry: number) => {
			visited.push(entry);
			open += 1;
			await nextTurn();
			openAtEachVisit.push(open);
			await nextTurn();
			open -= 1;
		};
		await runLanes(lanes, new Permits(2), visit, () => false);
		expect(visited).toEqual([0, 3, 5, 1, 4, 6, 2, 7]);
		expect(openAtEachVisit).toEqual(visited.map(() => 2));
	});

	test('visits every entry once, a lane one after another, and no more lanes than allowed', async () => {
		const property = fc.asyncProperty(
			anyEntries,
			fc.integer({ min: 1, max: 6 }),
			async (entries, parallel) => {
				const lanes = lanesOf(entries, keysOf);
				const visited: number[] = [];
				const open = new Set<Entry[]>();
				let most = 0;
				await runLanes(
					lanes,
					new Permits(parallel),
					async (entry) => {
						const lane = lanes.find((candidate) => candidate.includes(entry));
						if (!lane || open.has(lane)) throw new Error('Two entries of a lane at once');
						open.add(lane);
						most = Math.max(most, open.size);
						visited.push(entry.number);
						for (let turn = 0; turn < entry.number % 4; turn++) await nextTurn();
						open.delete(lane);
					},
					() => false,
				);
				expect(visited.toSorted((a, b) => a - b)).toEqual(entries.map(({ number }) => number));
				expect(most).toBeLessThanOrEqual(parallel);
				for (const lane of lanes) {
					const numbers = lane.map(({ number }) => number);
					expect(visited.filter((number) => numbers.includes(number))).toEqual(numbers);
				}
			},
		);
		await fc.assert(property);
	});

	test('once stopped, nothing new starts and what runs is finished', async () => {
		const finished: number[] = [];
		let stopped = false;
		await runLanes(
			[[1, 2], [3, 4], [5]],
			new Permits(2),
			async (entry) => {
				if (entry === 1) stopped = true;
				else for (let turn = 0; turn < 5; turn++) await nextTurn();
				finished.push(entry);
			},
			() => stopped,
		);
		expect(finished).not.toContain(2);
		expect(finished).not.toContain(4);
		expect(finished).not.toContain(5);
	});
});
