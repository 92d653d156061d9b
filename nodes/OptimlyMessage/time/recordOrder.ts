/** Records in the order in which they were made, as far as their times and their places in the list tell it. */
export interface RecordOrder<T> {
	readonly oldestFirst: readonly T[];
	/** Time of a record; where it has none, that of the nearest older record that has one (epoch milliseconds). */
	timeOf(record: T): number | undefined;
	/** Whether one record was made before another; `undefined` when the list does not tell. */
	isBefore(one: T, other: T): boolean | undefined;
}

/** Which way a list is sorted; `undefined` when the times of its records do not show it, or show no order. */
function directionOf(
	times: ReadonlyArray<number | undefined>,
): 'oldestFirst' | 'newestFirst' | undefined {
	const known = times.filter((time) => time !== undefined);
	const steps = known.slice(1).map((time, index) => time - known[index]);
	const rises = steps.some((step) => step > 0);
	const falls = steps.some((step) => step < 0);
	if (rises === falls) return undefined;
	return rises ? 'oldestFirst' : 'newestFirst';
}

/**
 * Puts the records of a list in order. No page says how the API sorts its lists, and its times can be as coarse
 * as a second: among records of the same time the place in the list counts, if the other records show which way
 * it is sorted. Where nothing tells, the order of the list is kept, and `isBefore` says so; so it does where more
 * than two records of a list that begins with the newest have the same time.
 *
 * @param timeOf epoch milliseconds, `undefined` for a record without a time
 */
export function orderOf<T extends object>(
	listed: readonly T[],
	timeOf: (record: T) => number | undefined,
): RecordOrder<T> {
	const direction = directionOf(listed.map(timeOf));
	const rising = direction === 'newestFirst' ? [...listed].reverse() : [...listed];
	const times = new Map<T, number | undefined>();
	let before: number | undefined;
	for (const record of rising) {
		before = timeOf(record) ?? before;
		times.set(record, before);
	}
	const sortTime = (record: T) => times.get(record) ?? Number.NEGATIVE_INFINITY;
	// Not a difference: that of two infinities is no number.
	const oldestFirst = rising.sort(
		(a, b) => Number(sortTime(a) > sortTime(b)) - Number(sortTime(a) < sortTime(b)),
	);
	const places = new Map(oldestFirst.map((record, place) => [record, place]));
	const placeOf = (record: T) => places.get(record) ?? -1;
	/** Whether the places of two records of one time tell their order. */
	const placesTell = (time: number | undefined) =>
		direction === 'oldestFirst' ||
		// A server that sorts by whole seconds can leave those of one second as they were stored: oldest first.
		(direction === 'newestFirst' &&
			(time === undefined || listed.filter((record) => timeOf(record) === time).length <= 2));
	return {
		oldestFirst,
		timeOf: (record) => times.get(record),
		isBefore(one, other) {
			const [a, b] = [timeOf(one), timeOf(other)];
			if (a !== undefined && b !== undefined && a !== b) return a < b;
			return placesTell(a === b ? a : undefined) ? placeOf(one) < placeOf(other) : undefined;
		},
	};
}
