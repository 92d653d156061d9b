import type { Failure } from '../errors/failure';
import { CHAT_IN_USE, whyGivenUp } from '../errors/notSent';
import type { Permit } from './parallelChats';
import { takeTurn, type Turn } from './turns';

/** What the turns of an item need to know of its run. */
export interface RunInLanes {
	/** Ends the waiting: the execution was canceled, or another item stopped the run. */
	readonly giveUp: AbortSignal;
	/** Aborted when the user cancels the execution. */
	readonly cancel: AbortSignal | undefined;
	/** Of the item, to be at work. */
	readonly permit: Permit;
	/** Why nothing may be sent in one of these lanes any more; asked when it is the item's turn. */
	blocked(lanes: readonly string[]): Failure | undefined;
}

/** How long an item waited for its turns in milliseconds, and why it cannot have them. */
export interface Waited {
	readonly ms: number;
	readonly failure?: Failure;
}

/**
 * The turns of one item, in at most two lanes: a wide one (a client) and a narrow one within it (a chat). An item that
 * writes keeps its turns until it is done.
 *
 * No two items can wait for each other for ever: the wide turn is always taken first, and whoever waits for a narrow
 * one holds no other narrow one.
 */
export class HeldTurns {
	private held: Turn[] = [];
	private readonly wide: readonly string[];

	/**
	 * @param lanes in which the item is, the wide one first; their names say whose they are
	 */
	constructor(
		private lanes: readonly string[],
		private readonly run: RunInLanes,
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

	/**
	 * Waits until it is the item's turn in all its lanes, and checks whether it may still send there. Meanwhile others of
	 * its run are at work: what it waits for them afterwards is part of no Max Wait.
	 */
	async take(maxWaitMs: number): Promise<Waited> {
		const { giveUp, cancel, permit } = this.run;
		const start = Date.now();
		this.handOnAllBut(this.lanes);
		for (const lane of this.lanes) {
			if (this.held.some(({ key }) => key === lane)) continue;
			const leftMs = start + maxWaitMs - Date.now();
			const turn = await takeTurn(lane, giveUp, leftMs, () => permit.release());
			const ms = Date.now() - start;
			if (!turn) return { ms, failure: giveUp.aborted ? whyGivenUp(cancel) : CHAT_IN_USE };
			this.held.push(turn);
		}
		const ms = Date.now() - start;
		if (!(await permit.regain())) return { ms, failure: whyGivenUp(cancel) };
		return { ms, failure: this.run.blocked(this.lanes) };
	}

	/** Hands on all turns: the item is done. */
	handOn(): void {
		this.handOnAllBut([]);
	}

	private handOnAllBut(lanes: readonly string[]): void {
		const kept = this.held.filter(({ key }) => lanes.includes(key));
		for (const turn of this.held) if (!kept.includes(turn)) turn.handOn();
		this.held = kept;
	}
}
