import type { Fault } from '../../sandbox';
import { leadInNewChat } from '../engine/parameters';
import { waitUntil } from '../waitUntil';
import { watchAnswers } from './connections';
import { journalIn } from './leftBehind';
import { itemsIn, posts, useFreshSandbox, userTexts } from './useFreshSandbox';
import { testOptimly } from '../onlyOptimly';
import { underTest } from '../underTest';

const sandbox = useFreshSandbox();

const send = underTest.send('={{ $json.chat }}', { content: '={{ $json.text }}' });

const MODES = [undefined, 'continueRegularOutput', 'continueErrorOutput'] as const;

/** Cancels once so many requests have arrived, and measures how long the run goes on after that. */
async function cancelAfter(
	requests: number,
	run: (cancelWhen: Promise<void>) => ReturnType<typeof sandbox.run>,
) {
	const answers = watchAnswers();
	let canceledAt = 0;
	const underWay = waitUntil(
		() => sandbox.now.requests.length === requests,
		'the requests are there',
	)
		// When it is the wait after an answer that is to be cancelled, the answer has to be here.
		.then(
			async () =>
				await waitUntil(
					() => isOpen(requests) || answers.count === answered(),
					'the answer is here',
				),
		)
		.then(() => {
			canceledAt = Date.now();
		});
	const result = await run(underWay);
	answers.stop();
	const took = Date.now() - canceledAt;
	expect(result.run.status).toBe('canceled');
	expect(took).toBeLessThan(1000);
	expect(sandbox.now.requests).toHaveLength(requests);
	return result;
}

const answered = () => sandbox.now.requests.filter(({ fault }) => fault !== 'reset').length;
const isOpen = (count: number) =>
	['hang', 'delay'].includes(sandbox.now.requests[count - 1].fault ?? '');

describe.each(MODES)('on error: %s', (onError) => {
	const settings = {
		...(onError && { onError }),
		retryOnFail: true,
		maxTries: 3,
		waitBetweenTries: 1,
	};

	test.each<[string, Fault]>([
		['a wait of 60 s for Retry-After', { kind: 'retryAfter', seconds: 60 }],
		['a wait of 60 s for Retry-After of 503', { kind: 'retryAfter', seconds: 60, status: 503 }],
		['a request that takes 60 s', { kind: 'delay', ms: 60_000 }],
		['a request that hangs', { kind: 'hang' }],
	])('%s ends within a second, and nothing more is sent', async (_what, fault) => {
		const items = itemsIn(sandbox.now, 'a', 'a', 'b');
		sandbox.now.addFault({ times: 100, fault });
		const parameters = { ...send, options: { maxParallelChats: 1 } };
		await cancelAfter(
			1,
			async (cancelWhen) => await sandbox.run(parameters, { items, settings, cancelWhen }),
		);
	});

	test('a wait for the quota of the credential', async () => {
		const items = itemsIn(sandbox.now, 'a', 'a', 'b');
		const credential = sandbox.credential({ requestsPerMinute: 2 });
		await cancelAfter(
			2,
			async (cancelWhen) => await sandbox.run(send, { items, settings, credential, cancelWhen }),
		);
	});

	testOptimly(
		'the search for a lost message: what may have arrived is not sent again, and the journal says so',
		async () => {
			const items = itemsIn(sandbox.now, 'a');
			sandbox.now.addFault({ match: { method: 'POST' }, fault: { kind: 'reset' } });
			const parameters = { ...send, options: { onUncertainDelivery: 'checkHistoryAndResend' } };
			const result = await cancelAfter(
				3,
				async (cancelWhen) => await sandbox.run(parameters, { items, settings, cancelWhen }),
			);
			expect(sandbox.now.requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
			expect([...journalIn(result).values()].map(({ state }) => state)).toEqual(['mayHaveArrived']);
		},
	);
});

testOptimly('between two calls of an item: the chat that was opened is in the error', async () => {
	sandbox.now.addFault({
		match: { path: '/external/message/new-message' },
		fault: { kind: 'retryAfter', seconds: 60 },
	});
	const { run } = await cancelAfter(
		2,
		async (cancelWhen) => await sandbox.run(leadInNewChat('client-1'), { cancelWhen }),
	);
	const error = run.data.resultData.runData.Chat?.at(-1)?.error ?? run.data.resultData.error;
	expect(Object(error).context.details).toMatchObject({
		kind: 'cancelled',
		delivered: 'partly',
		chat_id: sandbox.now.store.chats[0].chat_id,
	});
});

testOptimly(
	'a canceled execution that a person retries sends what was not delivered, and only that',
	async () => {
		const items = itemsIn(sandbox.now, 'a', 'a', 'b');
		sandbox.now.addFault({ nth: 2, fault: { kind: 'hang' } });
		const parameters = { ...send, options: { maxParallelChats: 1, maxWait: 0.3 } };
		const first = await cancelAfter(
			2,
			async (cancelWhen) => await sandbox.run(parameters, { items, cancelWhen }),
		);
		expect([...journalIn(first).values()].map(({ state }) => state)).toEqual([
			'delivered',
			'mayHaveArrived',
		]);
		const second = await sandbox.run(parameters, { retryOf: first.stored, executionId: '2' });
		expect(second.run.status).toBe('success');
		expect(userTexts(sandbox.now)).toEqual(['text 0', 'text 1', 'text 2']);
		expect(posts(sandbox.now)).toHaveLength(4);
	},
);
