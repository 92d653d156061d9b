import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Scrub } from './redact';

/** A service's address and how a request to it is authenticated; made once per execution. */
export interface Connection {
	/** https address without a trailing slash. */
	readonly baseUrl: string;
	/** Adds the secret to the request. */
	readonly authenticate: (options: IHttpRequestOptions) => Promise<IHttpRequestOptions>;
	readonly scrub: Scrub;
	/** Fields of a request body whose values an error may repeat: ids and fixed words, no personal data. */
	readonly publicFields: ReadonlySet<string>;
}

/** What one API call asks for. */
export interface ApiRequest {
	readonly method: 'GET' | 'POST';
	/** Path below the base URL, with a leading slash, encoded. */
	readonly path: string;
	readonly body?: Record<string, unknown>;
	/** What the request counts as beside "request" in the service's quotas. */
	readonly countsAs?: string;
}
