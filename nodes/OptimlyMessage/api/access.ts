import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { connectionTo, withHeader, type Connection } from '../../shared/http/connection';
import { CredentialFields } from '../../shared/parameters/credentialFields';
import { InvalidInput } from '../../shared/parameters/invalidInput';
import { LIMITS } from './limits';
import { API_PATH, ROUTES } from './routes';

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

/** The option 'Add to Metadata' writes it anew each time a message is prepared. */
const MOMENT_FIELDS: ReadonlySet<string> = new Set(['timestamp']);

/**
 * Reads and checks a credential. The credential class authenticates with it, and the nodes connect with it.
 *
 * @throws InvalidInput that names the field of the credential, never its content
 */
export function optimlyConnection(credentials: ICredentialDataDecryptedObject): Connection {
	const fields = new CredentialFields(credentials);
	const token = fields.secret('accessToken', 'Access Token');
	const baseUrl = fields.baseUrl(API_PATH);
	const headerName = String(credentials.headerName ?? 'X-API-Key');
	const sign = AUTHENTICATIONS.get(credentials.authentication ?? 'bearer');
	if (!sign)
		throw new InvalidInput('Authentication', 'of the credential is not one of its options');
	if (!HEADER_NAMES.has(headerName))
		throw new InvalidInput('Header Name', 'of the credential is not one of its options');
	return connectionTo({
		baseUrl,
		token,
		quotas: fields.quotas(LIMITS),
		publicFields: PUBLIC_FIELDS,
		momentFields: MOMENT_FIELDS,
		routes: ROUTES,
		sign: (options) => sign(options, token, headerName),
	});
}
