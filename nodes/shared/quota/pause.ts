/** A server that asks for a longer wait is asked again before it is over: it may have meant one request, or be wrong. */
const FAR_MS = 300_000;
/**
 * The first look in such a wait comes after the time that the sources' own sample waits, each further one after twice
 * the time of the one before.
 */
const FIRST_LOOK_MS = 60_000;
const LONGEST_BETWEEN_LOOKS_MS = 3_600_000;
/** No wait is longer: a server that speaks of more is asked again after it, not only when n8n is restarted. */
const LONGEST_MS = 86_400_000;

/** A time in which a server wants no requests. Times are epoch milliseconds. */
export class Pause {
	private end = 0;
	private nextLookAt = Number.POSITIVE_INFINITY;
	private looks = 0;

	get until(): number {
		return this.end;
	}

	/** Whether a request may go: always, as the one that looks whether the wait is still needed, or not. */
	allows(now: number): 'all' | 'one' | 'none' {
		if (now >= this.end) return 'all';
		return now >= this.nextLookAt ? 'one' : 'none';
	}

	/** The server wants no requests for the given time. */
	begin(now: number, ms: number): void {
		this.end = Math.max(this.end, now + Math.min(ms, LONGEST_MS));
		if (ms > FAR_MS) this.looked(now);
	}

	/** A request goes out to look; the next one may go after twice the time. */
	looked(now: number): void {
		this.nextLookAt = now + Math.min(LONGEST_BETWEEN_LOOKS_MS, FIRST_LOOK_MS * 2 ** this.looks);
		this.looks += 1;
	}

	/** The server takes requests again. */
	over(): void {
		this.end = 0;
		this.looks = 0;
		this.nextLookAt = Number.POSITIVE_INFINITY;
	}
}
