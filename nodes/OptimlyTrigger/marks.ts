import { createHash } from 'crypto';
import type { DatedRecord } from './datedRecord';

/**
 * What is remembered of the records of one chat or client.
 *
 * The newest 1 000 are remembered one by one, whatever the order in which the API lists or stores them: a
 * message that is stored late, with an older time, is recognised as new as long as it is not older than all
 * of these. What is older counts as seen; for leads that is a chat opened before a client's newest 1 000 chats
 * with a lead. Records without a time are all remembered, of more than 1 000 the list is refused. So a mark has
 * at most 2 000 entries (13 kB for 1 000), however long the chat is.
 */
export interface Mark {
	/** Fingerprints of records that were seen; the newest come last. */
	readonly seen: readonly string[];
	/** Records up to this time count as seen (epoch milliseconds). */
	readonly floor?: number;
	/** The first look at the chat or client failed: what has no time counts as seen once. */
	readonly pending?: true;
}

/** What a look at the records showed. */
export interface Look {
	readonly fresh: readonly DatedRecord[];
	readonly mark: Mark;
}

/** Records of a chat or client that are remembered one by one. */
export const MAX_SEEN = 1_000;

/** The mark of a chat or client whose records are all new. */
export const NOTHING_SEEN: Mark = { seen: [] };

/** The mark of a chat or client that could not be read at the first poll, at that time (epoch milliseconds). */
export const pendingSince = (time: number): Mark => ({ seen: [], floor: time, pending: true });

/**
 * A short stand-in for an id: it keeps what is stored small and free of ids. 60 bits: among a thousand
 * records, a new one is taken for a seen one with a chance of 1 to 10^15.
 */
export const fingerprint = (id: string): string =>
	createHash('sha256').update(id).digest('base64url').slice(0, 10);

/**
 * Compares the records of a chat or client with what is remembered.
 *
 * @param records oldest first
 * @returns the new ones in that order, each once, and what is to be remembered from now on
 */
export function look(mark: Mark, records: readonly DatedRecord[]): Look {
	const seen = new Set(mark.seen);
	const { floor = Number.NEGATIVE_INFINITY } = mark;
	const isOld = ({ time }: DatedRecord) =>
		time === undefined ? mark.pending === true : time <= floor;
	const keyed = new Map(records.map((record) => [fingerprint(record.id), record]));
	const fresh = [...keyed].filter(([key, record]) => !seen.has(key) && !isOld(record));
	return { fresh: fresh.map(([, record]) => record), mark: remember(mark, keyed) };
}

function remember(mark: Mark, keyed: ReadonlyMap<string, DatedRecord>): Mark {
	const { floor = Number.NEGATIVE_INFINITY } = mark;
	const timeless: string[] = [];
	const timed: Array<{ key: string; time: number }> = [];
	for (const [key, { time }] of keyed) {
		if (time === undefined) timeless.push(key);
		else if (time > floor) timed.push({ key, time });
	}
	timed.sort((a, b) => a.time - b.time);
	const listed = new Set([...timeless, ...timed.map(({ key }) => key)]);
	// An answer that leaves something out for once must not make it new when it is back.
	const missing = mark.seen.filter((key) => !listed.has(key));
	const dropped = timed.slice(0, Math.max(0, timed.length - MAX_SEEN));
	const kept = [...missing, ...timed.map(({ key }) => key)].slice(-MAX_SEEN);
	const newFloor = dropped[dropped.length - 1]?.time ?? mark.floor;
	return { seen: [...timeless, ...kept], ...(newFloor !== undefined && { floor: newFloor }) };
}
