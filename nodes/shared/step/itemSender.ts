import type { Failure } from '../errors/failure';
import type { ApiRequest, Connection } from '../http/connection';
import type { Outcome } from '../http/request';
import type { Patience } from '../sending/retryBudget';
import { CANCELLED, STOPPED, type Sender, type SendWatcher } from '../sending/sender';
import type { HeldTurns } from '../turns/heldTurns';

/** Sends the requests of one item when it is its turn in its lanes. */
export class ItemSender {
	/**
	 * @param blocked why nothing may be sent in one of these lanes any more; asked when it is the item's turn
	 */
	constructor(
		private readonly sender: Sender,
		private readonly turns: HeldTurns,
		private readonly blocked: (lanes: readonly string[]) => Failure | undefined,
	) {}

	get cancel(): AbortSignal | undefined {
		return this.sender.cancel;
	}

	get connection(): Connection {
		return this.sender.connection;
	}

	/** What is sent from now on goes into this lane. */
	goOnIn(lane: string): void {
		this.turns.goOnIn(`${this.connection.key} ${lane}`);
	}

	/**
	 * Waits until it is the item's turn.
	 *
	 * @returns how long it waited in milliseconds, and the failure when the turn cannot be had
	 */
	async takeTurn(
		maxWaitMs: number,
		watcher: SendWatcher = {},
	): Promise<{ readonly waitedMs: number; readonly failure?: Failure }> {
		const { ended, ms } = await this.turns.take(maxWaitMs);
		watcher.waited?.(ms, 'busy');
		return { waitedMs: ms, failure: this.failureOf(ended) };
	}

	/** Like `Sender.send`. Never throws. */
	async send(request: ApiRequest, patience: Patience, watcher: SendWatcher = {}): Promise<Outcome> {
		const { waitedMs, failure } = await this.takeTurn(patience.maxWaitMs, watcher);
		if (failure) return { ok: false, failure };
		const maxWaitMs = Math.max(0, patience.maxWaitMs - waitedMs);
		return await this.sender.send(request, { ...patience, maxWaitMs }, watcher);
	}

	private failureOf(ended: 'granted' | 'gaveUp' | 'tooLong'): Failure | undefined {
		switch (ended) {
			case 'granted':
				return this.blocked(this.turns.current);
			case 'gaveUp':
				return this.cancel?.aborted ? CANCELLED : STOPPED;
			case 'tooLong':
				return TOO_LONG;
		}
	}
}

const TOO_LONG: Failure = {
	kind: 'conflict',
	delivered: 'no',
	happened:
		'Not sent, because others were writing into the same chat for longer than the option Max Wait allows',
};
