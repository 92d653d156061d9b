import type { Failure } from '../errors/failure';
import { unreadable } from '../http/request';
import type { JsonRecord } from '../json';
import type { CallResult, WriteCall } from '../service';
import { byEarlierExecution } from './earlierExecution';
import type { StepState } from './journal';
import { waitForLaterPart } from './lookup';
import {
	asSettled,
	CANCELED,
	deliveryIdOf,
	eventOf,
	knowFrom,
	look,
	lookWith,
	whatCounts,
	withConclusion,
	type StepTools,
} from './stepLooks';

/** Sends again at most so often; each time the history said that nothing had arrived. */
const MAX_RESENDS = 3;

/** What is known of a step; of one that may have arrived also why nobody knows. */
type Known =
	| Exclude<StepState, { is: 'mayHaveArrived' }>
	| (Extract<StepState, { is: 'mayHaveArrived' }> & { readonly failure: Failure });

/** Delivers one step of an item, once, whatever earlier tries of the node made of it. Never throws. */
export async function deliverStep<T extends JsonRecord>(
	asked: WriteCall<T>,
	tools: StepTools,
): Promise<CallResult<T>> {
	const call = asked.lookup?.onlyWithKey && !tools.key ? { ...asked, lookup: undefined } : asked;
	const { heldBack, journal, progress, sender, settings } = tools;
	let known = knownBefore(journal.stateOf(call.step));
	for (let resends = 0; ; ) {
		switch (known.is) {
			case 'new':
			case 'notTaken': {
				if (heldBack) return { failure: heldBack };
				const before = known.is === 'new' ? await byEarlierExecution(call, tools) : undefined;
				if (before)
					return 'found' in before ? { found: await completed(call, before.found, tools) } : before;
				const result = await send(call, tools);
				if ('found' in result) {
					journal.delivered(call.step, result.found);
					const found = await whatCounts(call, result.found, tools);
					if (found !== result.found) {
						journal.found(call.step, deliveryIdOf(call.step, tools), found);
						progress.foundByKey += 1;
					}
					return { found: await completed(call, found, tools) };
				}
				const { failure } = result;
				if (failure.delivered === 'no' || failure.kind === 'cancelled') return result;
				const withId = carriesId(call, tools);
				known = { is: 'mayHaveArrived', withId, byThisExecution: true, failure };
				break;
			}
			case 'mayHaveArrived': {
				const isCanceled = () => sender.cancel?.aborted === true;
				if (isCanceled()) return { failure: CANCELED };
				if (heldBack) return { failure: known.failure };
				const finding = await look(call, known.withId, tools);
				if (typeof finding === 'object') {
					const found = asSettled(call, finding);
					journal.delivered(call.step, found);
					progress.events.add(eventOf(call, finding));
					knowFrom(call, found, tools);
					return { found };
				}
				if (isCanceled()) return { failure: CANCELED };
				// Who retries the execution by hand may send what is surely not there; n8n's own re-run may not.
				const wanted = settings.onUncertain === 'checkHistoryAndResend' || !known.byThisExecution;
				const resend: boolean = finding === 'absent' && wanted && resends < MAX_RESENDS;
				if (!resend) return { failure: withConclusion(known.failure, finding) };
				resends += 1;
				known = { is: 'notTaken' };
				break;
			}
			case 'delivered': {
				progress.events.add('remembered');
				if (known.byKey) progress.foundByKey += 1;
				const found = call.restore(known.answer);
				if (found) return { found: await completed(call, found, tools) };
				// Never sent again: it was delivered, only what was kept of the answer is of no use.
				const reason =
					'It was delivered by an earlier try, and what was kept of the answer is no use.';
				return unreadable(call.request, undefined, reason);
			}
		}
	}
}

function knownBefore(state: StepState): Known {
	return state.is === 'mayHaveArrived' ? { ...state, failure: EARLIER_TRY } : state;
}

const EARLIER_TRY: Failure = {
	kind: 'delivery_unknown',
	delivered: 'unknown',
	reason: 'An earlier try may have arrived.',
};

/** Whether the request carries the delivery id by which it can be found again. */
function carriesId<T extends JsonRecord>({ lookup }: WriteCall<T>, { key, settings }: StepTools) {
	return lookup !== undefined && (key !== undefined || settings.onUncertain !== 'fail');
}

/** Sends the step; the journal knows of it before it leaves. */
async function send<T extends JsonRecord>(
	call: WriteCall<T>,
	tools: StepTools,
): Promise<CallResult<T>> {
	const { step, request, lookup } = call;
	const { sender, journal, settings, progress } = tools;
	const withId = carriesId(call, tools);
	const id = deliveryIdOf(step, tools);
	const body = withId ? lookup?.bodyWithId(id) : request.body;
	const maxWaitMs = Math.max(0, settings.maxWaitMs - progress.waitedMs);
	const outcome = await sender.send(
		{ ...request, body },
		{ ...settings, maxWaitMs },
		{
			...progress.watcher,
			leaving: () => {
				progress.watcher.leaving();
				journal.leaving(step, withId, id);
			},
			notTaken: () => journal.notTaken(step),
		},
	);
	if (!outcome.ok) return { failure: outcome.failure };
	const reading = call.read(outcome.json);
	if ('found' in reading) return reading;
	return unreadable(request, outcome.status, `The answer has no ${reading.missing}.`);
}

/** The result with the part of it that comes after the answer, which the history shows. */
async function completed<T extends JsonRecord>(
	call: WriteCall<T>,
	found: T,
	tools: StepTools,
): Promise<T> {
	knowFrom(call, found, tools);
	const { laterPart } = call;
	const waitMs = laterPart?.waitMs(found) ?? 0;
	if (!laterPart || waitMs <= 0 || tools.heldBack) return found;
	const finding = await waitForLaterPart(laterPart, found, waitMs, lookWith(tools));
	// Who runs the node again waits again.
	if (tools.sender.cancel?.aborted) return found;
	const whole = typeof finding === 'object' ? asSettled(call, finding) : laterPart.without(found);
	if (typeof finding !== 'object' || !finding.complete) {
		tools.progress.events.add(typeof finding === 'object' ? eventOf(call, finding) : 'noReply');
	}
	tools.journal.delivered(call.step, whole);
	knowFrom(call, whole, tools);
	return whole;
}
