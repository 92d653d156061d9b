import { blamed, isAboutScope } from './blame';
import { systemClock, type Clock } from './clock';
import { ClosedScopes } from './closedScopes';
import type { RateRefusal } from '../errors/refusal';
import { USUAL_PAUSE_MS } from './waitAfter429';
import { fewAtATime } from './fewAtATime';
import { onAbort } from '../onAbort';
import type { Quota } from '../parameters/quotaFields';
import { isKept, TokenQuota, type Claimed } from './tokenQuota';
import type { Admission, AdmissionRequest } from './admission';
import { FairQueue } from './fairQueue';

interface Waiter {
	readonly request: AdmissionRequest;
	readonly answer: (admission: Admission) => void;
	isGone: boolean;
}

/** Longest time between two rounds: slots can become free earlier than first thought. */
const LONGEST_BETWEEN_ROUNDS_MS = 100;
/** Going through all requests that wait takes longer the more there are, so it is not done for each new one. */
const SHORTEST_BETWEEN_ROUNDS_MS = 20;
/** A token that nobody has used for this long is forgotten. */
const IDLE_MS = 3_600_000;

/**
 * Keeps all requests of one token within its quotas. Up to the quota requests go at full speed; then each waits until
 * there is room. Executions take turns. What the server refuses teaches how much of a quota is this process's own, see
 * LearnedShare; after a refusal or a pause that the server asks for, requests start again one by one.
 */
export class Pacer {
	private quotas: TokenQuota[] = [];
	/** Every request counts here. It has no limit of its own, but heeds a pause, and a refusal that fits no quota. */
	private readonly all = new TokenQuota({ kind: 'any', limit: 0, windowMs: USUAL_PAUSE_MS });
	/** The requests that wait, by what they wait for. */
	private readonly queues = new Map<string, FairQueue<Waiter>>();
	private waiting = 0;
	/** Scopes that take no requests for a while, and those that wait for them. */
	private readonly closedScopes = new ClosedScopes();
	private parked: Waiter[] = [];
	private lastAsked: number;
	/** When the waiting requests are gone through next, and when they were last (epoch milliseconds). */
	private nextRound = Infinity;
	private lastRound = 0;

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
	async admit(request: AdmissionRequest): Promise<Admission> {
		if (request.endWait?.aborted) return { ended: true };
		this.lastAsked = this.clock.now();
		if (this.waiting === 0) {
			const granted = this.take(request, this.lastAsked);
			if (granted) return granted;
		}
		return await new Promise<Admission>((resolve) => {
			const answer = (admission: Admission) => {
				unheard();
				resolve(admission);
			};
			const waiter: Waiter = { request, answer, isGone: false };
			const unheard = onAbort(request.endWait, () => {
				this.stopWaiting(waiter);
				answer({ ended: true });
			});
			this.waiting += 1;
			this.enter(waiter);
			this.grantWhatIsFree();
			this.goRoundAt(Math.max(this.lastRound + SHORTEST_BETWEEN_ROUNDS_MS, this.clock.now()));
		});
	}

	private enter(waiter: Waiter): void {
		const { kinds, caller, leavesRoom } = waiter.request;
		const key = `${kinds.join()} ${leavesRoom}`;
		const queue = this.queues.get(key) ?? new FairQueue<Waiter>(({ isGone }) => isGone);
		this.queues.set(key, queue);
		queue.push(caller, waiter);
	}

	/** It waits no longer; its answer may come a little later. */
	private stopWaiting(waiter: Waiter): void {
		if (!waiter.isGone) this.waiting -= 1;
		waiter.isGone = true;
	}

	/** Makes sure that the waiting requests are gone through at that time, or earlier. */
	private goRoundAt(time: number): void {
		if (this.waiting === 0 || time >= this.nextRound) return;
		this.nextRound = time;
		void this.clock.sleep(Math.max(1, time - this.clock.now())).then(() => {
			if (this.nextRound === time) this.goRound();
		});
	}

	private goRound(): void {
		const now = this.clock.now();
		this.nextRound = Infinity;
		this.lastRound = now;
		this.unparkTheOpen(now);
		this.grantWhatIsFree();
		this.refuseTheLate(now);
		this.goRoundAt(Math.min(now + LONGEST_BETWEEN_ROUNDS_MS, this.nextAt(now)));
	}

	/** Grants turns while there is room; those who wait for different things take turns, too. */
	private grantWhatIsFree(): void {
		const now = this.clock.now();
		for (let some = true; some; ) {
			some = [...this.queues.values()].map((queue) => this.grantOne(queue, now)).includes(true);
		}
	}

	private grantOne(queue: FairQueue<Waiter>, now: number): boolean {
		const waiter = queue.first();
		if (!waiter) return false;
		if (this.closedScopes.isClosed(waiter.request, now)) {
			queue.shift();
			this.parked.push(waiter);
			return true;
		}
		const granted = this.take(waiter.request, now);
		if (!granted) return false;
		queue.shift();
		this.stopWaiting(waiter);
		waiter.answer(granted);
		return true;
	}

