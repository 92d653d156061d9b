import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../../shared/parameters/itemParameters';
import { withBreaks } from '../../shared/breaks';
import type { JsonRecord } from '../../shared/json';
import { pick } from '../../shared/run/results';
import { ownFields, timeField } from '../api/recordFields';

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

const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** Fields of every operation that returns a list. */
export const listFields: INodeProperties[] = [returnAll, limit, simplify];

/** How many of the newest records to return. Throws InvalidInput. */
export function recordLimit(parameters: ItemParameters): number {
	if (parameters.optionalBoolean(returnAll) === true) return Number.POSITIVE_INFINITY;
	return Math.floor(parameters.number(limit, 1, Number.MAX_SAFE_INTEGER));
}

/** The newest records, oldest first: the API has no paging, so the cut is made here. */
export function newest<T>(records: readonly T[], count: number): T[] {
	return records.slice(Math.max(0, records.length - count));
}

/**
 * How the records of a list are handed on: all that the API says, or the documented fields in the order in which
 * people look for them. Both have the time as `created_at`, and an API's own `error` as `api_error`.
 *
 * @param shown the documented fields, at most ten
 * @throws InvalidInput
 */
export function recordsOf(
	parameters: ItemParameters,
	shown: readonly string[],
): (records: readonly JsonRecord[]) => Promise<IDataObject[]> {
	const isSimple = parameters.optionalBoolean(simplify) !== false;
	return async (records) => {
		const output: IDataObject[] = [];
		await withBreaks(records, (record) => {
			const all = { ...ownFields(record), ...timeField(record) };
			output.push(isSimple ? pick(all, [...shown, 'api_error']) : all);
		});
		return output;
	};
}
