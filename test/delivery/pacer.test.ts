/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';
import { optimly } from '../../nodes/OptimlyMessage/optimlyService';
import { pacerFor } from '../../nodes/shared/quota/pacers';
import type { LoggedRequest } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import { runNode, type EngineRun } from '../engine/engine';
import { leadInNewChat } from '../engine/parameters';
import { waitUntil } from '../waitUntil';
import { failureDetails, hintsOf } from './leftBehind';
import { nodeWith, scaledNode } from './scaledNode';
import { itemsIn, posts, useFreshSandbox } from './useFreshSandbox';
import { testOptimly } from '../onlyOptimly';
import { underTest } from '../underTest';

const sandbox = useFreshSandbox();

/** A minute is a second here. */
const SECOND_FOR_MINUTE = 1 / 60;
const aSecond = scaledNode(SECOND_FOR_MINUTE);

const send = (maxParallelChats = 20) =>
	underTest.send('={{ $json.chat }}', {
		content: '={{ $json.text }}',
		options: { maxParallelChats },
	});

const chats = (count: number, prefix = 'chat') =>
	Array.from({ length: count }, (_, index) => `${prefix}_${index}`);

const rateAnswers = (requests: readonly LoggedRequest[]) =>
	requests.filter(({ status }) => status === 429).length;

const spanOf = (requests: readonly LoggedRequest[]) =>
	(requests.at(-1)?.receivedAt ?? 0) - (requests[0]?.receivedAt ?? 0);

describe('quota of the credential', () => {
	/** Three executions of sixty items each that begin together. */
	const threeExecutions = async (
		parameters: INodeParameters,
		more: Pick<EngineRun, 'credential'> & Partial<EngineRun>,
	) => {
		const runs = ['1', '2', '3'].map(async (executionId) => {
			const items = itemsIn(sandbox.now, ...chats(60, `chat_of_${executionId}`));
			return await sandbox.run(parameters, { items, executionId, ...more });
		});
		return await Promise.all(runs);
	};

	test('the executions of a process share it: together they send what it allows, not more', async () => {
		const parameters = { ...send(), options: { maxParallelChats: 20, maxWait: 0 } };
		const results = await threeExecutions(parameters, {
			// In an hour: nothing of it is free again before the last item has asked.
			credential: sandbox.credential({ requestsPerMinute: 100 }),
			nodeType: scaledNode(60),
			settings: { onError: 'continueErrorOutput' },
		});
		expect(sandbox.now.requests).toHaveLength(100);
		expect(results.flatMap(({ done }) => done)).toHaveLength(100);
		const failures = results.flatMap(failureDetails);
		expect(failures).toHaveLength(80);
		for (const details of failures)
			expect(details).toMatchObject({ kind: 'rate_limited', attempts: 0 });
	});

	test('executions that wait for it together all get through', async () => {
		const results = await threeExecutions(send(), {
			credential: sandbox.credential({ requestsPerMinute: 100 }),
			nodeType: aSecond,
		});
		expect(results.map(({ run }) => run.status)).toEqual(['success', 'success', 'success']);
		expect(sandbox.now.requests).toHaveLength(180);
	});

	testOptimly('new chats count for themselves; the messages of the same items do not', async () => {
		sandbox.now.settings.rateLimits = { set: 'messages', windowFactor: 1 / 3600, quotaFactor: 0.1 };
		const items = chats(12).map((client) => ({ client }));
		const credential = sandbox.credential({ newChatsPerHour: 5 });
		const parameters = leadInNewChat('={{ $json.client }}', { options: { maxParallelChats: 4 } });
		const { run } = await sandbox.run(parameters, {
			items,
			credential,
			nodeType: scaledNode(1 / 3600),
		});
		expect(run.status).toBe('success');
		const opened = posts(sandbox.now).filter(({ path }) => path.endsWith('new-chat'));
		expect(opened).toHaveLength(12);
		expect(rateAnswers(sandbox.now.requests)).toBe(0);
		expect(spanOf(opened)).toBeGreaterThan(2000);
		expect(spanOf(opened)).toBeLessThan(4000);
	});

	testOptimly('agent calls count for themselves, and hold up nothing else', async () => {
		sandbox.now.settings.rateLimits = {
			set: 'endpoints',
			windowFactor: SECOND_FOR_MINUTE,
			quotaFactor: 0.1,
		};
		const credential = sandbox.credential({ agentCallsPerMinute: 6 });
		const scaled = {
			...optimly,
			connect: (data: Parameters<typeof optimly.connect>[0]) => {
				const connection = optimly.connect(data);
				return {
					...connection,
					quotas: connection.quotas.map((quota) => ({ ...quota, windowMs: 1000 })),
				};
			},
		};
		const asking = nodeWith(
			'Test: Ask',
			({ itemIndex }) => ({
				step: 'ask',
				request: {
					method: 'POST',
					path: '/external/agent/v2',
					body: { chat_id: `chat_${itemIndex}`, content: 'Hello' },
					countsAs: 'agentCall',
				},
				read: () => ({ found: {} }),
				restore: () => ({}),
			}),
			scaled,
		);
		const items = itemsIn(sandbox.now, ...chats(14));
		const agentRun = sandbox.run(send(), { items, credential, executionId: '1', nodeType: asking });
		await waitUntil(() => sandbox.now.requests.length === 6, 'the quota of agent calls is used up');
		const other = await sandbox.run(send(), {
			items: items.slice(0, 3),
			credential,
			executionId: '2',
			nodeType: aSecond,
		});
		expect(other.run.status).toBe('success');
		expect(sandbox.now.requests).toHaveLength(9);
		expect((await agentRun).run.status).toBe('success');
		const asked = posts(sandbox.now).filter(({ path }) => path.includes('/agent'));
		expect(asked).toHaveLength(14);
		expect(rateAnswers(asked)).toBe(0);
		expect(spanOf(asked)).toBeGreaterThan(2000);
	});

	test('a wait that would pass maxWait: fails at once, without a request, with the time of the reset', async () => {
		const items = itemsIn(sandbox.now, ...chats(5));
		const credential = sandbox.credential({ requestsPerMinute: 3 });
		const start = Date.now();
		const result = await sandbox.run(
			{ ...send(), options: { maxWait: 5 } },
			{ items, credential, settings: { onError: 'continueErrorOutput' } },
		);
		expect(Date.now() - start).toBeLessThan(2000);
		expect(result.done).toHaveLength(3);
		for (const details of failureDetails(result)) {
			expect(details).toMatchObject({ kind: 'rate_limited', delivered: 'no', attempts: 0 });
			expect(details.status).toBeUndefined();
			expect(details.retry_after_ms).toBeGreaterThan(50_000);
			expect(details.retry_after_ms).toBeLessThanOrEqual(61_000);
			expect(Date.parse(String(details.resets_at)) - start).toBeGreaterThan(50_000);
		}
		expect(sandbox.now.requests).toHaveLength(3);
	});

	test('a hint says how many items waited', async () => {
		const items = itemsIn(sandbox.now, ...chats(4));
		const credential = sandbox.credential({ requestsPerMinute: 2 });
		const result = await sandbox.run(send(), { items, credential, nodeType: scaledNode(1.2 / 60) });
		expect(hintsOf(result)).toEqual(['2 items waited for the quota.']);
	});
});

