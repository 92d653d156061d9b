/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-hardcoded-secrets -- tests are not part of the package; the tokens work nowhere */
import { logOfN8n } from '../engine/logOfN8n';
import { inspect } from 'node:util';
import type { Fault } from '../../sandbox';
import type { EngineResult } from '../engine/engine';
import { startOtherServer, type OtherServer } from '../engine/otherServer';
import { useSandbox } from '../engine/useSandbox';
import { underTest } from '../underTest';

const sandbox = useSandbox();
const { forbidden, secret, words } = underTest;
const tokenIn = (running: typeof sandbox.now) =>
	String(underTest.credential(running)[secret.field]);

/** Printed with all hidden properties, causes and symbols. */
const everythingIn = (value: unknown) =>
	inspect(value, {
		depth: Infinity,
		showHidden: true,
		maxStringLength: Infinity,
		maxArrayLength: Infinity,
	});

const formsOf = (secret: string) => [
	secret,
	encodeURIComponent(secret),
	Buffer.from(secret).toString('base64'),
	Buffer.from(secret).toString('base64url'),
];

const printed: string[] = [];

beforeAll(async () => {
	for (const method of ['debug', 'log', 'info', 'warn', 'error', 'trace'] as const) {
		jest
			.spyOn(console, method)
			.mockImplementation((...words) => void printed.push(everythingIn(words)));
	}
	// The first request makes n8n's logger.
	await sandbox.run(underTest.open('client-1'));
});

/** Each place in which one of the texts stands, with what is around it. */
const placesOf = (texts: readonly string[], within: string): string[] =>
	texts.flatMap((text) => {
		const at = within.indexOf(text);
		return at < 0 ? [] : [within.slice(Math.max(0, at - 60), at + text.length + 60)];
	});

/** Expects the secret nowhere: outputs, error with cause and stack, stored execution, n8n's log, console. */
async function expectNowhere(secret: string, { run, stored }: EngineResult): Promise<void> {
	const log = await logOfN8n();
	expect(log.includes('Running node \\"Chat\\" started')).toBe(true);
	const everything = [stored, everythingIn(run), log, ...printed].join('\n');
	expect(placesOf(formsOf(secret), everything)).toEqual([]);
}

const modes = underTest.authentications;

const WRONG_TOKEN = 'agt_0123456789abcdef0123456789wrong0';

describe.each(modes)('%s', (_mode, authentication) => {
	test.each([undefined, 'continueErrorOutput', 'continueRegularOutput'] as const)(
		'401 is kind authentication with the detail of the API, and the token is nowhere (on error: %s)',
		async (onError) => {
			const result = await sandbox.run(underTest.send('chat_1'), {
				credential: sandbox.credential({ ...authentication, [secret.field]: WRONG_TOKEN }),
				settings: onError ? { onError } : {},
			});
			expect(sandbox.now.requests.map(({ status }) => status)).toEqual([401]);
			const { details } =
				result.failed[0] ?? result.done[0] ?? Object(result.run.data.resultData.error).context;
			expect(details).toMatchObject({
				kind: 'authentication',
				status: 401,
				delivered: 'no',
				api_detail: words.unauthorized,
			});
			const message =
				result.failed[0]?.error ??
				result.done[0]?.error ??
				result.run.data.resultData.error?.message;
			expect(message).toContain(words.unauthorized);
			await expectNowhere(WRONG_TOKEN, result);
		},
	);

	test('403 is kind permission', async () => {
		const credential = sandbox.credential({ ...authentication, [secret.field]: forbidden });
		const result = await sandbox.run(underTest.send('chat_1'), { credential });
		expect(result.run.data.resultData.error).toHaveProperty('context.details.kind', 'permission');
		await expectNowhere(forbidden, result);
	});

	test.each<[string, Fault]>([
		['a success', { kind: 'delay', ms: 0 }],
		['a reset', { kind: 'reset' }],
		['an answer out of time', { kind: 'hang' }],
		['half a body', { kind: 'halfBody' }],
		['a web page', { kind: 'html' }],
	])('the token is nowhere after %s', async (_what, fault) => {
		sandbox.now.addFault({ fault });
		const credential = sandbox.credential(authentication);
		const result = await sandbox.run(
			underTest.open('client-1', { options: { timeout: fault.kind === 'hang' ? 0.3 : 20 } }),
			{
				credential,
			},
		);
		expect(sandbox.now.requests).toHaveLength(1);
		await expectNowhere(tokenIn(sandbox.now), result);
	});
});

