import { SHORT_LIMIT_MS, SHORT_TRIES } from './retryPolicy';

/** How long one request may take and be tried, in milliseconds. */
export interface Patience {
	/** Total time for each try. */
	readonly timeoutMs: number;
	/** Longest wait for quota or a busy conversation, over all tries. */
	readonly maxWaitMs: number;
	/** A look into the history: it is not tried again, and made even when nothing else is sent any more. */
	readonly isLook?: boolean;
}

/** What one request has left to be tried again: tries, and time to wait. */
export class RetryBudget {
	readonly isLook: boolean;
	/** Failures so far that may be tried a few times (see `RetryBound`), and answers that the conversation is busy. */
	shortTries = 0;
	busyTries = 0;
	/** Milliseconds that the request may still wait for quota, a Retry-After or a busy conversation. */
	waitLeftMs: number;
	private shortEnd: number | undefined;

	constructor({ maxWaitMs, isLook = false }: Patience) {
		this.waitLeftMs = maxWaitMs;
		this.isLook = isLook;
	}

	/** Counts a failure that may be tried a few times. */
	countShortTry(sentAt: number): void {
		this.shortTries += 1;
		// From the first try that failed: waiting a minute for quota before it must not use up the tries.
		this.shortEnd ??= sentAt + SHORT_LIMIT_MS;
	}

	/** Whether one more of the few tries is left, after a pause of so many milliseconds. */
	allowsShortTry(pauseMs: number): boolean {
		const end = this.shortEnd ?? Number.POSITIVE_INFINITY;
		return this.shortTries < SHORT_TRIES && Date.now() + pauseMs <= end;
	}

	/** Whether it may wait for a busy conversation, at least as long as the server asks. */
	allowsBusyWait(retryAfterMs = 0): boolean {
		return this.waitLeftMs > 0 && retryAfterMs <= this.waitLeftMs;
	}
}
