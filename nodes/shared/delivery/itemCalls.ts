import type { ApiRequest } from '../http/connection';
import type { Delivered } from '../http/errorKinds';
import { RequestFailure, type Failure } from '../http/failure';
import { withoutValues } from '../http/redact';
import { unreadable, type Outcome } from '../http/request';
import type { JsonRecord } from '../json';
import type { ItemJournal } from './journal';
import { oneAtATime } from './oneAtATime';
import type { ApiCall, CallResult, ItemDelivery, Trace } from './operation';
import type { ItemSettings } from './settings';
import { traceDelivery } from './tracing';
import type { Patience, Wire } from './wire';

/** What happened on the way, for the execution hints. */
export type Note = 'repeated' | 'remembered' | 'recovered' | 'noReply' | 'paced' | 'busy';

/** Waits that are shorter are not worth a hint. */
const NOTICEABLE_WAIT_MS = 1_000;

/** Sends again at most so often; each time the history said that nothing had arrived. */
const MAX_RESENDS = 3;

/**
 * The calls of one item: each is sent once, written to the journal before, repeated only when it was
 * surely not taken, and looked for in the history when that is unknown.
 */
export class ItemCalls implements ItemDelivery {
	readonly ids: Record<string, string> = {};
	/** Names of the steps that changed something on the server. */
	readonly deliveredSteps: string[] = [];
	readonly notes = new Set<Note>();
	/** Requests that this run made for the item, looks into the history not counted. */
	requests = 0;
	/** No error may repeat what they hold. */
	private readonly attempted: ApiRequest[] = [];
	/** How long the item has waited for quota or a busy conversation; `maxWait` is for all its calls together. */
	private waitedMs = 0;

	constructor(
		private readonly wire: Wire,
		private readonly journal: ItemJournal,
		private readonly settings: ItemSettings,
		ids: Record<string, string> = {},
	) {
		this.learn(ids);
	}

	learn(ids: Record<string, string>): void {
		Object.assign(this.ids, ids);
	}

	begun(step: string): boolean {
		return (this.journal.delivered(step) ?? this.journal.uncertain(step)) !== undefined;
	}

	async call<T extends JsonRecord>(call: ApiCall<T>): Promise<T> {
		const result = await this.attempt(call);
		if ('failure' in result) throw new RequestFailure(result.failure);
		return result.found;
	}

	async attempt<T extends JsonRecord>(call: ApiCall<T>): Promise<CallResult<T>> {
		this.attempted.push(call.request);
		const result =
			call.request.method === 'GET'
				? readAnswer(call, await this.send(call.request))
				: (this.remembered(call) ?? (await this.settle(call)) ?? (await this.post(call)));
		return 'failure' in result ? { failure: this.withPart(result.failure) } : result;
	}

	async once<T extends JsonRecord>(key: string, work: () => Promise<T>): Promise<JsonRecord> {
		const { cancel, sharedKey } = this.wire;
		const hash = sharedKey(key);
		return (
			this.journal.shared(hash) ??
			(await oneAtATime(hash, cancel, async () => {
				const found = this.journal.shared(hash) ?? (await work());
				this.journal.share(hash, found);
				return found;
			}))
		);
	}

	/** A step that an earlier try of the node delivered. */
	private remembered<T extends JsonRecord>(call: ApiCall<T>): CallResult<T> | undefined {
		const answer = this.journal.delivered(call.step);
		if (!answer) return undefined;
		this.deliveredSteps.push(call.step);
		this.notes.add('remembered');
		const reading = call.read(answer);
		if ('found' in reading) return reading;
		// Never sent again: it was delivered, only what was kept of the answer is of no use.
		const reason = `It was delivered by an earlier try, and the answer kept of it has no ${reading.missing}.`;
		return unreadable(call.request, undefined, reason);
	}

	/** A step that an earlier try of the node may have delivered; `undefined` when it can be sent. */
	private async settle<T extends JsonRecord>(call: ApiCall<T>): Promise<CallResult<T> | undefined> {
		const uncertain = this.journal.uncertain(call.step);
		if (!uncertain) return undefined;
		const traced = await this.trace(call, uncertain.marked);
		// Who retries the execution by hand may send what is surely not there; n8n's own re-run may not.
		const mayResend =
			uncertain.byOtherExecution || this.settings.onUncertain === 'checkHistoryAndResend';
		return traced === 'absent' && mayResend ? undefined : this.conclude(call, traced, UNKNOWN);
	}

