// The credential's test as the dialog in the editor runs it, on a real n8n server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { stopEverything } from '../../scripts/processes.mjs';
import { startRealN8n, steer, type RealN8n } from './realN8n.mjs';

let n8n: RealN8n;

before(async () => {
	n8n = await startRealN8n();
});

after(async () => await stopEverything());

async function testing(data: Record<string, unknown> = {}): Promise<string> {
	const { url, token } = n8n.sandbox;
	const credential = {
		name: 'tested',
		type: 'optimlyApi',
		data: {
			authentication: 'bearer',
			headerName: 'X-API-Key',
			accessToken: token,
			baseUrl: url,
			...data,
		},
	};
	const id = await n8n.rest.saveCredential(credential);
	return await n8n.rest.testCredential(id, credential).then(
		() => 'OK',
		(error: unknown) => String(error),
	);
}

for (const data of [
	{ authentication: 'bearer' },
	{ authentication: 'apiKey' },
	{ authentication: 'apiKey', headerName: 'x_api_key' },
	{ authentication: 'queryToken' },
]) {
	test(`a valid token is accepted: ${JSON.stringify(data)}`, async () => {
		assert.equal(await testing(data), 'OK');
		assert.match(
			await testing({ ...data, accessToken: 'agt_wrong' }),
			/does not accept this access token/,
		);
	});
}

test('an unknown client that is answered with 404 proves the token, too', async () => {
	await steer(n8n, 'PUT', 'settings', { unknownClient: 'notFound' });
	assert.equal(await testing(), 'OK');
	await steer(n8n, 'PUT', 'settings', { unknownClient: 'emptyList' });
});

test('a trailing slash of the base URL does no harm', async () => {
	assert.equal(await testing({ baseUrl: `${n8n.sandbox.url}/` }), 'OK');
});

for (const end of ['/external', '/external/']) {
	test(`${end} at the end of the base URL is understood`, async () => {
		assert.equal(await testing({ baseUrl: `${n8n.sandbox.url}${end}` }), 'OK');
		// A path that does not exist is answered with 404, which is no failure of the test.
		const requests = JSON.stringify(await steer(n8n, 'GET', 'requests'));
		assert.ok(requests.includes('/external/chat/'));
		assert.ok(!requests.includes('/external/external'));
	});
}

for (const [status, words] of [
	[403, /does not allow/],
	[429, /Not verified.*429/],
	[500, /Not verified.*500/],
	[503, /Not verified.*503/],
] as const) {
	test(`status ${status} is no proof`, async () => {
		await steer(n8n, 'POST', 'faults', { fault: { kind: 'status', status } });
		assert.match(await testing(), words);
		await steer(n8n, 'DELETE', 'faults');
	});
}

test('a redirect is no proof, and is not followed', async () => {
	await steer(n8n, 'POST', 'faults', {
		fault: { kind: 'redirect', status: 307, location: `${n8n.sandbox.url}/health` },
	});
	const before = JSON.stringify(await steer(n8n, 'GET', 'requests'));
	assert.match(await testing(), /redirect \(307\)/);
	const requests = JSON.stringify(await steer(n8n, 'GET', 'requests'));
	assert.ok(!requests.slice(before.length).includes('/health'));
	await steer(n8n, 'DELETE', 'faults');
});

test('a host that does not answer is no proof', async () => {
	assert.notEqual(await testing({ baseUrl: 'http://127.0.0.1:9' }), 'OK');
});

for (const [data, words] of [
	[{ accessToken: 'agt_a\nb' }, /Access Token/],
	[{ baseUrl: 'ftp://127.0.0.1' }, /Base URL/],
	[{ baseUrl: 'http://example.com' }, /Base URL/],
] as const) {
	test(`bad input is refused in words that name the field: ${JSON.stringify(data)}`, async () => {
		assert.match(await testing(data), words);
	});
}
