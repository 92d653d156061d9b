import { Breaks, eachMade, sortedWithBreaks, withBreaks } from '../../shared/breaks';
import { once } from '../../shared/once';

/** Records in the order in which they were made, as far as their times and their places in the list tell it. */
export interface RecordOrder<T> {
	readonly oldestFirst: readonly T[];
	/** Time of a record; where it has none, that of the nearest older record that has one (epoch milliseconds). */
	timeOf(record: T): number | undefined;
	/** Whether one record was made before another; `undefined` when the list does not tell. */
	isBefore(one: T, other: T): boolean | undefined;
}

/** A record with its own time, and the time by which it is sorted. */
interface Timed<T> {
	readonly record: T;
	readonly own: number | undefined;
	time: number | undefined;
	place: number;
}

/** Which way a list is sorted; `undefined` when the times of its records do not show it, or show no order. */
function directionOf(
	listed: ReadonlyArray<Timed<unknown>>,
): 'oldestFirst' | 'newestFirst' | undefined {
	let before: number | undefined;
	let rises = false;
	let falls = false;
	for (const { own } of listed) {
		if (own === undefined) continue;
		if (before !== undefined && own > before) rises = true;
		if (before !== undefined && own < before) falls = true;
		before = own;
	}
	if (rises === falls) return undefined;
	return rises ? 'oldestFirst' : 'newestFirst';
}

const sortTime = ({ time }: Timed<unknown>): number => time ?? Number.NEGATIVE_INFINITY;

// Not a difference: that of two infinities is no number.
const byTime = (a: Timed<unknown>, b: Timed<unknown>): number =>
	Number(sortTime(a) > sortTime(b)) - Number(sortTime(a) < sortTime(b));

/** How many records have each time. */
function countsOf(listed: ReadonlyArray<Timed<unknown>>): ReadonlyMap<number | undefined, number> {
	const counts = new Map<number | undefined, number>();
	for (const { own } of listed) counts.set(own, (counts.get(own) ?? 0) + 1);
	return counts;
}

/**
 * Puts the records of a list in order. No page says how the API sorts its lists, and its times can be as coarse
 * as a second: among records of the same time the place in the list counts, if the other records show which way
 * it is sorted. Where nothing tells, the order of the list is kept, and `isBefore` says so; so it does where more
 * than two records of a list that begins with the newest have the same time.
 *
 * @param timeOf epoch milliseconds, `undefined` for a record without a time; asked once for each
 * @param breaks a list can be long
 */
export async function orderOf<T extends object>(
	listed: readonly T[],
	timeOf: (record: T) => number | undefined,
	breaks = new Breaks(),
): Promise<RecordOrder<T>> {
	const asTimed = (record: T): Timed<T> => {
		const own = timeOf(record);
		return { record, own, time: own, place: -1 };
	};
	const timed = await eachMade(listed, asTimed, breaks);
	const direction = directionOf(timed);
	if (direction === 'newestFirst') timed.reverse();
	let before: number | undefined;
	for (const each of timed) {
		before = each.own ?? before;
		each.time = before;
	}
	const sorted = direction ? timed : await sortedWithBreaks(timed, byTime, breaks);
	const byRecord = new Map<T, Timed<T>>();
	const note = (each: Timed<T>) => {
		each.place = byRecord.size;
		byRecord.set(each.record, each);
	};
	await withBreaks(sorted, note, breaks);
	// Of most lists only the order is of interest.
	const counts = once(() => countsOf(sorted));
	/** Whether the places of two records of one time tell their order. */
	const placesTell = (time: number | undefined) =>
		direction === 'oldestFirst' ||
		// A server that sorts by whole seconds can leave those of one second as they were stored: oldest first.
		(direction === 'newestFirst' && (time === undefined || (counts().get(time) ?? 0) <= 2));
	return {
		oldestFirst: await eachMade(sorted, ({ record }) => record, breaks),
		timeOf: (record) => byRecord.get(record)?.time,
		isBefore(one, other) {
			const [a, b] = [byRecord.get(one), byRecord.get(other)];
			if (a?.own !== undefined && b?.own !== undefined && a.own !== b.own) return a.own < b.own;
			const tells = placesTell(a?.own === b?.own ? a?.own : undefined);
			return tells ? (a?.place ?? -1) < (b?.place ?? -1) : undefined;
		},
	};
}
