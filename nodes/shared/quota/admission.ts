import type { RateRefusal } from '../errors/refusal';

/** A run of several items, as far as it has come. */
export interface RunOfItems {
	readonly items: number;
	/** Those that are not done yet. */
	readonly open: number;
}

/** A request that asks to be admitted. */
export interface AdmissionRequest {
	/** What it counts as, see `Quota.kind`. */
	readonly kinds: readonly string[];
	/** Whose request it is: an execution, or a trigger. */
	readonly caller: string;
	/** Epoch milliseconds; when the wait would end later, the answer comes at once. */
	readonly deadline: number;
	readonly run?: RunOfItems;
	/** Ends the wait. */
	readonly endWait?: AbortSignal;
	/** What the server may limit separately: name of the chat or client that it concerns. */
	readonly scope?: string;
	/** Of a quota that others need, too, it never takes the last fifth: nobody waits for it. */
	readonly leavesRoom?: boolean;
}

/** What came of asking to be admitted. */
export type Admission =
	| { readonly granted: Grant }
	/**
	 * The wait would pass the deadline; `refusedUntil` is when there will be room (epoch milliseconds). It is the
	 * quota that is used up, or the server has asked to wait: altogether, or with the request's scope.
	 */
	| { readonly refusedUntil: number; readonly because: 'quota' | 'server' | 'scope' }
	| { readonly ended: true };

/** One request may go. Whoever sends it says what came of it, once. */
export interface Grant {
	/** The server answered, with whatever: it let the request through, so it counts. */
	counted(): void;
	/** The server refused it because there were too many. */
	refused(refusal: RateRefusal): void;
	/** The server wants no requests for a while, for a reason of its own (503 with Retry-After). */
	putOff(retryAfterMs: number): void;
	/** There was no answer, not even an error: nobody knows whether it counts. */
	unanswered(): void;
}
