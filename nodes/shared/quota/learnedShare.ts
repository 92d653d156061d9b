import type { RunOfItems } from './admission';

/** What a refusal within the share leaves of what the server took, once the quota has been full for long. */
const KEPT = 0.9;
/** Windows until the next try, after a try that stood alone, or a request within the share, was refused. */
const AFTER_FAILURE = 2;
/** Windows until the next try, after a row of tries was taken before the last of them was refused. */
const AFTER_SUCCESS = 1;
/**
 * A process that has nothing at all asks again after a window, and up to this part of a window later, so that not all
 * ask at the same moment.
 */
const SPREAD = 0.25;
/** Longest time between tries: for the quota of an hour a window would be too long. */
const LONGEST_BETWEEN_TRIES_MS = 600_000;
/** How many more tries may be on the way together, as a part of those taken so far. */
const MORE_TOGETHER = 1 / 8;
/**
 * A try waits until the share has been used up for this part of a window: processes that learned together fill their
 * shares together, and whoever tries meanwhile takes a slot of theirs. Where slots become free one by one it waits
 * longer.
 */
const QUIET = 0.01;
const LONGEST_QUIET = 0.5;
/** The last items of a long run are tried sooner than the first: after so many windows since the last refusal. */
const BEFORE_LAST_ITEMS = 0.5;
const QUIET_BEFORE_LAST_ITEMS = 0.05;
/** For this part of a window one slot is left open to others after a try that failed. */
const LEFT_OPEN = 0.5;
/** After this many failed tries in a row the quota has been full for a long time, and this process makes room. */
const FULL_FOR_LONG = 3;

/** What a request is to a share: within it, or a try whether there is more. */
export type Claim = 'own' | 'try';

/** How much of a quota is in use by this process. */
export interface Usage {
	/** Requests that count in the window, those on the way included. */
	readonly used: number;
	/** Those of them that are not answered yet. */
	readonly onTheWay: number;
	/** Of the whole quota. */
	readonly limit: number;
}

/**
 * How much of a quota is this process's own, learned from the server's answers alone: others that use the same token
 * cannot be asked. Times are epoch milliseconds.
 *
 * The rule is that of TCP (RFC 5681: additive increase, multiplicative decrease, slow start after a loss), counted in
 * requests of a window instead of segments on the way:
 *
 * - The first refusal says what is ours: as many as the server took from us in the window before it. The shares of all
 *   who were refused add up to the quota then: all of it is used, and nobody needs to be refused again.
 * - One request beyond the share is a try. While tries are taken the share grows by them, faster and faster; the first
 *   that is refused ends them, for two windows when it was the first. So a quota that others no longer use is found
 *   within three windows, and a process costs one refusal in two windows.
 * - A refusal within the share says that somebody else has grown: the share becomes what was taken, so that the shares
 *   add up again.
 * - Once three tries in a row have failed, the quota has been full for long, and who is new must find a way in: one
 *   slot stays open for half a window after each further try that fails, and a refusal within the share leaves 0.9 of
 *   what was taken (as the AIMD limit of Netflix's concurrency-limits; AWS's adaptive mode takes 0.7, TCP 0.5). Not
 *   before: each slot that nobody takes is a message that waits for a window.
 *
 * CUBIC, which AWS's adaptive mode follows, also grows back by itself towards the size of before a decrease. Here a
 * refused try costs a message that waits, and most decreases have been somebody's gain: only tries that are taken make
 * a share grow.
 */
export class LearnedShare {
	/** Requests in a window; infinite as long as nothing says that others use the quota, too. */
	private size = Number.POSITIVE_INFINITY;
	/** Requests that may be on the way at once: after a refusal they start again one by one. */
	private together = Number.POSITIVE_INFINITY;
	private refusedAt = Number.NEGATIVE_INFINITY;
	private nextTryAt = Number.POSITIVE_INFINITY;
	private triesOnTheWay = 0;
	/** Tries that were taken since the last refusal. */
	private triesTaken = 0;
	/** Tries in a row that failed at once. */
	private triesFailed = 0;
	/** Since when all of the share is used while somebody waits. */
	private usedUpAt: number | undefined;
	private leftOpenUntil: number | 'its turn' | undefined;

	constructor(private readonly windowMs: number) {}

	/** Requests in a window that are this process's own. */
	within(limit: number): number {
		return Math.min(limit, this.size);
	}

	/** What one more request would be, if it may go now. */
	claim(now: number, { used, onTheWay, limit }: Usage, run?: RunOfItems): Claim | undefined {
		if (onTheWay >= this.together) return undefined;
		const free = this.within(limit) - used;
		if (free > 0) {
			this.usedUpAt = undefined;
			return free > this.leftOpen(now) ? 'own' : undefined;
		}
		this.usedUpAt ??= now;
		return used < limit && this.mayTry(now, this.usedUpAt, run) ? 'try' : undefined;
	}

