import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import type { Failure } from '../errors/failure';
import { ItemParameters } from '../parameters/itemParameters';
import { N8nChatWindow } from './n8nChatWindow';
import { failureOf } from './failureOf';
import { HeldBack, type ItemInLanes } from './heldBack';
import { hintsFor, hintsOnItems } from './hints';
import { forModel } from './forModel';
import { idempotencyKeyOf, inTurnOfKey, withKeyWords } from './idempotencyKeyOf';
import { IdempotencyKey, ProcessedStore } from '../step/keyUse';
import { ItemCalls, soFarDelivered } from '../step/itemCalls';
import type { ItemEvent } from '../step/itemProgress';
import type { ItemSettings } from '../step/itemSettings';
import { Journal } from '../step/journal';
import { KnownRecords } from '../step/lookUntilFound';
import { lanesOf, runLanes } from './lanes';
import type { Operation, PreparedItem, Service } from '../service';
import { notStarted, Results } from './results';
import { shownAs, type FailedItem } from '../errors/itemError';
import { whyGivenUp } from '../errors/notSent';
import { maxParallelLanes, readItemSettings } from './runOptions';
import { onAbort } from '../onAbort';
import { wait } from '../wait';
import type { Sender } from '../sending/sender';
import { Senders } from './senders';
import { HeldTurns } from '../turns/heldTurns';
import { Permits, type Permit } from '../turns/parallelChats';

/** Evaluating expressions blocks the process: after this time the process gets to do something else. */
const SLICE_MS = 50;

/** An item that is ready to be delivered. Lane names include the credential, the widest first. */
interface QueuedItem extends ItemInLanes {
	/** Sends with the item's own credential. */
	readonly sender: Sender;
	readonly prepared: PreparedItem;
	readonly settings: ItemSettings;
}

/**
 * Delivers all input items with one operation: reads and checks every item, then sends lane by lane,
 * then puts the outputs into input order.
 *
 * Items of one lane go out one after another in input order, lanes side by side up to the option
 * `maxParallelChats`. With "stop on error", nothing is sent when one item's input is not valid, and
 * after the first failure nothing new is started. With the Continue modes a failed item becomes
 * `{error, message, details}`.
 *
 * @throws NodeApiError or NodeOperationError: the first failed item's, when errors stop the run; always when
 * the execution was canceled
 */
export async function runItems(
	context: IExecuteFunctions,
	service: Service,
	operation: Operation,
): Promise<INodeExecutionData[]> {
	const run = new Run(context, service, operation);
	await run.deliverAll().finally(run.over);
	return run.finish();
}

class Run {
	private readonly results: Results;
	private readonly continues: boolean;
	private readonly isTool: boolean;
	private readonly cancel: AbortSignal | undefined;
	private readonly heldBack = new HeldBack();
	private readonly items: INodeExecutionData[];
	private readonly execution: string;
	private readonly journal: Journal;
	private readonly known = new KnownRecords();
	private readonly processed: ProcessedStore;
	private readonly events: ItemEvent[] = [];
	private readonly senders: Senders;
	/** Ends the waits of requests that have not left, when the run is stopped or canceled. */
	private readonly givesUp = new AbortController();
	/** Stops listening for the cancel: a loop makes thousands of runs in one execution. */
	readonly over: () => void;
	private readonly itemHints: string[] = [];
	private readonly window: N8nChatWindow;

	constructor(
		private readonly context: IExecuteFunctions,
		service: Service,
		private readonly operation: Operation,
	) {
		this.items = context.getInputData();
		this.processed = new ProcessedStore(context.helpers);
		this.results = new Results(this.items.length, operation, service);
		this.execution = context.getExecutionId();
		const runIndex = Number(context.evaluateExpression('{{ $runIndex }}', 0));
		this.journal = new Journal(context.getContext('node'), runIndex, this.execution);
		// A tool is run through a copy of the node with another name, by some versions as a node like any other.
		this.isTool = context.isToolExecution?.() === true || context.getNode().type.endsWith('Tool');
		this.window = new N8nChatWindow(context, this.isTool);
		this.continues = context.continueOnFail();
		this.cancel = context.getExecutionCancelSignal?.();
		this.over = onAbort(this.cancel, () => this.givesUp.abort());
		const caller = {
			name: this.execution,
			cancel: this.cancel,
			run: this.results,
			giveUp: this.givesUp.signal,
		};
		this.senders = new Senders(context, service, caller);
	}

	async deliverAll(): Promise<void> {
		const { queue, parallel } = await this.prepareAll();
		const { signal } = this.givesUp;
		if (this.journal.isOfRerun) this.heldBack.afterEarlierTries(queue);
		// One at a time means in input order, also across chats.
		const lanes = parallel === 1 ? [queue] : lanesOf(queue, (item) => item.lanes);
		await runLanes(
			lanes,
			new Permits(parallel, signal),
			async (item, permit) => await this.deliver(item, this.heldBack.why(item), permit),
			() => signal.aborted,
		);
		await this.recall(queue);
	}

