import type { ICredentialTestRequest, IHttpRequestOptions } from 'n8n-workflow';

/** Every status that does not prove that the token works. 404 does: the service knows the token but not the thing asked for. */
const NOT_VERIFIED = Array.from({ length: 300 }, (_, index) => 300 + index).filter(
	(status) => status !== 404,
);

function wordsFor(status: number, words: ReadonlyMap<number, string>): string {
	if (status < 400)
		return `Not verified: the server answered with a redirect (${status}). Check 'Base URL'.`;
	return (
		words.get(status) ??
		`Not verified: the server answered with status ${status}. Check 'Base URL', or try again later.`
	);
}

/**
 * The test of a credential: one request that changes nothing and is answered with 2xx or 404 when the token works.
 * A `responseSuccessBody` rule must not be added: n8n's tester ends with an error on an empty list.
 *
 * @param apiPath the start of every path of the API, understood at the end of the base URL
 * @param words status -> what it means for the token; all others are "not verified"
 */
export function credentialTest(
	request: IHttpRequestOptions,
	words: ReadonlyMap<number, string>,
	apiPath: string,
): ICredentialTestRequest {
	return {
		request: {
			// As CredentialFields.baseUrl reads it; n8n works this out in the place of our own code.
			baseURL: `={{ ($credentials.baseUrl || "").trim().replace(/\\/+$/, "").replace(/${apiPath.replace('/', '\\/')}$/, "").replace(/\\/+$/, "") }}`,
			...request,
			ignoreHttpStatusErrors: { ignore: true, except: NOT_VERIFIED },
			disableFollowRedirect: true,
		},
		rules: NOT_VERIFIED.map((status) => ({
			type: 'responseCode',
			properties: { value: status, message: wordsFor(status, words) },
		})),
	};
}
