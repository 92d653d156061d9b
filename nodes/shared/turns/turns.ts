import { onAbort } from '../onAbort';
import { systemClock } from '../quota/clock';
import { fewAtATime } from '../quota/fewAtATime';

/** The turn of one item in a lane. */
export interface Turn {
	readonly key: string;
	/** Hands the turn to the next in the queue. */
	handOn(): void;
}

/** The last ticket of each queue; all nodes and executions of this process share the queues. */
const lastTickets = new Map<string, Promise<unknown>>();

/**
 * Waits for the turn under a key: first come, first served, one at a time. The ticket is taken before this function
 * returns its promise.
 *
 * Each ticket waits for the one before it only, so that a thousand who wait cost a thousand steps.
 *
 * @param giveUp ends the waiting; whoever gives up lets those behind move up
 * @param maxWaitMs longest wait, in milliseconds
 * @param mustWait called at once when it is not free
 * @returns `undefined` when the wait ended first
 */
export async function takeTurn(
	key: string,
	giveUp: AbortSignal,
	maxWaitMs: number,
	mustWait: () => void = () => {},
): Promise<Turn | undefined> {
	const before = lastTickets.get(key);
	let over = () => {};
	const own = new Promise<void>((resolve) => {
		over = resolve;
	});
	// A waiter can give up while the one ahead still works, so those behind wait for both.
	const ticket = Promise.all([before, own]).then(() => {});
	lastTickets.set(key, ticket);
	const forget = () => {
		if (lastTickets.get(key) === ticket) lastTickets.delete(key);
	};
	if (before) mustWait();
	const first = before && !giveUp.aborted ? await cameFirst(before, giveUp, maxWaitMs) : 'work';
	if (first === 'work' && !giveUp.aborted) {
		// When nobody is behind, the turn is free from this moment on.
		const handOn = () => {
			over();
			forget();
		};
		return { key, handOn };
	}
	over();
	void ticket.then(forget);
	return undefined;
}

async function cameFirst(
	work: Promise<unknown>,
	giveUp: AbortSignal,
	maxWaitMs: number,
): Promise<'work' | 'end'> {
	const tooLong = AbortSignal.timeout(Math.max(0, maxWaitMs));
	return await new Promise((resolve) => {
		let unheard: Array<() => void> = [];
		const settle = (first: 'work' | 'end') => {
			for (const end of unheard) end();
			resolve(first);
		};
		const end = () => endSoon(() => settle('end'));
		unheard = [giveUp, tooLong].map((signal) => onAbort(signal, end));
		void work.then(() => settle('work'));
	});
}

/** The waits that end in this moment: thousands, when a run is canceled whose chats others write into. */
let ending: Array<() => void> = [];

/** Ends a wait, a few at a time together with the others: each has an item that fails, which takes its time. */
function endSoon(end: () => void): void {
	ending.push(end);
	if (ending.length > 1) return;
	void Promise.resolve().then(async () => {
		const all = ending;
		ending = [];
		await fewAtATime(all, systemClock);
	});
}
