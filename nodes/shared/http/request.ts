import type { IHttpRequestOptions } from 'n8n-workflow';
import { isRecord } from '../json';
import { apiDetailOf } from './apiDetail';
import type { ApiRequest, Connection } from './connection';
import { Deadline } from './deadline';
import { pastProxy } from './environmentProxy';
import type { Failure } from '../errors/failure';
import { networkRow } from './networkKinds';
import { withPages } from './pagesInHeaders';
import { presentable, textsOf } from './redact';
import { MAX_REFUSAL_BYTES, readResponseBody, type ResponseBody } from './responseBody';
import { refusalOf } from './rateRefusal';
import { retryAfterMs } from './retryAfter';
import { addressOf } from './route';
import { STATUS_KINDS } from './statusKinds';
import { wrongAddress } from './wrongAddress';

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

/** How long to wait for the body of a refusal. */
const REFUSAL_BODY_MS = 3_000;

/** An id that would lead the request, and the token with it, to another place. */
const NO_ROUTE: Failure = {
	kind: 'invalid_input',
	delivered: 'no',
	happened:
		'An ID cannot be part of a web address, as it has a slash, only dots or characters that cannot be seen; nothing was sent',
};

const NO_BODY: ResponseBody = {
	readable: false,
	reason: 'The connection was cut.',
	looksLike: 'nothing',
};

function fullResponse(value: unknown): FullResponse | undefined {
	if (!isRecord(value) || typeof value.statusCode !== 'number') return undefined;
	return {
		statusCode: value.statusCode,
		headers: isRecord(value.headers) ? value.headers : {},
		body: value.body,
	};
}

function optionsFor(request: ApiRequest, url: string, timeoutMs: number): IHttpRequestOptions {
	return {
		method: request.method,
		url,
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

function failureOfStatus(
	request: ApiRequest,
	response: FullResponse,
	body: ResponseBody,
	connection: Connection,
): Failure {
	const waitMs = retryAfterMs(response.headers['retry-after'], Date.now(), response.headers.date);
	const words = body.readable ? apiDetailOf(body.json) : undefined;
	const row = STATUS_KINDS.find(({ applies }) => applies(response.statusCode, waitMs, words));
	const reads = request.method === 'GET';
	return {
		kind: (reads ? row?.kindOfRead : undefined) ?? row?.kind ?? 'delivery_unknown',
		delivered: reads ? 'no' : (row?.delivered ?? 'unknown'),
		status: response.statusCode,
		jsonAnswer: body.readable,
		...(words && {
			apiDetail: presentable(words, connection.scrub, valuesIn(request, connection)),
		}),
		...(row?.kind === 'rate_limited' && { refusal: refusalOf(words, waitMs, request.scope) }),
		retryAfterMs: waitMs,
		...wrongAddress({ status: response.statusCode, reads, body }, connection),
	};
}

/** Values in the body and path of a request that no error may repeat. */
export function valuesIn(
	{ body, path }: ApiRequest,
	{ baseUrl, publicFields, routes }: Connection,
): string[] {
	const ids = addressOf(baseUrl, path, routes)?.ids;
	return [body, ids].flatMap((values) => textsOf(values, publicFields));
}

/** A code such as ECONNRESET and the system call that failed, wherever the error carries them. */
function networkErrorIn(error: unknown): { readonly code: string; readonly syscall?: string } {
	if (!isRecord(error)) return { code: '' };
	// Where a host has several addresses, there is an error for each.
	const inner = [error.cause, ...(Array.isArray(error.errors) ? error.errors : [])]
		.map(networkErrorIn)
		.find(({ code }) => code !== '');
	const code = typeof error.code === 'string' ? error.code : (inner?.code ?? '');
	const syscall = typeof error.syscall === 'string' ? error.syscall : inner?.syscall;
	return { code, syscall };
}

/** n8n refuses some addresses itself (SSRF protection) before it makes a request; such an error has no request. */
function refusedByN8n(error: unknown): boolean {
	return isRecord(error) && !('request' in error) && String(error.name).startsWith('Ssrf');
}

function failureOfError(
	request: ApiRequest,
	error: unknown,
	expired: boolean,
	timeoutMs: number,
): Failure {
	const reads = request.method === 'GET';
	const { code, syscall } = networkErrorIn(error);
	const proof = expired ? undefined : networkRow(code, syscall);
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
 * Reads the body of a refusal. The status says enough: a body that breaks off, drips or never ends must neither make a
 * refusal unclear nor hold it back.
 */
async function refusalBody(body: unknown, ended: AbortSignal): Promise<ResponseBody> {
	const patience = new Deadline(REFUSAL_BODY_MS, ended);
	try {
		return await patience.race(readResponseBody(body, MAX_REFUSAL_BYTES));
	} catch {
		return NO_BODY;
	} finally {
		patience.release();
	}
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
	const address = addressOf(connection.baseUrl, request.path, connection.routes);
	if (!address) return { ok: false, failure: NO_ROUTE };
	request.secrets?.forEach(connection.scrub.add);
	const deadline = new Deadline(timeoutMs, cancel);
	try {
		// The helper writes the secret into the options: they are made for each request and kept nowhere.
		const options = connection.authenticate(optionsFor(request, address.url, timeoutMs));
		const way = await pastProxy(connection.baseUrl, httpRequest);
		const answer = await deadline.race(
			httpRequest({ ...options, ...way, abortSignal: deadline.signal }),
		);
		const response = fullResponse(answer);
		if (!response) return unreadable(request, undefined, 'The answer has no status.');
		if (response.statusCode < 200 || response.statusCode > 299) {
			const body = await refusalBody(response.body, deadline.signal);
			return { ok: false, failure: failureOfStatus(request, response, body, connection) };
		}
		const body = await deadline.race(readResponseBody(response.body));
		if (!body.readable) {
			const { failure } = unreadable(request, response.statusCode, body.reason);
			const answer = { status: response.statusCode, reads: request.method === 'GET', body };
			return { ok: false, failure: { ...failure, ...wrongAddress(answer, connection) } };
		}
		const json = await connection.scrub.json(body.json, body.text);
		const { statusCode, headers } = response;
		const reads = request.method === 'GET';
		return {
			ok: true,
			status: statusCode,
			json: reads ? withPages(json, statusCode, headers) : json,
		};
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
