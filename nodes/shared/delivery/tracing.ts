import type { ApiRequest } from '../http/connection';
import type { ErrorKind } from '../http/errorKinds';
import type { Outcome } from '../http/request';
import type { Trace, Tracing } from './operation';
import { wait } from './wait';

/** Longest time in which the history is looked at: a server that has not stored a message by then has dropped it. */
const MAX_CHECK_MS = 60_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;

/** Time that each look has at least: one that is cut short tells nothing. */
const SHORTEST_LOOK_MS = 2_000;

/** Failures of reading the history that can pass: the look is repeated. Any other ends the check. */
const PASSING: ReadonlySet<ErrorKind> = new Set(['connection', 'rate_limited', 'server_error']);

/**
 * Looks for a request in the conversation's history until it is found complete, or the time is up. What
 * is not there yet can still come: "absent" is only said when the last look, at the end of the time, says so.
 *
 * @param maxWaitMs the item's `maxWait`, in milliseconds; the check takes at most 60 s of it
 * @param send reads the history, within the quota and the time that is left
 */
export async function traceDelivery<T>(
	tracing: Tracing<T>,
	deliveryId: string,
	maxWaitMs: number,
	cancel: AbortSignal | undefined,
	send: (history: ApiRequest, leftMs: number) => Promise<Outcome>,
): Promise<Trace<T>> {
	const end = Date.now() + Math.min(MAX_CHECK_MS, maxWaitMs);
	let trace: Trace<T> = 'inconclusive';
	for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
		const outcome = await send(tracing.history, Math.max(SHORTEST_LOOK_MS, end - Date.now()));
		if (outcome.ok) {
			trace = tracing.find(outcome.json, deliveryId);
			if (typeof trace !== 'string' && trace.complete) return trace;
		} else if (!PASSING.has(outcome.failure.kind)) {
			return 'inconclusive';
		} else if (trace === 'absent') {
			trace = 'inconclusive';
		}
		const left = end - Date.now();
		if (left <= 0) return trace;
		if (!(await wait(Math.min(pause, left), cancel))) return 'inconclusive';
	}
}
