import type { Permit, Permits } from '../turns/parallelChats';

/**
 * Puts entries into lanes. Entries that share a key, be it by way of others, share a lane and keep their order; an
 * entry without a key gets a lane of its own. Lanes are ordered by their first entry.
 */
export function lanesOf<T>(entries: readonly T[], keysOf: (entry: T) => readonly string[]): T[][] {
	const groups = new Groups();
	for (const entry of entries) groups.unite(keysOf(entry));
	const lanes: T[][] = [];
	const byGroup = new Map<string, T[]>();
	for (const entry of entries) {
		const [key] = keysOf(entry);
		const group = key === undefined ? undefined : groups.of(key);
		const lane = group === undefined ? undefined : byGroup.get(group);
		if (lane) {
			lane.push(entry);
			continue;
		}
		const opened = [entry];
		lanes.push(opened);
		if (group !== undefined) byGroup.set(group, opened);
	}
	return lanes;
}

/** Keys that belong together: a forest in which each key leads to another one of its group, and the last to none. */
class Groups {
	private readonly next = new Map<string, string>();

	unite([first, ...others]: readonly string[]): void {
		for (const other of others) {
			const [one, two] = [this.of(first), this.of(other)];
			if (one !== two) this.next.set(two, one);
		}
	}

	/** The key that stands for the group. */
	of(key: string): string {
		let last = key;
		for (let next = this.next.get(last); next !== undefined; next = this.next.get(last)) {
			const afterNext = this.next.get(next);
			// Each look halves the way for the next one.
			if (afterNext !== undefined) this.next.set(last, afterNext);
			last = afterNext ?? next;
		}
		return last;
	}
}

/**
 * Visits the entries: one after another within a lane, and as many lanes side by side as there are permits. Lanes take
 * turns: a long one neither holds up the others nor is left over at the end, when there is nothing to do beside it.
 *
 * @param visit must not throw; while it waits for others it can release the permit
 * @param stopped asked before each visit; once true, nothing new is started and what runs is finished
 */
export async function runLanes<T>(
	lanes: ReadonlyArray<readonly T[]>,
	permits: Permits,
	visit: (entry: T, permit: Permit) => Promise<void>,
	stopped: () => boolean,
): Promise<void> {
	const visitAll = async (lane: readonly T[]) => {
		for (const entry of lane) {
			const permit = await permits.take();
			if (!stopped()) await visit(entry, permit);
			permit.release();
		}
	};
	await Promise.all(lanes.map(visitAll));
}
