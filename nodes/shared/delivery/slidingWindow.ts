/** So many requests of a kind within any window of that length. */
export interface Quota {
	/** What is counted: "request", "agentCall", "newChat". */
	readonly kind: string;
	/** 0 = no limit. */
	readonly limit: number;
	readonly windowMs: number;
}

/** A place in a window that one request takes. */
export interface Slot {
	/** The server has the request: from now on its window runs. */
	arrived(now: number): void;
}

/** A server has a request at the latest this long after it was sent, or when it answers. */
const ON_THE_WAY_MS = 1_000;

interface TakenSlot extends Slot {
	freeAt: number;
}

/**
 * Counts requests over a sliding window. The server starts its window when a request arrives, not when it
 * is sent, so a slot is held until a window after the answer, or after a second on the way.
 */
export class SlidingWindow {
	private taken: TakenSlot[] = [];

	constructor(private quota: Quota) {}

	get kind(): string {
		return this.quota.kind;
	}

	matches({ kind, windowMs }: Quota): boolean {
		return this.quota.kind === kind && this.quota.windowMs === windowMs;
	}

	withLimit(limit: number): this {
		this.quota = { ...this.quota, limit };
		return this;
	}

	isEmpty(now: number): boolean {
		this.drop(now);
		return this.taken.length === 0;
	}

	hasRoom(now: number): boolean {
		this.drop(now);
		return this.taken.length < this.quota.limit;
	}

	take(now: number): Slot {
		const { windowMs } = this.quota;
		const slot: TakenSlot = {
			freeAt: now + ON_THE_WAY_MS + windowMs,
			arrived: (at) => {
				slot.freeAt = Math.min(slot.freeAt, at + windowMs);
			},
		};
		this.taken.push(slot);
		return slot;
	}

	/** When there is room for one more behind so many others that wait (epoch milliseconds; 0 = now). */
	freeAt(waitingBefore: number): number {
		const { limit, windowMs } = this.quota;
		const missing = this.taken.length + waitingBefore - limit;
		if (missing < 0) return 0;
		const inOrder = this.taken.map(({ freeAt }) => freeAt).sort((a, b) => a - b);
		const oldest = inOrder[missing % limit] ?? inOrder[inOrder.length - 1] ?? Date.now();
		return oldest + Math.floor(missing / limit) * windowMs;
	}

	private drop(now: number): void {
		if (this.taken.some(({ freeAt }) => freeAt <= now)) {
			this.taken = this.taken.filter(({ freeAt }) => freeAt > now);
		}
	}
}
