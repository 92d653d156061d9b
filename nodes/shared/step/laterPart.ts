import type { JsonRecord } from '../json';
import type { WriteCall } from '../service';
import { waitForLaterPart } from './lookUntilFound';
import { asSettled, eventOf, rememberRecordsOf, lookWith, type StepTools } from './historyOfStep';

/** The result with the part of it that comes after the answer, which the history shows. */
export async function withLaterPart<T extends JsonRecord>(
	call: WriteCall<T>,
	found: T,
	tools: StepTools,
): Promise<T> {
	rememberRecordsOf(call, found, tools);
	const { laterPart } = call;
	const waitMs = laterPart?.waitMs(found) ?? 0;
	if (!laterPart || waitMs <= 0 || tools.heldBack) return found;
	const finding = await waitForLaterPart(laterPart, found, waitMs, lookWith(tools));
	// A re-run of the node waits again.
	if (tools.sender.cancel?.aborted) return found;
	const whole = typeof finding === 'object' ? asSettled(call, finding) : laterPart.without(found);
	if (typeof finding !== 'object' || !finding.complete) {
		tools.progress.events.add(typeof finding === 'object' ? eventOf(call, finding) : 'noReply');
	}
	tools.journal.delivered(call.step, whole);
	rememberRecordsOf(call, whole, tools);
	return whole;
}
