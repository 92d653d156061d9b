import { createHash } from 'crypto';
import { Breaks, sortedWithBreaks, withBreaks } from '../shared/breaks';
import { isRecord, type JsonRecord } from '../shared/json';
import { orderOf } from '../OptimlyMessage/time/recordOrder';
import { timeMade } from '../OptimlyMessage/time/recordTime';

/** A record of a list, with what it is recognised by and when it was made. */
export interface ListedRecord {
	/** Fingerprint of its id; of what it says when it has no id. */
	readonly key: string;
	/** Fingerprint of what it says: by it a record is recognised that was listed without its id before. */
	readonly contentKey: string;
	/** When it was made (epoch milliseconds); `undefined` when the API does not say. */
	readonly time: number | undefined;
	/** What it is sorted by among those of other lists: its time, or that of the record before it. */
	readonly sortTime: number;
	readonly record: JsonRecord;
}

/** The records of a list, oldest first. */
export interface Listed {
	readonly records: readonly ListedRecord[];
	/** Records that have no id. */
	readonly withoutId: number;
	/** Records that have no time. */
	readonly timeless: number;
	/** Things in the list that are no records. */
	readonly unusable: number;
}

/**
 * A short stand-in for an id: it keeps what is stored small and free of ids. 42 bits: where a thousand records are
 * remembered, a new one is taken for one of them once in four billion times.
 */
export const fingerprint = (id: string): string =>
	createHash('sha256').update(id).digest('base64url').slice(0, 7);

/** The id of a record, as text; `undefined` when it has none. */
export function idOf(record: JsonRecord, idField: string): string | undefined {
	const id = record[idField];
	return (typeof id === 'string' && id !== '') || Number.isFinite(id) ? String(id) : undefined;
}

/** What a record without an id is recognised by: who said what, and when. Flags and counts can change. */
function contentOf({ sender, content, created_at, timestamp, client_id }: JsonRecord) {
	const content_ = [sender, content, created_at ?? timestamp, client_id];
	return content_.slice(1, 3).some((value) => value !== undefined && value !== null)
		? JSON.stringify(content_)
		: undefined;
}

/**
 * Finds the records in a list, whichever way the list is sorted. One without an id is recognised by what it says;
 * of several that say the same, each counts.
 *
 * @param idField name of the id
 */
export async function recordsIn(list: readonly unknown[], idField: string): Promise<Listed> {
	const breaks = new Breaks();
	let [withoutId, timeless] = [0, 0];
	const usable: JsonRecord[] = [];
	const use = (record: unknown) => {
		if (!isRecord(record)) return;
		const hasId = idOf(record, idField) !== undefined;
		if (!hasId && contentOf(record) === undefined) return;
		if (!hasId) withoutId += 1;
		usable.push(record);
	};
	await withBreaks(list, use, breaks);
	const order = await orderOf(usable, timeMade, breaks);
	const times = new Map<string, number>();
	const records: ListedRecord[] = [];
	const note = (record: JsonRecord) => {
		const content = contentOf(record) ?? '';
		const same = (times.get(content) ?? 0) + 1;
		times.set(content, same);
		const contentKey = fingerprint(`${content} ${same}`);
		const id = idOf(record, idField);
		const time = timeMade(record);
		if (time === undefined) timeless += 1;
		records.push({
			key: id === undefined ? contentKey : fingerprint(id),
			contentKey,
			time,
			sortTime: order.timeOf(record) ?? Number.NEGATIVE_INFINITY,
			record,
		});
	};
	await withBreaks(order.oldestFirst, note, breaks);
	return { records, withoutId, timeless, unusable: list.length - usable.length };
}

/** Records of one or several lists in the order in which they were made; what has no time stays where it is. */
export async function oldestFirst<T extends Pick<ListedRecord, 'sortTime'>>(
	records: readonly T[],
	breaks = new Breaks(),
): Promise<T[]> {
	// The difference of two infinities is no number, which sorts as equal.
	return await sortedWithBreaks(records, (a, b) => a.sortTime - b.sortTime, breaks);
}
