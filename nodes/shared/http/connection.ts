import { createHash } from 'crypto';
import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Quota } from '../parameters/quotaFields';
import { keptOnOrigin } from './origin';
import { scrubber, type SecretScrub } from './scrubber';
import type { Route } from './route';

/** A credential, read and checked: where its requests go, how they carry the token, and what it may use. */
export interface Connection {
	/** https address without a trailing slash. */
	readonly baseUrl: string;
	/** Hash of base URL and token: what has the same key is the same tenant, and shares its quota and its turns. */
	readonly key: string;
	readonly quotas: readonly Quota[];
	/** The secrets that no text may show. */
	readonly secrets: readonly string[];
	/** Adds the token to a request. Throws InvalidInput when the request leads to another origin. */
	readonly authenticate: (options: IHttpRequestOptions) => IHttpRequestOptions;
	/** Removes the secrets from what the server says. */
	readonly scrub: SecretScrub;
	/** The only paths that are ever requested: a request to any other one is not sent. */
	readonly routes: readonly Route[];
	/** Fields of a request's body and path whose values an error may repeat: ids and fixed words, no personal data. */
	readonly publicFields: ReadonlySet<string>;
	/** Fields that say when a request was made: another value in them is no other content. */
	readonly momentFields: ReadonlySet<string>;
}

/** What the fields of a credential say. */
export interface Access
	extends Pick<Connection, 'baseUrl' | 'quotas' | 'publicFields' | 'momentFields' | 'routes'> {
	readonly token: string;
	/** Writes the token into a request. */
	readonly sign: Connection['authenticate'];
}

/** Makes the connection of a credential. */
export function connectionTo({ token, sign, ...access }: Access): Connection {
	const { baseUrl } = access;
	let made: SecretScrub | undefined;
	return {
		...access,
		secrets: [token],
		key: createHash('sha256').update(`${baseUrl}\n${token}`).digest('hex'),
		authenticate: (options) => sign(keptOnOrigin(baseUrl, options)),
		get scrub() {
			return (made ??= scrubber([token]));
		},
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

/** What one API call asks for. */
export interface ApiRequest {
	readonly method: 'GET' | 'POST';
	/** Path below the base URL, with a leading slash, encoded. */
	readonly path: string;
	readonly body?: Record<string, unknown>;
	/** Values of the body that are as secret as the token. */
	readonly secrets?: readonly string[];
	/** What the request counts as beside "request" in the service's quotas. */
	readonly countsAs?: string;
	/** What the server may limit separately. */
	readonly scope?: Scope;
}

/** The conversation, or the client, that a request concerns. */
export interface Scope {
	readonly kind: 'conversation' | 'client';
	readonly id: string;
}
