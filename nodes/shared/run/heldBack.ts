import type { Failure } from '../errors/failure';
import type { ItemJournal } from '../step/journal';

/** What decides whether an item has to be held back. */
export interface ItemInLanes {
	readonly index: number;
	/** Its lane, in which items keep their order; `undefined`: no order to keep. */
	readonly lane: string | undefined;
	/** All lanes that it is in. */
	readonly lanes: readonly string[];
	readonly journal: ItemJournal;
}

/** Which items must not be sent, so that their chats keep their order. */
export class HeldBack {
	/** Lanes in which an earlier item may or may not have arrived: sending on could break the order. */
	private readonly blockedLanes = new Map<string, number>();
	/** Items whose chat has gone on at an earlier try, and the item that it has gone on with. */
	private overtaken: ReadonlyMap<number, number> = new Map();

	/** Takes into account what earlier tries of the node sent. */
	afterEarlierTries(items: readonly ItemInLanes[]): void {
		this.overtaken = overtakenIn(items);
	}

	/** Holds back what comes later in these lanes: the item may or may not have arrived. */
	behind(index: number, lanes: Iterable<string>): void {
		for (const lane of lanes) this.blockedLanes.set(lane, index);
	}

	/** Why the item must not be sent now; `undefined` when it may be. */
	why({ index, lanes }: ItemInLanes): Failure | undefined {
		const blocked = this.whyIn(lanes);
		if (blocked) return blocked;
		const later = this.overtaken.get(index);
		return later === undefined ? undefined : notSentBefore(later);
	}

	/** Why nothing must be sent in these lanes now. */
	whyIn(lanes: readonly string[]): Failure | undefined {
		const blockedBy = lanes.map((lane) => this.blockedLanes.get(lane)).find(isIndex);
		return blockedBy === undefined ? undefined : notSentAfter(blockedBy);
	}
}

/** Items with a later one of the same chat that an earlier try delivered, or may have delivered. */
function overtakenIn(items: readonly ItemInLanes[]): Map<number, number> {
	const overtaken = new Map<number, number>();
	const sentLater = new Map<string, number>();
	for (const { index, lane, journal } of [...items].reverse()) {
		if (lane === undefined) continue;
		const later = sentLater.get(lane);
		if (later !== undefined) overtaken.set(index, later);
		if (journal.wasSent) sentLater.set(lane, index);
	}
	return overtaken;
}

const isIndex = (index: number | undefined) => index !== undefined;

function notSentBefore(itemIndex: number): Failure {
	return {
		kind: 'conflict',
		delivered: 'no',
		happened: `Not sent again, because an earlier try went on with item ${itemIndex} of the same chat, and it would arrive after that`,
	};
}

function notSentAfter(itemIndex: number): Failure {
	return {
		kind: 'delivery_unknown',
		delivered: 'no',
		happened: `Not sent, because item ${itemIndex} of the same chat may or may not have arrived`,
	};
}
