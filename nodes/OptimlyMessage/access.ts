import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { checkBaseUrl, checkSecret } from '../shared/input/checks';
import type { Quota } from '../shared/delivery/slidingWindow';
import { InvalidInput } from '../shared/input/invalidInput';

/** The checked content of an Optimly credential. */
export interface OptimlyAccess {
	/** Without a trailing slash. */
	readonly baseUrl: string;
	readonly token: string;
	readonly quotas: readonly Quota[];
	/** Adds the token to a request. */
	readonly authenticate: (options: IHttpRequestOptions) => IHttpRequestOptions;
}

const HEADER_NAMES: ReadonlySet<string> = new Set(['X-API-Key', 'x_api_key']);

type Authenticate = (
	options: IHttpRequestOptions,
	token: string,
	headerName: string,
) => IHttpRequestOptions;

/** How the token travels: all three forms are documented, only Bearer is never contradicted (the API keys of
 * some pages are named with hyphens, of others with underscores). */
const AUTHENTICATIONS: ReadonlyMap<unknown, Authenticate> = new Map<unknown, Authenticate>([
	['bearer', (options, token) => withHeader(options, 'Authorization', `Bearer ${token}`)],
	['apiKey', (options, token, headerName) => withHeader(options, headerName, token)],
	[
		'queryToken',
		(options, token) => ({ ...options, qs: { ...options.qs, access_token_query: token } }),
	],
]);

function withHeader(
	options: IHttpRequestOptions,
	name: string,
	value: string,
): IHttpRequestOptions {
	return { ...options, headers: { ...options.headers, [name]: value } };
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The quotas of a token: field of the credential, what it counts, its window, and the documented value. */
const QUOTAS = [
	{
		field: 'requestsPerMinute',
		label: 'Requests per Minute',
		kind: 'request',
		windowMs: MINUTE_MS,
		documented: 100,
	},
	{
		field: 'requestsPerHour',
		label: 'Requests per Hour',
		kind: 'request',
		windowMs: HOUR_MS,
		documented: 1000,
	},
	{
		field: 'agentCallsPerMinute',
		label: 'Agent Calls per Minute',
		kind: 'agentCall',
		windowMs: MINUTE_MS,
		documented: 60,
	},
	{
		field: 'newChatsPerHour',
		label: 'New Chats per Hour',
		kind: 'newChat',
		windowMs: HOUR_MS,
		documented: 50,
	},
] as const;

function quotasOf(credentials: ICredentialDataDecryptedObject): Quota[] {
	return QUOTAS.map(({ field, label, kind, windowMs, documented }) => {
		const limit = Number(credentials[field] ?? documented);
		if (!Number.isInteger(limit) || limit < 0) {
			throw new InvalidInput(label, 'of the credential has to be a whole number, 0 for no limit');
		}
		return { kind, limit, windowMs };
	});
}

/**
 * Reads and checks a credential.
 *
 * @throws InvalidInput that names the field of the credential, never its content
 */
export function optimlyAccess(credentials: ICredentialDataDecryptedObject): OptimlyAccess {
	const token = String(credentials.accessToken ?? '').trim();
	const baseUrl = String(credentials.baseUrl ?? '')
		.trim()
		.replace(/\/+$/, '');
	const headerName = String(credentials.headerName ?? 'X-API-Key');
	const add = AUTHENTICATIONS.get(credentials.authentication ?? 'bearer');

	if (token === '') throw new InvalidInput('Access Token', 'of the credential is empty');
	const wrongToken = checkSecret(token);
	if (wrongToken) throw new InvalidInput('Access Token', `of the credential ${wrongToken}`);
	const wrongUrl = checkBaseUrl(baseUrl);
	if (wrongUrl) throw new InvalidInput('Base URL', `of the credential ${wrongUrl}`);
	if (!add) throw new InvalidInput('Authentication', 'of the credential is not one of its options');
	if (!HEADER_NAMES.has(headerName))
		throw new InvalidInput('Header Name', 'of the credential is not one of its options');
	return {
		baseUrl,
		token,
		quotas: quotasOf(credentials),
		authenticate: (options) => add(options, token, headerName),
	};
}
