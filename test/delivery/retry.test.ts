import { startSandbox, type Fault, type Sandbox } from '../../sandbox';
import { declared } from '../engine/engineVersion';
import { freePort, watchRefusals } from './connections';
import { failureDetails, hintsOf } from './leftBehind';
import { scaledNode } from './scaledNode';
import { itemsIn, posts, reads, useFreshSandbox, userTexts } from './useFreshSandbox';
import { testOptimly } from '../onlyOptimly';
import { underTest } from '../underTest';

const sandbox = useFreshSandbox();

const send = underTest.send('={{ $json.chat }}', { content: '={{ $json.text }}' });

const gapsBetween = ({ requests }: Sandbox): number[] =>
	requests.slice(1).map(({ receivedAt }, index) => receivedAt - requests[index].receivedAt);

describe('rate answers', () => {
	test.each<[string, Fault, number]>([
		['429 with Retry-After in seconds', { kind: 'retryAfter', seconds: 1 }, 990],
		['429 with Retry-After as a date', { kind: 'retryAfter', seconds: 1, as: 'date' }, 990],
		['429 without Retry-After', { kind: 'status', status: 429 }, 990],
		[
			'429 with an unreadable Retry-After',
			{ kind: 'status', status: 429, headers: { 'retry-after': 'soon' } },
			990,
		],
		['503 with Retry-After in seconds', { kind: 'retryAfter', seconds: 1, status: 503 }, 990],
		[
			'503 with Retry-After as a date',
			{ kind: 'retryAfter', seconds: 1, status: 503, as: 'date' },
			990,
		],
	])('%s: sent again after the wait', async (_what, fault, atLeast) => {
		const items = itemsIn(sandbox.now, 'a');
		sandbox.now.addFault({ fault });
		// Without a Retry-After it is the window of the quota that is waited for: here a second.
		const nodeType = scaledNode(1 / 60);
		const result = await sandbox.run(send, { items, nodeType });
		expect(result.run.status).toBe('success');
		expect(posts(sandbox.now)).toHaveLength(2);
		expect(userTexts(sandbox.now)).toEqual(['text 0']);
		expect(gapsBetween(sandbox.now)[0]).toBeGreaterThan(atLeast);
		expect(gapsBetween(sandbox.now)[0]).toBeLessThan(2500);
		expect(hintsOf(result)).toContainEqual(expect.stringContaining('sent again'));
	});

	testOptimly(
		'503 without Retry-After can come after the work was done: looked for, not sent again',
		async () => {
			const items = itemsIn(sandbox.now, 'a');
			sandbox.now.addFault({ fault: { kind: 'status', status: 503 } });
			const result = await sandbox.run({ ...send, options: { maxWait: 0.3 } }, { items });
			expect(failureDetails(result)).toMatchObject([
				{ kind: 'delivery_unknown', status: 503, attempts: 1 },
			]);
			expect(posts(sandbox.now)).toHaveLength(1);
			expect(reads(sandbox.now).length).toBeGreaterThan(0);
		},
	);

	test.each<[string, Fault]>([
		['Retry-After of 0', { kind: 'retryAfter', seconds: 0 }],
		[
			'Retry-After of a time that is over',
			{ kind: 'status', status: 429, headers: { 'retry-after': 'Fri, 20 Jun 2025 14:00:00 GMT' } },
		],
		['503 with Retry-After of 0', { kind: 'retryAfter', seconds: 0, status: 503 }],
		['no Retry-After', { kind: 'status', status: 429 }],
	])(
		'%s, again and again: the server is not hammered, and maxWait ends it',
		async (_what, fault) => {
			const items = itemsIn(sandbox.now, 'a');
			sandbox.now.addFault({ times: 100_000, fault });
			const [result] = await Promise.all([
				sandbox.run({ ...send, options: { maxWait: 1 } }, { items }),
			]);
			expect(failureDetails(result)).toMatchObject([{ delivered: 'no' }]);
			expect(posts(sandbox.now).length).toBeLessThan(20);
		},
	);
});

