/** What a caller may want to know while its request is under way. */
export interface SendWatcher {
	/** The request leaves now. */
	leaving?(): void;
	/** The request was surely not taken. */
	notTaken?(): void;
	/** It is going to be sent again. */
	repeating?(): void;
	/** It has waited. */
	waited?(ms: number, reason: WaitReason): void;
}

/**
 * What an item can wait for: the quota, a chat that the server says is busy, its turn in a chat, or another item with
 * its idempotency key.
 */
export type WaitReason = 'quota' | 'busy' | 'turn' | 'key';
