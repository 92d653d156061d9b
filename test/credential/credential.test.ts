/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- a token that works nowhere */
import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { OptimlyApi } from '../../credentials/OptimlyApi.credentials';

const credential = new OptimlyApi();
const TOKEN = 'agt_0123456789abcdef0123456789abcdef';

async function authenticated(
	data: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions = { url: 'https://api.optimly.io/x' },
): Promise<IHttpRequestOptions> {
	const { authenticate } = credential;
	if (typeof authenticate !== 'function')
		throw new Error('The credential has no function authenticate');
	return await authenticate(
		{ baseUrl: 'https://api.optimly.io', accessToken: TOKEN, ...data },
		options,
	);
}

describe('fields', () => {
	const field = (name: string) => credential.properties.find((property) => property.name === name);

	test('have the designed names and defaults', () => {
		expect(field('authentication')?.default).toBe('bearer');
		expect(field('headerName')?.default).toBe('X-API-Key');
		expect(field('baseUrl')?.default).toBe('https://api.optimly.io');
		const values = (name: string) =>
			field(name)
				?.options?.map((option) => Object(option).value)
				.sort();
		expect(values('authentication')).toEqual(['apiKey', 'bearer', 'queryToken']);
		expect(values('headerName')).toEqual(['X-API-Key', 'x_api_key']);
	});

	test('the token is a password and has no default', () => {
		expect(field('accessToken')).toMatchObject({
			typeOptions: { password: true },
			default: '',
			required: true,
		});
	});

	test('the header name is asked for with the API key only', () => {
		expect(field('headerName')?.displayOptions).toEqual({ show: { authentication: ['apiKey'] } });
	});
});

describe('authenticate', () => {
	test.each<[string, ICredentialDataDecryptedObject, object]>([
		['no choice: bearer', {}, { headers: { Authorization: `Bearer ${TOKEN}` } }],
		['bearer', { authentication: 'bearer' }, { headers: { Authorization: `Bearer ${TOKEN}` } }],
		['API key', { authentication: 'apiKey' }, { headers: { 'X-API-Key': TOKEN } }],
		[
			'the other API key',
			{ authentication: 'apiKey', headerName: 'x_api_key' },
			{ headers: { x_api_key: TOKEN } },
		],
		['query token', { authentication: 'queryToken' }, { qs: { access_token_query: TOKEN } }],
	])('%s', async (_mode, data, added) => {
		expect(await authenticated(data)).toEqual({
			url: 'https://api.optimly.io/x',
			disableFollowRedirect: true,
			...added,
		});
	});

	test('keeps what the request has, and leaves the given options as they were', async () => {
		const given = {
			url: 'https://api.optimly.io/x',
			headers: { Accept: 'application/json' },
			qs: { limit: 1 },
		};
		const before = structuredClone(given);
		const bearer = await authenticated({}, given);
		const query = await authenticated({ authentication: 'queryToken' }, given);
		expect(bearer.headers).toEqual({
			Accept: 'application/json',
			Authorization: `Bearer ${TOKEN}`,
		});
		expect(query.qs).toEqual({ limit: 1, access_token_query: TOKEN });
		expect(given).toEqual(before);
	});

	test('trims the token', async () => {
		expect(await authenticated({ accessToken: `\n ${TOKEN} ` })).toHaveProperty(
			'headers.Authorization',
			`Bearer ${TOKEN}`,
		);
	});

	test.each([
		['an empty token', { accessToken: ' ' }, 'Access Token'],
		['an expression that was not worked out', { accessToken: '={{$json.token}}' }, 'Access Token'],
		['control characters', { accessToken: `${TOKEN}\r\nX-Evil: 1` }, 'Access Token'],
		['ftp', { baseUrl: 'ftp://api.optimly.io' }, 'Base URL'],
		['http to another host', { baseUrl: 'http://api.optimly.io' }, 'Base URL'],
		['another kind', { authentication: '__proto__' }, 'Authentication'],
		['another header', { authentication: 'apiKey', headerName: 'Host' }, 'Header Name'],
	])('refuses %s, naming the field and not the token', async (_what, data, label) => {
		const error: unknown = await authenticated(data).catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(Error);
		expect(String(error)).toContain(`'${label}'`);
		expect(String(error)).not.toContain(TOKEN);
	});
});

describe('test', () => {
	const { request, rules = [] } = credential.test;
	const notVerified = Array.from({ length: 300 }, (_, index) => 300 + index).filter(
		(status) => status !== 404,
	);

	test('reads something that does not exist, and follows no redirect', () => {
		expect(request.method ?? 'GET').toBe('GET');
		expect(request.url).toMatch(/^\/external\/chat\/[\w-]+\/chats$/);
		expect(request.disableFollowRedirect).toBe(true);
	});

	test('every status from 300 to 599 but 404 fails', () => {
		expect(request.ignoreHttpStatusErrors).toEqual({ ignore: true, except: notVerified });
	});

	test('has words for every one of them, by status only: a rule on the body crashes on an empty list', () => {
		expect(new Set(rules.map(({ type }) => type))).toEqual(new Set(['responseCode']));
		expect(rules.map(({ properties }) => Object(properties).value)).toEqual(notVerified);
		for (const { properties } of rules) {
			const { message, value } = Object(properties);
			expect(message).toMatch(/^[A-Z].*\.$/);
			expect(message).toContain(String(value));
		}
	});

	test.each([
		[401, /token/i],
		[403, /allow/i],
		[429, /^Not verified/],
		[500, /^Not verified/],
		[302, /^Not verified.*redirect/],
	])('%d is explained', (status, words) => {
		const rule = rules.find(({ properties }) => Object(properties).value === status);
		expect(Object(rule?.properties).message).toMatch(words);
	});
});
