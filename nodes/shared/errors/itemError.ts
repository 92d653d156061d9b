import type { IDataObject, INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { ERROR_KINDS, wordsFor, type ServiceWords } from './errorWords';
import type { Failure } from './failure';
import type { ErrorItem } from './errorBranch';
import { nodeError } from './nodeError';

/** Everything an error says about the item that it stopped. */
export interface FailedItem {
	readonly itemIndex: number;
	readonly failure: Failure;
	readonly ids: Record<string, string>;
	readonly deliveredSteps: readonly string[];
	/** Requests that were made for the item. */
	readonly attempts: number;
}

/** The same item, with all its words and details made safe to show. */
export function shownAs(failed: FailedItem, show: (text: string) => string): FailedItem {
	const { failure, ids } = failed;
	const texts = (['happened', 'advice', 'reason', 'apiDetail'] as const).flatMap((part) => {
		const text = failure[part];
		return text === undefined ? [] : [[part, show(text)]];
	});
	return {
		...failed,
		failure: { ...failure, ...Object.fromEntries(texts) },
		ids: Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, show(id)])),
	};
}

/** Ids of an item that was delivered before an error stopped the run. */
export type DeliveredItem = { readonly item: number } & Record<string, unknown>;

/** What errors need to know of an operation: "Resource: Operation". */
interface Titled {
	readonly title: string;
}

function detailsOf(failed: FailedItem, operation: Titled): IDataObject {
	const { failure } = failed;
	return {
		kind: failure.kind,
		...(failure.status !== undefined && { status: failure.status }),
		operation: operation.title,
		...failed.ids,
		delivered: failure.delivered,
		...(failure.delivered !== 'no' &&
			failed.deliveredSteps.length > 0 && { delivered_steps: [...failed.deliveredSteps] }),
		attempts: failed.attempts,
		...(failure.retryAfterMs !== undefined && { retry_after_ms: failure.retryAfterMs }),
		...(failure.resetsAt !== undefined && { resets_at: new Date(failure.resetsAt).toISOString() }),
		...(failure.apiDetail && { api_detail: failure.apiDetail }),
	};
}

/**
 * The output item of a failed item in the Continue modes. n8n sends an item to the error branch only
 * when its JSON has no other keys than these three (measured on n8n-core 2.41.1).
 */
export function errorItem(failed: FailedItem, operation: Titled, service: ServiceWords): ErrorItem {
	const { happened, advice } = wordsFor(failed.failure, service);
	return { error: happened, message: advice, details: detailsOf(failed, operation) };
}

/** Everything that is known when an error stops a run. */
export interface StoppedRun {
	/** The failed item that the error speaks of. */
	readonly first: FailedItem;
	/** Items that failed as well, while they were under way at the same time. */
	readonly others: readonly FailedItem[];
	readonly delivered: readonly DeliveredItem[];
}

const items = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/**
 * The error that stops the run. Its message names item, operation and reason. Its `context.details`
 * holds what an error item would hold, `context.delivered` the ids of all items that were delivered,
 * `context.failed` the details of what else failed: nothing that was sent is left out.
 */
export function stoppingError(
	node: INode,
	operation: Titled,
	service: ServiceWords,
	{ first, others, delivered }: StoppedRun,
): NodeApiError | NodeOperationError {
	const { happened, advice } = wordsFor(first.failure, service);
	const description = [
		advice,
		deliveredWords(delivered),
		others.length > 0 &&
			`${items(others.length, 'other item did', 'other items did')} not get through either; see the details.`,
	];
	return nodeError(node, first.failure, {
		message: `${operation.title}: ${happened} [item ${first.itemIndex}]`,
		description: description.filter(Boolean).join(' '),
		itemIndex: first.itemIndex,
		context: {
			details: detailsOf(first, operation),
			...(delivered.length > 0 && { delivered: [...delivered] }),
			...(others.length > 0 && { failed: failedDetails(others, operation) }),
		},
	});
}

/** The error of a run that was canceled when nothing was left to do: every item was delivered, or failed before. */
export function canceledAtTheEnd(
	node: INode,
	operation: Titled,
	delivered: readonly DeliveredItem[],
	failed: readonly FailedItem[],
): NodeApiError | NodeOperationError {
	const description = [
		deliveredWords(delivered),
		failed.length > 0 &&
			`${items(failed.length, 'item', 'items')} did not get through; see the details.`,
	];
	return nodeError(
		node,
		{ kind: 'cancelled', delivered: 'no' },
		{
			message: `${operation.title}: ${ERROR_KINDS.cancelled.happened} after the last item`,
			description: description.filter(Boolean).join(' '),
			context: {
				...(delivered.length > 0 && { delivered: [...delivered] }),
				...(failed.length > 0 && { failed: failedDetails(failed, operation) }),
			},
		},
	);
}

function deliveredWords(delivered: readonly DeliveredItem[]): string | undefined {
	// An item that reads a list has several records.
	const count = new Set(delivered.map(({ item }) => item)).size;
	return count > 0
		? `${items(count, 'item was', 'items were')} delivered; the IDs are in the details.`
		: undefined;
}

const failedDetails = (failed: readonly FailedItem[], operation: Titled): IDataObject[] =>
	failed.map((one) => ({ item: one.itemIndex, ...detailsOf(one, operation) }));
