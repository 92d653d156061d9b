import type { IDataObject } from 'n8n-workflow';
import { InvalidInput } from '../../nodes/shared/parameters/invalidInput';
import type { EngineResult } from '../engine/engine';
import { testOptimly } from '../onlyOptimly';
import { underTest } from '../underTest';
import { waitUntil } from '../waitUntil';
import { failureDetails } from './leftBehind';
import { refuse, retryOnFail, sentTimes } from './runAgain';
import { nodeFor } from './scaledNode';
import { itemsIn, posts, useFreshSandbox, userTexts } from './useFreshSandbox';

const sandbox = useFreshSandbox();
const { chatId } = underTest;

const send = underTest.send('={{ $json.chat }}', { content: '={{ $json.text }}' });
const oneByOne = { ...send, options: { maxParallelChats: 1 } };

/** What the error of a stopped or canceled run holds. */
function contextOf({ run }: EngineResult): IDataObject {
	const error = run.data.resultData.runData.Chat?.at(-1)?.error ?? run.data.resultData.error;
	return Object(error).context;
}

test('with Continue, an item that failed does not move behind a later one of its chat', async () => {
	const items = itemsIn(sandbox.now, 'a', 'a', 'b');
	refuse(sandbox.now, 'text 0');
	const settings = { ...retryOnFail(), onError: 'continueRegularOutput' as const };
	const result = await sandbox.run(send, { items, settings });
	expect(sentTimes(sandbox.now, ['text 0', 'text 1', 'text 2'])).toEqual([1, 1, 1]);
	expect(failureDetails(result)).toMatchObject([{ kind: 'conflict', delivered: 'no' }]);
	expect(result.done[0].error).toContain('item 1 of the same chat');
	expect(result.done.slice(1).map(underTest.textOf)).toEqual(['text 1', 'text 2']);
});

test('with Continue, an item that failed is sent by the next try when it is the last of its chat', async () => {
	const items = itemsIn(sandbox.now, 'a', 'b', 'b');
	refuse(sandbox.now, 'text 0');
	const settings = { ...retryOnFail(), onError: 'continueRegularOutput' as const };
	const { done } = await sandbox.run(send, { items, settings });
	expect(done.map(underTest.textOf)).toEqual(['text 0', 'text 1', 'text 2']);
});

test('what an earlier try delivered is in the error of a run that is canceled before it gets there', async () => {
	const items = itemsIn(sandbox.now, 'a', 'b', 'c');
	sandbox.now.addFault({
		match: { content: 'text 0' },
		times: 2,
		fault: { kind: 'delay', ms: 200 },
	});
	sandbox.now.addFault({
		match: { content: 'text 1' },
		fault: { kind: 'status', status: 400, body: { detail: 'No' } },
	});
	sandbox.now.addFault({ match: { content: 'text 1' }, fault: { kind: 'hang' } });
	// Item 1 is refused at the first try and hangs at the second; item 2 was never begun.
	const cancelWhen = waitUntil(
		() => posts(sandbox.now).length === 3,
		'the second try is under way',
	);
	const result = await sandbox.run(oneByOne, { items, settings: retryOnFail(), cancelWhen });
	expect(result.run.status).toBe('canceled');
	expect(contextOf(result)).toMatchObject({
		details: { kind: 'cancelled', delivered: 'unknown', attempts: 2, [chatId.field]: 'b' },
		delivered: [{ item: 0, [chatId.field]: 'a' }],
	});
});

test('what an earlier try delivered is never "not sent" when another item stops the next try', async () => {
	const items = itemsIn(sandbox.now, 'a', 'b', 'c');
	refuse(sandbox.now, 'text 2');
	const first = await sandbox.run(oneByOne, { items });
	expect(userTexts(sandbox.now)).toEqual(['text 0', 'text 1']);
	// Somebody edits the workflow: now the first item's text is empty.
	const content = '={{ $json.text === "text 0" ? "" : $json.text }}';
	const result = await sandbox.run(
		{ ...oneByOne, content },
		{ retryOf: first.stored, executionId: '2' },
	);
	expect(contextOf(result)).toMatchObject({
		details: { kind: 'invalid_input', delivered: 'partly', delivered_steps: ['message'] },
		delivered: [{ item: 1, [chatId.field]: 'b' }],
	});
	expect(userTexts(sandbox.now)).toEqual(['text 0', 'text 1']);
});

testOptimly(
	'a cancel during the check of the history says "unknown", and how often it was sent',
	async () => {
		const items = itemsIn(sandbox.now, 'a');
		sandbox.now.addFault({ match: { method: 'POST' }, fault: { kind: 'reset' } });
		const cancelWhen = waitUntil(() => sandbox.now.requests.length === 3, 'it is looked for');
		const result = await sandbox.run(send, { items, cancelWhen });
		expect(result.run.status).toBe('canceled');
		expect(contextOf(result)).toMatchObject({
			details: { kind: 'cancelled', delivered: 'unknown', attempts: 1, chat_id: 'a' },
		});
	},
);

test('stop stops: what waits for a Retry-After ends at once, and is reported as not sent', async () => {
	const items = itemsIn(sandbox.now, 'a', 'b');
	sandbox.now.addFault({
		match: { content: 'text 0' },
		fault: { kind: 'retryAfter', seconds: 60 },
	});
	sandbox.now.addFault({ match: { content: 'text 1' }, fault: { kind: 'hang' } });
	const options = { timeout: 1, onUncertainDelivery: 'fail' };
	const started = Date.now();
	const result = await sandbox.run({ ...send, options }, { items });
	expect(Date.now() - started).toBeLessThan(10_000);
	expect(contextOf(result)).toMatchObject({
		details: { kind: 'delivery_unknown', [chatId.field]: 'b' },
		failed: [{ item: 0, kind: 'cancelled', delivered: 'no', [chatId.field]: 'a' }],
	});
});

test.each([
	['bad input', () => new InvalidInput('Field', 'is wrong'), 'invalid_input', 'partly'],
	['a defect', () => new Error('Oops'), 'delivery_unknown', 'unknown'],
])('%s that is noticed after something was sent is never "not sent"', async (...row) => {
	const [, error, kind, delivered] = row;
	underTest.createChat(sandbox.now, 'a');
	const { root = '', wrong } = underTest.requests.contract;
	const nodeType = nodeFor({
		title: 'Test: Break',
		prepare: () => ({
			forModel: (output) => output,
			async deliver(delivery) {
				await delivery.call({
					step: 'message',
					// A route of the package: others are refused before they leave.
					request: { method: 'POST', path: wrong.path.slice(root.length), body: {} },
					read: () => ({ found: {} }),
					restore: () => ({}),
				});
				throw error();
			},
		}),
	});
	sandbox.now.addFault({ fault: { kind: 'status', status: 200, body: {} } });
	const result = await sandbox.run(send, { nodeType });
	expect(failureDetails(result)).toMatchObject([
		{ kind, delivered, attempts: 1, delivered_steps: ['message'] },
	]);
});