	/** A slot in every quota that the request counts in; `undefined` when one has no room. */
	private take(request: AdmissionRequest, now: number): Admission | undefined {
		if (this.closedScopes.isClosed(request, now)) return undefined;
		const quotas = this.quotasOf(request);
		const claims = quotas.map((quota) => quota.claim(now, request));
		const claimed = quotas.flatMap((quota, index): Claimed[] => {
			const claim = claims[index];
			return claim && !claims.includes(undefined) ? [quota.take(now, claim)] : [];
		});
		return claimed.length < quotas.length ? undefined : { granted: this.grant(request, claimed) };
	}

	private grant(request: AdmissionRequest, claimed: readonly Claimed[]) {
		const probesScope = this.closedScopes.goes(request, this.clock.now());
		/** Lets in at once whoever waits for what has become free. */
		const then = (tell: (one: Claimed, now: number) => void) => {
			const now = this.clock.now();
			for (const one of claimed) tell(one, now);
			this.grantWhatIsFree();
		};
		return {
			counted: () => {
				if (probesScope) this.closedScopes.open(request);
				then((one, now) => one.quota.counted(one, now));
			},
			unanswered: () => then((one, now) => one.quota.unanswered(one, now)),
			putOff: (retryAfterMs: number) =>
				then((one, now) =>
					one.quota === this.all
						? one.quota.putOff(one, retryAfterMs, now)
						: one.quota.unanswered(one, now),
				),
			refused: (refusal: RateRefusal) => {
				const ofScope = isAboutScope(refusal, request, this.quotasOf(request), this.all);
				const one = ofScope ? undefined : blamed(claimed, refusal, this.clock.now());
				// First of all: what waits next for the quota can be of the same scope.
				if (ofScope) this.closedScopes.close(request, refusal, this.clock.now());
				then((other, now) =>
					other === one ? one.quota.refused(one, refusal, now) : other.quota.released(other, now),
				);
			},
		};
	}

	private unparkTheOpen(now: number): void {
		const parked = this.parked.filter(({ isGone }) => !isGone);
		const isClosed = ({ request }: Waiter) => this.closedScopes.isClosed(request, now);
		this.parked = parked.filter(isClosed);
		for (const waiter of parked) if (!isClosed(waiter)) this.enter(waiter);
	}

	/** Refuses those that would be admitted after their deadline. */
	private refuseTheLate(now: number): void {
		const late: Array<() => void> = [];
		const ahead = new Map<TokenQuota, number>();
		for (const waiter of this.inOrder()) {
			const { request } = waiter;
			const quotas = this.quotasOf(request);
			const closed = this.closedScopes.closedUntil(request);
			const paused = Math.max(closed, ...quotas.map(({ pausedUntil }) => pausedUntil));
			const from = Math.max(now, paused);
			const free = quotas.map((quota) => quota.nextFreeAt(ahead.get(quota) ?? 0, request, from));
			const at = Math.max(closed, ...free);
			if (at > request.deadline || now > request.deadline) {
				const room = at > now ? at : Infinity;
				const because = closed >= room ? 'scope' : paused >= room ? 'server' : 'quota';
				this.stopWaiting(waiter);
				late.push(() => waiter.answer({ refusedUntil: at, because }));
				continue;
			}
			for (const quota of quotas) ahead.set(quota, (ahead.get(quota) ?? 0) + 1);
		}
		// Thousands can become late in one moment, when the server asks for a day's pause: they are answered a few at a time.
		void fewAtATime(late, this.clock);
	}

	/** All that wait, in the order in which they will be served. */
	private *inOrder(): Generator<Waiter> {
		yield* this.parked;
		let rows = [...this.queues.values()].map((queue) => queue.inOrder());
		while (rows.length > 0) {
			const next = rows.map((row) => row.next());
			for (const { value, done } of next) if (!done) yield value;
			rows = rows.filter((_row, index) => next[index].done !== true);
		}
	}

	/** When to look again for the next one (epoch milliseconds): a little later, if it waits though there is room. */
	private nextAt(now: number): number {
		const firsts = [...this.queues.values()].flatMap((queue) => queue.first() ?? []);
		const free = firsts.map(({ request }) =>
			Math.max(...this.quotasOf(request).map((quota) => quota.nextFreeAt(0, request, 0))),
		);
		const next = Math.min(...free);
		return next > now ? next : now + SHORTEST_BETWEEN_ROUNDS_MS;
	}

	private quotasOf({ kinds }: AdmissionRequest): TokenQuota[] {
		return [...this.quotas.filter(({ kind }) => kinds.includes(kind)), this.all];
	}
}
