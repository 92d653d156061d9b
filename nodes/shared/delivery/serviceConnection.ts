import { createHash } from 'crypto';
import type { IHttpRequestOptions } from 'n8n-workflow';
import type { ServiceConnection } from './operation';
import type { Quota } from './slidingWindow';
import { scrubber } from '../http/redact';

/** The checked content of a credential. */
export interface ServiceAccess {
	/** Without a trailing slash. */
	readonly baseUrl: string;
	readonly token: string;
	readonly quotas: readonly Quota[];
	/** Adds the token to a request. */
	readonly authenticate: (options: IHttpRequestOptions) => IHttpRequestOptions;
}

/**
 * Makes the connection of a credential.
 *
 * @param publicFields fields of a request body whose values an error may repeat
 */
export function serviceConnection(
	{ authenticate, baseUrl, quotas, token }: ServiceAccess,
	publicFields: readonly string[],
): ServiceConnection {
	return {
		baseUrl,
		authenticate: async (options) => authenticate(options),
		scrub: scrubber([token]),
		quotaKey: createHash('sha256').update(`${baseUrl}\n${token}`).digest('hex'),
		quotas,
		publicFields: new Set(publicFields),
	};
}

/** The request with one more header. */
export function withHeader(
	options: IHttpRequestOptions,
	name: string,
	value: string,
): IHttpRequestOptions {
	return { ...options, headers: { ...options.headers, [name]: value } };
}
