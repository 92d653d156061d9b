import type { INodeParameters } from 'n8n-workflow';
import type { EngineRun } from '../engine/engine';
import { useProcessedStore } from '../engine/processedStore';
import { describeOptimly } from '../onlyOptimly';
import { underTest } from '../underTest';
import { waitUntil } from '../waitUntil';
import { failureDetails, hintsOf } from './leftBehind';
import { itemsIn, posts, useFreshSandbox, userTexts } from './useFreshSandbox';

const sandbox = useFreshSandbox();
const store = useProcessedStore();

const keyed = (key: string, more: INodeParameters = {}): INodeParameters => ({
	...underTest.send('={{ $json.chat }}', { content: '={{ $json.text }}' }),
	options: { idempotencyKey: key, ...more },
});

let execution = 0;
/** A new execution, as another delivery of the same webhook makes one. */
const run = async (parameters: INodeParameters, more: Partial<EngineRun>) =>
	await sandbox.run(parameters, { executionId: String(++execution), ...more });

describeOptimly('the same submission in two executions', () => {
	test('is stored once; the second hands on the same message and reply', async () => {
		const items = itemsIn(sandbox.now, 'a', 'b');
		const parameters = keyed('={{ "event " + $json.text }}');
		const first = await run(parameters, { items });
		const second = await run(parameters, { items });
		expect(userTexts(sandbox.now).sort()).toEqual(['text 0', 'text 1']);
		for (const index of [0, 1]) {
			const { message_id, reply, chat_id } = first.done[index];
			expect(second.done[index]).toMatchObject({ message_id, reply, chat_id });
			expect(first.done[index]).not.toHaveProperty('already_delivered');
			expect(second.done[index].already_delivered).toBe(true);
		}
	});

	test('at the same moment: they take turns, and it is stored once', async () => {
		const items = itemsIn(sandbox.now, 'a');
		const parameters = keyed('event 1');
		const results = await Promise.all([1, 2, 3].map(async () => await run(parameters, { items })));
		expect(userTexts(sandbox.now)).toEqual(['text 0']);
		expect(results.filter(({ done }) => done[0].already_delivered === true)).toHaveLength(2);
	});

	test('at the same moment: a hint says that one waited for the other', async () => {
		const items = itemsIn(sandbox.now, 'a');
		sandbox.now.settings.latencyMs = 2_000;
		const results = await Promise.all(
			[1, 2].map(async () => await run(keyed('event 1'), { items })),
		);
		expect(results.flatMap(hintsOf)).toEqual([
			'1 item waited until another one with the same Idempotency Key was done.',
		]);
	});

	test('at the same moment: the wait for the other one is part of Max Wait', async () => {
		const items = itemsIn(sandbox.now, 'a');
		// The second one waits for the first one's look and message; then it is put off by more than is left.
		sandbox.now.settings.latencyMs = 1_500;
		const refused = { kind: 'status', status: 400, body: { detail: 'No' } } as const;
		const later = { kind: 'retryAfter', seconds: 2 } as const;
		sandbox.now.addFault({ match: { method: 'POST' }, nth: 1, fault: refused });
		sandbox.now.addFault({ match: { method: 'POST' }, nth: 1, fault: later });
		const first = run(keyed('event 1'), { items });
		const second = await run(keyed('event 1', { maxWait: 3 }), { items });
		expect(failureDetails(await first)).toMatchObject([{ kind: 'invalid_request' }]);
		expect(failureDetails(second)).toMatchObject([{ kind: 'rate_limited', delivered: 'no' }]);
		expect(posts(sandbox.now)).toHaveLength(2);
	});

	test.each<[string, () => void]>([
		['n8n has lost what it recorded', () => store.now.lose()],
		['n8n keeps no such record', () => void (store.now.isBroken = true)],
	])('is found in the history when %s', async (_what, happens) => {
		const items = itemsIn(sandbox.now, 'a');
		await run(keyed('event 1'), { items });
		happens();
		const { done } = await run(keyed('event 1'), { items });
		expect(userTexts(sandbox.now)).toEqual(['text 0']);
		expect(done[0].already_delivered).toBe(true);
	});

	test('within one execution, too', async () => {
		const items = itemsIn(sandbox.now, 'a').flatMap((item) => [item, item]);
		const { done } = await run(keyed('event 1'), { items });
		expect(userTexts(sandbox.now)).toEqual(['text 0']);
		expect(done.map(({ already_delivered }) => already_delivered)).toEqual([undefined, true]);
	});

	test.each([true, false])(
		'of which the first was broken off while it was sending (the server stored it: %s)',
		async (stored) => {
			const items = itemsIn(sandbox.now, 'a');
			sandbox.now.addFault({ match: { method: 'POST' }, store: stored, fault: { kind: 'hang' } });
			const cancelWhen = waitUntil(() => posts(sandbox.now).length === 1, 'it is under way');
			await run(keyed('event 1'), { items, cancelWhen });
			const { done } = await run(keyed('event 1', { maxWait: 1 }), { items });
			expect(userTexts(sandbox.now)).toEqual(['text 0']);
			expect(done[0].already_delivered).toBe(stored ? true : undefined);
		},
	);

	test('that was recorded, and the history cannot tell: it is not sent again', async () => {
		const items = itemsIn(sandbox.now, 'a');
		await run(keyed('event 1'), { items });
		sandbox.now.addFault({
			match: { method: 'GET' },
			times: 99,
			fault: { kind: 'status', status: 404, body: { detail: 'Gone' } },
		});
		const result = await run(keyed('event 1', { maxWait: 1 }), { items });
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'delivery_unknown', delivered: 'unknown', attempts: 0 },
		]);
		expect(posts(sandbox.now)).toHaveLength(1);
	});
});

