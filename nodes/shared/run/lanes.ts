/**
 * Puts entries into lanes. Entries with the same key share a lane and keep their order; an entry
 * without a key gets a lane of its own. Lanes are ordered by their first entry.
 */
export function lanesOf<T>(entries: readonly T[], keyOf: (entry: T) => string | undefined): T[][] {
	const lanes: T[][] = [];
	const byKey = new Map<string, T[]>();
	for (const entry of entries) {
		const key = keyOf(entry);
		const lane = key === undefined ? undefined : byKey.get(key);
		if (lane) {
			lane.push(entry);
			continue;
		}
		const opened = [entry];
		lanes.push(opened);
		if (key !== undefined) byKey.set(key, opened);
	}
	return lanes;
}

/**
 * Visits the entries: one after another within a lane, up to `parallel` lanes side by side. Lanes take turns: a
 * long one neither holds up the others nor is left over at the end, when there is nothing to do beside it.
 *
 * @param visit must not throw
 * @param stopped asked before each visit; once true, nothing new is started and what runs is finished
 */
export async function runLanes<T>(
	lanes: ReadonlyArray<readonly T[]>,
	parallel: number,
	visit: (entry: T) => Promise<void>,
	stopped: () => boolean,
): Promise<void> {
	const turns = lanes.map((lane) => lane.values());
	let next = 0;
	const takeTurns = async () => {
		while (next < turns.length && !stopped()) {
			const lane = turns[next++];
			const { value, done } = lane.next();
			if (done) continue;
			await visit(value);
			turns.push(lane);
		}
	};
	await Promise.all(Array.from({ length: Math.min(parallel, lanes.length) }, takeTurns));
}
