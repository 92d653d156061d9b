import type { Failure } from '../errors/failure';
import { unreadable } from '../http/request';
import type { JsonRecord } from '../json';
import type { CallResult, WriteCall } from '../service';
import type { StepState } from './journal';
import { withLaterPart } from './laterPart';
import { byEarlierExecution, whatCounts } from './otherExecutions';
import {
	CANCELED_MEANWHILE,
	deliveryIdOf,
	recovered,
	searchHistory,
	withConclusion,
	type StepTools,
} from './historyOfStep';

/** How often a step is sent again at most, each time because the history said that nothing had arrived. */
const MAX_RESENDS = 3;

/** What is known of a step; where it may have arrived, also why nobody knows. */
type Known =
	| Exclude<StepState, { is: 'mayHaveArrived' }>
	| (Extract<StepState, { is: 'mayHaveArrived' }> & { readonly failure: Failure });

/**
 * Delivers one step of an item: what is known of it decides whether it is sent, looked for in the history, or taken
 * from what an earlier try has delivered, which is never sent again. Never throws.
 */
export async function deliverStep<T extends JsonRecord>(
	asked: WriteCall<T>,
	tools: StepTools,
): Promise<CallResult<T>> {
	// Some records can be told from others by an idempotency key only.
	const call = asked.lookup?.onlyWithKey && !tools.key ? { ...asked, lookup: undefined } : asked;
	let known = knownBefore(tools.journal.stateOf(call.step));
	for (let resends = 0; ; ) {
		const next = await whatFollows(call, known, resends < MAX_RESENDS, tools);
		if (!('is' in next)) return next;
		if (next.is === 'notTaken') resends += 1;
		known = next;
	}
}

/** The result of the step, or what is known of it then. */
async function whatFollows<T extends JsonRecord>(
	call: WriteCall<T>,
	known: Known,
	mayResend: boolean,
	tools: StepTools,
): Promise<CallResult<T> | Known> {
	switch (known.is) {
		case 'new':
		case 'notTaken':
			return await sendUnlessDelivered(call, known, tools);
		case 'mayHaveArrived':
			return await lookFor(call, known, mayResend, tools);
		case 'delivered':
			return await takeUp(call, known, tools);
	}
}

/** Sends the step, unless an earlier execution with the same idempotency key delivered it. */
async function sendUnlessDelivered<T extends JsonRecord>(
	call: WriteCall<T>,
	{ is }: Known,
	tools: StepTools,
): Promise<CallResult<T> | Known> {
	if (tools.heldBack) return { failure: tools.heldBack };
	const before = is === 'new' ? await byEarlierExecution(call, tools) : undefined;
	const result = before ?? (await send(call, tools));
	if ('found' in result) return { found: await withLaterPart(call, result.found, tools) };
	const { failure } = result;
	if (before || failure.delivered === 'no' || failure.kind === 'cancelled') return result;
	const withId = carriesId(call, tools);
	return { is: 'mayHaveArrived', withId, byThisExecution: true, failure };
}

/** Looks into the history for a step that may have arrived. */
async function lookFor<T extends JsonRecord>(
	call: WriteCall<T>,
	known: Extract<Known, { is: 'mayHaveArrived' }>,
	mayResend: boolean,
	tools: StepTools,
): Promise<CallResult<T> | Known> {
	const { heldBack, sender, settings } = tools;
	const isCanceled = () => sender.cancel?.aborted === true;
	if (isCanceled()) return { failure: CANCELED_MEANWHILE };
	if (heldBack) return { failure: known.failure };
	const finding = await searchHistory(call, known, tools);
	if (typeof finding === 'object') return { found: recovered(call, finding, tools) };
	if (isCanceled()) return { failure: CANCELED_MEANWHILE };
	// What is surely not there is sent again when the option says so, or a person retries the execution.
	const wanted = settings.onUncertain === 'checkHistoryAndResend' || !known.byThisExecution;
	if (finding === 'absent' && wanted && mayResend) return { is: 'notTaken' };
	return { failure: withConclusion(call, known.failure, finding, tools) };
}

/** Hands on what an earlier try, or an earlier execution with the same key, delivered. */
async function takeUp<T extends JsonRecord>(
	call: WriteCall<T>,
	{ answer, byKey }: Extract<Known, { is: 'delivered' }>,
	tools: StepTools,
): Promise<CallResult<T>> {
	tools.progress.events.add('remembered');
	if (byKey) tools.progress.foundByKey += 1;
	const found = call.restore(answer);
	if (found) return { found: await withLaterPart(call, found, tools) };
	// Never sent again: it was delivered, only what was kept of the answer is of no use.
	const reason =
		'It was delivered by an earlier try, and what was kept of the answer cannot be used.';
	return unreadable(call.request, undefined, reason);
}

function knownBefore(state: StepState): Known {
	return state.is === 'mayHaveArrived' ? { ...state, failure: EARLIER_TRY } : state;
}

const EARLIER_TRY: Failure = {
	kind: 'delivery_unknown',
	delivered: 'unknown',
	leftOpenEarlier: true,
	reason: 'An earlier try may have arrived.',
};

/** Whether the request carries the delivery id by which it can be found again. */
function carriesId<T extends JsonRecord>({ lookup }: WriteCall<T>, { key, settings }: StepTools) {
	return lookup !== undefined && (key !== undefined || settings.onUncertain !== 'fail');
}

/** Sends the step; the journal knows of it before it leaves, and what came of it. */
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
	const reading = await call.read(outcome.json);
	if ('missing' in reading) {
		return unreadable(request, outcome.status, `The answer has no ${reading.missing}.`);
	}
	journal.delivered(step, reading.found);
	return { found: await whatCounts(call, reading.found, tools) };
}
