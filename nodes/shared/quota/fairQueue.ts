import { Deque } from './deque';

/** Those of one execution that wait, in the order in which they asked. */
interface Line<T> {
	readonly caller: string;
	readonly waiters: Deque<T>;
}

/**
 * Who waits to be admitted. Executions take turns, so that a large one does not hold up a small one; within an execution
 * it is first come, first served. Each step costs the same however many wait.
 */
export class FairQueue<T> {
	private readonly lines = new Map<string, Line<T>>();
	/** Whose turn comes when. */
	private readonly order = new Deque<Line<T>>();

	/** @param isGone whether one has stopped waiting */
	constructor(private readonly isGone: (waiter: T) => boolean) {}

	push(caller: string, waiter: T): void {
		const line = this.lines.get(caller);
		if (line) {
			line.waiters.push(waiter);
			return;
		}
		const opened = { caller, waiters: new Deque<T>() };
		opened.waiters.push(waiter);
		this.lines.set(caller, opened);
		this.order.push(opened);
	}

	/** Who is next; `undefined` when nobody waits. */
	first(): T | undefined {
		for (let line = this.order.at(0); line; line = this.order.at(0)) {
			const waiter = line.waiters.at(0);
			if (waiter !== undefined && !this.isGone(waiter)) return waiter;
			if (waiter === undefined) {
				this.order.shift();
				this.lines.delete(line.caller);
			} else {
				line.waiters.shift();
			}
		}
		return undefined;
	}

	/** Takes out the next one; the execution's turn comes again after all the others. */
	shift(): T | undefined {
		const waiter = this.first();
		const line = this.order.shift();
		if (!line) return undefined;
		line.waiters.shift();
		this.order.push(line);
		return waiter;
	}

	/** All that wait, in the order in which they will be served. */
	*inOrder(): Generator<T> {
		const lines = Array.from({ length: this.order.length }, (_, index) => this.order.at(index));
		for (let round = 0, left = lines; left.length > 0; round++) {
			left = left.filter((line) => line !== undefined && line.waiters.length > round);
			for (const line of left) {
				const waiter = line?.waiters.at(round);
				if (waiter !== undefined && !this.isGone(waiter)) yield waiter;
			}
		}
	}
}
