import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { RequestFailure } from '../errors/failure';
import { KEY_IN_USE, whyGivenUp } from '../errors/notSent';
import type { IdempotencyKey } from '../step/keyUse';
import type { ItemCalls } from '../step/itemCalls';
import type { ItemProgress } from '../step/itemProgress';
import type { ItemSettings } from '../step/itemSettings';
import type { PreparedItem } from '../service';
import type { Permit } from '../turns/parallelChats';
import { takeTurn } from '../turns/turns';

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
export function idempotencyKeyOf(
	{ idempotencyKey }: ItemSettings,
	{ submissionId }: PreparedItem,
	context: Pick<IExecuteFunctions, 'getMode' | 'getNode'>,
): ItemKey | undefined {
	if (idempotencyKey !== undefined) return { value: idempotencyKey };
	if (!submissionId || context.getMode() === 'manual') return undefined;
	const { field, value } = submissionId;
	return { value: JSON.stringify([context.getNode().name, field, value]), field };
}

/** What ends the wait for the turn of a key. */
interface WaitForKey {
	/** Aborted when the run has failed, or was canceled. */
	readonly giveUp: AbortSignal;
	readonly cancel: AbortSignal | undefined;
	readonly maxWaitMs: number;
	/** Of the item, to be at work: it has none while it waits. */
	readonly permit: Permit;
}

/**
 * Does the work when no other item of this process with the same key is under way. The wait counts as one of the item.
 *
 * @throws RequestFailure when the wait ended first
 */
export async function inTurnOfKey<T>(
	key: IdempotencyKey | undefined,
	{ giveUp, cancel, maxWaitMs, permit }: WaitForKey,
	{ watcher }: ItemProgress,
	work: () => Promise<T>,
): Promise<T> {
	if (!key) return await work();
	const start = Date.now();
	const turn = await takeTurn(key.turnKey, giveUp, maxWaitMs, () => permit.release());
	watcher.waited(Date.now() - start, 'key');
	if (!turn) throw new RequestFailure(giveUp.aborted ? whyGivenUp(cancel) : KEY_IN_USE);
	try {
		return await work();
	} finally {
		turn.handOn();
	}
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
