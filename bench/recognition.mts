// (h): how long one item is looked at in which nothing is filled in, and what bounds it.
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import type { Line } from './benchReport.mjs';
import type { Case } from './case.mjs';

/** After each step everything else can have its turn. */
const LONGEST_STEP_MS = 50;

const TAKEN = z.array(
	z.object({
		...{ what: z.string(), median: z.number() },
		...{ worst: z.number(), longestStep: z.number() },
	}),
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
			({ what, median, longestStep }): Line => ({
				name: 'h',
				what,
				unit: 'ms',
				ours: median,
				ratio: { of: 'ms, the longest step', value: longestStep, aim: `≤ ${LONGEST_STEP_MS}` },
				rounds: runs,
			}),
		);
		return { lines, measurements: taken };
	},
};
