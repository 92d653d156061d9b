import { blamed, isAboutPlace } from './blame';
import { systemClock, type Clock } from './clock';
import { ClosedPlaces } from './closedPlaces';
import type { Refusal } from '../errors/refusal';
import { fewAtATime } from './fewAtATime';
import { onAbort } from '../onAbort';
import type { Quota } from '../parameters/quotaFields';
import { isKept, TokenQuota, type Claimed } from './tokenQuota';
import type { Turn, TurnRequest } from './turn';
import { TurnQueue } from './turnQueue';

interface Waiter {
	readonly request: TurnRequest;
	readonly answer: (turn: Turn) => void;
	isGone: boolean;
}

/** Longest sleep between two looks at the quotas: places can become free earlier than first thought. */
const LOOK_AGAIN_MS = 100;
/** Going through all requests that wait takes longer the more there are, so it is not done for each new one. */
const LOOK_PAUSE_MS = 20;
/** A token that nobody has used for this long is forgotten. */
const IDLE_MS = 3_600_000;
/** Where no quota is known: how long the sources' own sample waits when it is refused. */
const WAIT_MS = 60_000;

/**
 * Keeps all requests of one token within its quotas. Up to the quota requests go at full speed; then each waits until
 * there is room. Executions take turns. What the server refuses teaches how much of a quota is this process's own, see
 * LearnedShare; after a refusal or a break that the server asks for, requests start again one by one.
 */
export class Pacer {
	private quotas: TokenQuota[] = [];
	/** Every request counts here. It has no limit of its own, but heeds a break, and a refusal that fits no quota. */
	private readonly all = new TokenQuota({ kind: 'any', limit: 0, windowMs: WAIT_MS });
	/** The requests that wait, by what they wait for. */
	private readonly queues = new Map<string, TurnQueue<Waiter>>();
	private waiting = 0;
	private readonly closedPlaces = new ClosedPlaces();
	/** Those that wait for a closed place. */
	private parked: Waiter[] = [];
	private lastAsked: number;
	/** When the waiting requests are gone through next, and when they were last (epoch milliseconds). */
	private nextLook = Number.POSITIVE_INFINITY;
	private lastLook = 0;

	constructor(private readonly clock: Clock = systemClock) {
		this.lastAsked = clock.now();
	}

	/** Takes over the quotas as the credential states them now; what was used and learned before still counts. */
	setQuotas(quotas: readonly Quota[]): void {
		this.quotas = quotas.filter(isKept).map((quota) => {
			const known = this.quotas.find((one) => one.isSameAs(quota));
			return known?.withLimit(quota.limit) ?? new TokenQuota(quota);
		});
	}

	/** Nobody used it for an hour, nothing waits, and no request of the last windows counts any more. */
	isIdle(now: number): boolean {
		return (
			this.waiting === 0 &&
			now - this.lastAsked > IDLE_MS &&
			[...this.quotas, this.all].every((quota) => quota.isIdle(now))
		);
	}

	/** Waits until the request may go. */
	async turn(request: TurnRequest): Promise<Turn> {
		if (request.cancel?.aborted) return { cancelled: true };
		this.lastAsked = this.clock.now();
		if (this.waiting === 0) {
			const granted = this.take(request, this.lastAsked);
			if (granted) return granted;
		}
		return await new Promise<Turn>((resolve) => {
			const answer = (turn: Turn) => {
				unheard();
				resolve(turn);
			};
			const waiter: Waiter = { request, answer, isGone: false };
			const unheard = onAbort(request.cancel, () => {
				this.leave(waiter);
				answer({ cancelled: true });
			});
			this.waiting += 1;
			this.enter(waiter);
			this.grantWhatIsFree();
			this.lookAt(Math.max(this.lastLook + LOOK_PAUSE_MS, this.clock.now()));
		});
	}

	private enter(waiter: Waiter): void {
		const { kinds, execution, leavesRoom } = waiter.request;
		const key = `${kinds.join()} ${leavesRoom}`;
		const queue = this.queues.get(key) ?? new TurnQueue<Waiter>(({ isGone }) => isGone);
		this.queues.set(key, queue);
		queue.push(execution, waiter);
	}

	/** It waits no longer; its answer may come a little later. */
	private leave(waiter: Waiter): void {
		if (!waiter.isGone) this.waiting -= 1;
		waiter.isGone = true;
	}

	/** Makes sure that the waiting requests are gone through at that time, or earlier. */
	private lookAt(time: number): void {
		if (this.waiting === 0 || time >= this.nextLook) return;
		this.nextLook = time;
		void this.clock.sleep(Math.max(1, time - this.clock.now())).then(() => {
			if (this.nextLook === time) this.look();
		});
	}

	private look(): void {
		const now = this.clock.now();
		this.nextLook = Number.POSITIVE_INFINITY;
		this.lastLook = now;
		this.unparkTheOpen();
		this.grantWhatIsFree();
		this.refuseTheLate();
		this.lookAt(Math.min(now + LOOK_AGAIN_MS, this.nextAt()));
	}

