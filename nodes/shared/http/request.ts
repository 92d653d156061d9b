import type { IHttpRequestOptions } from 'n8n-workflow';
import { isRecord } from '../json';
import { apiDetailOf } from './apiDetail';
import type { ApiRequest, Connection } from './connection';
import type { Failure } from './failure';
import { networkRow } from './networkKinds';
import { presentable, textsOf } from './redact';
import { readResponseBody, type ResponseBody } from './responseBody';
import { retryAfterMs } from './retryAfter';
import { STATUS_KINDS } from './statusKinds';

/** What came of one request. */
export type Outcome =
	| { readonly ok: true; readonly status: number; readonly json: unknown }
	| { readonly ok: false; readonly failure: Failure };

/** n8n's `helpers.httpRequest`; its type there is `any`, here it is `unknown`. */
export type HttpRequest = (options: IHttpRequestOptions) => Promise<unknown>;

/** n8n's helper answers with these fields when `returnFullResponse` is set. */
interface FullResponse {
	readonly statusCode: number;
	readonly headers: Record<string, unknown>;
	readonly body: unknown;
}

const NO_BODY: ResponseBody = { readable: false, reason: 'The connection was cut.' };

function fullResponse(value: unknown): FullResponse | undefined {
	if (!isRecord(value) || typeof value.statusCode !== 'number') return undefined;
	return {
		statusCode: value.statusCode,
		headers: isRecord(value.headers) ? value.headers : {},
		body: value.body,
	};
}

function optionsFor(request: ApiRequest, baseUrl: string, timeoutMs: number): IHttpRequestOptions {
	return {
		method: request.method,
		url: `${baseUrl}${request.path}`,
		headers: { Accept: 'application/json' },
		...(request.body && { body: request.body }),
		// Followed redirects would carry the secret to another host (measured on n8n-core 2.41.1).
		disableFollowRedirect: true,
		// The status and the body are judged here, not by the helper (measured on n8n-core 2.41.1).
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		encoding: 'stream',
		// The helper's own idle time-out (300 s) must not come before our deadline.
		timeout: timeoutMs,
	};
}

/** Ends a request at its deadline or when the execution is canceled, whatever comes first. */
class Deadline {
	private readonly controller = new AbortController();
	private readonly sources: AbortSignal[];
	private readonly abort = () => this.controller.abort();
	private readonly expiry: AbortSignal;

	constructor(timeoutMs: number, cancel: AbortSignal | undefined) {
		this.expiry = AbortSignal.timeout(timeoutMs);
		this.sources = cancel ? [this.expiry, cancel] : [this.expiry];
		for (const source of this.sources) {
			if (source.aborted) this.abort();
			else source.addEventListener('abort', this.abort, { once: true });
		}
	}

	get signal(): AbortSignal {
		return this.controller.signal;
	}

	get expired(): boolean {
		return this.expiry.aborted;
	}

	/** Rejects when the deadline comes: a helper that ignores the signal must not hold the item. */
	async race<T>(work: Promise<T>): Promise<T> {
		const signal = this.signal;
		return await new Promise<T>((resolve, reject) => {
			const ended = () => reject(new Error('The request was ended'));
			if (signal.aborted) ended();
			signal.addEventListener('abort', ended, { once: true });
			work.then(resolve, reject);
		});
	}

	release(): void {
		for (const source of this.sources) source.removeEventListener('abort', this.abort);
	}
}

function failureOfStatus(
	request: ApiRequest,
	response: FullResponse,
	body: ResponseBody,
	connection: Connection,
): Failure {
	const waitMs = retryAfterMs(response.headers['retry-after'], Date.now());
	const row = STATUS_KINDS.find(({ applies }) => applies(response.statusCode, waitMs));
	const reads = request.method === 'GET';
	const words = body.readable ? apiDetailOf(body.json) : undefined;
	return {
		kind: (reads ? row?.kindOfRead : undefined) ?? row?.kind ?? 'delivery_unknown',
		delivered: reads ? 'no' : (row?.delivered ?? 'unknown'),
		status: response.statusCode,
		jsonAnswer: body.readable,
		...(words && {
			apiDetail: presentable(
				words,
				connection.scrub,
				textsOf(request.body, connection.publicFields),
			),
		}),
		retryAfterMs: waitMs,
	};
}

