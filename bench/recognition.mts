// (h): how long one item is looked at in which nothing is filled in, and what bounds it.
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import type { Line } from './benchReport.mjs';
import type { Case } from './case.mjs';

const TAKEN = z.array(
	z.object({ what: z.string(), aim: z.number(), median: z.number(), worst: z.number() }),
);

export const recognition: Case = {
	names: ['h'],
	title: 'Finding who and what is meant in one large item',
	async run({ place, short }, say) {
		const runs = short ? 5 : 25;
		say(`${runs} runs of each input`);
		const child = join(import.meta.dirname, 'recognitionChild.mts');
		const { stdout } = await execa(place.node, [child, place.packageFolder, String(runs)]);
		const taken = TAKEN.parse(JSON.parse(stdout));
		const lines = taken.map(
			({ what, aim, median, worst }): Line => ({
				name: 'h',
				what,
				unit: 'ms',
				ours: median,
				ratio: { of: 'ms, the longest', value: worst, aim: `≤ ${aim}` },
				rounds: runs,
			}),
		);
		return { lines, measurements: taken };
	},
};
