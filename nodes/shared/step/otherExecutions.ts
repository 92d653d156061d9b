import type { Failure } from '../errors/failure';
import type { JsonRecord } from '../json';
import type { CallResult, WriteCall } from '../service';
import type { IdempotencyKey } from './keyUse';
import { lookWhichCounts } from './lookUntilFound';
import {
	asSettled,
	CANCELED_MEANWHILE,
	checkMs,
	deliveryIdOf,
	eventOf,
	lookOnce,
	lookWith,
	searchHistory,
	soughtIn,
	withConclusion,
	type StepTools,
} from './historyOfStep';

/**
 * What earlier executions with the same idempotency key made of a step that is new to this one; `undefined` when it
 * is to be sent. n8n's store is told before anything is sent; what the history shows counts more.
 */
export async function byEarlierExecution<T extends JsonRecord>(
	call: WriteCall<T>,
	tools: StepTools,
): Promise<CallResult<T> | undefined> {
	const { journal, key, progress, sender } = tools;
	if (!key) return undefined;
	const use = await key.use(call.step, call.request);
	if (use === 'otherContent') return { failure: otherContent(key) };
	const speaksForIt = use === 'recorded' || use === 'elsewhere';
	// If nothing suggests that it was sent, one look is enough: it is made only because the store can lose entries.
	const first = await lookOnce(call, speaksForIt, tools);
	if (use === 'storeIsMissing' && typeof first === 'object' && 'failure' in first) return first;
	const doubt = { withId: true, failure: EARLIER_EXECUTION };
	const finding = isFinal(first) || !speaksForIt ? first : await searchHistory(call, doubt, tools);
	if (sender.cancel?.aborted) {
		return {
			failure: speaksForIt ? CANCELED_MEANWHILE : { ...CANCELED_MEANWHILE, delivered: 'no' },
		};
	}
	if (typeof finding === 'object' && 'found' in finding) {
		if (call.lookup?.isSame?.(finding.found) === false) return { failure: otherContent(key) };
		const found = asSettled(call, finding);
		journal.found(call.step, key.deliveryId(call.step), found);
		progress.foundByKey += 1;
		if (!finding.complete) progress.events.add(eventOf(call, finding));
		return { found };
	}
	if (!speaksForIt || (use === 'recorded' && finding === 'absent')) return undefined;
	const conclusion = typeof finding === 'object' ? 'inconclusive' : finding;
	return { failure: withConclusion(call, EARLIER_EXECUTION, conclusion, tools) };
}

/**
 * Which record counts once the server has taken the step: an execution with the same key that made it at the same
 * time can have been first.
 */
export async function whatCounts<T extends JsonRecord>(
	{ step, lookup }: WriteCall<T>,
	made: T,
	tools: StepTools,
): Promise<T> {
	if (!lookup?.whichCounts || !tools.key) return made;
	const judge = lookup.whichCounts(made, soughtIn({ step, lookup }, true, tools));
	const waitMs = checkMs(lookup, EARLIER_EXECUTION, tools);
	const finding = await lookWhichCounts(lookup, judge, waitMs, lookWith(tools));
	if (typeof finding !== 'object' || finding.found === made) return made;
	tools.journal.found(step, deliveryIdOf(step, tools), finding.found);
	tools.progress.foundByKey += 1;
	return finding.found;
}

const isFinal = (finding: object | string): boolean =>
	finding === 'cannotBeLookedUp' ||
	(typeof finding === 'object' && 'complete' in finding && finding.complete === true);

const otherContent = ({ name }: IdempotencyKey): Failure => ({
	kind: 'invalid_input',
	delivered: 'no',
	reason: `${name} was used before, with other content. Use a new key for each thing that is sent: the option Idempotency Key sets one`,
});

const EARLIER_EXECUTION: Failure = {
	kind: 'delivery_unknown',
	delivered: 'unknown',
	leftOpenEarlier: true,
	reason: 'An earlier execution with the same Idempotency Key may have delivered it.',
};
