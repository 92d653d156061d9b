import { NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';

/** The JSON of a failed item in the Continue modes. */
export interface ErrorItem {
	readonly error: string;
	readonly message: string;
	readonly details: IDataObject;
}

/** Comes before the details where an older n8n gets them as text. */
const DETAILS = 'Details:';

/**
 * Before 2.34 n8n hands a failed item to the error branch only when its JSON is `{error}` or `{error, message}`; with
 * a third key it goes on as if it had been delivered (n8n-core, `handleNodeErrorOutput`; measured on 1.84, 1.122 and
 * 2.8). A node cannot ask for n8n's version. It can see whether an error keeps a declared failure: that came with
 * n8n 2.37, and every version since takes details.
 */
function errorBranchTakesDetails(node: INode): boolean {
	const { failure } = new NodeOperationError(node, 'Never thrown', {
		failure: { cause: 'node-defect' },
	});
	return failure !== undefined;
}

/**
 * How failed items reach the error branch of this n8n: of an older one with the details at the end of the message.
 * Asked once for a run, which may have thousands of them.
 */
export function forErrorBranch(node: INode): (item: ErrorItem) => IDataObject {
	if (node.onError !== 'continueErrorOutput' || errorBranchTakesDetails(node)) {
		return ({ error, message, details }) => ({ error, message, details });
	}
	return ({ error, message, details }) => ({
		error,
		message: `${message} ${DETAILS} ${JSON.stringify(details)}`,
	});
}
