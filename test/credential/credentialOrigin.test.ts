/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- a token that works nowhere */
import type { IHttpRequestOptions } from 'n8n-workflow';
import { OptimlyApi } from '../../credentials/OptimlyApi.credentials';
import { keptOnOrigin } from '../../nodes/shared/http/origin';

const TOKEN = 'agt_0123456789abcdef0123456789abcdef';

/** What the credential makes of a request, as any node of n8n can make one. */
async function signed(request: object, baseUrl = 'https://api.optimly.io'): Promise<object> {
	const { authenticate } = new OptimlyApi();
	if (typeof authenticate !== 'function') throw new Error('It has no function authenticate');
	const options: IHttpRequestOptions = { url: '', ...request };
	if (!('url' in request)) Reflect.deleteProperty(options, 'url');
	return await authenticate({ baseUrl, accessToken: TOKEN }, options);
}

const BASE = 'https://api.optimly.io';

test.each([
	['a path below it', { url: `${BASE}/external/chat` }],
	['HTTP Request, which writes uri', { uri: `${BASE}/external/chat` }],
	['baseURL and a path', { baseURL: BASE, url: '/external/chat' }],
	['baseURL and nothing more', { baseURL: `${BASE}/`, uri: '' }],
	['the default port', { url: `${BASE}:443/x` }],
	['the host in capitals', { url: 'HTTPS://API.optimly.io/x' }],
	['another address inside the path', { url: `${BASE}/https://evil.example` }],
])('the token goes to the origin of Base URL: %s', async (_what, request) => {
	expect(await signed(request)).toHaveProperty('headers.Authorization', `Bearer ${TOKEN}`);
});

test.each([
	['another host', { url: 'https://evil.example/x' }],
	['another host as uri', { uri: 'https://evil.example/x' }],
	['a host that only begins the same', { url: 'https://api.optimly.io.evil.example/x' }],
	['a host behind user info', { url: 'https://api.optimly.io@evil.example/x' }],
	['a subdomain', { url: 'https://files.api.optimly.io/x' }],
	['plain http', { url: 'http://api.optimly.io/x' }],
	['another port', { url: 'https://api.optimly.io:8443/x' }],
	['another baseURL', { baseURL: 'https://evil.example', url: '/x' }],
	['an address that overrides baseURL', { baseURL: BASE, url: 'https://evil.example/x' }],
	['an address without scheme', { baseURL: BASE, url: '//evil.example/x' }],
	['backslashes', { baseURL: BASE, url: '\\\\evil.example/x' }],
	['white space in front', { baseURL: BASE, uri: ' https://evil.example/x' }],
	['a line break in the scheme', { baseURL: BASE, url: 'ht\ntps://evil.example/x' }],
])('the token goes to no other origin: %s', async (_what, request) => {
	const error: unknown = await signed(request).catch((thrown: unknown) => thrown);
	expect(error).toBeInstanceOf(Error);
	expect(String(error)).toContain('Base URL');
	expect(String(error)).not.toContain(TOKEN);
});

test('it says where the request would have gone, and where the token belongs', async () => {
	await expect(signed({ uri: 'https://evil.example/x?secret=1' })).rejects.toThrow(
		"'URL' of the request leads to https://evil.example, but the token of this credential is sent to https://api.optimly.io only.",
	);
});

test('a server cannot lead it elsewhere: no helper of n8n follows a redirect', async () => {
	expect(await signed({ url: `${BASE}/x` })).toMatchObject({ disableFollowRedirect: true });
	expect(await signed({ uri: `${BASE}/x`, followAllRedirects: true })).toMatchObject({
		followRedirect: false,
		followAllRedirects: false,
	});
});

describe('a request that another node makes with the credential', () => {
	const api = 'https://api.example.com';

	test.each(['https://api.example.com/a', 'HTTPS://api.example.com/a', '//api.example.com/a'])(
		'goes to %s on its own origin, whatever base it names beside that',
		(url) => {
			expect(keptOnOrigin(api, { url, baseURL: 'https://elsewhere.example' })).toMatchObject({
				url,
			});
		},
	);

	test.each(['/a', 'a', 'https:/a', 'x//a', 'ax:///a', '1https://api.example.com'])(
		'does not go to %s below a base elsewhere',
		(url) => {
			expect(() => keptOnOrigin(api, { url, baseURL: 'https://elsewhere.example' })).toThrow(
				'of the request leads to',
			);
		},
	);
});
