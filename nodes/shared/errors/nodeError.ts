import type { Failure as DeclaredFailure, IDataObject, INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { ERROR_KINDS } from './errorWords';
import type { Failure } from './failure';

/** What an error says in n8n. */
export interface ErrorContent {
	readonly message: string;
	readonly description: string;
	readonly itemIndex?: number;
	/** Kept in the error's context; the editor shows it under the error's details. */
	readonly context: IDataObject;
}

/** The failure as n8n declares it; an older n8n ignores it. */
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
 * n8n's error for a failure, with the HTTP status where the server answered. It is never made from the answer or from a
 * caught error: those carry headers and bodies (measured on n8n-core 2.41.1).
 */
export function nodeError(
	node: INode,
	failure: Failure,
	{ message, description, itemIndex, context }: ErrorContent,
): NodeApiError | NodeOperationError {
	const { status } = failure;
	const options = { message, description, itemIndex, failure: declared(failure) };
	const error =
		status === undefined
			? new NodeOperationError(node, message, options)
			: new NodeApiError(node, {}, { ...options, httpCode: String(status) });
	// n8n replaces a message in which it finds a word such as EXIST (measured on n8n-core 2.41.1).
	error.message = message;
	// `data` is the one field that the editor shows under the error's details.
	Object.assign(error.context, context, { data: context });
	return error;
}