	/** Sends a step and settles what became of it. */
	private async post<T extends JsonRecord>(call: ApiCall<T>, resends = 0): Promise<CallResult<T>> {
		const { onUncertain } = this.settings;
		const tracing = onUncertain === 'fail' ? undefined : call.tracing;
		const body = tracing?.mark(this.journal.deliveryId(call.step)) ?? call.request.body;
		const outcome = await this.send(
			{ ...call.request, body },
			{ step: call.step, marked: tracing !== undefined },
		);
		const result = readAnswer(call, outcome);
		if ('found' in result) return this.keep(call, result.found);
		if (!tracing || result.failure.delivered === 'no' || result.failure.kind === 'cancelled')
			return result;
		const traced = await this.trace(call, true);
		return traced === 'absent' && onUncertain === 'checkHistoryAndResend' && resends < MAX_RESENDS
			? await this.post(call, resends + 1)
			: this.conclude(call, traced, result.failure);
	}

	private keep<T extends JsonRecord>(call: ApiCall<T>, found: T): CallResult<T> {
		this.journal.done(call.step, found);
		this.deliveredSteps.push(call.step);
		return { found };
	}

	private async trace<T extends JsonRecord>(
		call: ApiCall<T>,
		marked: boolean,
	): Promise<Trace<T> | 'untraceable'> {
		if (!call.tracing || !marked) return 'untraceable';
		const id = this.journal.deliveryId(call.step);
		const { maxWaitMs, timeoutMs } = this.settings;
		return await traceDelivery(
			call.tracing,
			id,
			maxWaitMs,
			this.wire.cancel,
			async (history, leftMs) =>
				await this.send(history, undefined, {
					timeoutMs: Math.min(timeoutMs, leftMs),
					maxWaitMs: leftMs,
					shortLimitMs: leftMs,
				}),
		);
	}

	/** What follows from the history: delivered, or still unknown. */
	private conclude<T extends JsonRecord>(
		call: ApiCall<T>,
		traced: Trace<T> | 'untraceable',
		failure: Failure,
	): CallResult<T> {
		if (typeof traced === 'string')
			return { failure: withReason(failure, CONCLUSIONS.get(traced)) };
		this.notes.add(traced.complete ? 'recovered' : 'noReply');
		return this.keep(call, traced.found);
	}

	private async send(
		request: ApiRequest,
		posted?: { step: string; marked: boolean },
		tracing?: Patience,
	): Promise<Outcome> {
		const maxWaitMs = Math.max(0, this.settings.maxWaitMs - this.waitedMs);
		const patience = tracing ?? { ...this.settings, maxWaitMs };
		return await this.wire.send(request, patience, {
			sending: () => {
				if (!tracing) this.requests += 1;
				if (posted) this.journal.sending(posted.step, posted.marked);
			},
			notTaken: () => {
				if (posted) this.journal.notTaken(posted.step);
			},
			repeating: () => this.notes.add('repeated'),
			waited: (ms, reason) => {
				this.waitedMs += ms;
				if (ms >= NOTICEABLE_WAIT_MS) this.notes.add(reason === 'quota' ? 'paced' : 'busy');
			},
		});
	}

	/**
	 * The failure as the item sees it: a refused step after a delivered one leaves the item partly
	 * delivered, and the API's words can repeat what an earlier step sent.
	 */
	private withPart(failure: Failure): Failure {
		const delivered: Delivered =
			failure.delivered === 'no' && this.deliveredSteps.length > 0 ? 'partly' : failure.delivered;
		const sentValues = this.attempted.flatMap((request) => this.wire.valuesIn(request));
		const apiDetail = failure.apiDetail && withoutValues(failure.apiDetail, sentValues);
		return { ...failure, delivered, ...(apiDetail && { apiDetail }) };
	}
}

const UNKNOWN: Failure = { kind: 'delivery_unknown', delivered: 'unknown' };

const CONCLUSIONS: ReadonlyMap<string, string> = new Map([
	['absent', 'The history of the chat does not show it.'],
	['inconclusive', 'The history of the chat does not tell.'],
	['untraceable', 'An earlier try may have arrived, and nothing tells.'],
]);

function withReason(failure: Failure, conclusion = ''): Failure {
	return { ...failure, reason: `${failure.reason ?? ''} ${conclusion}`.trim() };
}

function readAnswer<T extends JsonRecord>(call: ApiCall<T>, outcome: Outcome): CallResult<T> {
	if (!outcome.ok) return { failure: outcome.failure };
	const reading = call.read(outcome.json);
	if ('found' in reading) return reading;
	return unreadable(call.request, outcome.status, `The answer has no ${reading.missing}.`);
}
