import { forbiddenKey } from '../../sandbox';
import { useSandbox } from '../../test/engine/useSandbox';
import { NumenoApi } from '../credentials/NumenoApi.credentials';

const sandbox = useSandbox();
const credential = new NumenoApi();

test('the key is a password without a default; the address is that of the API', () => {
	const field = (name: string) => credential.properties.find((one) => one.name === name);
	expect(field('apiKey')).toMatchObject({ typeOptions: { password: true }, default: '' });
	expect(field('baseUrl')?.default).toBe('https://api.numeno.ai/chat');
});

test('the key goes into one header, and nowhere else', async () => {
	const { authenticate } = credential;
	if (typeof authenticate !== 'function') throw new Error('It has no function authenticate');
	const signed = await authenticate(
		{ apiKey: ' nmo_1 ', baseUrl: 'https://api.numeno.ai/chat/' },
		{ url: '/x', headers: { Accept: 'application/json' } },
	);
	expect(signed).toEqual({
		url: '/x',
		disableFollowRedirect: true,
		headers: { Accept: 'application/json', 'X-Numeno-Key': 'nmo_1' },
	});
});

/** What the credential's test would say, for the status that its request gets. */
async function verdict(key: string): Promise<{ status: number; words: string | undefined }> {
	const { request, rules = [] } = credential.test;
	const response = await fetch(sandbox.now.numeno.url + String(request.url), {
		method: request.method,
		headers: { 'x-numeno-key': key, 'content-type': 'application/json' },
		body: JSON.stringify(request.body),
	});
	const { status } = response;
	const rule = rules.find(({ properties }) => 'value' in properties && properties.value === status);
	return {
		status,
		words: rule && 'message' in rule.properties ? rule.properties.message : undefined,
	};
}

test('its test: 404 is a key that works, 401 and 403 say what is wrong; nothing is stored', async () => {
	expect(await verdict(sandbox.now.numeno.key)).toEqual({ status: 404, words: undefined });
	expect(await verdict('wrong')).toEqual({
		status: 401,
		words: expect.stringContaining('does not accept this API key'),
	});
	expect(await verdict(forbiddenKey)).toEqual({
		status: 403,
		words: expect.stringContaining('does not allow it to write messages'),
	});
	expect(sandbox.now.numeno.messages).toEqual([]);
});

test('its test follows no redirect, and every status from 300 on but 404 is "not verified"', () => {
	const { request, rules = [] } = credential.test;
	expect(request.disableFollowRedirect).toBe(true);
	const statuses = rules.map(({ properties }) => ('value' in properties ? properties.value : 0));
	expect(statuses).toHaveLength(299);
	expect(statuses).not.toContain(404);
});
