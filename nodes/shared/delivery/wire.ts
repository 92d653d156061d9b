import { createHash } from 'crypto';
import type { ApiRequest } from '../http/connection';
import type { Failure } from '../http/failure';
import { textsOf } from '../http/redact';
import { sendRequest, type HttpRequest, type Outcome } from '../http/request';
import type { ServiceConnection } from './operation';
import type { Pacer, Turn } from './pacer';
import {
	backoffMs,
	boundOf,
	LONGEST_BUSY_PAUSE_MS,
	SHORT_LIMIT_MS,
	SHORT_TRIES,
	type RetryRow,
} from './retryPolicy';
import { wait } from './wait';

/** What the sender of a request is told on the way. */
export interface Progress {
	/** The request leaves now. */
	sending(): void;
	/** The request was surely not taken. */
	notTaken(): void;
	/** It is going to be sent again. */
	repeating(): void;
	/** It waited so many milliseconds, for the quota or for a busy conversation. */
	waited(ms: number, reason: 'quota' | 'busy'): void;
}

/** How long one request may take and be tried, in milliseconds. */
export interface Patience {
	/** Total time for each try. */
	readonly timeoutMs: number;
	/** Longest wait for quota or a busy conversation, over all tries. */
	readonly maxWaitMs: number;
	/** For a look into the history: time for all its tries. Others are tried for 15 s after the first failure. */
	readonly shortLimitMs?: number;
}

/**
 * Sends the requests of one run: each waits for its turn within the quota, and is repeated as the
 * service's retry policy says.
 */
export class Wire {
	/** Set once a request has exhausted its tries without reaching the server. */
	private unreachable: Failure | undefined;

	constructor(
		private readonly httpRequest: HttpRequest,
		private readonly connection: ServiceConnection,
		private readonly retryPolicy: readonly RetryRow[],
		private readonly pacer: Pacer,
		private readonly execution: string,
		readonly cancel: AbortSignal | undefined,
	) {}

	/** Sends one request until it succeeds, or the policy says that it is enough. Never throws. */
	async send(request: ApiRequest, patience: Patience, progress: Progress): Promise<Outcome> {
		const deadlines = new Deadlines(patience);
		let last: Failure | undefined;
		for (;;) {
			// A mistyped host must not hold up each of a thousand items anew. A look follows a request that did leave.
			if (this.unreachable && !deadlines.isLook) return { ok: false, failure: this.unreachable };
			const turn = await this.turn(request, deadlines, progress);
			if (!('granted' in turn)) return { ok: false, failure: notGranted(turn, last) };
			progress.sending();
			deadlines.sentAt = Date.now();
			const outcome = await this.once(request, patience.timeoutMs, turn);
			if (outcome.ok) return outcome;
			last = outcome.failure;
			if (last.delivered === 'no') progress.notTaken();
			if (!(await this.mayRepeat(request, last, deadlines, progress))) return outcome;
			progress.repeating();
		}
	}

	/** A key that stands for the same thing of the same token everywhere in this process. */
	readonly sharedKey = (key: string): string =>
		createHash('sha256').update(`${this.connection.quotaKey}\n${key}`).digest('hex').slice(0, 32);

	/** Values in the body of a request that no error may repeat. */
	valuesIn({ body }: ApiRequest): string[] {
		return textsOf(body, this.connection.publicFields);
	}

	private async turn(request: ApiRequest, deadlines: Deadlines, progress: Progress): Promise<Turn> {
		const kinds = request.countsAs ? ['request', request.countsAs] : ['request'];
		const start = Date.now();
		const turn = await this.pacer.turn(
			kinds,
			this.execution,
			start + deadlines.waitLeftMs,
			this.cancel,
		);
		deadlines.waited(Date.now() - start, 'quota', progress);
		return turn;
	}

	private async once(
		request: ApiRequest,
		timeoutMs: number,
		turn: Extract<Turn, { granted: unknown }>,
	): Promise<Outcome> {
		const outcome = await sendRequest(
			this.httpRequest,
			this.connection,
			request,
			timeoutMs,
			this.cancel,
		);
		for (const slot of turn.granted) slot.arrived(Date.now());
		if (outcome.ok) this.pacer.accepted();
		return outcome;
	}

