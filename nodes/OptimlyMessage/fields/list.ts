import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../../shared/input/itemParameters';

const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	displayOptions: { show: { returnAll: [false] } },
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
};

/** Fields of every operation that returns a list. */
export const listFields: INodeProperties[] = [returnAll, limit];

/** How many of the newest records to return. Throws InvalidInput. */
export function recordLimit(parameters: ItemParameters): number {
	if (parameters.optionalBoolean(returnAll) === true) return Number.POSITIVE_INFINITY;
	return Math.floor(parameters.number(limit, 1, Number.MAX_SAFE_INTEGER));
}

/** The newest records, oldest first: the API has no paging, so the cut is made here. */
export function newest<T>(records: readonly T[], count: number): T[] {
	return records.slice(Math.max(0, records.length - count));
}
