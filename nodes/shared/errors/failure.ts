import type { RateRefusal } from './refusal';
import type { ErrorKind } from './errorWords';

/** What is known about the arrival of a request or of an item. */
export type Delivered = 'no' | 'unknown' | 'partly';

/**
 * Why one request or one item did not succeed, as plain data. It holds no request body and no
 * header; `apiDetail` is already scrubbed (see redact.ts).
 */
export interface Failure {
	readonly kind: ErrorKind;
	readonly delivered: Delivered;
	/** HTTP status, when the server answered. */
	readonly status?: number;
	/** Whether the server answered with JSON; a page of some other server is not. */
	readonly jsonAnswer?: boolean;
	/** Whether what answered is surely not the API. */
	readonly isElsewhere?: boolean;
	/** Whether it was left open earlier: by another try of the node, or by another execution with the same key. */
	readonly leftOpenEarlier?: boolean;
	/** The API's own words, scrubbed, at most 500 characters. */
	readonly apiDetail?: string;
	/** Our own words for what exactly is wrong, when the error table's words are not enough. */
	readonly reason?: string;
	/** Our own words for what happened, in place of the error table's. */
	readonly happened?: string;
	/** Our own words for what to do about it, in place of the error table's and the service's. */
	readonly advice?: string;
	/** Milliseconds that the server asked to wait (Retry-After). */
	readonly retryAfterMs?: number;
	/** Set when the server refused the request because there were too many. */
	readonly refusal?: RateRefusal;
	/** Why the request was not admitted within its time: it was not sent at all. */
	readonly unsentBecause?: 'quota' | 'server' | 'scope';
	/** Whether the same request can succeed later: false for a certificate that is not valid. */
	readonly repeatable?: boolean;
	/** When the quota has room again, epoch milliseconds. */
	readonly resetsAt?: number;
}

/** Carries a failure out of an operation to the runner, which turns it into n8n's error or error item. */
export class RequestFailure extends Error {
	constructor(readonly failure: Failure) {
		super(failure.kind);
		this.name = 'RequestFailure';
	}
}
