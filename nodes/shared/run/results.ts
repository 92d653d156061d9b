import type {
	IDataObject,
	INode,
	INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import { forErrorBranch, type ErrorItem } from '../errors/errorBranch';
import {
	canceledAtTheEnd,
	errorItem,
	stoppingError,
	type DeliveredItem,
	type FailedItem,
} from '../errors/itemError';
import type { Operation, Service } from '../service';

/** What came of the items of a run so far. */
export class Results {
	private readonly delivered = new Map<number, readonly IDataObject[]>();
	private readonly failed = new Map<number, FailedItem>();

	constructor(
		/** How many items the run has. */
		readonly items: number,
		private readonly operation: Operation,
		private readonly service: Service,
	) {}

	/** How many items are not done yet. */
	get open(): number {
		return this.items - this.delivered.size - this.failed.size;
	}

	/** How many items failed. */
	get failures(): number {
		return this.failed.size;
	}

	/** Nothing is known of the item yet. */
	isOpen(itemIndex: number): boolean {
		return !this.delivered.has(itemIndex) && !this.failed.has(itemIndex);
	}

	deliver(itemIndex: number, json: IDataObject | IDataObject[]): void {
		this.delivered.set(itemIndex, Array.isArray(json) ? json : [json]);
	}

	fail(failed: FailedItem): void {
		this.failed.set(failed.itemIndex, failed);
	}

	/** The output items, in input order. */
	output(node: INode): INodeExecutionData[] {
		const failedJson = forErrorBranch(node);
		return Array.from({ length: this.items }, (_, item) => item).flatMap((item) =>
			(this.delivered.get(item) ?? [failedJson(this.errorItem(item))]).map((json) => ({
				json,
				pairedItem: { item },
			})),
		);
	}

	/** The error of the first item that failed by itself. It also carries what was delivered, and what else failed. */
	firstError(node: INode): NodeApiError | NodeOperationError {
		const failed = this.inOrder(this.failed);
		// An item that was given up because of another one is not the reason.
		const first = failed.find(({ failure }) => failure.kind !== 'cancelled') ?? failed[0];
		return this.error(node, first ?? notStarted(0), without(failed, first));
	}

	/** The error of a canceled run: n8n shows an execution as canceled only when a message says "canceled". */
	cancelError(node: INode): NodeApiError | NodeOperationError {
		const failed = this.inOrder(this.failed);
		const indexes = Array.from({ length: this.items }, (_, index) => index);
		const open = indexes.find((index) => this.isOpen(index));
		const first = failed.find(({ failure }) => failure.kind === 'cancelled');
		if (first) {
			const failure = { ...first.failure, happened: undefined };
			return this.error(node, { ...first, failure }, without(failed, first));
		}
		if (open !== undefined) return this.error(node, notStarted(open), failed);
		return canceledAtTheEnd(node, this.operation, this.deliveredItems(), failed);
	}

	private error(node: INode, first: FailedItem, others: readonly FailedItem[]) {
		const delivered = this.deliveredItems();
		return stoppingError(node, this.operation, this.service, { first, others, delivered });
	}

	private deliveredItems(): DeliveredItem[] {
		return [...this.delivered]
			.sort(([a], [b]) => a - b)
			.flatMap(([item, list]) =>
				list.map((json) => ({ item, ...pick(json, this.service.idFields) })),
			);
	}

	private errorItem(item: number): ErrorItem {
		return errorItem(this.failed.get(item) ?? notStarted(item), this.operation, this.service);
	}

	private inOrder(failed: ReadonlyMap<number, FailedItem>): FailedItem[] {
		return [...failed.values()].sort((a, b) => a.itemIndex - b.itemIndex);
	}
}

const without = (failed: readonly FailedItem[], first: FailedItem | undefined) =>
	failed.filter((other) => other !== first);

/** An item for which nothing was sent. */
export function notStarted(itemIndex: number): FailedItem {
	return {
		itemIndex,
		failure: { kind: 'cancelled', delivered: 'no' },
		ids: {},
		deliveredSteps: [],
		attempts: 0,
	};
}

/** The named fields of an output item, those that it has. */
export function pick(json: IDataObject, fields: readonly string[]): IDataObject {
	return Object.fromEntries(
		fields.flatMap((field) => (json[field] === undefined ? [] : [[field, json[field]]])),
	);
}
