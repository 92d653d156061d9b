import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { checkBaseUrl, checkSecret, SLASHES_AT_END, type Check } from './checks';
import { InvalidInput } from './invalidInput';
import type { Quota, QuotaField } from './quotaFields';

/**
 * Reads the fields of a credential.
 *
 * All methods throw `InvalidInput` that names the field, never its content.
 */
export class CredentialFields {
	constructor(private readonly credentials: ICredentialDataDecryptedObject) {}

	/** A token or key without surrounding white space. */
	secret(field: string, label: string): string {
		const secret = this.text(field);
		if (secret === '') throw new InvalidInput(label, 'of the credential is empty');
		// A trigger has no items, and n8n's second engine works credentials out without them.
		if (/^=|\{\{/.test(secret)) {
			throw new InvalidInput(
				label,
				'of the credential holds an expression that n8n could not work out',
			);
		}
		return checked(secret, checkSecret, label);
	}

	/**
	 * The field "Base URL", without a trailing slash, and without the start of every path of the API: people copy
	 * the address of a request.
	 *
	 * @param apiPath the start of every path, such as `/external`
	 */
	baseUrl(apiPath: string): string {
		return checked(withoutEnd(this.text('baseUrl'), apiPath), checkBaseUrl, 'Base URL');
	}

	/** The fields count unless a switch "Change Limits" is off: then the documented limits hold. */
	quotas(fields: readonly QuotaField[]): Quota[] {
		const areChanged = this.credentials.changeLimits !== false;
		return fields.map(({ field, label, kind, windowMs, documented }) => {
			const limit = Number((areChanged ? this.credentials[field] : undefined) ?? documented);
			if (!Number.isInteger(limit) || limit < 0) {
				throw new InvalidInput(label, 'of the credential has to be a whole number, 0 for no limit');
			}
			return { kind, limit, windowMs };
		});
	}

	private text(field: string): string {
		return String(this.credentials[field] ?? '').trim();
	}
}

function withoutEnd(address: string, apiPath: string): string {
	const plain = address.replace(SLASHES_AT_END, '');
	return plain.endsWith(apiPath)
		? plain.slice(0, -apiPath.length).replace(SLASHES_AT_END, '')
		: plain;
}

function checked(text: string, check: Check, label: string): string {
	const wrong = check(text);
	if (wrong) throw new InvalidInput(label, `of the credential ${wrong}`);
	return text;
}