test.each(modes)(
	'the token is nowhere when nobody listens (%s)',
	async (_mode, authentication) => {
		const credential = sandbox.credential({ ...authentication, baseUrl: 'http://127.0.0.1:1' });
		const result = await sandbox.run(underTest.open('client-1'), { credential });
		expect(result.run.data.resultData.error).toHaveProperty('context.details.kind', 'connection');
		await expectNowhere(tokenIn(sandbox.now), result);
	},
	30_000,
);

describe('another server', () => {
	let other: OtherServer;
	beforeEach(async () => {
		other = await startOtherServer();
	});
	afterEach(async () => {
		await other.close();
	});

	const redirects = modes.flatMap(([mode, authentication]) =>
		([301, 302, 303, 307, 308] as const).map((status) => [status, mode, authentication] as const),
	);

	test.each(redirects)('%d with %s is not followed', async (status, _mode, authentication) => {
		sandbox.now.addFault({
			times: 5,
			fault: { kind: 'redirect', status, location: `${other.url}/external/take` },
		});
		// Without a look for what a 302 or 303 did, which would go on for a minute; the next test reads.
		const send = underTest.send('chat_1', { options: { onUncertainDelivery: 'fail' } });
		const result = await sandbox.run(send, {
			credential: sandbox.credential(authentication),
		});
		expect(result.run.data.resultData.error).toHaveProperty(
			'context.details.kind',
			'unexpected_redirect',
		);
		expect(other.received).toEqual([]);
		await expectNowhere(tokenIn(sandbox.now), result);
	});

	test('and the look that follows a 302 is not redirected either', async () => {
		sandbox.now.addFault({
			times: 2,
			fault: { kind: 'redirect', status: 302, location: `${other.url}/external/take` },
		});
		underTest.createChat(sandbox.now, 'chat_1');
		const result = await sandbox.run(underTest.send('chat_1'), {
			credential: sandbox.credential(),
		});
		expect(sandbox.now.requests.length).toBeGreaterThan(underTest.findsAgain ? 1 : 0);
		expect(other.received).toEqual([]);
		await expectNowhere(tokenIn(sandbox.now), result);
	});

	// What a secret can look like on the wire: letters that URLs escape, in part or not at all.
	const secrets = ['agt_0123456789abcdef', 'agt_a+b/c=d&e%f', "agt_(a)!*'~b", 'agt_a:b/c,d$e'];

	test.each(
		modes.flatMap(([mode, authentication]) =>
			secrets.map((secret) => [mode, secret, authentication] as const),
		),
	)(
		'that repeats the request: no form of the token is shown (%s, %s)',
		async (_mode, secret, authentication) => {
			const credential = sandbox.credential({
				...authentication,
				[underTest.secret.field]: secret,
				baseUrl: other.url,
			});
			const result = await sandbox.run(underTest.open('client-1'), { credential });
			expect(result.run.data.resultData.error).toHaveProperty('context.details.status', 400);
			await expectNowhere(secret, result);
			const [, onTheWire] = /access_token_query=([^&\s]+)/.exec(other.received[0]) ?? [];
			if (onTheWire) expect(placesOf([onTheWire], everythingIn(result.run))).toEqual([]);
		},
	);
});

describe('what the API says of the token', () => {
	const TOKEN = 'agt_a+b/c=0123456789abcdef';

	test.each([
		['as it is', TOKEN],
		['URI-encoded', encodeURIComponent(TOKEN)],
		[
			'URI-encoded in small letters',
			encodeURIComponent(TOKEN).replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
		],
		['in base64', Buffer.from(TOKEN).toString('base64')],
		['in base64url', Buffer.from(TOKEN).toString('base64url')],
		['twice', `${TOKEN}${TOKEN}`],
	])('%s is scrubbed from the detail', async (_form, form) => {
		const detail = `Token ${form} is not known`;
		sandbox.now.addFault({ fault: { kind: 'status', status: 401, body: { detail } } });
		const result = await sandbox.run(underTest.open('client-1'), {
			credential: sandbox.credential({ [secret.field]: TOKEN }),
		});
		expect(result.run.data.resultData.error?.message).toContain('is not known');
		expect(placesOf([form], everythingIn(result.run))).toEqual([]);
		await expectNowhere(TOKEN, result);
	});

	test.each(underTest.operations)('%s: is scrubbed', async (_title, parameters) => {
		const token = tokenIn(sandbox.now);
		sandbox.now.addFault({
			fault: { kind: 'status', status: 400, body: { detail: [{ loc: [token], msg: token }] } },
		});
		const result = await sandbox.run(parameters('chat_1'));
		expect(sandbox.now.requests).toHaveLength(1);
		await expectNowhere(token, result);
	});
});
