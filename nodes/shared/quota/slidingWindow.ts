import { Deque } from './deque';

/** What one request takes of a window. */
export interface Slot {
	/** When the request left (epoch milliseconds). */
	readonly sentAt: number;
	/** When the slot is free again, once the server has the request (epoch milliseconds). */
	freeAt: number | undefined;
}

/** At the latest this long after it was sent, a server has a request or has refused it. */
export const ON_THE_WAY_MS = 1_000;

/**
 * Counts requests over a sliding window. The server starts its window when a request arrives, not when it is sent,
 * so a slot is held until a window after the answer, or after a second on the way. Times are epoch milliseconds and
 * never go back; whatever is asked costs the same however many requests there are.
 */
export class SlidingWindow {
	/** Not answered yet and sent within the last second, in the order of sending. */
	private readonly onTheWay = new Deque<Slot>();
	/** Those that the server has, in the order in which they become free. */
	private readonly counted = new Deque<Slot>();

	/** @param countedByTime called with each request that has been on its way for a second: the server has it by then. */
	constructor(
		readonly windowMs: number,
		private readonly countedByTime: (slot: Slot, now: number) => void = () => {},
	) {}

	/** Requests that count now, those on the way included. */
	used(now: number): number {
		this.moveOn(now);
		return this.counted.length + this.onTheWay.length;
	}

	/** Requests that the server has, as far as is known. */
	atServer(now: number): number {
		this.moveOn(now);
		return this.counted.length;
	}

	take(now: number): Slot {
		const slot: Slot = { sentAt: now, freeAt: undefined };
		this.onTheWay.push(slot);
		return slot;
	}

	/** The server has the request: from now on its window runs. */
	arrived(slot: Slot, now: number): void {
		this.moveOn(now);
		if (slot.freeAt !== undefined) return;
		this.onTheWay.remove(slot);
		this.count(slot, now);
	}

	/** The request does not count: it was refused. */
	release(slot: Slot, now: number): void {
		this.moveOn(now);
		(slot.freeAt === undefined ? this.onTheWay : this.counted).remove(slot);
	}

	/**
	 * When there is room for one more, behind the given number of others that wait (epoch milliseconds; 0 = now).
	 *
	 * @param from when the first of them can go: now, or at the end of a pause
	 */
	nextFreeAt(waitingBefore: number, limit: number, from: number): number {
		// Each slot is taken once in a window by somebody who waits, in the order in which they become free.
		const round = Math.floor(waitingBefore / limit);
		const used = this.counted.length + this.onTheWay.length;
		const missing = used + (waitingBefore % limit) - limit;
		if (missing < 0) return round === 0 ? 0 : from + round * this.windowMs;
		return Math.max(from, this.freeInOrder(missing)) + round * this.windowMs;
	}

	private freeInOrder(index: number): number {
		const counted = this.counted.at(index)?.freeAt;
		if (counted !== undefined) return counted;
		const { sentAt = 0 } = this.onTheWay.at(index - this.counted.length) ?? {};
		return sentAt + ON_THE_WAY_MS + this.windowMs;
	}

	private moveOn(now: number): void {
		for (let first = this.onTheWay.at(0); first && first.sentAt + ON_THE_WAY_MS <= now; ) {
			this.onTheWay.shift();
			this.count(first, first.sentAt + ON_THE_WAY_MS);
			this.countedByTime(first, now);
			first = this.onTheWay.at(0);
		}
		while ((this.counted.at(0)?.freeAt ?? now + 1) <= now) this.counted.shift();
	}

	private count(slot: Slot, arrivedAt: number): void {
		slot.freeAt = arrivedAt + this.windowMs;
		this.counted.push(slot);
	}
}
