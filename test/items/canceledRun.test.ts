import { leadInNewChat } from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';
import { waitUntil } from '../waitUntil';
import { testOptimly } from '../onlyOptimly';
import { underTest } from '../underTest';

const sandbox = useSandbox();
const { chatId } = underTest;

const MODES = [undefined, 'continueRegularOutput', 'continueErrorOutput'] as const;

/** Far more than a cancel takes, far less than the time-out of 120 s. */
const PROMPT_MS = 5000;

const items = Array.from({ length: 30 }, (_, index) => ({ chat: `chat_${index}` }));
const send = underTest.send('={{ $json.chat }}');

function hangAll(): void {
	for (const { chat } of items) underTest.createChat(sandbox.now, chat);
	sandbox.now.addFault({ times: 1000, fault: { kind: 'hang' } });
}

/** All ten that start at once: one that arrived after the cancel would be in the log of the next test. */
const tenAreUnderWay = async () =>
	await waitUntil(() => sandbox.now.requests.length >= 10, 'ten requests are under way');

describe.each(MODES)('on error: %s', (onError) => {
	const settings = onError ? { onError } : {};

	test('cancelling ends requests that hang at once; the run is canceled', async () => {
		hangAll();
		const { requests } = sandbox.now;
		let canceledAt = 0;
		const underWay = tenAreUnderWay().then(() => {
			canceledAt = Date.now();
		});
		const { run } = await sandbox.run(send, { items, settings, cancelWhen: underWay });
		expect(Date.now() - canceledAt).toBeLessThan(PROMPT_MS);
		expect(run.status).toBe('canceled');
		await waitUntil(
			() => requests.every(({ cutAt }) => cutAt !== undefined),
			'the server sees every connection end',
		);
		expect(requests).toHaveLength(10);
	});

	test('nothing is handed on to the next nodes', async () => {
		hangAll();
		const { done, failed } = await sandbox.run(send, {
			items,
			settings,
			cancelWhen: tenAreUnderWay(),
		});
		expect([...done, ...failed]).toEqual([]);
	});

	test('the error says canceled, and what was delivered before', async () => {
		underTest.createChat(sandbox.now, 'chat_0');
		sandbox.now.addFault({ match: { chatId: 'chat_1' }, fault: { kind: 'hang' } });
		const underWay = waitUntil(
			() => sandbox.now.requests.length >= 2,
			'the second request is under way',
		);
		const { run } = await sandbox.run(
			{ ...send, options: { maxParallelChats: 1 } },
			{ items: items.slice(0, 4), settings, cancelWhen: underWay },
		);
		const error = run.data.resultData.runData.Chat?.at(-1)?.error ?? run.data.resultData.error;
		expect(error?.message).toContain('canceled');
		expect(Object(error).context).toMatchObject({
			details: { kind: 'cancelled', delivered: 'unknown', [chatId.field]: 'chat_1' },
			delivered: [{ item: 0, [chatId.field]: 'chat_0' }],
		});
	});
});

testOptimly('an item of two calls is not gone on with', async () => {
	sandbox.now.addFault({ fault: { kind: 'hang' } });
	const underWay = waitUntil(() => sandbox.now.requests.length >= 1, 'the chat is being opened');
	const { run } = await sandbox.run(leadInNewChat('client-1'), { cancelWhen: underWay });
	expect(run.status).toBe('canceled');
	expect(sandbox.now.requests).toHaveLength(1);
});

test('an answer that drips is not read to its end', async () => {
	sandbox.now.addFault({ fault: { kind: 'slowBody', chunkBytes: 1, everyMs: 250 } });
	const started = Date.now();
	const underWay = waitUntil(
		() => sandbox.now.requests[0]?.status !== undefined,
		'the answer has begun',
	);
	const { run } = await sandbox.run(underTest.open('client-1'), { cancelWhen: underWay });
	expect(run.status).toBe('canceled');
	expect(Date.now() - started).toBeLessThan(PROMPT_MS);
});
