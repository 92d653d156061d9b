import { backoffMs } from './backoff';
import { LearnedShare, type Claim } from './learnedShare';
import { Pause, pauseAfter } from './waitAfter429';
import type { RateRefusal } from '../errors/refusal';
import type { Quota } from '../parameters/quotaFields';
import type { AdmissionRequest } from './admission';
import { SlidingWindow, type Slot } from './slidingWindow';

/** The part of a share that polls leave to requests that somebody waits for. */
const LEFT_BY_POLLS = 1 / 5;

/** A request as it counts in one quota. */
export interface Claimed {
	readonly quota: TokenQuota;
	readonly slot: Slot;
	readonly claim: Claim;
	/** Whether it went out in a pause, to see whether that is still needed. */
	readonly isProbe: boolean;
}

/** One quota of a token: what of it is used, what of it is ours, and until when the server wants no requests. */
export class TokenQuota {
	private readonly window: SlidingWindow;
	private readonly share: LearnedShare;
	private readonly pause = new Pause();
	/** Those on the way, by their slots; after a second the server has them. */
	private readonly onTheWay = new Map<Slot, Claim>();
	private namedLimit = Number.POSITIVE_INFINITY;
	private refusals = 0;
	private overtaken = 0;

	constructor(private quota: Quota) {
		this.window = new SlidingWindow(quota.windowMs, (slot, now) => this.countInShare(slot, now));
		this.share = new LearnedShare(quota.windowMs);
	}

	get kind(): string {
		return this.quota.kind;
	}

	get windowMs(): number {
		return this.quota.windowMs;
	}

	/** What the token allows in a window, as far as is known. */
	get limit(): number {
		return Math.min(this.quota.limit || Number.POSITIVE_INFINITY, this.namedLimit);
	}

	/** Until when the server wants none (epoch milliseconds; 0 or a past time: it takes them). */
	get pausedUntil(): number {
		return this.pause.until;
	}

	/** Which part of it is used. */
	usedPart(now: number): number {
		return this.window.used(now) / this.limit;
	}

	isSameAs({ kind, windowMs }: Quota): boolean {
		return this.quota.kind === kind && this.quota.windowMs === windowMs;
	}

	withLimit(limit: number): this {
		this.quota = { ...this.quota, limit };
		return this;
	}

	isIdle(now: number): boolean {
		return this.pause.until <= now && this.window.used(now) === 0;
	}

	/** What one more request would be, if it may go now. */
	claim(now: number, { leavesRoom, run }: AdmissionRequest): Claim | undefined {
		const used = this.window.used(now);
		if (this.pause.allows(now) === 'none') return undefined;
		const left = leavesRoom ? this.leftByPolls() : 0;
		// Where nothing is left to others, a poll may try for more like everybody else.
		if (left > 0 && used + left >= this.share.within(this.limit)) return undefined;
		return this.share.claim(now, { used, onTheWay: this.onTheWay.size, limit: this.limit }, run);
	}

	take(now: number, claim: Claim): Claimed {
		const isProbe = this.pause.allows(now) === 'probe';
		if (isProbe) this.pause.probed(now);
		const slot = this.window.take(now);
		this.onTheWay.set(slot, claim);
		this.share.sent(claim);
		return { quota: this, slot, claim, isProbe };
	}

	/** The server let the request through: it counts. */
	counted(claimed: Claimed, now: number): void {
		this.window.arrived(claimed.slot, now);
		this.countInShare(claimed.slot, now);
		this.refusals = 0;
		this.overtaken = 0;
		if (!claimed.isProbe) return;
		this.pause.over();
		this.share.tryFrom(now);
	}

	/** Nobody knows whether it reached the server: it counts. */
	unanswered({ slot }: Claimed, now: number): void {
		this.window.arrived(slot, now);
		this.forget(slot);
	}

	/** It was refused because of another quota: here it does not count. */
	released({ slot }: Claimed, now: number): void {
		this.window.release(slot, now);
		this.forget(slot);
	}

	/** It was refused because of this quota. */
	refused({ slot, claim }: Claimed, refusal: RateRefusal, now: number): void {
		const { retryAfterMs, limit: namedLimit } = refusal;
		this.window.release(slot, now);
		if (namedLimit?.windowMs === this.windowMs) this.namedLimit = namedLimit.count;
		const atServer = this.window.atServer(now);
		const wasOnTheWay = this.onTheWay.delete(slot);
		const refused = { claim: wasOnTheWay ? claim : 'own', sentAt: slot.sentAt } as const;
		this.share.refused(refused, now, atServer, retryAfterMs, this.limit);
		if (retryAfterMs !== 0) this.refusals = 0;
		else this.refusals += 1;
		const sinceWait = slot.sentAt - this.pause.until;
		const isOvertaken = atServer === 0 && sinceWait < this.windowMs;
		// Those that left before the wait say nothing new.
		if (sinceWait >= 0) this.overtaken = isOvertaken ? this.overtaken + 1 : 0;
		const hasSlots = atServer > 0 && this.limit < Number.POSITIVE_INFINITY;
		const { windowMs, refusals, overtaken } = this;
		this.pause.begin(now, pauseAfter(retryAfterMs, { refusals, overtaken, hasSlots, windowMs }));
	}

	/** The server wants no requests for a while, for a reason of its own. */
	putOff(claimed: Claimed, retryAfterMs: number, now: number): void {
		this.unanswered(claimed, now);
		this.share.restart();
		this.refusals += 1;
		this.pause.begin(now, retryAfterMs || backoffMs(this.refusals));
	}

	/**
	 * When there is room for one more, behind the given number of others that wait (epoch milliseconds; 0 = now).
	 *
	 * @param from when the first of them can go, as far as pauses are concerned
	 */
	nextFreeAt(waitingBefore: number, { leavesRoom }: AdmissionRequest, from: number): number {
		const left = leavesRoom ? this.leftByPolls() : 0;
		const freeWithin = (size: number) => this.window.nextFreeAt(waitingBefore + left, size, from);
		// A share can grow to all of the quota, and a single refusal can have shown little of it: nobody is late before
		// all of it would be too little.
		const byTries = Math.max(this.share.triesFrom, freeWithin(this.limit));
		const free = Math.min(freeWithin(this.share.within(this.limit)), byTries);
		return Math.max(this.pause.until, free);
	}

	private countInShare(slot: Slot, now: number): void {
		const claim = this.onTheWay.get(slot);
		if (!claim) return;
		this.onTheWay.delete(slot);
		this.share.counted(claim, this.window.atServer(now));
	}

	private forget(slot: Slot): void {
		const claim = this.onTheWay.get(slot);
		if (claim) this.share.unanswered(claim);
		this.onTheWay.delete(slot);
	}

	/** The last part of our share, which polls leave. Of less than five, nothing is left. */
	private leftByPolls(): number {
		const own = this.share.within(this.limit);
		return own === Number.POSITIVE_INFINITY ? 0 : Math.floor(own * LEFT_BY_POLLS);
	}
}

/** Whether a quota is kept: one without a limit only when no other of its kind has a shorter window. */
export function isKept(
	{ kind, limit, windowMs }: Quota,
	_index: number,
	all: readonly Quota[],
): boolean {
	return limit > 0 || all.every((other) => other.kind !== kind || other.windowMs >= windowMs);
}
