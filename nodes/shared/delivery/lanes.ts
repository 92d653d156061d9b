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
 * Visits the entries: one after another within a lane, up to `parallel` lanes side by side.
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
	let next = 0;
	const takeLanes = async () => {
		while (next < lanes.length) {
			for (const entry of lanes[next++]) {
				if (stopped()) return;
				await visit(entry);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(parallel, lanes.length) }, takeLanes));
}
