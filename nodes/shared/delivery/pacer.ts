import { sleep } from 'n8n-workflow';
import { backoffMs } from './retryPolicy';
import { SlidingWindow, type Quota, type Slot } from './slidingWindow';

/** What came of waiting for one's turn. */
export type Turn =
	| { readonly granted: Slot[] }
	/** The wait would pass the deadline; `availableAt` is when there will be room (epoch milliseconds). */
	| { readonly refusedUntil: number }
	| { readonly cancelled: true };

interface Waiter {
	readonly kinds: readonly string[];
	readonly deadline: number;
	readonly answer: (turn: Turn) => void;
}

/** Longest pause: a server that speaks of more is asked again after it, not only when n8n is restarted. */
const LONGEST_PAUSE_MS = 86_400_000;

/** Longest sleep between two looks at the windows: slots can become free earlier than first thought. */
const LOOK_AGAIN_MS = 250;
/** An execution that has asked for no turn for so long is over, or will not miss what is forgotten. */
const IDLE_MS = 3_600_000;

/**
 * Keeps all requests of one token within its quotas. Up to the quota requests go at full speed; then each
 * waits until a slot is free. Executions take turns, so that a large one does not hold up a small one.
 */
export class Pacer {
	private windows: SlidingWindow[] = [];
	/** Waiters by execution; the order of the map is the order of the turns. */
	private readonly waiting = new Map<string, Waiter[]>();
	private pausedUntil = 0;
	private rateAnswers = 0;
	private lastAsked = Date.now();
	private looking = false;

	/** Takes over the quotas as the credential states them now; what was used before still counts. */
	setQuotas(quotas: readonly Quota[]): void {
		this.windows = quotas
			.filter(({ limit }) => limit > 0)
			.map((quota) => {
				const known = this.windows.find((window) => window.matches(quota));
				return known?.withLimit(quota.limit) ?? new SlidingWindow(quota);
			});
	}

	/** Nobody used it for an hour, nothing waits, and no request of the last windows counts any more. */
	isIdle(now: number): boolean {
		return (
			this.waiting.size === 0 &&
			now - this.lastAsked > IDLE_MS &&
			this.pausedUntil <= now &&
			this.windows.every((window) => window.isEmpty(now))
		);
	}

	/**
	 * Waits for a slot in every window that the request counts in.
	 *
	 * @param kinds what the request counts as, see `Quota.kind`
	 * @param execution whose request it is
	 * @param deadline epoch milliseconds; when the wait would end later, the answer comes at once
	 */
	async turn(
		kinds: readonly string[],
		execution: string,
		deadline: number,
		cancel: AbortSignal | undefined,
	): Promise<Turn> {
		if (cancel?.aborted) return { cancelled: true };
		this.lastAsked = Date.now();
		if (this.waiting.size === 0) {
			const granted = this.take(kinds, this.lastAsked);
			if (granted) return { granted };
		}
		return await new Promise<Turn>((resolve) => {
			const stop = () => this.leave(execution, waiter, { cancelled: true });
			const answer = (turn: Turn) => {
				cancel?.removeEventListener('abort', stop);
				resolve(turn);
			};
			const waiter: Waiter = { kinds, deadline, answer };
			cancel?.addEventListener('abort', stop, { once: true });
			this.enter(execution, waiter);
		});
	}

	/** A request of the token succeeded: the server takes requests again. */
	accepted(): void {
		this.rateAnswers = 0;
	}

	/**
	 * The server answered that there were too many requests: nothing of this token is sent until its time.
	 *
	 * @param retryAfterMs what the server said; without it, or with 0 (a date that is over by this machine's
	 * clock), a back-off that grows with each such answer: nobody hammers a server that has no room
	 */
	pause(retryAfterMs: number | undefined): void {
		const now = Date.now();
		// Answers to requests that were under way together count once.
		if (!retryAfterMs && this.pausedUntil > now) return;
		this.rateAnswers += 1;
		const until = now + Math.min(LONGEST_PAUSE_MS, retryAfterMs || backoffMs(this.rateAnswers));
		this.pausedUntil = Math.max(this.pausedUntil, until);
		this.refuseTheLate();
	}

