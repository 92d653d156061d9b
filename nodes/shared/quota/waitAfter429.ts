import type { RateRefusal } from '../errors/refusal';
import { backoffMs } from './backoff';

/** How long to wait after an answer 429 that does not say it: what the API documentation's sample code waits. */
export const USUAL_PAUSE_MS = 60_000;

/** A server that asks for a longer wait is asked again before it is over: it may have meant one request, or be wrong. */
const FAR_MS = 300_000;
/** The first probe in such a wait goes out after this time, each further one after twice the time of the one before. */
const FIRST_PROBE_MS = USUAL_PAUSE_MS;
const LONGEST_BETWEEN_PROBES_MS = 3_600_000;
/** No wait is longer: a server that speaks of more is asked again after it, not only when n8n is restarted. */
const LONGEST_MS = 86_400_000;

/** What is known of a quota when a request was refused because of it. */
interface Refused {
	/** How many in a row with a Retry-After of 0. */
	readonly refusals: number;
	/** How many in a row just after the end of a wait, while nothing of this process counted at the server. */
	readonly overtaken: number;
	/** The limit is known, and some of its slots are this process's: requests go on as these become free, without a pause. */
	readonly hasSlots: boolean;
	readonly windowMs: number;
}

/**
 * How long nothing is sent after an answer 429, in milliseconds. A Retry-After of 0 (or of a date that is past) says
 * nothing: nobody hammers a server that has no room. Without one, a process that has no slots asks after a window.
 */
export function pauseAfter(
	retryAfterMs: number | undefined,
	{ refusals, overtaken, hasSlots, windowMs }: Refused,
): number {
	if (retryAfterMs === 0) return backoffMs(refusals);
	if (retryAfterMs === undefined) return hasSlots ? 0 : windowMs;
	return Math.max(retryAfterMs, afterOvertaken(overtaken, windowMs));
}

/**
 * A Retry-After says when the next slot becomes free. Those whose slot it was know it to the millisecond and take it
 * again; who has none would come too late after every second of theirs. From the second time on it waits a quarter of a
 * window, then half of one, then a whole one, each time up to half less, so that not all come together.
 */
function afterOvertaken(overtaken: number, windowMs: number): number {
	if (overtaken < 2) return 0;
	const longest = Math.min(windowMs, USUAL_PAUSE_MS) * Math.min(1, 2 ** overtaken / 16);
	return longest * (1 - Math.random() / 2);
}

/** How long nothing is sent to one chat or client after an answer 429 that speaks of it alone, in milliseconds. */
export const pauseOfScope = ({ retryAfterMs, limit }: RateRefusal): number =>
	retryAfterMs || (limit?.windowMs ?? USUAL_PAUSE_MS);

/**
 * A time in which a server wants no requests, as after an answer 429: of a whole token, of one of its quotas, or of one
 * chat or client. A request waits for its end in the queues of the Pacer. Times are epoch milliseconds.
 */
export class Pause {
	private end = 0;
	private nextProbeAt = Number.POSITIVE_INFINITY;
	private probes = 0;

	get until(): number {
		return this.end;
	}

	/** Whether a request may go: always, as a probe of whether the wait is still needed, or not. */
	allows(now: number): 'all' | 'probe' | 'none' {
		if (now >= this.end) return 'all';
		return now >= this.nextProbeAt ? 'probe' : 'none';
	}

	/** The server wants no requests for the given time. */
	begin(now: number, ms: number): void {
		this.end = Math.max(this.end, now + Math.min(ms, LONGEST_MS));
		if (ms > FAR_MS) this.probed(now);
	}

	/** A probe goes out; the next one may go after twice the time. */
	probed(now: number): void {
		this.nextProbeAt = now + Math.min(LONGEST_BETWEEN_PROBES_MS, FIRST_PROBE_MS * 2 ** this.probes);
		this.probes += 1;
	}

	/** The server takes requests again. */
	over(): void {
		this.end = 0;
		this.probes = 0;
		this.nextProbeAt = Number.POSITIVE_INFINITY;
	}
}
