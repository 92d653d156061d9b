import { expectOrderInChats } from '../../test/engine/orderOnTheWire';
import { failureDetails, hintsOf } from '../../test/delivery/leftBehind';
import { itemsIn, posts, useFreshSandbox, userTexts } from '../../test/delivery/useFreshSandbox';
import { waitUntil } from '../../test/waitUntil';
import { userMessage } from './parameters';

const sandbox = useFreshSandbox();

const send = userMessage('={{ $json.chat }}', { content: '={{ $json.text }}' });

const statuses = () => posts(sandbox.now).map(({ status }) => status);

/** Somebody else talks in the conversation: its reply takes so long. */
async function talkElsewhere(conversation: string, ms: number): Promise<void> {
	const { url, key } = sandbox.now.numeno;
	sandbox.now.settings.latencyMs = ms;
	void fetch(`${url}/v1/conversations/${conversation}/messages`, {
		method: 'POST',
		headers: { 'x-numeno-key': key, 'content-type': 'application/json' },
		body: JSON.stringify({ role: 'user', content: 'Elsewhere', action: 'generate-reply' }),
	});
	await waitUntil(
		() => sandbox.now.numeno.conversations.some(({ generating }) => generating),
		'the other reply is on its way',
	);
	sandbox.now.settings.latencyMs = 0;
}

test('ten items into one conversation never meet a 409 by our own doing', async () => {
	const items = itemsIn(sandbox.now, ...Array<string>(10).fill('a'));
	sandbox.now.settings.latencyMs = 30;
	const { run } = await sandbox.run(send, { items });
	expect(run.status).toBe('success');
	expect(statuses()).toEqual(Array(10).fill(201));
	expectOrderInChats(
		sandbox.now,
		items.map(({ chat, text }) => ({ chat, content: text })),
	);
});

test('a busy conversation is waited for, its order is kept, and others go on meanwhile', async () => {
	const items = itemsIn(sandbox.now, 'a', 'b', 'a', 'b');
	await talkElsewhere('a', 1500);
	const result = await sandbox.run(send, { items });
	expect(result.run.status).toBe('success');
	expect(userTexts(sandbox.now)).toEqual(['Elsewhere', 'text 1', 'text 3', 'text 0', 'text 2']);
	expect(statuses()).toContain(409);
	const toB = posts(sandbox.now).filter(({ chatId }) => chatId === 'b');
	const [, firstToA] = posts(sandbox.now).filter(({ status }) => status === 201);
	expect(toB.map(({ status }) => status)).toEqual([201, 201]);
	expect(Number(toB[1].respondedAt)).toBeLessThan(Number(posts(sandbox.now)[0].respondedAt));
	expect(firstToA.chatId).toBe('b');
	expect(result.done.map(({ conversation_id }) => conversation_id)).toEqual(['a', 'b', 'a', 'b']);
});

test('a hint says that an item waited for its conversation', async () => {
	const items = itemsIn(sandbox.now, 'a');
	sandbox.now.addFault({
		fault: { kind: 'status', status: 409, headers: { 'retry-after': '2' } },
	});
	expect(hintsOf(await sandbox.run(send, { items }))).toContain(
		'1 item waited until its chat was free.',
	);
});

test('Retry-After of a 409 is honoured, and pauses nobody else', async () => {
	const items = itemsIn(sandbox.now, 'a', 'b', 'b', 'b');
	sandbox.now.addFault({
		match: { chatId: 'a' },
		fault: { kind: 'status', status: 409, headers: { 'retry-after': '1' } },
	});
	// The first of the others is still under way when the conversation turns out to be busy.
	sandbox.now.addFault({ match: { content: 'text 1' }, fault: { kind: 'delay', ms: 200 } });
	const { run } = await sandbox.run(send, { items });
	expect(run.status).toBe('success');
	const [refused, taken] = posts(sandbox.now).filter(({ chatId }) => chatId === 'a');
	const others = posts(sandbox.now).filter(({ chatId }) => chatId === 'b');
	expect(taken.receivedAt - Number(refused.respondedAt)).toBeGreaterThan(990);
	expect(others).toHaveLength(3);
	for (const { receivedAt } of others) expect(receivedAt).toBeLessThan(taken.receivedAt);
});

test('busy for longer than Max Wait: conflict, nothing delivered, the next item tries for itself', async () => {
	const items = itemsIn(sandbox.now, 'a', 'b', 'a');
	sandbox.now.addFault({
		match: { chatId: 'a' },
		times: 1000,
		fault: { kind: 'status', status: 409 },
	});
	const started = Date.now();
	const result = await sandbox.run(
		{ ...send, options: { maxWait: 1 } },
		{ items, settings: { onError: 'continueRegularOutput' } },
	);
	expect(Date.now() - started).toBeGreaterThan(1900);
	expect(failureDetails(result)).toMatchObject([
		{ kind: 'conflict', status: 409, delivered: 'no', conversation_id: 'a' },
		{ kind: 'conflict', status: 409, delivered: 'no', conversation_id: 'a' },
	]);
	expect(result.done[0].message).toContain("'Max Wait (Seconds)'");
	// Growing pauses: the server is not hammered.
	expect(posts(sandbox.now).length).toBeLessThan(40);
});

test.each([
	[4, 'success', 3],
	[1.5, 'error', 2],
])('waits for quota and for the conversation count together (%d s: %s)', async (...row) => {
	const [maxWait, status, sent] = row;
	const items = itemsIn(sandbox.now, 'a');
	sandbox.now.addFault({ fault: { kind: 'retryAfter', seconds: 1 } });
	sandbox.now.addFault({
		fault: { kind: 'status', status: 409, headers: { 'retry-after': '1' } },
	});
	const { run } = await sandbox.run({ ...send, options: { maxWait } }, { items });
	expect(run.status).toBe(status);
	expect(posts(sandbox.now)).toHaveLength(sent);
});

test('a wait of 60 s for a busy conversation ends at once when the execution is canceled', async () => {
	const items = itemsIn(sandbox.now, 'a', 'a');
	sandbox.now.addFault({
		times: 9,
		fault: { kind: 'status', status: 409, headers: { 'retry-after': '60' } },
	});
	let canceledAt = 0;
	const refused = waitUntil(() => statuses()[0] === 409, 'the conversation is busy').then(() => {
		canceledAt = Date.now();
	});
	const { run } = await sandbox.run(send, { items, cancelWhen: refused });
	expect(run.status).toBe('canceled');
	expect(Date.now() - canceledAt).toBeLessThan(2000);
	expect(posts(sandbox.now)).toHaveLength(1);
});
