import { sortedWithBreaks, thoseThat, withBreaks, Breaks } from '../shared/breaks';
import { fingerprint, type ListedRecord } from './records';

/**
 * What is remembered of the records of one list.
 *
 * **The rule.** A record is new when it was not seen before. The first look at a list only notes what is there. When
 * that first look fails, or is put off for want of quota or time, `since` notes from when on the list is watched, and
 * at the look that succeeds at last everything is new that can have happened since then.
 *
 * Records are recognised by their ids, one by one, whatever the order in which the API lists or stores them, and
 * whether a list is short for a while or a record changes. The newest ones are remembered (how many, the event says);
 * what is older than all of these counts as seen. Records without a time are all remembered. So a mark of 1 000 records
 * has 13 kB, however long the list is.
 */
export interface Mark {
	/** Records that were seen: fingerprint and time, packed (see `pack`), the newest last. */
	readonly seen: string;
	/** Records up to this time count as seen (epoch milliseconds). */
	readonly floor?: number;
	/** The first look did not succeed yet; watched since then by this machine's clock (epoch milliseconds). */
	readonly since?: number;
}

/** What a comparison of the records with the mark showed. */
export interface Comparison {
	/** Oldest first, each once. */
	readonly fresh: readonly ListedRecord[];
	readonly mark: Mark;
	/** Nothing of what was seen is listed any more: what came between could be missing, too. */
	readonly gap: boolean;
	/** Records of the first look of which nobody can tell whether they happened before it. */
	readonly untold: number;
}

/** The mark of a list whose records are all new. */
export const NOTHING_SEEN: Mark = { seen: '' };

/** The mark of a list whose first look did not succeed, watched since that time (epoch milliseconds). */
export const watchedSince = (time: number): Mark => ({ seen: '', since: time });

/** How far the server's clock may be behind this machine's without the first look missing anything. */
const LONGEST_LAG_MS = 600_000;
/** A record that is further in the future says nothing about the clock. */
const LONGEST_LEAD_MS = 60_000;

/**
 * Tells, in place of a first look that failed, what can have happened since then. Records carry the time of the
 * server, whose clock can be slow: by no more than the age that its newest record seems to have, as that was made at
 * some time before now. More than ten minutes are not assumed.
 */
export class InPlaceOfFirstLook {
	private readonly lag: number;

	/**
	 * @param now epoch milliseconds
	 * @param times of all records that the poll saw
	 */
	constructor(now: number, times: ReadonlyArray<number | undefined>) {
		let youngest = LONGEST_LAG_MS;
		for (const time of times) {
			const age = now - (time ?? Number.NaN);
			if (age > -LONGEST_LEAD_MS) youngest = Math.min(youngest, age);
		}
		this.lag = Math.max(0, youngest);
	}

	/** Whether something of that time can have happened since; `undefined` when there is no time. */
	canBeSince(since: number, time: number | undefined): boolean | undefined {
		if (time === undefined) return undefined;
		// A time in whole seconds stands for any moment of that second.
		const latest = Number.isInteger(time / 1000) ? time + 999 : time;
		return latest >= since - this.lag;
	}
}

/** How a list is compared. */
export interface HowToCompare {
	/** How many records are remembered one by one. */
	readonly remembered: number;
	readonly inPlaceOfFirstLook: InPlaceOfFirstLook;
	/** When the event can have happened to a record at the latest (epoch milliseconds). */
	readonly happenedBy: (record: ListedRecord) => number | undefined;
}

/**
 * Compares the records of a list with what is remembered.
 *
 * @param mark `undefined` at the first look
 * @param records oldest first
 * @param breaks a list can be long
 */
