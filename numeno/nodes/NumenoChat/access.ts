import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { connectionTo, withHeader, type Connection } from '../shared/http/connection';
import { CredentialFields } from '../shared/parameters/credentialFields';
import type { QuotaField } from '../shared/parameters/quotaFields';
import { API_PATH, ROUTES } from './calls';

/** The pages document no numbers: without one of the user's own, only a 429 slows the node down. */
export const LIMITS: readonly QuotaField[] = [
	{
		field: 'requestsPerMinute',
		label: 'Requests per Minute',
		kind: 'request',
		windowMs: 60_000,
		documented: 0,
		description:
			'Quota of this key, when you know it: Numeno documents no numbers. 0 means no limit. It is for the key, however many n8n processes use it: each finds out its share by itself.',
	},
];

/**
 * Reads and checks a Numeno credential. The credential class authenticates with it, and the node connects with it.
 *
 * @throws InvalidInput that names the field of the credential, never its content
 */
export function numenoConnection(credentials: ICredentialDataDecryptedObject): Connection {
	const fields = new CredentialFields(credentials);
	const token = fields.secret('apiKey', 'API Key');
	return connectionTo({
		token,
		baseUrl: fields.baseUrl(API_PATH),
		quotas: fields.quotas(LIMITS),
		publicFields: new Set(['role', 'action', 'conversation_id']),
		momentFields: new Set(),
		routes: ROUTES,
		sign: (options) => withHeader(options, 'X-Numeno-Key', token),
	});
}