	private enter(execution: string, waiter: Waiter): void {
		const queue = this.waiting.get(execution);
		if (queue) queue.push(waiter);
		else this.waiting.set(execution, [waiter]);
		this.grantWhatIsFree();
		this.refuseTheLate();
		void this.lookUntilEmpty();
	}

	private leave(execution: string, waiter: Waiter, turn: Turn): void {
		const left = (this.waiting.get(execution) ?? []).filter((other) => other !== waiter);
		if (left.length > 0) this.waiting.set(execution, left);
		else this.waiting.delete(execution);
		waiter.answer(turn);
	}

	/** One look-out for all waiters: sleeps until the next slot is free. */
	private async lookUntilEmpty(): Promise<void> {
		if (this.looking) return;
		this.looking = true;
		while (this.waiting.size > 0) {
			await sleep(Math.min(LOOK_AGAIN_MS, Math.max(1, this.nextAt() - Date.now())));
			this.grantWhatIsFree();
			this.refuseTheLate();
		}
		this.looking = false;
	}

	private grantWhatIsFree(): void {
		const now = Date.now();
		for (let granted = true; granted; ) {
			granted = [...this.waiting.keys()].some((execution) => this.grantOne(execution, now));
		}
	}

	/** Gives the execution's first waiter for whom there is room a slot; the execution goes to the end. */
	private grantOne(execution: string, now: number): boolean {
		const queue = this.waiting.get(execution) ?? [];
		for (const waiter of queue) {
			const granted = this.take(waiter.kinds, now);
			if (!granted) continue;
			const left = queue.filter((other) => other !== waiter);
			this.waiting.delete(execution);
			if (left.length > 0) this.waiting.set(execution, left);
			waiter.answer({ granted });
			return true;
		}
		return false;
	}

	/** Takes a slot in every window of these kinds; `undefined` when one has no room, or during a pause. */
	private take(kinds: readonly string[], now: number): Slot[] | undefined {
		if (now < this.pausedUntil) return undefined;
		const windows = this.windowsOf(kinds);
		if (!windows.every((window) => window.hasRoom(now))) return undefined;
		return windows.map((window) => window.take(now));
	}

	/** Refuses the waiters whose turn would come after their deadline. */
	private refuseTheLate(): void {
		const ahead = new Map<string, number>();
		for (const [execution, waiter] of this.turnsToCome()) {
			const free = this.windowsOf(waiter.kinds).map((window) =>
				window.freeAt(ahead.get(window.kind) ?? 0),
			);
			const at = Math.max(this.pausedUntil, ...free);
			if (at > waiter.deadline) {
				this.leave(execution, waiter, { refusedUntil: at });
				continue;
			}
			for (const kind of waiter.kinds) ahead.set(kind, (ahead.get(kind) ?? 0) + 1);
		}
	}

	/** The waiters in the order in which they will be served: executions take turns. */
	private turnsToCome(): Array<[string, Waiter]> {
		const longest = Math.max(0, ...[...this.waiting.values()].map((queue) => queue.length));
		return Array.from({ length: longest }, (_, round) => round).flatMap((round) =>
			[...this.waiting].flatMap(
				([execution, queue]): Array<[string, Waiter]> =>
					queue[round] ? [[execution, queue[round]]] : [],
			),
		);
	}

	/** When the next waiter could be served (epoch milliseconds). */
	private nextAt(): number {
		const all = [...this.waiting.values()].flat();
		const free = all.map(({ kinds }) =>
			Math.max(0, ...this.windowsOf(kinds).map((window) => window.freeAt(0))),
		);
		return Math.max(this.pausedUntil, Math.min(...free));
	}

	private windowsOf(kinds: readonly string[]): SlidingWindow[] {
		return this.windows.filter((window) => kinds.includes(window.kind));
	}
}

/** Pacers of this process, one per token and base URL. */
const pacers = new Map<string, Pacer>();

/**
 * The pacer that all nodes and executions of this process share for a token.
 *
 * @param key hash of token and base URL, never the token itself
 * @param now epoch milliseconds
 */
export function pacerFor(key: string, quotas: readonly Quota[], now = Date.now()): Pacer {
	for (const [other, pacer] of pacers) {
		if (other !== key && pacer.isIdle(now)) pacers.delete(other);
	}
	const pacer = pacers.get(key) ?? new Pacer();
	pacers.set(key, pacer);
	pacer.setQuotas(quotas);
	return pacer;
}
