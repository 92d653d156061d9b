import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { connectionTo, withHeader, type Connection } from '../../shared/http/connection';
import { CredentialFields, type QuotaField } from '../../shared/parameters/credentialFields';
import { InvalidInput } from '../../shared/parameters/invalidInput';
import { ROUTES } from './routes';

const HEADER_NAMES: ReadonlySet<string> = new Set(['X-API-Key', 'x_api_key']);

type Sign = (
	options: IHttpRequestOptions,
	token: string,
	headerName: string,
) => IHttpRequestOptions;

/** How the token travels: all three forms are documented, only Bearer is never contradicted (the API keys of
 * some pages are named with hyphens, of others with underscores). */
const AUTHENTICATIONS: ReadonlyMap<unknown, Sign> = new Map<unknown, Sign>([
	['bearer', (options, token) => withHeader(options, 'Authorization', `Bearer ${token}`)],
	['apiKey', (options, token, headerName) => withHeader(options, headerName, token)],
	[
		'queryToken',
		(options, token) => ({ ...options, qs: { ...options.qs, access_token_query: token } }),
	],
]);

/** Fields of a request body that hold ids and fixed words, no personal data. */
const PUBLIC_FIELDS: ReadonlySet<string> = new Set(['chat_id', 'sender']);

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * The quotas of a token: field of the credential, what it counts, its window, and the documented value. Of the pages'
 * three sets, which contradict each other, each kind has the strictest.
 */
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
		field: 'newChatsPerMinute',
		label: 'New Chats per Minute',
		kind: 'newChat',
		windowMs: MINUTE_MS,
		documented: 30,
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
 * Reads and checks a credential. The credential class authenticates with it, and the nodes connect with it.
 *
 * @throws InvalidInput that names the field of the credential, never its content
 */
export function optimlyConnection(credentials: ICredentialDataDecryptedObject): Connection {
	const fields = new CredentialFields(credentials);
	const token = fields.secret('accessToken', 'Access Token');
	const baseUrl = fields.baseUrl();
	const headerName = String(credentials.headerName ?? 'X-API-Key');
	const sign = AUTHENTICATIONS.get(credentials.authentication ?? 'bearer');
	if (!sign)
		throw new InvalidInput('Authentication', 'of the credential is not one of its options');
	if (!HEADER_NAMES.has(headerName))
		throw new InvalidInput('Header Name', 'of the credential is not one of its options');
	return connectionTo({
		baseUrl,
		token,
		quotas: fields.quotas(QUOTAS),
		publicFields: PUBLIC_FIELDS,
		routes: ROUTES,
		sign: (options) => sign(options, token, headerName),
	});
}
