import type { IAllExecuteFunctions } from 'n8n-workflow';
import type { Failure } from '../errors/failure';
import { NOT_ADMITTED, whyGivenUp } from '../errors/notSent';
import type { ApiRequest, Connection } from '../http/connection';
import { sendRequest, type HttpRequest, type Outcome } from '../http/request';
import { backoffMs } from '../quota/backoff';
import type { Pacer } from '../quota/pacer';
import { pacerFor } from '../quota/pacers';
import type { Admission, RunOfItems } from '../quota/admission';
import type { HeldTurns } from '../turns/heldTurns';
import { wait } from '../wait';
import { RetryBudget, type Patience } from './retryBudget';
import { boundOf, LONGEST_BUSY_PAUSE_MS, type RetryRow } from './retryPolicy';
import type { SendWatcher, WaitReason } from './sendWatcher';
import { isAnswer, SILENT, silenceOf } from './silence';
import { tellPacer } from './tellPacer';

/** Whose requests they are. */
export interface Caller {
	/** Who takes turns when the quota is short: an execution, a trigger. */
	readonly name: string;
	/** Ends every wait and every request. */
	readonly cancel: AbortSignal | undefined;
	/** Nobody waits for these requests, as for those of a poll: they leave the last fifth of a quota to others. */
	readonly leavesRoom?: boolean;
	/** Ends the waits of requests that have not left: the run has failed, or was canceled. */
	readonly giveUp?: AbortSignal;
	/** The run whose requests they are. */
	readonly run?: RunOfItems;
}

/** The sender of a run or of a poll: through n8n's helper, within the quota of the connection's token. */
export function senderFor(
	{ helpers }: Pick<IAllExecuteFunctions, 'helpers'>,
	{ retryPolicy }: { readonly retryPolicy: readonly RetryRow[] },
	connection: Connection,
	caller: Caller,
): Sender {
	return new Sender({
		httpRequest: async (options) => await helpers.httpRequest(options),
		connection,
		retryPolicy,
		caller,
		pacer: pacerFor(connection.key, connection.quotas),
	});
}

/** What all requests of a run, or of a poll, to one server share. */
interface Way {
	readonly httpRequest: HttpRequest;
	readonly connection: Connection;
	readonly retryPolicy: readonly RetryRow[];
	readonly caller: Caller;
	readonly pacer: Pacer;
	/** Set once a request has exhausted its tries without reaching the server. */
	unreachable?: Failure;
	/** Set once a look into a history got no answer: then nothing more is sent while the server stays silent. */
	lookedInVain?: boolean;
}

/**
 * Sends requests: each waits for the turn of its item, then to be admitted by the quota, and is repeated as the
 * service's retry policy says.
 */
export class Sender {
	/**
	 * @param turns of the item whose requests these are; `undefined`: they belong to no item, as those of a poll
	 */
	constructor(
		private readonly way: Way,
		private readonly turns?: HeldTurns,
	) {}

	/** The same sender, for one item: it sends when it is the item's turn in its lanes. */
	inTurnOf(turns: HeldTurns): Sender {
		return new Sender(this.way, turns);
	}

	get connection(): Connection {
		return this.way.connection;
	}

	get cancel(): AbortSignal | undefined {
		return this.way.caller.cancel;
	}

	get giveUp(): AbortSignal | undefined {
		return this.way.caller.giveUp ?? this.cancel;
	}

	/** Sends one request until it succeeds, or the policy says that it is enough. Never throws. */
	async send(request: ApiRequest, patience: Patience, watcher: SendWatcher = {}): Promise<Outcome> {
		const budget = new RetryBudget(patience);
		const notItsTurn = await this.turnOfItem(budget, watcher);
		if (notItsTurn) return { ok: false, failure: notItsTurn };
		let last: Failure | undefined;
		for (;;) {
			const futile = await this.whyFutile(budget);
			if (futile) return { ok: false, failure: futile };
			const admission = await this.admission(request, budget, watcher);
			if (!('granted' in admission)) {
				return { ok: false, failure: this.notGranted(admission, last) };
			}
			watcher.leaving?.();
			const sentAt = Date.now();
			const outcome = await this.sendOnce(request, patience, admission);
			if (outcome.ok) return outcome;
			last = outcome.failure;
			if (last.delivered === 'no') watcher.notTaken?.();
			if (!(await this.mayRepeat(request, last, sentAt, budget, watcher))) return outcome;
			watcher.repeating?.();
		}
	}

	/** Waits until it is the item's turn in its lanes; returns why it cannot have it. */
	private async turnOfItem(
		budget: RetryBudget,
		watcher: SendWatcher,
	): Promise<Failure | undefined> {
		if (!this.turns) return undefined;
		const { ms, failure } = await this.turns.take(budget.waitLeftMs);
		hasWaited(ms, 'turn', budget, watcher);
		return failure;
	}

