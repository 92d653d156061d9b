import { sleep } from 'n8n-workflow';

/** Longest work without a break, but for what cannot be divided. */
const PORTION_MS = 10;

/** A value, or the promise of one where making it can take so long that there are breaks. */
export type Awaitable<T> = T | Promise<T>;

/** The turn of the work that went into its break last. */
let lastTurn: Promise<void> = Promise.resolve();

/**
 * Waits for the turn after all works that are in a break already. Timers that are due run one after the other before
 * anything is read from the network: without turns, a few long works would hand on to each other and leave no room.
 */
async function nextTurn(before: Promise<void>): Promise<void> {
	await before;
	// The first ends when the work before has done its portion, the second when everything else had its turn.
	await sleep(0);
	await sleep(0);
}

/** The breaks of a long work, in which the process gets to do something else. */
export class Breaks {
	private end = Date.now() + PORTION_MS;

	/** Whether it is time for one. */
	get areDue(): boolean {
		return Date.now() >= this.end;
	}

	/** Takes one if it is time. */
	async take(): Promise<void> {
		if (this.areDue) await this.now();
	}

	/** Takes one, before something long that cannot be divided. */
	async now(): Promise<void> {
		lastTurn = nextTurn(lastTurn);
		await lastTurn;
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

/** What is made of each of the values, with breaks in between. */
export async function eachMade<T, Made>(
	values: Iterable<T>,
	make: (value: T) => Made,
	breaks: Breaks,
): Promise<Made[]> {
	const made: Made[] = [];
	await withBreaks(values, (value) => void made.push(make(value)), breaks);
	return made;
}

/** Those of the values that fit, with breaks in between. */
export async function thoseThat<T>(
	values: Iterable<T>,
	fits: (value: T) => boolean,
	breaks: Breaks,
): Promise<T[]> {
	const fitting: T[] = [];
	await withBreaks(values, (value) => void (fits(value) && fitting.push(value)), breaks);
	return fitting;
}

/** Values that are sorted in one go. */
const SORTED_AT_ONCE = 1_000;

/** The values in order, those that are equal as they stand, with breaks in between. */
export async function sortedWithBreaks<T>(
	values: readonly T[],
	compare: (one: T, other: T) => number,
	breaks: Breaks,
): Promise<T[]> {
	let runs: T[][] = [];
	for (let at = 0; at < values.length; at += SORTED_AT_ONCE) {
		runs.push(values.slice(at, at + SORTED_AT_ONCE).sort(compare));
		await breaks.take();
	}
	while (runs.length > 1) {
		const merged: T[][] = [];
		for (let at = 0; at < runs.length; at += 2)
			merged.push(await merge(runs[at], runs[at + 1] ?? [], compare, breaks));
		runs = merged;
	}
	return runs[0] ?? [];
}

async function merge<T>(
	first: readonly T[],
	second: readonly T[],
	compare: (one: T, other: T) => number,
	breaks: Breaks,
): Promise<T[]> {
	const merged: T[] = [];
	let [a, b] = [0, 0];
	while (a < first.length || b < second.length) {
		const isFirst = b >= second.length || (a < first.length && !(compare(first[a], second[b]) > 0));
		merged.push(isFirst ? first[a++] : second[b++]);
		if (breaks.areDue) await breaks.take();
	}
	return merged;
}

/** A long work that can rest between its steps. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all steps in one go. */
export function atOnce<T>(steps: Steps<T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/** Does the steps with breaks in between. */
export async function stepByStep<T>(steps: Steps<T>): Promise<T> {
	const breaks = new Breaks();
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
		if (breaks.areDue) await breaks.take();
	}
}
