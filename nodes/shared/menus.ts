import {
	NodeOperationError,
	updateDisplayOptions,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import type { Operation, Service } from './service';
import { runItems } from './run/run';

/** An operation as the menus of a node offer it: its fields and what it does with them. */
export interface ResourceOperation extends Operation {
	readonly resource: string;
	readonly operation: string;
	/** Fields that only this operation shows. */
	readonly fields: INodeProperties[];
}

/** A resource: its Operation menu and its operations. */
export interface Resource {
	readonly menu: INodeProperties;
	readonly operations: readonly ResourceOperation[];
}

/** What a node offers: its menus with their fields, and the operation behind a choice. */
export interface Menus {
	/** Menus and fields of all operations. */
	readonly fields: INodeProperties[];
	/** The operation that was chosen in the menus; `undefined` when there is none. */
	find(resource: unknown, operation: unknown): ResourceOperation | undefined;
}

/** Puts the resources of a node together. (The menus stay literals in their files: n8n's lint looks for them there.) */
export function menusOf(resourceMenu: INodeProperties, resources: readonly Resource[]): Menus {
	const operations = resources.flatMap((resource) => resource.operations);
	const byKey = new Map(
		operations.map((operation) => [`${operation.resource}:${operation.operation}`, operation]),
	);
	return {
		fields: [
			resourceMenu,
			...resources.map(({ menu }) => menu),
			...operations.flatMap(shownFields),
		],
		find: (resource, operation) => byKey.get(`${String(resource)}:${String(operation)}`),
	};
}

/** The operation's fields, shown only when it is chosen. */
function shownFields({ resource, operation, fields }: ResourceOperation): INodeProperties[] {
	return updateDisplayOptions({ show: { resource: [resource], operation: [operation] } }, fields);
}

/**
 * Delivers the input items of a node with the operation that was chosen in its menus.
 *
 * @throws NodeOperationError when there is no such operation; what `runItems` throws
 */
export async function runChosenOperation(
	context: IExecuteFunctions,
	service: Service,
	{ find }: Pick<Menus, 'find'>,
): Promise<INodeExecutionData[]> {
	const resource = context.getNodeParameter('resource', 0);
	const operation = find(resource, context.getNodeParameter('operation', 0));
	if (!operation) {
		throw new NodeOperationError(context.getNode(), "The chosen 'Operation' does not exist", {
			description: 'Choose a resource and an operation again.',
		});
	}
	return await runItems(context, service, operation);
}