describe('a wait that would pass maxWait', () => {
	const options = { maxWait: 1 };

	test('429: fails at once as rate_limited, with the time in details and in the failure that n8n reads', async () => {
		const items = itemsIn(sandbox.now, 'a', 'b');
		sandbox.now.addFault({ fault: { kind: 'retryAfter', seconds: 600 } });
		const start = Date.now();
		const result = await sandbox.run(
			{ ...send, options: { ...options, maxParallelChats: 1 } },
			{ items },
		);
		expect(Date.now() - start).toBeLessThan(1000);
		const [details] = failureDetails(result);
		expect(details).toMatchObject({
			kind: 'rate_limited',
			status: 429,
			delivered: 'no',
			attempts: 1,
			api_detail: 'Rate limit exceeded',
		});
		expect(details.retry_after_ms).toBeGreaterThan(598_000);
		expect(details.retry_after_ms).toBeLessThanOrEqual(600_000);
		const resets = Date.parse(String(details.resets_at));
		expect(Math.abs(resets - start - 600_000)).toBeLessThan(2000);
		expect(Object(result.run.data.resultData.error).failure).toEqual(
			declared({
				cause: 'rate-limited',
				retryAfterMs: details.retry_after_ms,
				resetsAtEpochMs: resets,
			}),
		);
		expect(posts(sandbox.now)).toHaveLength(1);
	});

	test('503: server_error, and n8n reads temporarily-unavailable', async () => {
		const items = itemsIn(sandbox.now, 'a');
		sandbox.now.addFault({ fault: { kind: 'retryAfter', seconds: 600, status: 503 } });
		const result = await sandbox.run({ ...send, options }, { items });
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'server_error', status: 503, delivered: 'no' },
		]);
		expect(Object(result.run.data.resultData.error).failure).toEqual(
			declared({
				cause: 'temporarily-unavailable',
				retryAfterMs: expect.any(Number),
				resetsAtEpochMs: expect.any(Number),
			}),
		);
	});

	test('items after it fail the same way without a request', async () => {
		const items = itemsIn(
			sandbox.now,
			...Array.from({ length: 50 }, (_, chat) => `chat_${chat % 5}`),
		);
		sandbox.now.addFault({ times: 100, fault: { kind: 'retryAfter', seconds: 600 } });
		const result = await sandbox.run(
			{ ...send, options: { ...options, maxParallelChats: 2 } },
			{ items, settings: { onError: 'continueRegularOutput' } },
		);
		const details = failureDetails(result);
		expect(details.map(({ kind, delivered }) => `${kind} ${delivered}`)).toEqual(
			Array(50).fill('rate_limited no'),
		);
		expect(details.filter(({ attempts }) => attempts !== 0).length).toBeLessThanOrEqual(2);
		expect(posts(sandbox.now).length).toBeLessThanOrEqual(2);
	});

	test('short waits add up to it', async () => {
		const items = itemsIn(sandbox.now, 'a');
		sandbox.now.addFault({ times: 100, fault: { kind: 'retryAfter', seconds: 1 } });
		const result = await sandbox.run({ ...send, options: { maxWait: 2.5 } }, { items });
		expect(failureDetails(result)).toMatchObject([{ kind: 'rate_limited', attempts: 3 }]);
	});

	test.each(['9'.repeat(17), '9'.repeat(400), 'Fri, 31 Dec 275000 00:00:00 GMT'])(
		'a time beyond all reason is an answer like any other: %s',
		async (header) => {
			const items = itemsIn(sandbox.now, 'a');
			sandbox.now.addFault({
				fault: { kind: 'status', status: 429, headers: { 'retry-after': header } },
			});
			const result = await sandbox.run({ ...send, options }, { items });
			expect(failureDetails(result)).toMatchObject([
				{ kind: 'rate_limited', resets_at: expect.stringMatching(/^\d{4}-/) },
			]);
		},
	);
});

describe('nobody there', () => {
	const MANY = Array.from({ length: 1000 }, (_, index) => ({
		chat: `chat_${index % 100}`,
		text: `text ${index}`,
	}));
	const settings = { onError: 'continueRegularOutput' as const };

	/** Runs all of them and says how each ended, in one word where all ended alike. */
	async function runMany(baseUrl: string, parameters = send) {
		const start = Date.now();
		const result = await sandbox.run(parameters, {
			items: MANY,
			credential: sandbox.credential({ baseUrl }),
			settings,
			executionId: baseUrl,
		});
		const details = failureDetails(result);
		return {
			ms: Date.now() - start,
			failed: details.length,
			ends: [...new Set(details.map(({ kind, delivered }) => `${kind}, delivered: ${delivered}`))],
			mostAttempts: Math.max(...details.map(({ attempts }) => Number(attempts))),
			error: result.done[0].error,
		};
	}

	function expectFourTries(many: Awaited<ReturnType<typeof runMany>>): void {
		expect(many).toMatchObject({
			failed: 1000,
			ends: ['connection, delivered: no'],
			mostAttempts: 4,
		});
		expect(many.ms).toBeLessThan(20_000);
	}

	test('four tries within 15 s, then 1 000 items fail at once: refused or not found', async () => {
		const port = await freePort();
		const refusals = watchRefusals(port, () => {});
		const [refused, notFound] = await Promise.all([
			runMany(`http://127.0.0.1:${port}`),
			runMany('https://no-such-host.invalid'),
		]);
		refusals.stop();
		for (const many of [refused, notFound]) expectFourTries(many);
		expect(refused.error).toContain('ECONNREFUSED');
		expect(notFound.error).toContain('host name could not be resolved');
		// Ten lanes: one with all its tries, the others with one to four.
		expect(refusals.count).toBeGreaterThanOrEqual(13);
		expect(refusals.count).toBeLessThanOrEqual(40);
	});

	testOptimly('the same when they read first', async () => {
		const readsFirst = {
			...underTest.send('', { content: '={{ $json.text }}' }),
			chatSource: 'client',
			clientId: '={{ $json.text }}',
		};
		expectFourTries(await runMany(`http://127.0.0.1:${await freePort()}`, readsFirst));
	});

	test('a server that comes up in time gets the items, each once', async () => {
		const port = await freePort();
		let late: Promise<Sandbox> | undefined;
		const { token, numeno } = sandbox.now;
		const refusals = watchRefusals(port, () => {
			late ??= startSandbox({ port, token, numenoKey: numeno.key });
		});
		const credential = sandbox.credential({
			baseUrl: sandbox.credential().baseUrl?.toString().replace(/:\d+/, `:${port}`),
		});
		const items = Array.from({ length: 5 }, (_, index) => ({ client: `client-${index}` }));
		const result = await sandbox.run(underTest.open('={{ $json.client }}'), { items, credential });
		refusals.stop();
		const server = await late;
		await server?.close();
		expect(result.run.status).toBe('success');
		expect(server?.requests).toHaveLength(5);
		expect(hintsOf(result)).toContainEqual(expect.stringContaining('sent again'));
	});
});
