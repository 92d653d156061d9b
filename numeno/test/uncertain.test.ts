import { failureDetails, journalIn } from '../../test/delivery/leftBehind';
import { retryOnFail } from '../../test/delivery/runAgain';
import {
	itemsIn,
	posts,
	reads,
	useFreshSandbox,
	userTexts,
} from '../../test/delivery/useFreshSandbox';
import { conversationCreate, userMessage } from './parameters';

const sandbox = useFreshSandbox();

const send = userMessage('={{ $json.chat }}', { content: '={{ $json.text }}' });

const loseAnswer = (content: string) =>
	sandbox.now.addFault({ match: { content }, store: true, fault: { kind: 'reset' } });

test('nothing can be looked up, and the error says so; the rest of the conversation is not sent', async () => {
	const items = itemsIn(sandbox.now, 'a', 'a', 'b');
	loseAnswer('text 0');
	const result = await sandbox.run(send, { items, settings: { onError: 'continueRegularOutput' } });
	expect(failureDetails(result)).toMatchObject([
		{ kind: 'delivery_unknown', delivered: 'unknown', conversation_id: 'a', attempts: 1 },
		{ kind: 'delivery_unknown', delivered: 'no', conversation_id: 'a', attempts: 0 },
	]);
	expect(result.done[0].message).toContain('no way to read messages back');
	expect(reads(sandbox.now)).toEqual([]);
	expect(userTexts(sandbox.now).sort()).toEqual(['text 0', 'text 2']);
});

test('Retry On Fail does not send it again, nor does a person who retries the execution', async () => {
	const items = itemsIn(sandbox.now, 'a');
	loseAnswer('text 0');
	const first = await sandbox.run(send, { items, settings: retryOnFail() });
	expect([...journalIn(first).values()].map(({ state }) => state)).toEqual(['mayHaveArrived']);
	const second = await sandbox.run(send, { retryOf: first.stored, executionId: '2' });
	for (const result of [first, second])
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'delivery_unknown', delivered: 'unknown' },
		]);
	expect(posts(sandbox.now)).toHaveLength(1);
});

test('a conversation that may have been opened is not opened again', async () => {
	sandbox.now.addFault({ store: true, fault: { kind: 'reset' } });
	const result = await sandbox.run(conversationCreate('Test'), { settings: retryOnFail() });
	expect(failureDetails(result)).toMatchObject([
		{ kind: 'delivery_unknown', delivered: 'unknown' },
	]);
	expect(sandbox.now.numeno.conversations).toHaveLength(1);
});

test('what was delivered stays delivered, with its reply, when n8n runs the node again', async () => {
	const items = itemsIn(sandbox.now, 'a', 'b');
	sandbox.now.addFault({ match: { content: 'text 1' }, fault: { kind: 'status', status: 400 } });
	const { run, done } = await sandbox.run(
		{ ...send, options: { maxParallelChats: 1 } },
		{ items, settings: retryOnFail() },
	);
	expect(run.status).toBe('success');
	expect(posts(sandbox.now)).toHaveLength(3);
	expect(done).toMatchObject([
		{ reply: sandbox.now.numeno.messages[1].content, response: { message: { content: 'text 0' } } },
		{ conversation_id: 'b' },
	]);
});
