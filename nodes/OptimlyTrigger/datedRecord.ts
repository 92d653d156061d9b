import type { JsonRecord } from '../shared/json';

/** A record of the API with its id and its time. */
export interface DatedRecord {
	readonly id: string;
	/** When it was made (epoch milliseconds); `undefined` when the API does not say. */
	readonly time: number | undefined;
	/** By which it is sorted among those of other chats: its time, or that of the record before it. */
	readonly sortTime: number;
	readonly record: JsonRecord;
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}/;
const HAS_OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/i;

/** When a record was made: `created_at`, or `timestamp` in the other documented form. Without an offset it counts as UTC. */
function timeOf({ created_at, timestamp }: JsonRecord): number | undefined {
	const text = String(created_at ?? timestamp ?? '');
	if (!ISO_DATE.test(text)) return undefined;
	const isTime = text.length > 'YYYY-MM-DD'.length;
	const time = Date.parse(isTime && !HAS_OFFSET.test(text) ? `${text}Z` : text);
	return Number.isFinite(time) ? time : undefined;
}

/** Gives the records their times and sorts them, oldest first; records without a time stay behind the one before. */
export function dated(records: readonly JsonRecord[], idField: string): DatedRecord[] {
	let before = Number.NEGATIVE_INFINITY;
	return oldestFirst(
		records.map((record) => {
			const time = timeOf(record);
			before = time ?? before;
			return { id: String(record[idField]), time, sortTime: before, record };
		}),
	);
}

/** Records of one or several chats in the order in which they were made. */
export function oldestFirst<T extends Pick<DatedRecord, 'sortTime'>>(records: readonly T[]): T[] {
	// Not a difference: that of two infinities is no number.
	return [...records].sort(
		(a, b) => Number(a.sortTime > b.sortTime) - Number(a.sortTime < b.sortTime),
	);
}
