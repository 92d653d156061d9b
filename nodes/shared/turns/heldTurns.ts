import { takeTurn, type Turn } from './turns';

/** What came of waiting for turns. */
export type Waited = {
	readonly ended: 'granted' | 'gaveUp' | 'tooLong';
	readonly ms: number;
};

/**
 * The turns of one item, in at most two lanes: a wide one (a client) and a narrow one within it (a chat). An item
 * that writes keeps its turns until it is done.
 *
 * No two items can wait for each other for ever: the wide turn is always taken first, and who waits for a narrow
 * one holds no other narrow one.
 */
export class HeldTurns {
	private held: Turn[] = [];
	private readonly wide: readonly string[];

	/**
	 * @param lanes in which the item is, the wide one first; their names say whose they are
	 * @param giveUp ends the waiting: the execution was canceled, or another item stopped the run
	 */
	constructor(
		private lanes: readonly string[],
		private readonly giveUp: AbortSignal,
	) {
		this.wide = lanes.slice(0, 1);
	}

	/** The lanes that the item is in now. */
	get current(): readonly string[] {
		return this.lanes;
	}

	/** Goes on in a lane that was found on the way, instead of the narrow one. */
	goOnIn(lane: string): void {
		this.lanes = [...this.wide.filter((wide) => wide !== lane), lane];
	}

	/** Waits until it is the item's turn in all its lanes. */
	async take(maxWaitMs: number): Promise<Waited> {
		const start = Date.now();
		this.leaveAllBut(this.lanes);
		for (const lane of this.lanes) {
			if (this.held.some(({ key }) => key === lane)) continue;
			const turn = await takeTurn(lane, this.giveUp, start + maxWaitMs - Date.now());
			const ms = Date.now() - start;
			if (!turn) return { ended: this.giveUp.aborted ? 'gaveUp' : 'tooLong', ms };
			this.held.push(turn);
		}
		return { ended: 'granted', ms: Date.now() - start };
	}

	/** The item is done. */
	leave(): void {
		this.leaveAllBut([]);
	}

	private leaveAllBut(lanes: readonly string[]): void {
		const kept = this.held.filter(({ key }) => lanes.includes(key));
		for (const turn of this.held) if (!kept.includes(turn)) turn.leave();
		this.held = kept;
	}
}
