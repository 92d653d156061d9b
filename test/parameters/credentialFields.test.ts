import { optimlyConnection } from '../../nodes/OptimlyMessage/api/access';
import { CredentialFields } from '../../nodes/shared/parameters/credentialFields';
import { refusal } from './refusal';

describe('a credential', () => {
	const fields = (values: object) => new CredentialFields({ ...values });
	const baseUrl = (text: unknown) => fields({ baseUrl: text }).baseUrl('/external');

	test.each([
		['https://api.example.com', 'https://api.example.com'],
		[' https://api.example.com// ', 'https://api.example.com'],
		['https://api.example.com/external/', 'https://api.example.com'],
		['https://api.example.com//external', 'https://api.example.com'],
		['https://api.example.com/v1/external//', 'https://api.example.com/v1'],
		['https://api.example.com/external/v1', 'https://api.example.com/external/v1'],
		['https://api.example.com//a', 'https://api.example.com//a'],
	])('the base URL %j is %j', (text, url) => {
		expect(baseUrl(text)).toBe(url);
	});

	test('without an address, or token, the field is named', () => {
		expect(refusal(() => baseUrl(undefined))).toContain(
			"'Base URL' of the credential is not a web address",
		);
		const secret = (token: unknown) => fields({ token }).secret('token', 'Token');
		expect(secret(' k ')).toBe('k');
		expect(refusal(() => secret(undefined))).toBe("'Token' of the credential is empty");
		expect(refusal(() => secret('a b'))).toContain("'Token' of the credential contains spaces");
		for (const expression of ['=x', 'a{{b', '={{ $json.a }}'])
			expect(refusal(() => secret(expression))).toContain('holds an expression');
		expect(secret('a=b{c')).toBe('a=b{c');
	});

	test('its limits', () => {
		const QUOTA = {
			field: 'perMinute',
			label: 'Per Minute',
			description: '',
			kind: 'request',
			windowMs: 5,
			documented: 9,
		};
		const limit = (values: object) => fields(values).quotas([QUOTA]);
		expect(limit({})).toEqual([{ kind: 'request', limit: 9, windowMs: 5 }]);
		expect(limit({ perMinute: 3 })[0].limit).toBe(3);
		expect(limit({ perMinute: 0, changeLimits: true })[0].limit).toBe(0);
		expect(limit({ perMinute: '4', changeLimits: true })[0].limit).toBe(4);
		expect(limit({ perMinute: 3, changeLimits: false })[0].limit).toBe(9);
		for (const perMinute of [-1, 1.5, 'x'])
			expect(refusal(() => limit({ perMinute }))).toBe(
				"'Per Minute' of the credential has to be a whole number, 0 for no limit",
			);
	});

	test('of Optimly: what is public in its requests, and its defaults', () => {
		const connection = optimlyConnection({
			accessToken: 'agt_1',
			baseUrl: 'https://api.example.com/external',
		});
		expect(connection.baseUrl).toBe('https://api.example.com');
		expect([...connection.publicFields]).toEqual(['chat_id', 'sender']);
		expect([...connection.momentFields]).toEqual(['timestamp']);
		expect(connection.quotas.map(({ kind, limit, windowMs }) => [kind, limit, windowMs])).toEqual([
			['request', 100, 60_000],
			['request', 1_000, 3_600_000],
			['agentCall', 60, 60_000],
			['newChat', 30, 60_000],
			['newChat', 50, 3_600_000],
		]);
	});
});