	/** Hands on what earlier tries made of the items that this try did not get to: that is known without a request. */
	private async recall(queue: readonly QueuedItem[]): Promise<void> {
		const why = whyGivenUp(this.cancel);
		const left = queue.filter(
			({ index, journal }) => this.results.isOpen(index) && journal.wasSent,
		);
		await runLanes(
			[left],
			new Permits(1),
			async (item, permit) => await this.deliver(item, why, permit),
			() => false,
		);
	}

	/** Output items in input order. */
	finish(): INodeExecutionData[] {
		const hints = [...hintsFor(this.events), ...hintsOnItems(this.itemHints)];
		if (hints.length > 0) this.context.addExecutionHints?.(...hints);
		const node = this.context.getNode();
		if (this.cancel?.aborted) throw this.results.cancelError(node);
		if (this.results.failures > 0 && !this.continues) throw this.results.firstError(node);
		// Not before all succeeded: n8n runs the node again when the first item failed, in the Continue modes, too
		// (measured on n8n-core 2.41.1).
		if (this.results.failures === 0 && !this.isRunToTheLastTry(node)) this.journal.clear();
		return this.results.output(node);
	}

	/**
	 * With Retry On Fail and a Continue mode, n8n 1.85 makes all tries once the first item has failed in the first try,
	 * also after a try that delivered everything (measured on its n8n-core, 1.84.0; that of 1.123 does not).
	 */
	private isRunToTheLastTry({ retryOnFail }: INode): boolean {
		return this.continues && retryOnFail === true && this.journal.isOfRerun;
	}

	private async prepareAll() {
		const queue: QueuedItem[] = [];
		let parallel: number | undefined;
		let sliceEnd = Date.now() + SLICE_MS;
		for (let index = 0; index < this.items.length; index++) {
			if (Date.now() > sliceEnd) {
				await wait(1, this.cancel);
				sliceEnd = Date.now() + SLICE_MS;
			}
			const journal = this.journal.item(index, this.items[index]);
			// After a cancel only what earlier tries delivered is of interest.
			if (this.cancel?.aborted && !this.journal.isOfRerun) break;
			try {
				const parameters = new ItemParameters(this.context, index);
				parallel ??= maxParallelLanes(parameters);
				const sender = await this.senders.of(index);
				const prepared = await this.operation.prepare(parameters);
				const lanes = [prepared.wideLane, prepared.lane].flatMap((name) =>
					name === undefined ? [] : [`${sender.connection.key} ${name}`],
				);
				const lane = lanes[lanes.length - 1];
				const isAwaited = this.window.waitsFor(this.items[index]);
				const settings = readItemSettings(parameters, { isTool: this.isTool, isAwaited });
				queue.push({ index, sender, lane, lanes, prepared, settings, journal });
			} catch (error) {
				this.fail({ ...notStarted(index), ...soFarDelivered(failureOf(error, 0), journal) });
			}
		}
		return { queue, parallel: parallel ?? 1 };
	}

	/** @param heldBack why nothing may be sent for it; what is known of an earlier try is handed on all the same */
	private async deliver(
		{ index, sender, lanes, prepared, settings, journal }: QueuedItem,
		heldBack: Failure | undefined,
		permit: Permit,
	): Promise<void> {
		const waiting = { giveUp: this.givesUp.signal, cancel: this.cancel, permit };
		const turns = new HeldTurns(lanes, {
			...waiting,
			blocked: (current) => this.heldBack.whyIn(current),
		});
		const found = idempotencyKeyOf(settings, prepared, this.context);
		const key =
			found && new IdempotencyKey(found, this.operation.title, sender.connection, this.processed);
		const calls = new ItemCalls(
			{ sender: sender.inTurnOf(turns), journal, settings, heldBack, key, known: this.known },
			turns,
		);
		calls.nameInErrors(prepared.ids ?? {});
		try {
			const output = await inTurnOfKey(
				heldBack ? undefined : key,
				{ ...waiting, maxWaitMs: settings.maxWaitMs },
				calls.progress,
				async () => await prepared.deliver(calls),
			);
			const { json } = this.items[index];
			const shown = await this.window.show(index, json, output, prepared.replyField);
			const handedOn = this.isTool ? forModel(shown, prepared) : shown;
			this.results.deliver(index, withKeyWords(handedOn, calls, found));
			if (prepared.hint) this.itemHints.push(prepared.hint);
		} catch (error) {
			const failed = calls.failed(failureOf(error, calls.progress.requests));
			if (failed.failure.delivered === 'unknown') {
				this.heldBack.behind(index, turns.current);
			}
			this.fail({ itemIndex: index, ...failed });
		}
		turns.handOn();
		this.events.push(...calls.progress.events);
	}

	private fail(failed: FailedItem): void {
		this.results.fail(shownAs(failed, (text) => this.senders.withoutSecrets(text)));
		if (!this.continues) this.givesUp.abort();
	}
}