	/** Grants turns while there is room; those who wait for different things take turns, too. */
	private grantWhatIsFree(): void {
		const now = this.clock.now();
		for (let some = true; some; ) {
			some = [...this.queues.values()].map((queue) => this.grantOne(queue, now)).includes(true);
		}
	}

	private grantOne(queue: TurnQueue<Waiter>, now: number): boolean {
		const waiter = queue.first();
		if (!waiter) return false;
		if (this.closedPlaces.isClosed(waiter.request, now)) {
			queue.shift();
			this.parked.push(waiter);
			return true;
		}
		const granted = this.take(waiter.request, now);
		if (!granted) return false;
		queue.shift();
		this.leave(waiter);
		waiter.answer(granted);
		return true;
	}

	/** A place in every quota that the request counts in; `undefined` when one has no room. */
	private take(request: TurnRequest, now: number): Turn | undefined {
		if (this.closedPlaces.isClosed(request, now)) return undefined;
		const quotas = this.quotasOf(request);
		const claims = quotas.map((quota) => quota.claim(now, request));
		const claimed = quotas.flatMap((quota, index): Claimed[] => {
			const claim = claims[index];
			return claim && !claims.includes(undefined) ? [quota.take(now, claim)] : [];
		});
		return claimed.length < quotas.length ? undefined : { granted: this.grant(request, claimed) };
	}

	private grant(request: TurnRequest, claimed: readonly Claimed[]) {
		const looksAtPlace = this.closedPlaces.goes(request, this.clock.now());
		/** Lets in at once whoever waits for what has become free. */
		const then = (tell: (one: Claimed, now: number) => void) => {
			const now = this.clock.now();
			for (const one of claimed) tell(one, now);
			if (this.waiting > 0) this.grantWhatIsFree();
		};
		return {
			taken: () => {
				if (looksAtPlace) this.closedPlaces.open(request);
				then((one, now) => one.quota.taken(one, now));
			},
			unanswered: () => then((one, now) => one.quota.unanswered(one, now)),
			putOff: (retryAfterMs: number) =>
				then((one, now) =>
					one.quota === this.all
						? one.quota.putOff(one, retryAfterMs, now)
						: one.quota.unanswered(one, now),
				),
			refused: (refusal: Refusal) => {
				const ofPlace = isAboutPlace(refusal, request, this.quotasOf(request), this.all);
				const one = ofPlace ? undefined : blamed(claimed, refusal, this.clock.now());
				then((other, now) =>
					other === one ? one.quota.refused(one, refusal, now) : other.quota.released(other, now),
				);
				if (ofPlace) this.closedPlaces.close(request, refusal, this.clock.now());
			},
		};
	}

	private unparkTheOpen(): void {
		const now = this.clock.now();
		const parked = this.parked.filter(({ isGone }) => !isGone);
		this.parked = parked.filter(({ request }) => this.closedPlaces.isClosed(request, now));
		for (const waiter of parked)
			if (!this.closedPlaces.isClosed(waiter.request, now)) this.enter(waiter);
	}

	/** Refuses those whose turn would come after their deadline. */
	private refuseTheLate(): void {
		const now = this.clock.now();
		const late: Array<() => void> = [];
		const ahead = new Map<TokenQuota, number>();
		for (const waiter of this.inOrder()) {
			const { request } = waiter;
			const quotas = this.quotasOf(request);
			const closed = this.closedPlaces.closedUntil(request);
			const paused = Math.max(closed, ...quotas.map(({ pausedUntil }) => pausedUntil));
			const from = Math.max(now, paused);
			const free = quotas.map((quota) => quota.freeAt(ahead.get(quota) ?? 0, request, from));
			const at = Math.max(closed, ...free);
			if (at > request.deadline || now > request.deadline) {
				const because = closed >= at ? 'place' : paused >= at ? 'server' : 'quota';
				this.leave(waiter);
				late.push(() => waiter.answer({ refusedUntil: at, because }));
				continue;
			}
			for (const quota of quotas) ahead.set(quota, (ahead.get(quota) ?? 0) + 1);
		}
		// They go on at once, all in the same moment when the server closes for a day.
		void fewAtATime(late, this.clock);
	}

	/** All that wait, in the order in which they will be served. */
	private *inOrder(): Generator<Waiter> {
		yield* this.parked.filter(({ isGone }) => !isGone);
		let rows = [...this.queues.values()].map((queue) => queue.inOrder());
		while (rows.length > 0) {
			const next = rows.map((row) => row.next());
			for (const { value, done } of next) if (!done) yield value;
			rows = rows.filter((_row, index) => next[index].done !== true);
		}
	}

	/** When the next one could be served (epoch milliseconds). */
	private nextAt(): number {
		const firsts = [...this.queues.values()].flatMap((queue) => queue.first() ?? []);
		const free = firsts.map(({ request }) =>
			Math.max(...this.quotasOf(request).map((quota) => quota.freeAt(0, request, 0))),
		);
		return Math.min(...free);
	}

	private quotasOf({ kinds }: TurnRequest): TokenQuota[] {
		return [...this.quotas.filter(({ kind }) => kinds.includes(kind)), this.all];
	}
}
