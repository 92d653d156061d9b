import type {
	IDataObject,
	INode,
	INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import { forErrorBranch, type ErrorItem } from './errorBranch';
import { errorItem, stoppingError, type FailedItem } from './itemError';
import type { Operation, Service } from './operation';

/** What came of the items of a run so far. */
export class Results {
	private readonly delivered = new Map<number, readonly IDataObject[]>();
	private readonly failed = new Map<number, FailedItem>();

	constructor(
		private readonly itemCount: number,
		private readonly operation: Operation,
		private readonly service: Service,
	) {}

	/** How many items failed. */
	get failures(): number {
		return this.failed.size;
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
		return Array.from({ length: this.itemCount }, (_, item) => item).flatMap((item) =>
			(this.delivered.get(item) ?? [failedJson(this.errorItem(item))]).map((json) => ({
				json,
				pairedItem: { item },
			})),
		);
	}

	/** The error of the first failed item. It also carries what was delivered, and what else failed. */
	firstError(node: INode): NodeApiError | NodeOperationError {
		const [first = notStarted(0), ...others] = this.inOrder(this.failed);
		return this.error(node, first, others);
	}

	/** The error of a canceled run: n8n shows an execution as canceled only when a message says "canceled". */
	cancelError(node: INode): NodeApiError | NodeOperationError {
		const failed = this.inOrder(this.failed);
		const indexes = Array.from({ length: this.itemCount }, (_, index) => index);
		const open =
			indexes.find((index) => !this.delivered.has(index) && !this.failed.has(index)) ?? 0;
		const first = failed.find(({ failure }) => failure.kind === 'cancelled') ?? notStarted(open);
		return this.error(
			node,
			first,
			failed.filter((other) => other !== first),
		);
	}

	private error(node: INode, first: FailedItem, others: readonly FailedItem[]) {
		const delivered = [...this.delivered]
			.sort(([a], [b]) => a - b)
			.flatMap(([item, list]) =>
				list.map((json) => ({ item, ...pick(json, this.service.idFields) })),
			);
		return stoppingError(node, this.operation, this.service, { first, others, delivered });
	}

	private errorItem(item: number): ErrorItem {
		return errorItem(this.failed.get(item) ?? notStarted(item), this.operation, this.service);
	}

	private inOrder(failed: ReadonlyMap<number, FailedItem>): FailedItem[] {
		return [...failed.values()].sort((a, b) => a.itemIndex - b.itemIndex);
	}
}

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
