import type { SendWatcher } from '../sending/sendWatcher';

/** What happened on the way to a result that looks like any other; the execution hints tell of it. */
export type ItemEvent =
	| 'repeated'
	| 'remembered'
	| 'recovered'
	| 'noReply'
	| 'unclearReply'
	| 'paced'
	| 'chatBusy'
	| 'keyInUse';

/** What a hint says of a wait: a chat is in use by other items, or the server says that it is. */
const EVENT_OF_WAIT = {
	quota: 'paced',
	busy: 'chatBusy',
	turn: 'chatBusy',
	key: 'keyInUse',
} as const;

/** Waits that are shorter are not worth a hint. */
const NOTICEABLE_WAIT_MS = 1_000;

/** What this try of the node has made of one item so far. */
export class ItemProgress {
	/** What an error of the item names beside its reason. */
	readonly ids: Record<string, string> = {};
	readonly events = new Set<ItemEvent>();
	/** Requests that were made for the item, looks into the history not counted. */
	requests = 0;
	/** Steps that an earlier execution with the same idempotency key had delivered. */
	foundByKey = 0;
	/** How long the item has waited, in milliseconds: see `WaitReason`. */
	waitedMs = 0;

	/** Keeps count of a request that is no look into the history. */
	readonly watcher: Required<Pick<SendWatcher, 'leaving' | 'repeating' | 'waited'>> = {
		leaving: () => {
			this.requests += 1;
		},
		repeating: () => {
			this.events.add('repeated');
		},
		waited: (ms, reason) => {
			this.waitedMs += ms;
			if (ms >= NOTICEABLE_WAIT_MS) this.events.add(EVENT_OF_WAIT[reason]);
		},
	};
}
