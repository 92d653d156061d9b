import { createHash } from 'crypto';
import { RequestFailure, type Failure } from '../errors/failure';
import type { FailedItem } from '../errors/itemError';
import type { ApiRequest } from '../http/connection';
import { withoutValues } from '../http/redact';
import { unreadable, valuesIn } from '../http/request';
import type { JsonRecord } from '../json';
import type {
	ApiCall,
	CallResult,
	ItemDelivery,
	OncePerExecution,
	ReadCall,
	WriteCall,
} from '../service';
import type { HeldTurns } from '../turns/heldTurns';
import { ItemProgress } from './itemProgress';
import type { ItemJournal } from './journal';
import { deliverStep } from './sendOrLook';
import type { StepTools } from './historyOfStep';

/** The calls of one item, as its operation makes them. What becomes of each that changes something is in sendOrLook.ts. */
export class ItemCalls implements ItemDelivery {
	readonly progress = new ItemProgress();
	/** No error may repeat what they hold. */
	private readonly requests: ApiRequest[] = [];

	/** @param turns of the item in its lanes */
	constructor(
		private readonly tools: Omit<StepTools, 'progress'>,
		private readonly turns: HeldTurns,
	) {}

	nameInErrors(ids: Record<string, string>): void {
		Object.assign(this.progress.ids, ids);
	}

	goOnIn(lane: string): void {
		this.turns.goOnIn(`${this.tools.sender.connection.key} ${lane}`);
	}

	wasSent(step: string): boolean {
		const { is } = this.tools.journal.stateOf(step);
		return is === 'mayHaveArrived' || is === 'delivered';
	}

	async wasBegun({ step, request }: Pick<WriteCall<JsonRecord>, 'step' | 'request'>) {
		const { journal, key } = this.tools;
		if (this.wasSent(step)) return true;
		// A step that this execution knows and that was not sent was not taken.
		if (!key || journal.stateOf(step).is !== 'new') return false;
		return await key.wasBegun(step, request);
	}

	async call<T extends JsonRecord>(call: ApiCall<T>): Promise<T> {
		const result = await this.tryCall(call);
		if ('failure' in result) throw new RequestFailure(result.failure);
		return result.found;
	}

	async tryCall<T extends JsonRecord>(call: ApiCall<T>): Promise<CallResult<T>> {
		this.requests.push(call.request);
		const result = isWrite(call)
			? await deliverStep(call, { ...this.tools, progress: this.progress })
			: await this.read(call);
		return 'failure' in result ? { failure: this.withoutSentValues(result.failure) } : result;
	}

	async oncePerExecution<T extends JsonRecord>(once: OncePerExecution<T>): Promise<T> {
		const { heldBack, journal, sender } = this.tools;
		const key = createHash('sha256')
			.update(`${sender.connection.key}\n${once.key}`)
			.digest('hex')
			.slice(0, 32);
		const known = () => {
			const kept = journal.shared(key);
			return kept && once.restore(kept);
		};
		const found = known();
		if (found) return found;
		// Whoever else works in the lane has done it by then.
		const notItsTurn = heldBack ?? (await this.takeTurn());
		if (notItsTurn) throw new RequestFailure(notItsTurn);
		const own = known() ?? (await once.work());
		journal.share(key, own);
		return own;
	}

	private async takeTurn(): Promise<Failure | undefined> {
		const { ms, failure } = await this.turns.take(this.maxWaitLeftMs);
		this.progress.watcher.waited(ms, 'turn');
		return failure;
	}

	private get maxWaitLeftMs(): number {
		return Math.max(0, this.tools.settings.maxWaitMs - this.progress.waitedMs);
	}

	/** Whether all that the item sends was delivered by an earlier execution with the same idempotency key. */
	get isAlreadyDelivered(): boolean {
		const { foundByKey } = this.progress;
		return foundByKey > 0 && this.tools.journal.soFar.delivered.length === foundByKey;
	}

	/** What an error says of the item: what any try of the node delivered of it, or may have, is never "not sent". */
	failed(failure: Failure): Omit<FailedItem, 'itemIndex'> {
		const { ids, requests } = this.progress;
		const { journal, sender } = this.tools;
		// n8n runs a canceled node again, with nothing left to do: what counts is what was sent before.
		const attempts = requests === 0 && sender.cancel?.aborted ? journal.soFar.attempts : requests;
		return { ids, attempts, ...soFarDelivered(failure, journal) };
	}

	private async read<T extends JsonRecord>(call: ReadCall<T>): Promise<CallResult<T>> {
		const { heldBack, sender, settings } = this.tools;
		if (heldBack) return { failure: heldBack };
		const patience = { ...settings, maxWaitMs: this.maxWaitLeftMs };
		const outcome = await sender.send(call.request, patience, this.progress.watcher);
		if (!outcome.ok) return { failure: outcome.failure };
		const reading = await call.read(outcome.json);
		if ('found' in reading) return reading;
		return unreadable(call.request, outcome.status, `The answer has no ${reading.missing}.`);
	}

	/** The API's words can repeat what an earlier step of the item sent. */
	private withoutSentValues(failure: Failure): Failure {
		const { apiDetail } = failure;
		if (!apiDetail) return failure;
		const { connection } = this.tools.sender;
		const sentValues = this.requests.flatMap((request) => valuesIn(request, connection));
		return { ...failure, apiDetail: withoutValues(apiDetail, sentValues) };
	}
}

/** The failure of an item, with what all tries together made of it. */
export function soFarDelivered(
	failure: Failure,
	{ soFar }: ItemJournal,
): Pick<FailedItem, 'failure' | 'deliveredSteps'> {
	const { delivered: deliveredSteps, mayHaveArrived } = soFar;
	if (failure.delivered !== 'no') return { failure, deliveredSteps };
	const delivered =
		mayHaveArrived.length > 0 ? 'unknown' : deliveredSteps.length > 0 ? 'partly' : 'no';
	return { failure: { ...failure, delivered }, deliveredSteps };
}

function isWrite<T extends JsonRecord>(call: ApiCall<T>): call is WriteCall<T> {
	return 'step' in call;
}