	/** A request leaves. */
	sent(claim: Claim): void {
		if (claim === 'try') this.triesOnTheWay += 1;
	}

	/** The server let a request through: `atServer` of this process count there now. */
	counted(claim: Claim, atServer: number): void {
		this.together += 1;
		if (claim === 'try') {
			this.triesOnTheWay -= 1;
			this.triesTaken += 1;
			this.triesFailed = 0;
		}
		if (atServer > this.size) this.size = atServer;
	}

	/** Nobody knows what became of a request. */
	unanswered(claim: Claim): void {
		if (claim === 'try') this.triesOnTheWay -= 1;
	}

	/**
	 * The server refused a request that left at `sentAt`: `atServer` of this process count there now.
	 *
	 * @param retryAfterMs when the server says that there is room
	 * @param limit requests that the whole quota allows; infinite when nobody knows, nor in how long a window it allows them
	 */
	refused(
		{ claim, sentAt }: { readonly claim: Claim; readonly sentAt: number },
		now: number,
		atServer: number,
		retryAfterMs: number | undefined,
		limit: number,
	): void {
		if (claim === 'try') this.triesOnTheWay -= 1;
		// Those that left before the last refusal was known say nothing new.
		if (sentAt <= this.refusedAt) return;
		this.refusedAt = now;
		this.restart();
		if (claim === 'try') this.tryFailed(now, atServer);
		else this.shrink(now, atServer, retryAfterMs);
		// Of a quota that nobody knows, the server's word on when there is room is better than a window of ours.
		if (limit === Number.POSITIVE_INFINITY && retryAfterMs !== undefined)
			this.nextTryAt = Math.min(this.nextTryAt, now + retryAfterMs);
		this.triesTaken = 0;
	}

	/** From now on requests start again one by one. */
	restart(): void {
		this.together = 1;
	}

	/** A probe got through: the next try may go at once. */
	tryFrom(now: number): void {
		this.nextTryAt = Math.min(this.nextTryAt, now);
		this.triesTaken += 1;
	}

	/** When the next try may go (epoch milliseconds; infinite as long as there is nothing to try for). */
	get triesFrom(): number {
		return this.nextTryAt;
	}

	private tryFailed(now: number, atServer: number): void {
		if (this.triesTaken > 0) this.nextTryAt = now + this.windows(AFTER_SUCCESS);
		else if (atServer === 0) this.nextTryAt = now + this.windows(1 + SPREAD * Math.random());
		else {
			this.nextTryAt = now + this.windows(AFTER_FAILURE);
			this.triesFailed += 1;
			if (this.triesFailed >= FULL_FOR_LONG && atServer > 1) this.leftOpenUntil = 'its turn';
		}
	}

	private shrink(now: number, atServer: number, retryAfterMs: number | undefined): void {
		const isFirst = this.size === Number.POSITIVE_INFINITY;
		this.size = Math.max(
			1,
			this.triesFailed < FULL_FOR_LONG ? atServer : Math.ceil(atServer * KEPT),
		);
		// The first time the server's own word counts: it may have been a single refusal.
		this.nextTryAt =
			now + (isFirst ? retryAfterMs || this.windows(1) : this.windows(AFTER_FAILURE));
	}

	private mayTry(now: number, usedUpAt: number, run: RunOfItems | undefined): boolean {
		const usedUpFor = now - usedUpAt;
		const isRow = this.triesTaken > 0;
		const isQuiet =
			usedUpFor >= this.windowMs * QUIET || now >= this.nextTryAt + this.windowMs * LONGEST_QUIET;
		const isDue = now >= this.nextTryAt && (isRow || isQuiet);
		const areLastItems =
			run !== undefined &&
			run.items > this.size &&
			run.open < this.size &&
			usedUpFor >= this.windowMs * QUIET_BEFORE_LAST_ITEMS &&
			now >= this.refusedAt + this.windowMs * BEFORE_LAST_ITEMS;
		const most = Math.max(1, this.triesTaken * MORE_TOGETHER);
		return (isDue || areLastItems) && this.triesOnTheWay < most;
	}

	/** Slots that are free and left to others. */
	private leftOpen(now: number): number {
		if (this.leftOpenUntil === 'its turn') this.leftOpenUntil = now + this.windowMs * LEFT_OPEN;
		return this.leftOpenUntil !== undefined && now < this.leftOpenUntil ? 1 : 0;
	}

	private windows(count: number): number {
		return Math.min(count * this.windowMs, LONGEST_BETWEEN_TRIES_MS);
	}
}
