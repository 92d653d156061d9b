import type { Failure } from '../errors/failure';
import type { JsonRecord } from '../json';
import type { Sender } from '../sending/sender';
import type { Finding, HistoryRequests, Sought, WriteCall } from '../service';
import { checkTimeMs } from './checkTime';
import type { IdempotencyKey } from './keyUse';
import type { ItemEvent, ItemProgress } from './itemProgress';
import type { ItemSettings } from './itemSettings';
import type { ItemJournal } from './journal';
import { lookInHistory, readHistory, type HowToLook, type KnownRecords } from './lookUntilFound';

/** What the steps of one item have in common. */
export interface StepTools {
	/** Sends when it is the item's turn in its lanes. */
	readonly sender: Sender;
	readonly journal: ItemJournal;
	readonly settings: ItemSettings;
	readonly progress: ItemProgress;
	/** What all items of the run know to be in the histories. */
	readonly known: KnownRecords;
	/** Why nothing may be sent for the item; what earlier tries made of it counts all the same. */
	readonly heldBack?: Failure;
	readonly key?: IdempotencyKey;
}

/** The delivery id of a step: the one it was sent with, else derived from the idempotency key, else random. */
export const deliveryIdOf = (step: string, { journal, key }: StepTools): string =>
	key && journal.stateOf(step).is === 'new' ? key.deliveryId(step) : journal.noteDeliveryId(step);

export const soughtIn = (
	{ step, lookup }: { readonly step: string; readonly lookup?: HistoryRequests },
	mayBeThere: boolean,
	tools: StepTools,
): Sought => ({
	deliveryId: deliveryIdOf(step, tools),
	known: lookup ? tools.known.in(lookup.history) : [],
	idOf: (other) => deliveryIdOf(other, tools),
	mayBeThere,
});

/** Longest check for a step that only an idempotency key can find, such as opening a chat: the next step has its own. */
const MAX_CHECK_BY_KEY_MS = 20_000;

/** For how long the history is looked at for a step, in milliseconds: as the doubt about it asks, within Max Wait. */
export function checkMs(
	lookup: { readonly onlyWithKey?: boolean } | undefined,
	failure: Failure,
	{ settings }: StepTools,
): number {
	const longestMs = lookup?.onlyWithKey ? MAX_CHECK_BY_KEY_MS : Infinity;
	return Math.min(checkTimeMs({ failure, settings }), longestMs, settings.maxWaitMs);
}

/** Looks for the step in the history until it shows, or until the time is up. */
export async function searchHistory<T extends JsonRecord>(
	{ step, lookup }: WriteCall<T>,
	{ withId, failure }: { readonly withId: boolean; readonly failure: Failure },
	tools: StepTools,
): Promise<Finding<T> | 'cannotBeLookedUp'> {
	if (!lookup || !withId) return 'cannotBeLookedUp';
	const sought = soughtIn({ step, lookup }, true, tools);
	return await lookInHistory(lookup, sought, checkMs(lookup, failure, tools), lookWith(tools));
}

/**
 * Looks for the step once, like any request that reads.
 *
 * @param mayBeThere whether an earlier execution sent it, or was about to
 */
export async function lookOnce<T extends JsonRecord>(
	{ step, lookup }: WriteCall<T>,
	mayBeThere: boolean,
	tools: StepTools,
): Promise<Finding<T> | 'cannotBeLookedUp' | { readonly failure: Failure }> {
	const { progress, sender, settings } = tools;
	if (!lookup) return 'cannotBeLookedUp';
	const maxWaitMs = Math.max(0, settings.maxWaitMs - progress.waitedMs);
	const { repeating, waited } = progress.watcher;
	const patience = { ...settings, maxWaitMs };
	const seen = await readHistory(
		lookup,
		mayBeThere,
		async (request) => await sender.send(request, patience, { repeating, waited }),
	);
	if ('failure' in seen) return seen;
	const judge = lookup.evidence(soughtIn({ step, lookup }, mayBeThere, tools));
	return await judge(seen.json, seen.beside);
}

/** Takes what the history shows for the result of the step, and remembers it. */
export function recovered<T extends JsonRecord>(
	call: WriteCall<T>,
	finding: Extract<Finding<T>, object>,
	tools: StepTools,
): T {
	const found = asSettled(call, finding);
	tools.journal.delivered(call.step, found);
	tools.progress.events.add(eventOf(call, finding));
	rememberRecordsOf(call, found, tools);
	return found;
}

/** What was found, as it is handed on: neither this run nor a re-run waits for the rest any more. */
export function asSettled<T extends JsonRecord>(
	{ laterPart }: WriteCall<T>,
	{ found, complete }: Extract<Finding<T>, object>,
): T {
	return complete || !laterPart ? found : laterPart.without(found);
}

export function eventOf<T extends JsonRecord>(
	{ lookup }: WriteCall<T>,
	{ complete, unclear }: Extract<Finding<T>, object>,
): ItemEvent {
	if (complete || lookup?.onlyWithKey) return 'recovered';
	return unclear ? 'unclearReply' : 'noReply';
}

/** Later looks into the same history must show what the server said it stored. */
export function rememberRecordsOf<T extends JsonRecord>(
	{ lookup }: WriteCall<T>,
	found: T,
	{ known }: StepTools,
): void {
	if (lookup) known.add(lookup.history, lookup.idsIn(found));
}

export function lookWith({ sender, settings, progress }: StepTools): HowToLook {
	const { repeating, waited } = progress.watcher;
	return {
		cancel: sender.cancel,
		send: async (history, leftMs) => {
			const timeoutMs = Math.min(settings.timeoutMs, leftMs);
			const patience = { timeoutMs, maxWaitMs: leftMs, isLook: true };
			return await sender.send(history, patience, { repeating, waited });
		},
	};
}

/** What an error says of the check of a history; only for an absence it matters how long it was looked for. */
const CONCLUSIONS = {
	absent: (after: string) => `The history of the chat does not show it${after}.`,
	inconclusive: () => 'The history of the chat does not tell.',
	cannotBeLookedUp: () => '',
} as const;

export function withConclusion<T extends JsonRecord>(
	{ lookup }: WriteCall<T>,
	failure: Failure,
	finding: keyof typeof CONCLUSIONS,
	tools: StepTools,
): Failure {
	const ms = checkMs(lookup, failure, tools);
	const after = ms > 1000 ? ` after ${Math.round(ms / 1000)} seconds` : '';
	return { ...failure, reason: `${failure.reason ?? ''} ${CONCLUSIONS[finding](after)}`.trim() };
}

/** The execution was canceled before it was clear whether the step had arrived. */
export const CANCELED_MEANWHILE: Failure = { kind: 'cancelled', delivered: 'unknown' };
