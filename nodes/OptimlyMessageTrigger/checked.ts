import { NodeOperationError, type INode } from 'n8n-workflow';

/** Reads something that the user set; what is wrong with it becomes an error that names the field. */
export function checked<T>(node: INode, read: () => T): T {
	try {
		return read();
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		throw new NodeOperationError(node, message, {
			description: 'Correct the named field. Nothing was read.',
			failure: { cause: 'configuration-invalid' },
		});
	}
}
