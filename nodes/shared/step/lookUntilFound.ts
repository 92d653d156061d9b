import type { ApiRequest } from '../http/connection';
import type { Outcome } from '../http/request';
import type { Failure } from '../errors/failure';
import type { Finding, Judge, LaterPart, Lookup, HistoryRequests, Sought } from '../service';
import { LOOKS_OF_A_CHECK } from '../sending/silence';
import { wait } from '../wait';

/** Shortest time from one look to the next. */
const SHORTEST_PAUSE_MS = 250;
/** The later part of an answer is first looked for after this time: it needs a moment. */
const FIRST_LOOK_MS = 500;
/**
 * How often to look into a history that does not show what the server said it stored: it may be another chat's, or
 * one that we may not read.
 */
const MAX_BLIND_LOOKS = 3;
/** How many looks in a row another server may answer: waiting will not turn it into the API. */
const MAX_LOOKS_ELSEWHERE = 4;
/** Time that each look has at least: one that is cut short tells nothing. */
const SHORTEST_LOOK_MS = 2_000;

/** How to look. */
export interface HowToLook {
	readonly cancel: AbortSignal | undefined;
	/** Reads the history once, within the quota and the time that is left. */
	readonly send: (history: ApiRequest, leftMs: number) => Promise<Outcome>;
}

/** What the execution knows to be in the histories of its conversations, by the requests that read them. */
export class KnownRecords {
	private readonly ids = new Map<string, Set<string>>();

	in({ path }: ApiRequest): ReadonlySet<string> {
		return this.ids.get(path) ?? new Set();
	}

	add({ path }: ApiRequest, ids: readonly string[]): void {
		const known = this.ids.get(path) ?? new Set();
		for (const id of ids) known.add(id);
		this.ids.set(path, known);
	}
}

/**
 * When to look, in milliseconds from the start: soon, then in pauses that grow evenly, and once when the time is up.
 *
 * @param firstMs when to look first
 * @param totalMs the time that there is
 */
export function lookTimes(firstMs: number, totalMs: number): number[] {
	const times = [Math.min(firstMs, totalMs)];
	const shortest = Math.max(firstMs, SHORTEST_PAUSE_MS);
	const growingPauses = LOOKS_OF_A_CHECK - (firstMs > 0 ? 1 : 2);
	const growth = Math.max(1, totalMs / shortest) ** (1 / growingPauses);
	for (let time = firstMs > 0 ? shortest * growth : shortest; ; time *= growth) {
		const last = times[times.length - 1];
		if (last >= totalMs) return times;
		const next = Math.max(time, last + SHORTEST_PAUSE_MS);
		times.push(times.length === LOOKS_OF_A_CHECK - 1 ? totalMs : Math.min(next, totalMs));
	}
}

/**
 * Looks for a request in the conversation's history until it is found complete, or the time is up. What was found
 * stays found, whatever a later look shows. What is not there yet can still come: "absent" is only said when the
 * last look, at the end of the time, proves it. A look that cannot be read says nothing, the next one may.
 *
 * @param waitMs how long to look for it, see checkTime.ts
 */
export async function lookInHistory<T>(
	lookup: Lookup<T>,
	sought: Sought,
	waitMs: number,
	look: HowToLook,
): Promise<Finding<T>> {
	return await lookUntilFound(lookup, lookup.evidence(sought), lookTimes(0, waitMs), look);
}

/**
 * Finds out which of several requests counts that were made with one key at the same time; mostly, one look is enough.
 *
 * @param waitMs how long to look, see checkTime.ts
 */
export async function lookWhichCounts<T>(
	requests: HistoryRequests,
	judge: Judge<T>,
	waitMs: number,
	look: HowToLook,
): Promise<Finding<T>> {
	return await lookUntilFound(requests, judge, lookTimes(0, waitMs), look, MAX_BLIND_LOOKS);
}

/**
 * One look, with all that is read beside the history.
 *
 * @param mayBeThere whether what is looked for was sent, or was about to be
 */
export async function readHistory(
	{ history, beside, isNone }: HistoryRequests,
	mayBeThere: boolean,
	send: (request: ApiRequest) => Promise<Outcome>,
): Promise<{ readonly json: unknown; readonly beside: unknown[] } | { readonly failure: Failure }> {
	const outcome = await send(history);
	if (!outcome.ok) {
		return isNone?.(outcome.failure, mayBeThere)
			? { json: [], beside: [] }
			: { failure: outcome.failure };
	}
	const { json } = outcome;
	const others: unknown[] = [];
	for (const request of (await beside?.(json)) ?? []) {
		const other = await send(request);
		others.push(other.ok ? other.json : undefined);
	}
	return { json, beside: others };
}

/**
 * Waits for the part of a result that comes after the answer, until the history shows it or the time is up.
 *
 * @param waitMs how long to look for it
 */
export async function waitForLaterPart<T>(
	part: LaterPart<T>,
	found: T,
	waitMs: number,
	look: HowToLook,
): Promise<Finding<T>> {
	const times = lookTimes(FIRST_LOOK_MS, waitMs);
	return await lookUntilFound(part, part.evidence(found), times, look, MAX_BLIND_LOOKS);
}

async function lookUntilFound<T>(
	requests: HistoryRequests,
	judge: Judge<T>,
	times: readonly number[],
	{ cancel, send }: HowToLook,
	maxBlindLooks = times.length,
): Promise<Finding<T>> {
	const start = Date.now();
	const end = start + times[times.length - 1];
	let finding: Finding<T> = 'inconclusive';
	let blindLooks = 0;
	let looksElsewhere = 0;
	for (const [index, time] of times.entries()) {
		const isLast = index === times.length - 1;
		const pause = start + time - Date.now();
		// A look that took long takes the place of the next one.
		if (pause < 0 && index > 0 && !isLast) continue;
		if (!(await wait(pause, cancel))) break;
		const leftMs = () => Math.max(SHORTEST_LOOK_MS, end - Date.now());
		const seen = await readHistory(
			requests,
			true,
			async (request) => await send(request, leftMs()),
		);
		if ('json' in seen) finding = await judge(seen.json, seen.beside);
		else if (typeof finding === 'string') finding = 'inconclusive';
		if (typeof finding !== 'string' && finding.complete) return finding;
		if (typeof finding === 'string') blindLooks += 1;
		looksElsewhere = 'failure' in seen && seen.failure.isElsewhere ? looksElsewhere + 1 : 0;
		const isPointless = blindLooks === maxBlindLooks || looksElsewhere === MAX_LOOKS_ELSEWHERE;
		if (isLast || isPointless) return finding;
	}
	return typeof finding === 'string' ? 'inconclusive' : finding;
}
