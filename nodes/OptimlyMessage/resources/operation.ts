import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/delivery/operation';

/** An operation of the Optimly Message node: its fields and what it does with them. */
export interface OptimlyOperation extends Operation {
	readonly resource: string;
	readonly operation: string;
	/** Fields that only this operation shows. */
	readonly fields: INodeProperties[];
}

/** A resource: its entry in the Resource menu, its Operation menu, its operations. */
export interface OptimlyResource {
	/** The Operation menu of this resource. */
	readonly menu: INodeProperties;
	readonly operations: readonly OptimlyOperation[];
}

/** The operation's fields, shown only when it is chosen. */
export function shownFields({ resource, operation, fields }: OptimlyOperation): INodeProperties[] {
	return updateDisplayOptions({ show: { resource: [resource], operation: [operation] } }, fields);
}
