import type { IDataObject } from 'n8n-workflow';
import type { PreparedItem } from '../service';

/** What a model reads of an item's output, when an agent runs the node. */
export function forModel(
	output: IDataObject | IDataObject[],
	prepared: PreparedItem,
): IDataObject | IDataObject[] {
	return Array.isArray(output)
		? output.map((one) => prepared.forModel(one))
		: prepared.forModel(output);
}