/** A code such as ECONNRESET, wherever the error carries it. */
function codeOf(error: unknown): string {
	if (!isRecord(error)) return '';
	if (typeof error.code === 'string') return error.code;
	return codeOf(error.cause);
}

/** n8n refuses some addresses itself (SSRF protection) before it makes a request; such an error has no request. */
function refusedByN8n(error: unknown): boolean {
	return (
		isRecord(error) && !('request' in error) && /^(Ssrf|DomainNotAllowed)/.test(String(error.name))
	);
}

function failureOfError(
	request: ApiRequest,
	error: unknown,
	expired: boolean,
	timeoutMs: number,
): Failure {
	const reads = request.method === 'GET';
	const code = codeOf(error);
	const proof = expired ? undefined : networkRow(code);
	if (proof) {
		const { delivered, reason, repeatable } = proof;
		return { kind: 'connection', delivered, repeatable, reason: `${reason} (${code})` };
	}
	if (refusedByN8n(error)) {
		return {
			kind: 'connection',
			delivered: 'no',
			reason: 'This n8n does not allow requests to that address.',
		};
	}
	const reason = expired
		? `There was no complete answer within ${timeoutMs / 1000} seconds.`
		: `The connection was cut${code ? ` (${code})` : ''}.`;
	return reads
		? { kind: 'connection', delivered: 'no', reason }
		: { kind: 'delivery_unknown', delivered: 'unknown', reason };
}

/**
 * Makes one request and judges the answer. The only way out to the network: nothing else in this
 * package calls a request helper.
 *
 * n8n's authenticated helper is not used: it overwrites the abort signal, so that neither a deadline
 * nor the user's cancel would really end a POST, and it reads and decrypts the credential anew at
 * every call (measured 1.5 to 2.5 ms). The credential class's own `authenticate` does the same work
 * once per request, with the credential read once per execution.
 *
 * @param httpRequest n8n's `helpers.httpRequest`
 * @param timeoutMs total time for the request and its answer, in milliseconds
 * @param cancel aborted when the user cancels the execution
 * @returns parsed JSON of a 2xx answer, or the failure; never throws
 */
export async function sendRequest(
	httpRequest: HttpRequest,
	connection: Connection,
	request: ApiRequest,
	timeoutMs: number,
	cancel: AbortSignal | undefined,
): Promise<Outcome> {
	const deadline = new Deadline(timeoutMs, cancel);
	try {
		// The helper writes the secret into the options: they are made for each request and kept nowhere.
		const options = await connection.authenticate(
			optionsFor(request, connection.baseUrl, timeoutMs),
		);
		const answer = await deadline.race(httpRequest({ ...options, abortSignal: deadline.signal }));
		const response = fullResponse(answer);
		if (!response) return unreadable(request, undefined, 'The answer has no status.');
		const reading = deadline.race(readResponseBody(response.body));
		if (response.statusCode < 200 || response.statusCode > 299) {
			// The status says enough: a body that breaks off must not turn a refusal into a riddle.
			const body = await reading.catch(() => NO_BODY);
			return { ok: false, failure: failureOfStatus(request, response, body, connection) };
		}
		const body = await reading;
		if (!body.readable) return unreadable(request, response.statusCode, body.reason);
		return { ok: true, status: response.statusCode, json: body.json };
	} catch (error) {
		if (cancel?.aborted) return { ok: false, failure: cancelledRequest(request) };
		return { ok: false, failure: failureOfError(request, error, deadline.expired, timeoutMs) };
	} finally {
		deadline.release();
	}
}

function cancelledRequest(request: ApiRequest): Failure {
	return { kind: 'cancelled', delivered: request.method === 'GET' ? 'no' : 'unknown' };
}

/** The failure of an answer that came but says nothing: the request itself may well have been carried out. */
export function unreadable(
	request: ApiRequest,
	status: number | undefined,
	reason: string,
): { ok: false; failure: Failure } {
	const delivered = request.method === 'GET' ? 'no' : 'unknown';
	return { ok: false, failure: { kind: 'unreadable_response', delivered, status, reason } };
}
