import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { withHeader, type ServiceAccess } from '../shared/delivery/serviceConnection';
import { CredentialFields, type QuotaField } from '../shared/input/credentialFields';
import { InvalidInput } from '../shared/input/invalidInput';

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

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The quotas of a token: field of the credential, what it counts, its window, and the documented value. */
const QUOTAS: readonly QuotaField[] = [
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
];

/**
 * Reads and checks a credential.
 *
 * @throws InvalidInput that names the field of the credential, never its content
 */
export function optimlyAccess(credentials: ICredentialDataDecryptedObject): ServiceAccess {
	const fields = new CredentialFields(credentials);
	const token = fields.secret('accessToken', 'Access Token');
	const baseUrl = fields.baseUrl();
	const headerName = String(credentials.headerName ?? 'X-API-Key');
	const add = AUTHENTICATIONS.get(credentials.authentication ?? 'bearer');
	if (!add) throw new InvalidInput('Authentication', 'of the credential is not one of its options');
	if (!HEADER_NAMES.has(headerName))
		throw new InvalidInput('Header Name', 'of the credential is not one of its options');
	return {
		baseUrl,
		token,
		quotas: fields.quotas(QUOTAS),
		authenticate: (options) => add(options, token, headerName),
	};
}
