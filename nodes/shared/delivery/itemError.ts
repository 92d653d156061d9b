import type { Failure as DeclaredFailure, IDataObject, INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { ERROR_KINDS, type ErrorKindRow } from '../http/errorKinds';
import type { Failure } from '../http/failure';
import type { Operation, Service } from './operation';

/** Everything an error says about the item that it stopped. */
export interface FailedItem {
	readonly itemIndex: number;
	readonly failure: Failure;
	readonly ids: Record<string, string>;
	readonly deliveredSteps: readonly string[];
	/** Requests that were made for the item. */
	readonly attempts: number;
}

/** Ids of an item that was delivered before an error stopped the run. */
export type DeliveredItem = { readonly item: number } & Record<string, unknown>;

/** The words of an error: one sentence on what happened, one on what to do. */
export interface Words {
	readonly happened: string;
	readonly advice: string;
}

function detailsOf(failed: FailedItem, operation: Operation): IDataObject {
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

/** The error's words: the table's, the service's advice, and what exactly was wrong this time. */
export function wordsFor(failure: Failure, service: Service): Words {
	const row: ErrorKindRow = ERROR_KINDS[failure.kind];
	const status = failure.status === undefined ? '' : ` (${failure.status})`;
	const exactly = failure.apiDetail ?? failure.reason;
	return {
		happened:
			failure.happened ??
			`${row.happened.replace('{service}', service.name)}${status}${exactly ? `: ${exactly}` : ''}`,
		advice: service.advice[failure.kind] ?? row.advice,
	};
}

/**
 * The output item of a failed item in the Continue modes. n8n sends an item to the error branch only
 * when its JSON has no other keys than these three (anchors F3).
 */
export function errorItem(failed: FailedItem, operation: Operation, service: Service): IDataObject {
	const { happened, advice } = wordsFor(failed.failure, service);
	return { error: happened, message: advice, details: detailsOf(failed, operation) };
}

/** The failure as n8n declares it (anchors F12); an older n8n ignores it. */
function declared({ kind, retryAfterMs, resetsAt }: Failure): DeclaredFailure | undefined {
	const { cause } = ERROR_KINDS[kind];
	if (cause !== 'rate-limited' && cause !== 'temporarily-unavailable') return cause && { cause };
	return {
		cause,
		...(retryAfterMs !== undefined && { retryAfterMs }),
		...(resetsAt !== undefined && { resetsAtEpochMs: resetsAt }),
	};
}

/**
 * The error that stops the run. Its message names item, operation and reason; `context.details` holds
 * what an error item would hold, `context.delivered` the ids of all items that were delivered before.
 */
export function stoppingError(
	node: INode,
	failed: FailedItem,
	operation: Operation,
	service: Service,
	delivered: readonly DeliveredItem[],
): NodeApiError | NodeOperationError {
	const { happened, advice } = wordsFor(failed.failure, service);
	const before = delivered.length
		? ` ${delivered.length} ${delivered.length === 1 ? 'item was' : 'items were'} delivered before this one; their IDs are in the details.`
		: '';
	const message = `${operation.title}: ${happened} [item ${failed.itemIndex}]`;
	const options = {
		message,
		description: `${advice}${before}`,
		itemIndex: failed.itemIndex,
		failure: declared(failed.failure),
	};
	const { status } = failed.failure;
	// Never made from the answer or from a caught error: those carry headers and bodies (anchors F6).
	const error =
		status === undefined
			? new NodeOperationError(node, message, options)
			: new NodeApiError(node, {}, { ...options, httpCode: String(status) });
	// n8n replaces a message in which it finds a word such as EXIST (anchors F7).
	error.message = message;
	error.context.details = detailsOf(failed, operation);
	if (delivered.length > 0) error.context.delivered = [...delivered];
	// The one field that the editor shows under the error's details.
	error.context.data = { details: error.context.details, delivered: error.context.delivered };
	return error;
}
