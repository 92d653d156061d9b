import { sleep } from 'n8n-workflow';

/** Longest work without a break, but for what cannot be divided. */
const PORTION_MS = 10;

/** A value, or the promise of one where making it can take so long that there are breaks. */
export type Awaitable<T> = T | Promise<T>;

/** The breaks of a long work, in which the process gets to do something else. */
export class Breaks {
	private end = Date.now() + PORTION_MS;

	/** Whether it is time for one. */
	get areDue(): boolean {
		return Date.now() >= this.end;
	}

	/** Takes one if it is time. */
	async take(): Promise<void> {
		if (!this.areDue) return;
		await sleep(0);
		this.end = Date.now() + PORTION_MS;
	}
}

/** Does something with each of the values, with breaks in between. */
export async function withBreaks<T>(
	values: Iterable<T>,
	work: (value: T) => void,
	breaks = new Breaks(),
): Promise<void> {
	for (const value of values) {
		work(value);
		if (breaks.areDue) await breaks.take();
	}
}
