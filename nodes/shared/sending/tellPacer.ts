import type { Outcome } from '../http/request';
import type { Grant } from '../quota/admission';

/** Tells the pacer what came of a request. */
export function tellPacer(granted: Grant, outcome: Outcome): void {
	const failure = outcome.ok ? undefined : outcome.failure;
	if (failure?.refusal) granted.refused(failure.refusal);
	else if (failure?.status === 503 && failure.retryAfterMs !== undefined)
		granted.putOff(failure.retryAfterMs);
	else if (failure && failure.status === undefined) granted.unanswered();
	else granted.counted();
}
