// Runs against a server that answers at once: for what the node itself costs.
import type { Say } from '../playground/progress.mjs';
import type { Workbench } from './case.mjs';
import { alternate, type Taken } from './measure.mjs';
import { httpRequest, optimlyMessage, type Sender } from './nodes.mjs';

const CHATS = 100;
/** Enough for V8 to have compiled what counts: a running n8n is warm. */
const WARM_UP = 1_000;

/** The number of items that (b), (c) and the end of (d) are about. */
export const manyItems = ({ short }: Workbench) => (short ? 500 : 10_000);

/**
 * Sends items to a server that answers at once, in a fresh process.
 *
 * @param repeats runs in that process, one after another
 */
export async function sendAtOnce(
	{ server, measure }: Workbench,
	sender: Sender,
	count: number,
	repeats = 1,
): Promise<Taken[]> {
	const chats = await server.prepare(CHATS, { latencyMs: 0 });
	const counts = Array<number>(repeats).fill(count);
	return await measure({ ...sender, chats, warmUp: Math.min(WARM_UP, count * 10), counts });
}

/** All rounds of one number of items. */
export interface BothNodes {
	ours: Taken[];
	peer: Taken[];
}

const taken = new WeakMap<Workbench, BothNodes>();

/** Both nodes with {@link manyItems}, in turn. Taken once for a bench: it is the longest of its measurements. */
export async function withManyItems(bench: Workbench, say: Say): Promise<BothNodes> {
	const known = taken.get(bench);
	if (known) return known;
	const count = manyItems(bench);
	const [ours, peer] = await alternate(
		bench.rounds,
		say,
		async () => (await sendAtOnce(bench, optimlyMessage(), count))[0],
		async () => (await sendAtOnce(bench, httpRequest(bench.server), count))[0],
	);
	taken.set(bench, { ours, peer });
	return { ours, peer };
}
