import { NodeHelpers, type INodeParameters } from 'n8n-workflow';
import { OptimlyApi } from '../../credentials/OptimlyApi.credentials';
import { optimlyConnection } from '../../nodes/OptimlyMessage/api/access';

test('The limits that the dialog shows are those that hold when it is not opened', () => {
	const credential = { accessToken: 'agt_0', baseUrl: 'https://api.example.com' };
	const shown = new OptimlyApi().properties
		.filter(({ type }) => type === 'number')
		.map(({ name, default: limit }) => [name, Number(limit)]);
	expect(shown).toHaveLength(5);
	const changed = { ...credential, changeLimits: true, ...Object.fromEntries(shown) };
	const unchanged = { ...credential, changeLimits: false };
	expect(optimlyConnection(changed).quotas).toEqual(optimlyConnection(unchanged).quotas);
});

test.each([
	['requestsPerMinute', 'request', 60_000],
	['requestsPerHour', 'request', 3_600_000],
	['agentCallsPerMinute', 'agentCall', 60_000],
	['newChatsPerMinute', 'newChat', 60_000],
	['newChatsPerHour', 'newChat', 3_600_000],
])('%s limits each %s within %d ms', (field, kind, windowMs) => {
	const unlimited = new OptimlyApi().properties
		.filter(({ type }) => type === 'number')
		.map(({ name }) => [name, 0]);
	const { quotas } = optimlyConnection({
		accessToken: 'agt_0',
		baseUrl: 'https://api.example.com',
		changeLimits: true,
		...Object.fromEntries(unlimited),
		[field]: 7,
	});
	expect(quotas.filter(({ limit }) => limit > 0)).toEqual([{ kind, limit: 7, windowMs }]);
});

test('the dialog is short until somebody wants to change the limits', () => {
	const { properties } = new OptimlyApi();
	const shown = (values: INodeParameters) => {
		const all = {
			...Object.fromEntries(properties.map((one) => [one.name, one.default])),
			...values,
		};
		return properties
			.filter((one) => NodeHelpers.displayParameter(all, one, null, null))
			.map(({ name }) => name);
	};
	expect(shown({})).toEqual(['authentication', 'accessToken', 'baseUrl', 'changeLimits']);
	expect(shown({ changeLimits: true })).toHaveLength(9);
	expect(shown({ authentication: 'apiKey' })).toContain('headerName');
});
