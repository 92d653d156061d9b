// (d): whether an item costs more when there are more of them.
import type { Case } from './case.mjs';
import { manyItems, sendAtOnce, withManyItems, type BothNodes } from './instantServer.mjs';
import { alternate, median, type Taken } from './measure.mjs';
import { httpRequest, optimlyMessage, type Sender } from './nodes.mjs';
import type { Line } from './benchReport.mjs';

/** Runs of a small number in one process: one alone is over in a blink. */
const REPEATS = new Map([
	[100, 10],
	[1_000, 3],
]);

/** The middle one of several runs in a row. */
function middle(runs: readonly Taken[]): Taken {
	return [...runs].sort((a, b) => a.ms - b.ms)[Math.floor(runs.length / 2)];
}

export const growth: Case = {
	names: ['d'],
	title: 'Time per item as their number grows',
	async run(bench, say) {
		const { rounds, short, server } = bench;
		const sizes: Array<BothNodes & { count: number }> = [];
		for (const [count, repeats] of [...REPEATS].slice(0, short ? 1 : undefined)) {
			const send = (sender: Sender) => async () =>
				middle(await sendAtOnce(bench, sender, count, repeats));
			const work = [send(optimlyMessage()), send(httpRequest(server))];
			const [ours, peer] = await alternate(rounds, say, ...work);
			sizes.push({ count, ours, peer });
		}
		sizes.push({ count: manyItems(bench), ...(await withManyItems(bench, say)) });

		const perItem = (runs: readonly Taken[]) => median(runs.map(({ ms, count }) => ms / count));
		const [first] = sizes;
		const lines = sizes.map(({ count, ours, peer }, index): Line => {
			const grown = perItem(peer) / perItem(first.peer);
			return {
				name: 'd',
				what: `Time per item, ${count} items, instant server`,
				unit: 'ms',
				ours: perItem(ours),
				peer: perItem(peer),
				...(index > 0 && {
					ratio: {
						of: `of that at ${first.count}; HTTP Request: ${grown.toFixed(2)}`,
						value: perItem(ours) / perItem(first.ours),
						aim: '≤ 1.1',
					},
				}),
				rounds,
			};
		});
		return { lines, measurements: sizes };
	},
};
