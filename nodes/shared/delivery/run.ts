import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { RequestFailure, type Failure } from '../http/failure';
import { InvalidInput } from '../input/invalidInput';
import { ItemParameters } from '../input/itemParameters';
import { hintsFor } from './hints';
import { ItemCalls, type Note } from './itemCalls';
import { Journal } from './journal';
import { lanesOf, runLanes } from './lanes';
import type { Operation, PreparedItem, Service } from './operation';
import { pacerFor } from './pacer';
import { notStarted, pick, Results } from './results';
import { itemSettings, maxParallelLanes, type ItemSettings } from './settings';
import { wait } from './wait';
import { Wire } from './wire';

/** Expressions are worked out without a break: after so long the process gets to do something else. */
const SLICE_MS = 50;

/** An item on its way: what to deliver, or why it cannot be. */
interface QueuedItem {
	readonly index: number;
	readonly prepared: PreparedItem;
	readonly settings: ItemSettings;
}

function failureOf(error: unknown, requests: number): Failure {
	if (error instanceof RequestFailure) return error.failure;
	if (error instanceof InvalidInput) {
		return { kind: 'invalid_input', delivered: 'no', reason: error.message };
	}
	const reason = error instanceof Error ? error.message : String(error);
	// n8n could not work out a parameter, or this node has a defect: what was sent before stays unknown.
	return requests === 0
		? { kind: 'invalid_input', delivered: 'no', reason }
		: { kind: 'delivery_unknown', delivered: 'unknown', reason };
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
	await run.deliverAll(await context.getCredentials(service.credentialType));
	return run.finish();
}

class Run {
	private readonly results: Results;
	private readonly continues: boolean;
	private readonly isTool: boolean;
	private readonly cancel: AbortSignal | undefined;
	/** Lanes in which an earlier item may or may not have arrived: sending on could break the order. */
	private readonly blockedLanes = new Map<string, number>();
	private readonly items: INodeExecutionData[];
	private readonly execution: string;
	private readonly journal: Journal;
	private readonly notes: Note[] = [];

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly service: Service,
		private readonly operation: Operation,
	) {
		this.items = context.getInputData();
		this.results = new Results(this.items.length, operation, service);
		this.execution = context.getExecutionId();
		const runIndex = Number(context.evaluateExpression('{{ $runIndex }}', 0));
		this.journal = new Journal(
			context.getContext('node'),
			runIndex,
			this.execution,
			service.essence,
		);
		// A tool is run through a copy of the node with another name, by some versions as a node like any other.
		this.isTool = context.isToolExecution?.() === true || context.getNode().type.endsWith('Tool');
		this.continues = context.continueOnFail();
		this.cancel = context.getExecutionCancelSignal?.();
	}

	async deliverAll(credentials: Parameters<Service['connect']>[0]): Promise<void> {
		const { queue, wire, parallel } = await this.prepareAll(credentials);
		if (!wire || this.stopped()) return;
		// One at a time means in input order, also across chats.
		const lanes = parallel === 1 ? [queue] : lanesOf(queue, ({ prepared }) => prepared.lane);
		await runLanes(
			lanes,
			parallel,
			async (item) => await this.deliver(item, wire),
			() => this.stopped(),
		);
	}

	/** Output items in input order. */
	finish(): INodeExecutionData[] {
		const hints = hintsFor(this.notes);
		if (hints.length > 0) this.context.addExecutionHints?.(...hints);
		const node = this.context.getNode();
		if (this.cancel?.aborted) throw this.results.cancelError(node);
		if (this.results.failures > 0 && !this.continues) throw this.results.firstError(node);
		// Only now: n8n runs the node again when the first item failed, in the Continue modes too (measured on n8n-core 2.41.1).
		if (this.results.failures === 0 && !this.isRunToTheLastTry(node)) this.journal.clear();
		return this.results.output(node);
	}

	/**
	 * With Retry On Fail and a Continue mode, n8n 1.85 makes all tries once the first item has failed in the first,
	 * also after a try that delivered everything (measured on n8n-core 1.84.0; 1.122 does not).
	 */
	private isRunToTheLastTry({ retryOnFail }: INode): boolean {
		return this.continues && retryOnFail === true && this.journal.isOfRerun;
	}

	private async prepareAll(credentials: Parameters<Service['connect']>[0]) {
		const queue: QueuedItem[] = [];
		let wire: Wire | undefined;
		let parallel = 1;
		let sliceEnd = Date.now() + SLICE_MS;
		for (let index = 0; index < this.items.length; index++) {
			if (Date.now() > sliceEnd) {
				if (!(await wait(1, this.cancel))) break;
				sliceEnd = Date.now() + SLICE_MS;
			}
			try {
				wire ??= this.connect(credentials);
				const parameters = new ItemParameters(this.context, index);
				if (index === 0) parallel = maxParallelLanes(parameters);
				const prepared = this.operation.prepare(parameters);
				queue.push({ index, prepared, settings: this.settingsOf(parameters) });
			} catch (error) {
				this.results.fail({ ...notStarted(index), failure: failureOf(error, 0) });
			}
		}
		return { queue, wire, parallel };
	}

	private connect(credentials: Parameters<Service['connect']>[0]): Wire {
		const { helpers } = this.context;
		const connection = this.service.connect(credentials);
		return new Wire(
			async (options) => await helpers.httpRequest(options),
			connection,
			this.service.retryPolicy,
			pacerFor(connection.quotaKey, connection.quotas),
			this.execution,
			this.cancel,
		);
	}

	private settingsOf(parameters: ItemParameters): ItemSettings {
		const settings = itemSettings(parameters);
		// Each try of an AI tool is a run of its own without a journal: nothing is sent there a second time.
		const resends = settings.onUncertain === 'checkHistoryAndResend' && !this.isTool;
		return resends || settings.onUncertain === 'fail'
			? settings
			: { ...settings, onUncertain: 'checkHistory' };
	}

	private async deliver({ index, prepared, settings }: QueuedItem, wire: Wire): Promise<void> {
		const blockedBy =
			prepared.lane === undefined ? undefined : this.blockedLanes.get(prepared.lane);
		if (blockedBy !== undefined) {
			this.results.fail({
				...notStarted(index),
				ids: prepared.ids ?? {},
				failure: notSentAfter(blockedBy),
			});
			return;
		}
		const calls = new ItemCalls(
			wire,
			this.journal.item(index, this.items[index]),
			settings,
			prepared.ids,
		);
		try {
			this.results.deliver(index, this.lean(await prepared.deliver(calls), prepared.leanFields));
		} catch (error) {
			const failure = failureOf(error, calls.requests);
			if (failure.delivered === 'unknown' && prepared.lane !== undefined) {
				this.blockedLanes.set(prepared.lane, index);
			}
			const { ids, deliveredSteps, requests } = calls;
			this.results.fail({ itemIndex: index, failure, ids, deliveredSteps, attempts: requests });
		}
		this.notes.push(...calls.notes);
	}

	/** What a model needs of the output; people get all of it. */
	private lean(
		json: IDataObject | IDataObject[],
		leanFields: readonly string[],
	): IDataObject | IDataObject[] {
		if (!this.isTool) return json;
		return Array.isArray(json) ? json.map((one) => pick(one, leanFields)) : pick(json, leanFields);
	}

	private stopped(): boolean {
		return this.cancel?.aborted === true || (this.results.failures > 0 && !this.continues);
	}
}

function notSentAfter(itemIndex: number): Failure {
	return {
		kind: 'delivery_unknown',
		delivered: 'no',
		happened: `Not sent, because item ${itemIndex} of the same chat may or may not have arrived`,
	};
}
