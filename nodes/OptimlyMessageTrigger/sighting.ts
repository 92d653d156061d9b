import type { ListRead } from './readLists';
import type { ListedRecord } from './records';

/** How far the times of a server's records may be apart by mistake: of late records, of several clocks. */
const LONGEST_LATENESS_MS = 600_000;

/** What is known of a list of chats from before. */
export interface KnownChats {
	/** Fingerprints of the chats that were seen. */
	readonly keys: Iterable<string>;
	/** When they were opened, or when something last happened in them (epoch milliseconds). */
	readonly times: ReadonlyArray<number | undefined>;
}

/**
 * Tells new chats from old ones that reappear: a server that lists only the newest chats lists an old one again when
 * something happens in it; neither it nor its old messages are new then. That is only assumed of a list that can be
 * cut off, because it says so, has the length of a page, or has lost chats that it showed before.
 */
export class Sighting {
	private readonly latest: number | undefined;

	/** @param now epoch milliseconds */
	constructor({ records, shows }: ListRead, known: KnownChats, now: number) {
		const listed = new Set(records.map(({ key }) => key));
		const isCut = shows !== 'all' || [...known.keys].some((key) => !listed.has(key));
		// A time that is still to come says nothing.
		if (!isCut) return;
		for (const time of known.times) {
			if (time !== undefined && time <= now) this.latest = Math.max(time, this.latest ?? time);
		}
	}

	/**
	 * The time up to which the messages of an old chat count as seen (epoch milliseconds), although the chat itself was
	 * not seen: when something last happened in those that were. `undefined` for a chat that can be new.
	 */
	since({ time }: Pick<ListedRecord, 'time'>): number | undefined {
		const isOld =
			time !== undefined && this.latest !== undefined && time < this.latest - LONGEST_LATENESS_MS;
		return isOld ? this.latest : undefined;
	}
}