test('the same key with other content is refused, as often as it is tried', async () => {
	const items = itemsIn(sandbox.now, 'a', 'a');
	await run(keyed('event 1'), { items: [items[0]] });
	for (let times = 0; times < 2; times++) {
		const result = await run(keyed('event 1'), { items: [items[1]] });
		expect(failureDetails(result)).toMatchObject([{ kind: 'invalid_input', delivered: 'no' }]);
	}
	expect(userTexts(sandbox.now)).toEqual(['text 0']);
});

test.each(underTest.unprovable)(
	'%s: what no history shows is not sent a second time',
	async (_title, parameters) => {
		underTest.createChat(sandbox.now, 'chat_1');
		const once = parameters('chat_1', { options: { idempotencyKey: 'event 1' } });
		const withKey = { ...once, options: { idempotencyKey: 'event 1' } };
		expect((await run(withKey, {})).run.status).toBe('success');
		expect(failureDetails(await run(withKey, {}))).toMatchObject([
			{ kind: 'delivery_unknown', delivered: 'unknown', attempts: 0 },
		]);
		expect(posts(sandbox.now)).toHaveLength(1);
	},
);

test('another key, another operation, another token: all are sent', async () => {
	const items = itemsIn(sandbox.now, 'a');
	await run(keyed('event 1'), { items });
	await run(keyed('event 2'), { items });
	await run({ ...underTest.open('client-1'), options: { idempotencyKey: 'event 1' } }, { items });
	expect(posts(sandbox.now)).toHaveLength(3);
});

test.each([
	['={{ $json.nothing }}', 'empty'],
	['={{ "undefined" }}', 'found no value'],
	['x'.repeat(256), '255'],
])('a key that is none is refused: %.20s', async (key, words) => {
	const items = itemsIn(sandbox.now, 'a');
	const { run: ended } = await run(keyed(key), { items });
	expect(ended.data.resultData.error?.message).toContain("'Idempotency Key'");
	expect(ended.data.resultData.error?.message).toContain(words);
	expect(sandbox.now.requests).toEqual([]);
});
