/** What to do when nobody knows whether a request arrived: the values of the option, the default first. */
export const UNCERTAIN_CHOICES = ['checkHistory', 'checkHistoryAndResend', 'fail'] as const;
export type OnUncertain = (typeof UNCERTAIN_CHOICES)[number];

/** How patient the delivery of one item is. */
export interface ItemSettings {
	/** Total time for one request. */
	readonly timeoutMs: number;
	/** Longest wait for quota or a busy conversation, all requests of the item together. */
	readonly maxWaitMs: number;
	readonly onUncertain: OnUncertain;
	/** Whether a chat window or an AI agent waits for what comes of it. */
	readonly isAwaited: boolean;
	/** What was delivered with it is not delivered again. */
	readonly idempotencyKey?: string;
}
