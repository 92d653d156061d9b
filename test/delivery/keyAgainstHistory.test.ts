import type { INodeParameters } from 'n8n-workflow';
import type { EngineRun } from '../engine/engine';
import { useProcessedStore } from '../engine/processedStore';
import { handoffEmail, leadCapture, messageSend } from '../engine/parameters';
import { waitUntil } from '../waitUntil';
import { failureDetails } from './leftBehind';
import { RETRIES } from './lostAnswers';
import { itemsIn, posts, useFreshSandbox, userTexts } from './useFreshSandbox';

/**
 * An idempotency key has two witnesses: n8n's record of what was processed, and the history of the chat. Each can be
 * missing or wrong; what one of them knows must not be lost with the other.
 */

const sandbox = useFreshSandbox();
const another = useFreshSandbox();
const store = useProcessedStore();

const keyed = (parameters: INodeParameters, more: INodeParameters = {}): INodeParameters => ({
	...parameters,
	options: { idempotencyKey: 'event 1', maxWait: 1, ...more },
});

const send = keyed(messageSend('={{ $json.chat }}', { content: '={{ $json.text }}' }));

let execution = 0;
const run = async (parameters: INodeParameters, more: Partial<EngineRun> = {}) =>
	await sandbox.run(parameters, { executionId: String(++execution), ...more });

test('n8n keeps no record and the history cannot be read: it is not sent, as it may have been before', async () => {
	const items = itemsIn(sandbox.now, 'a');
	await run(send, { items });
	store.now.isBroken = true;
	sandbox.now.addFault({
		match: { method: 'GET' },
		times: 99,
		fault: { kind: 'status', status: 403 },
	});
	const result = await run(send, { items });
	expect(posts(sandbox.now)).toHaveLength(1);
	expect(failureDetails(result)).toMatchObject([{ kind: 'permission' }]);
});

test.each<[string, () => void]>([
	['n8n has lost its record', () => store.now.lose()],
	['n8n keeps no record', () => void (store.now.isBroken = true)],
])('%s, and the history shows other content with the key: refused', async (_what, happens) => {
	const [item, other] = itemsIn(sandbox.now, 'a', 'a');
	await run(send, { items: [item] });
	happens();
	const result = await run(send, { items: [other] });
	expect(userTexts(sandbox.now)).toEqual(['text 0']);
	expect(failureDetails(result)).toMatchObject([{ kind: 'invalid_input', delivered: 'no' }]);
});

test('a text that the service stored without its outer spaces is no other content', async () => {
	const [item] = itemsIn(sandbox.now, 'a');
	const parameters = keyed(messageSend('={{ $json.chat }}', { content: ' Hello\r\nyou \n' }));
	await run(parameters, { items: [item] });
	sandbox.now.store.messages[0].content = 'Hello\nyou';
	const { done } = await run(parameters, { items: [item] });
	expect(done).toMatchObject([{ already_delivered: true }]);
});

test('other content that no history shows: refused as such, as often as it is tried', async () => {
	itemsIn(sandbox.now, 'a');
	await run(keyed(handoffEmail('a', { reason: 'Pricing approval' })));
	for (let times = 0; times < 2; times++) {
		const result = await run(keyed(handoffEmail('a', { reason: 'Something else' })));
		expect(failureDetails(result)).toMatchObject([{ kind: 'invalid_input', delivered: 'no' }]);
	}
	expect(posts(sandbox.now)).toHaveLength(1);
});

test('what the option Add to Metadata says of the moment is no other content', async () => {
	const items = itemsIn(sandbox.now, 'a');
	const parameters = keyed(messageSend('={{ $json.chat }}', { content: '={{ $json.text }}' }), {
		addToMetadata: ['source', 'timestamp'],
	});
	await run(parameters, { items });
	const sentAt = sandbox.now.store.messages[0].metadata.timestamp;
	await waitUntil(() => new Date().toISOString() !== sentAt, 'another moment');
	const { done } = await run(parameters, { items });
	expect(done[0]).toMatchObject({ already_delivered: true });
	expect(userTexts(sandbox.now)).toEqual(['text 0']);
});

test('the same content to another chat: that the history there does not show it proves nothing', async () => {
	const [item] = itemsIn(sandbox.now, 'a', 'b');
	await run(send, { items: [item] });
	const result = await run(send, { items: [{ ...item, chat: 'b' }] });
	expect(userTexts(sandbox.now)).toEqual(['text 0']);
	expect(failureDetails(result)).toMatchObject([
		{ kind: 'delivery_unknown', delivered: 'unknown', attempts: 0 },
	]);
});

test('a key belongs to its credential: another tenant may use it for other content', async () => {
	const items = itemsIn(sandbox.now, 'a');
	await run(send, { items });
	itemsIn(another.now, 'a');
	const result = await run(send, {
		items: [{ chat: 'a', text: 'of the other' }],
		credential: another.credential(),
	});
	expect(result.run.status).toBe('success');
	expect(userTexts(another.now)).toEqual(['of the other']);
});

test('a key belongs to its operation: another one of the same workflow may use it', async () => {
	const items = itemsIn(sandbox.now, 'a');
	await run(send, { items });
	const result = await run(keyed(leadCapture('a')));
	expect(result.run.status).toBe('success');
	expect(result.done[0]).not.toHaveProperty('already_delivered');
	expect(posts(sandbox.now)).toHaveLength(2);
});

test('found by its key, and n8n runs the node again: the output still says so', async () => {
	const items = itemsIn(sandbox.now, 'a', 'b');
	const parameters = keyed(messageSend('={{ $json.chat }}', { content: '={{ $json.text }}' }), {
		idempotencyKey: '={{ $json.text }}',
		maxParallelChats: 1,
	});
	await run(parameters, { items: items.slice(0, 1) });
	sandbox.now.addFault({
		match: { method: 'POST', content: 'text 1' },
		fault: { kind: 'status', status: 401 },
	});
	const { done } = await run(parameters, { items, settings: RETRIES });
	expect(done.map(({ already_delivered }) => already_delivered)).toEqual([true, undefined]);
	expect(userTexts(sandbox.now)).toEqual(['text 0', 'text 1']);
});