	/** A mistyped host or a dead server must not cost each of a thousand items its own tries. */
	private async whyFutile({ isLook, waitLeftMs }: RetryBudget): Promise<Failure | undefined> {
		const { lookedInVain, pacer, unreachable } = this.way;
		const silence = silenceOf(pacer);
		if (!isLook) return lookedInVain && silence.lasts ? SILENT : unreachable;
		// A look into a history is always worth while, however long it has to wait: a request did leave.
		return (await silence.allowsLook(Date.now() + waitLeftMs, this.cancel)) ? undefined : SILENT;
	}

	/** Waits until the quota admits the request, also after a 429: see waitAfter429.ts. */
	private async admission(
		{ countsAs, scope }: ApiRequest,
		budget: RetryBudget,
		watcher: SendWatcher,
	): Promise<Admission> {
		const { name, run, leavesRoom } = this.way.caller;
		const start = Date.now();
		const admission = await this.way.pacer.admit({
			kinds: countsAs ? ['request', countsAs] : ['request'],
			caller: name,
			deadline: start + budget.waitLeftMs,
			endWait: this.endOfWaits(budget),
			scope: scope && `${scope.kind} ${scope.id}`,
			run,
			leavesRoom,
		});
		hasWaited(Date.now() - start, 'quota', budget, watcher);
		return admission;
	}

	private async sendOnce(
		request: ApiRequest,
		{ timeoutMs, isLook = false }: Patience,
		{ granted }: Extract<Admission, { granted: unknown }>,
	): Promise<Outcome> {
		const { httpRequest, connection, pacer } = this.way;
		const outcome = await sendRequest(httpRequest, connection, request, timeoutMs, this.cancel);
		tellPacer(granted, outcome);
		silenceOf(pacer).heard(outcome, isLook);
		this.way.lookedInVain ||= isLook && !isAnswer(outcome);
		return outcome;
	}

	/** Whether to send once more; waits as long as that takes. After a cancel the next admission says so. */
	private async mayRepeat(
		{ method }: ApiRequest,
		failure: Failure,
		sentAt: number,
		budget: RetryBudget,
		watcher: SendWatcher,
	): Promise<boolean> {
		switch (boundOf(this.way.retryPolicy, failure, method, budget.isLook)) {
			case 'never':
			case 'nextLook':
				return false;
			case 'quota':
				// The next admission comes when there is room again: after the pause that a 429 asked for.
				return true;
			case 'busy': {
				// Only this item's lane waits, until the conversation takes requests again.
				if (!budget.allowsBusyWait(failure.retryAfterMs)) return false;
				budget.busyTries += 1;
				const backoff = backoffMs(budget.busyTries, Math.random(), LONGEST_BUSY_PAUSE_MS);
				// A Retry-After of 0 says nothing about when it is free. The last pause ends with the time that is left.
				const pause = Math.min(failure.retryAfterMs || backoff, budget.waitLeftMs);
				const start = Date.now();
				await wait(pause, this.endOfWaits(budget));
				hasWaited(Date.now() - start, 'busy', budget, watcher);
				return true;
			}
			case 'short': {
				budget.countShortTry(sentAt);
				const pause = backoffMs(budget.shortTries);
				if (budget.allowsShortTry(pause)) {
					await wait(pause, this.endOfWaits(budget));
					return true;
				}
				// Only a connection that was never established, and that a later try could establish.
				if (failure.repeatable === true) this.way.unreachable = failure;
				return false;
			}
		}
	}

	/** Looks into histories go on when other items failed: a request did leave, and what came of it is worth knowing. */
	private endOfWaits({ isLook }: RetryBudget): AbortSignal | undefined {
		return isLook ? this.cancel : this.giveUp;
	}

	private notGranted(
		admission: Exclude<Admission, { granted: unknown }>,
		last: Failure | undefined,
	): Failure {
		if ('ended' in admission) return whyGivenUp(this.cancel);
		const failure = last ?? {
			...NOT_ADMITTED[admission.because],
			unsentBecause: admission.because,
		};
		const now = Date.now();
		const retryAfterMs = Math.max(admission.refusedUntil - now, last?.retryAfterMs ?? 0);
		return { ...failure, retryAfterMs, resetsAt: now + retryAfterMs };
	}
}

/** Subtracts a finished wait from the time that is left. */
function hasWaited(ms: number, reason: WaitReason, budget: RetryBudget, watcher: SendWatcher) {
	budget.waitLeftMs = Math.max(0, budget.waitLeftMs - ms);
	watcher.waited?.(ms, reason);
}