	/** Whether to send once more; waits as long as that takes. */
	private async mayRepeat(
		request: ApiRequest,
		failure: Failure,
		deadlines: Deadlines,
		progress: Progress,
	): Promise<boolean> {
		const bound = boundOf(this.retryPolicy, failure, request.method);
		if (bound === 'busy') return await this.waitWhileBusy(failure, deadlines, progress);
		if (bound === 'quota') {
			this.pacer.pause(failure.retryAfterMs);
			return true;
		}
		if (bound === 'never') return false;
		deadlines.shortTries += 1;
		const pause = backoffMs(deadlines.shortTries);
		const enough = deadlines.shortTries >= SHORT_TRIES || Date.now() + pause > deadlines.shortEnd();
		if (!enough) return await wait(pause, this.cancel);
		// Not every broken connection: only what proves that the request never left.
		if (failure.repeatable === true && !deadlines.isLook) this.unreachable = failure;
		return false;
	}

	/**
	 * Waits for a conversation that takes no request now, as long as the server asks, else a growing time. Other
	 * lanes go on meanwhile; the items behind this one in its own lane wait with it.
	 *
	 * @returns false when the wait would pass `maxWait`; after a cancel true, and `send` notices it
	 */
	private async waitWhileBusy(
		{ retryAfterMs }: Failure,
		deadlines: Deadlines,
		progress: Progress,
	): Promise<boolean> {
		if (deadlines.waitLeftMs <= 0 || (retryAfterMs ?? 0) > deadlines.waitLeftMs) return false;
		deadlines.busyTries += 1;
		const backoff = backoffMs(deadlines.busyTries, Math.random(), LONGEST_BUSY_PAUSE_MS);
		// A Retry-After of 0 says nothing about when the conversation is free. The last try comes at the end of the time.
		const pause = Math.min(retryAfterMs || backoff, deadlines.waitLeftMs);
		const start = Date.now();
		await wait(pause, this.cancel);
		deadlines.waited(Date.now() - start, 'busy', progress);
		return true;
	}
}

/** How long one request may still be tried. */
class Deadlines {
	shortTries = 0;
	busyTries = 0;
	/** Whether the request is a look into the history. */
	readonly isLook: boolean;
	private readonly latestEnd: number;
	private shortStart: number | undefined;
	/** When the latest try left (epoch milliseconds). */
	sentAt = 0;
	/** Milliseconds that the request may still wait for quota, a Retry-After or a busy conversation. */
	waitLeftMs: number;

	constructor({ maxWaitMs, shortLimitMs }: Patience) {
		this.waitLeftMs = maxWaitMs;
		this.isLook = shortLimitMs !== undefined;
		this.latestEnd = Date.now() + (shortLimitMs ?? Number.POSITIVE_INFINITY);
	}

	/** Takes a wait that is over off the time that is left. */
	waited(ms: number, reason: 'quota' | 'busy', progress: Progress): void {
		this.waitLeftMs -= ms;
		progress.waited(ms, reason);
	}

	/** Counted from the first try that failed: waiting a minute for quota before it must not use up the tries. */
	shortEnd(): number {
		this.shortStart ??= this.sentAt;
		return Math.min(this.latestEnd, this.shortStart + SHORT_LIMIT_MS);
	}
}

function notGranted(turn: Exclude<Turn, { granted: unknown }>, last: Failure | undefined): Failure {
	if ('cancelled' in turn) return { kind: 'cancelled', delivered: 'no' };
	const failure: Failure = last ?? {
		kind: 'rate_limited',
		delivered: 'no',
		reason: 'The quota of the credential is used up for longer than the option Max Wait allows',
	};
	const now = Date.now();
	const retryAfterMs = Math.max(turn.refusedUntil - now, last?.retryAfterMs ?? 0);
	return { ...failure, retryAfterMs, resetsAt: now + retryAfterMs };
}
