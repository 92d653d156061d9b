// (i): what the pacer and the journal cost where many wait, and how long they hold up everything else in the process.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { z } from 'zod';
import type { Case } from './case.mjs';
import { alternate, median } from './measure.mjs';

const CHILD = fileURLToPath(new URL('manyWaitingChild.mts', import.meta.url));

const TAKEN = z.object({ ms: z.number(), blockedMs: z.number() });

const LINES = [
	['executions', 5_000, 'executions that wait within a quota of 1 000 per second'],
	['tooLate', 5_000, 'executions that are too late in the same moment'],
	['rounds', 10_000, 'rounds of a loop'],
	['journal', 10_000, 'items in the journal, and a re-run'],
] as const;

/** In milliseconds; what is longer is felt by others. */
export const LONGEST_BLOCK_MS = 50;

export const manyWaiting: Case = {
	names: ['i'],
	title: 'Where many wait',
	async run({ place, rounds, short }, say) {
		const folder = join(place.packageFolder, 'dist');
		const work = LINES.map(([what, count]) => async () => {
			const size = String(short ? count / 10 : count);
			const { stdout } = await execa(place.node, [CHILD, what, folder, size]);
			return TAKEN.parse(JSON.parse(stdout));
		});
		const taken = await alternate(rounds, say, ...work);
		const lines = LINES.flatMap(([, count, what], index) => {
			const name = 'i';
			const ofAll = `${short ? count / 10 : count} ${what}`;
			const longest = Math.max(...taken[index].map(({ blockedMs }) => blockedMs));
			const of = 'of what nobody feels';
			const ratio = { of, value: longest / LONGEST_BLOCK_MS, aim: '≤ 1' };
			return [
				{ name, what: ofAll, unit: 'ms', ours: median(taken[index].map(({ ms }) => ms)), rounds },
				{ name, what: 'Longest time without a break', unit: 'ms', ours: longest, ratio, rounds },
			];
		});
		return { lines, measurements: taken };
	},
};
