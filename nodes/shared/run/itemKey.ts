import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ItemCalls } from '../step/itemCalls';
import type { ItemSettings } from '../step/itemSettings';
import type { PreparedItem } from '../service';

/** What identifies an item, and where it was found in the input when the user did not set it. */
export interface ItemKey {
	readonly value: string;
	readonly field?: string;
}

/**
 * The idempotency key of an item: the one that the user set; else the number that a service gave the submission. In a
 * manual execution people send the same submission again to try things out, so only what the user set counts there.
 * The node's name is part of it, as two nodes of a workflow can each make something of the same submission.
 */
export function itemKey(
	{ idempotencyKey }: ItemSettings,
	{ submissionId }: PreparedItem,
	context: Pick<IExecuteFunctions, 'getMode' | 'getNode'>,
): ItemKey | undefined {
	if (idempotencyKey !== undefined) return { value: idempotencyKey };
	if (!submissionId || context.getMode() === 'manual') return undefined;
	const { field, value } = submissionId;
	return { value: JSON.stringify([context.getNode().name, field, value]), field };
}

/**
 * The output with what there is to say of the key: where it was found, and that the item had been delivered with it
 * before.
 */
export function withKeyWords(
	output: IDataObject | IDataObject[],
	{ isAlreadyDelivered }: ItemCalls,
	key: ItemKey | undefined,
): IDataObject | IDataObject[] {
	if (Array.isArray(output)) return output;
	return {
		...output,
		...(isAlreadyDelivered && { already_delivered: true }),
		...(key?.field && { idempotency_key_field: key.field }),
	};
}
