import type { IHttpRequestOptions } from 'n8n-workflow';
import { SLASHES_AT_END } from '../parameters/checks';
import { InvalidInput } from '../parameters/invalidInput';

/** A request that another node makes with the credential; HTTP Request writes `uri` (n8n 2.41.1). */
type AnyRequest = IHttpRequestOptions & { readonly uri?: unknown };

/** How to ask n8n's two request helpers not to follow redirects: they would send the token along (measured on 2.41.1). */
const STAY = { disableFollowRedirect: true };
const STAY_OLD_HELPER = { followRedirect: false, followAllRedirects: false };

/** Twice as long as what many servers take. Parsing takes the square of the length of a host. */
const MAX_LENGTH = 16_000;

function parsed(url: string, base?: string): URL | undefined {
	try {
		return new URL(url, base);
	} catch {
		return undefined;
	}
}

/** Where a request can lead: n8n's helper joins `baseURL` and `url` in another way than the URL standard does. */
function targetsOf({ url, uri, baseURL }: AnyRequest): Array<URL | undefined> {
	const address = String(url ?? uri ?? '');
	if (address.length + (baseURL ?? '').length > MAX_LENGTH)
		throw new InvalidInput('URL', `of the request is longer than ${MAX_LENGTH} characters`);
	if (!baseURL) return [parsed(address)];
	const isAbsolute = /^([a-z][a-z\d+.-]*:)?\/\//i.test(address);
	const joined = `${baseURL.replace(SLASHES_AT_END, '')}/${address.replace(/^\/+/, '')}`;
	return [parsed(isAbsolute ? address : joined), parsed(address, baseURL)];
}

/**
 * Keeps a request, and with it the token, on the origin of the credential. It is the same for the package's own
 * requests and for those that n8n's HTTP Request makes with the credential.
 *
 * @param baseUrl address of the credential, checked
 * @returns the request, which follows no redirect
 * @throws InvalidInput that names both hosts, or says that the address is too long
 */
export function keptOnOrigin(baseUrl: string, request: AnyRequest): IHttpRequestOptions {
	const { origin } = new URL(baseUrl);
	// A text that is not an address leads nowhere: the helper refuses it.
	const elsewhere = targetsOf(request).find((target) => target && target.origin !== origin);
	if (elsewhere) {
		throw new InvalidInput(
			'URL',
			`of the request leads to ${elsewhere.origin}, but the token of this credential is sent to ${origin} only. Change the URL, or 'Base URL' in the credential.`,
		);
	}
	return { ...request, ...('uri' in request ? STAY_OLD_HELPER : STAY) };
}