export async function compare(
	mark: Mark | undefined,
	records: readonly ListedRecord[],
	{ remembered, inPlaceOfFirstLook, happenedBy }: HowToCompare,
	breaks = new Breaks(),
): Promise<Comparison> {
	const byKey = new Map<string, ListedRecord>();
	await withBreaks(records, (record) => void byKey.set(record.key, record), breaks);
	const next = async (seen: ReadonlyMap<string, number | undefined>, floor?: number) =>
		await remember(seen, floor, byKey, remembered, breaks);
	if (!mark) return { fresh: [], mark: await next(new Map()), gap: false, untold: 0 };
	const { since, floor } = mark;
	if (since !== undefined) {
		let untold = 0;
		const isFresh = (record: ListedRecord) => {
			const isSince = inPlaceOfFirstLook.canBeSince(since, happenedBy(record));
			if (isSince === undefined) untold += 1;
			return isSince === true;
		};
		const fresh = await thoseThat(byKey.values(), isFresh, breaks);
		return { fresh, mark: await next(new Map()), gap: false, untold };
	}
	const seen = unpack(mark.seen);
	const wasSeen = ({ key, contentKey, time }: ListedRecord) =>
		seen.has(key) ||
		seen.has(contentKey) ||
		(time !== undefined && floor !== undefined && time <= floor);
	const fresh = await thoseThat(byKey.values(), (record) => !wasSeen(record), breaks);
	const gap = seen.size > 0 && fresh.length > 0 && fresh.length === byKey.size;
	return { fresh, mark: await next(seen, floor), gap, untold: 0 };
}

/** What is to be remembered: what is listed, and what was seen and is missing, for it can come back. */
async function remember(
	seen: ReadonlyMap<string, number | undefined>,
	floor: number | undefined,
	listed: ReadonlyMap<string, ListedRecord>,
	remembered: number,
	breaks: Breaks,
): Promise<Mark> {
	const timeless: Array<[string, undefined]> = [];
	const timed: Array<{ key: string; time: number }> = [];
	const add = (key: string, time: number | undefined) => {
		if (time === undefined) timeless.push([key, time]);
		else if (floor === undefined || time > floor) timed.push({ key, time });
	};
	// What is missing comes first: of what has no time, it is forgotten first.
	for (const [key, time] of seen) if (!listed.has(key)) add(key, time);
	await withBreaks(listed, ([key, { time }]) => add(key, time), breaks);
	const sorted = await sortedWithBreaks(timed, (a, b) => a.time - b.time, breaks);
	const surplus = Math.max(0, sorted.length - remembered);
	const newFloor = surplus > 0 ? sorted[surplus - 1].time : floor;
	const kept = sorted.slice(surplus).map(({ key, time }): [string, number] => [key, time]);
	return {
		seen: pack([...timeless.slice(-remembered), ...kept]),
		...(newFloor !== undefined && { floor: newFloor }),
	};
}

/** Length of a packed entry: seven characters of the fingerprint, six of the time. */
const KEY_LENGTH = fingerprint('').length;
const ENTRY_LENGTH = KEY_LENGTH + 6;
const NO_TIME = '______';
/** Times are packed as seconds since 2000, in base 36: six characters reach until 2068. */
const EPOCH_S = 946_684_800;
const LAST_S = 36 ** 6 - 1;

/** One text in place of a list of many short ones: half as long in n8n's database. */
export function pack(entries: ReadonlyArray<readonly [string, number | undefined]>): string {
	return entries.map(([key, time]) => `${key}${packTime(time)}`).join('');
}

function packTime(time: number | undefined): string {
	if (time === undefined) return NO_TIME;
	const seconds = Math.min(LAST_S, Math.max(0, Math.floor(time / 1000) - EPOCH_S));
	return seconds.toString(36).padStart(6, '0');
}

/** Fingerprints and times (in whole seconds, to the end of the second) of what was packed. */
export function unpack(text: string): Map<string, number | undefined> {
	const entries = new Map<string, number | undefined>();
	for (let start = 0; start + ENTRY_LENGTH <= text.length; start += ENTRY_LENGTH) {
		const time = text.slice(start + KEY_LENGTH, start + ENTRY_LENGTH);
		entries.set(
			text.slice(start, start + KEY_LENGTH),
			time === NO_TIME ? undefined : (parseInt(time, 36) + EPOCH_S) * 1000 + 999,
		);
	}
	return entries;
}
