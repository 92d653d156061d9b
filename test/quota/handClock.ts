import type { Clock } from '../../nodes/shared/quota/clock';

interface Sleeper {
	at: number;
	order: number;
	wake: () => void;
}

/** No chain of promises in the pacer or its tests is longer. */
const SETTLED_AFTER = 20;

/** A clock that is moved by hand: sleepers wake in the order of their times, however busy the machine is. */
export class HandClock implements Clock {
	private time: number;
	private order = 0;
	private sleepers: Sleeper[] = [];
	/** How often somebody woke. */
	woken = 0;

	constructor(start = 1_000_000) {
		this.time = start;
	}

	now(): number {
		return this.time;
	}

	/** How many sleep now. */
	get sleeping(): number {
		return this.sleepers.length;
	}

	async sleep(ms: number): Promise<void> {
		await new Promise<void>((wake) => {
			this.sleepers.push({ at: this.time + ms, order: this.order++, wake });
		});
	}

	/** Lets so much time pass. */
	async pass(ms: number): Promise<void> {
		const end = this.time + ms;
		for (;;) {
			await settled();
			const next = this.earliest();
			if (!next || next.at > end) break;
			this.sleepers.splice(this.sleepers.indexOf(next), 1);
			this.time = Math.max(this.time, next.at);
			this.woken += 1;
			next.wake();
		}
		this.time = end;
		await settled();
	}

	private earliest(): Sleeper | undefined {
		let first: Sleeper | undefined;
		for (const sleeper of this.sleepers) {
			if (
				!first ||
				sleeper.at < first.at ||
				(sleeper.at === first.at && sleeper.order < first.order)
			)
				first = sleeper;
		}
		return first;
	}
}

/** All that follows from what has happened has happened. */
async function settled(): Promise<void> {
	// Long enough for whatever awaits in a row.
	for (let turn = 0; turn < SETTLED_AFTER; turn++) await Promise.resolve();
}
