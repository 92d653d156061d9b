/** What a service answers, before it becomes bytes. */
export interface Reply {
	status: number;
	/** Becomes JSON. */
	body: unknown;
	/** Beside content-type and content-length. */
	headers?: Record<string, string>;
}

/** How Retry-After is written -> headers that ask for a wait of so many seconds. */
export const retryAfterHeaders: ReadonlyMap<string, (seconds: number) => Record<string, string>> =
	new Map([
		['seconds', (seconds) => ({ 'retry-after': String(seconds) })],
		// An HTTP date has whole seconds: rounded up, so that the wait is never shorter than asked.
		[
			'date',
			(seconds) => ({
				'retry-after': new Date(Date.now() + (seconds + 1) * 1000 - 1).toUTCString(),
			}),
		],
	]);
