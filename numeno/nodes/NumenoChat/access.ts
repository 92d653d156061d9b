import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { withHeader, type ServiceAccess } from '../shared/delivery/serviceConnection';
import { CredentialFields, type QuotaField } from '../shared/input/credentialFields';

/** The pages document no numbers: without one of the user's own, only a 429 slows the node down. */
const QUOTAS: readonly QuotaField[] = [
	{
		field: 'requestsPerMinute',
		label: 'Requests per Minute',
		kind: 'request',
		windowMs: 60_000,
		documented: 0,
	},
];

/**
 * Reads and checks a Numeno credential.
 *
 * @throws InvalidInput that names the field of the credential, never its content
 */
export function numenoAccess(credentials: ICredentialDataDecryptedObject): ServiceAccess {
	const fields = new CredentialFields(credentials);
	const token = fields.secret('apiKey', 'API Key');
	return {
		token,
		baseUrl: fields.baseUrl(),
		quotas: fields.quotas(QUOTAS),
		authenticate: (options) => withHeader(options, 'X-Numeno-Key', token),
	};
}