describe('a 429', () => {
	/** Requests that arrived while the server had asked to wait. */
	const duringThePause = (requests: readonly LoggedRequest[]) => {
		const refused = requests.find(({ status }) => status === 429);
		const from = refused?.respondedAt ?? Number.NaN;
		return requests.filter(({ receivedAt }) => receivedAt > from && receivedAt < from + 950);
	};

	/** Waits until the process has taken in that the server wants no requests: it would let none out now. */
	const theProcessHasHeard = async () => {
		const { key, quotas } = underTest.service.connect(sandbox.credential());
		const asking = { kinds: ['request'], caller: 'asking' };
		for (;;) {
			const turn = await pacerFor(key, quotas).admit({ ...asking, deadline: Date.now() });
			if (!('granted' in turn)) return;
			turn.granted.counted();
			await nextTurn();
		}
	};

	test('pauses the other executions with the token too', async () => {
		sandbox.now.addFault({ fault: { kind: 'retryAfter', seconds: 1 } });
		const items = itemsIn(sandbox.now, 'a', 'b');
		const first = sandbox.run(send(), { items: items.slice(0, 1), executionId: '1' });
		await theProcessHasHeard();
		const second = sandbox.run(send(), { items: items.slice(1), executionId: '2' });
		await Promise.all([first, second]);
		expect(duringThePause(sandbox.now.requests)).toEqual([]);
		expect(sandbox.now.requests).toHaveLength(3);
	});

	test('does not pause another token', async () => {
		sandbox.now.addFault({ fault: { kind: 'retryAfter', seconds: 60 } });
		const items = itemsIn(sandbox.now, 'a');
		await sandbox.run({ ...send(), options: { maxWait: 0 } }, { items, executionId: '1' });
		const other = await startSandbox();
		underTest.createChat(other, 'a');
		const credential = underTest.credential(other);
		const { run } = await runNode({ parameters: send(), items, credential });
		await other.close();
		expect(run.status).toBe('success');
	});

	test('that asks for days: the error says so in whole, though the process asks again after one', async () => {
		const days = 2 * 86_400;
		sandbox.now.addFault({ fault: { kind: 'retryAfter', seconds: days } });
		const result = await sandbox.run(send(), { items: itemsIn(sandbox.now, 'a') });
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'rate_limited', retry_after_ms: 1000 * days, attempts: 1 },
		]);
	});

	test('pauses an execution that was there before another token was used', async () => {
		const items = itemsIn(sandbox.now, 'a', 'a', 'b');
		sandbox.now.addFault({ match: { content: 'text 0' }, fault: { kind: 'delay', ms: 600 } });
		sandbox.now.addFault({
			match: { content: 'text 2' },
			fault: { kind: 'retryAfter', seconds: 2 },
		});
		const early = sandbox.run(send(), { items: items.slice(0, 2), executionId: '1' });
		await waitUntil(() => sandbox.now.requests.length === 1, 'the first execution has begun');
		pacerFor('another token', []);
		await sandbox.run(
			{ ...send(), options: { maxWait: 0 } },
			{ items: items.slice(2), executionId: '2' },
		);
		await early;
		const [, refused, second] = sandbox.now.requests;
		expect(refused.status).toBe(429);
		expect(second.receivedAt - refused.receivedAt).toBeGreaterThan(1900);
	});
});
