/** What a server says when it refuses a request because there were too many. */
export interface RateRefusal {
	/** Its Retry-After in milliseconds. */
	readonly retryAfterMs?: number;
	/** The limit that its words name, such as "100 per 1 minute". */
	readonly limit?: NamedLimit;
	/** Whether it speaks of one chat only, not of the token. */
	readonly ofScope?: boolean;
}

/** A number of requests in a window, in milliseconds. */
export interface NamedLimit {
	readonly count: number;
	readonly windowMs: number;
}
