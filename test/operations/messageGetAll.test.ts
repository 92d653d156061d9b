import { failureDetails } from '../delivery/leftBehind';
import { messageSend } from '../engine/parameters';
import { pathsOf, useSandbox } from '../engine/useSandbox';
import { forms, messageGetAll } from './operationParameters';

const sandbox = useSandbox();

const TEXTS = ['Hello!', 'How much is it?', 'Thank you, bye!'];

/** A chat with three messages of the user and an answer to each, at known times; returns all six. */
async function conversation() {
	const { chat_id } = sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
	await sandbox.run(messageSend(chat_id, { content: '={{ $json.text }}' }), {
		items: TEXTS.map((text) => ({ text })),
	});
	const { messages } = sandbox.now.store;
	for (const [index, message] of messages.entries())
		message.created_at = `2026-06-20T12:00:0${index}.000Z`;
	return messages;
}

const contentsWith = async (more: object) => {
	const { done } = await sandbox.run(messageGetAll('chat_1', { ...more }));
	return done.map(({ content }) => content);
};

test.each(forms)('%s: one item per message, oldest first, paired', async (_form, settings) => {
	Object.assign(sandbox.now.settings, settings);
	const older = settings.dialect === 'agentResponse';
	const messages = await conversation();
	const before = sandbox.now.requests.length;
	const { output } = await sandbox.run(messageGetAll('chat_1'), { items: [{}, {}] });
	expect(pathsOf(sandbox.now).slice(before)).toEqual(
		Array(2).fill('GET /external/chat/chat_1/messages'),
	);
	const expected = messages.map(({ created_at, ...message }) => ({
		...message,
		created_at,
		...(older && { timestamp: created_at }),
	}));
	expect(output).toEqual(
		[0, 1].flatMap((item) => expected.map((json) => ({ json, pairedItem: { item } }))),
	);
});

test('whatever order the server uses', async () => {
	const messages = await conversation();
	messages[0].created_at = '2026-06-20T13:00:00.000Z';
	expect(await contentsWith({ limit: 1 })).toEqual(['Hello!']);
});

test('limit keeps the newest; returnAll ignores it', async () => {
	const messages = await conversation();
	expect(await contentsWith({ limit: 2 })).toEqual(messages.slice(4).map(({ content }) => content));
	expect(await contentsWith({ limit: 2, returnAll: true })).toHaveLength(6);
});

test.each<[string, object, object]>([
	['off: everything that the API says', { simplify: false }, { shard: 7, tokens: { used: 87 } }],
	['on: the documented fields', { simplify: true }, {}],
	['on by default', {}, {}],
])('Simplify %s', async (_how, more, others) => {
	await conversation();
	const documented = { message_id: 'msg_1', sender: 'user', content: 'Hello' };
	const body = [{ ...documented, shard: 7, tokens: { used: 87 } }];
	sandbox.now.addFault({ fault: { kind: 'wrongShape', body } });
	const { done } = await sandbox.run(messageGetAll('chat_1', { ...more }));
	expect(done).toEqual([{ ...documented, ...others, created_at: null }]);
});

test('filters.sender', async () => {
	const messages = await conversation();
	expect(await contentsWith({ filters: { sender: 'user' } })).toEqual(TEXTS);
	expect(await contentsWith({ filters: { sender: 'assistant' } })).toEqual(
		messages.filter(({ sender }) => sender === 'assistant').map(({ content }) => content),
	);
	expect(await contentsWith({ filters: { sender: 'any' } })).toHaveLength(6);
});

test.each([
	['2026-06-20T12:00:03.000Z', 2],
	['2026-06-20T14:00:03+02:00', 2],
	['2026-06-20T14:00:03+02:00[Europe/Berlin]', 2],
	['2026-06-20T12:00:03', 2],
	['2026-06-20', 6],
	['2026-06-21', 0],
	['', 6],
])('filters.after %s: only what is newer; without an offset it is UTC', async (after, count) => {
	await conversation();
	expect(await contentsWith({ filters: { after } })).toHaveLength(count);
});

test('filters come first, then the limit', async () => {
	await conversation();
	const filters = { sender: 'user', after: '2026-06-20T12:00:00Z' };
	expect(await contentsWith({ filters, limit: 1 })).toEqual(['Thank you, bye!']);
});

test('a chat without messages gives no item, and other items theirs', async () => {
	await conversation();
	sandbox.now.createChat({ chat_id: 'chat_empty', client_id: 'client-1' });
	const { run, output } = await sandbox.run(messageGetAll('={{ $json.chat }}'), {
		items: [{ chat: 'chat_empty' }, { chat: 'chat_1' }],
	});
	expect(run.status).toBe('success');
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual(Array(6).fill({ item: 1 }));
});

test.each([
	['a chat that does not exist', 'chat_gone', {}, 'not_found'],
	['a time that is none', 'chat_1', { filters: { after: 'yesterday' } }, 'invalid_input'],
	['a sender that is none', 'chat_1', { filters: { sender: 'robot' } }, 'invalid_input'],
])('%s is an error', async (_what, chatId, more, kind) => {
	await conversation();
	const result = await sandbox.run(messageGetAll(chatId, more));
	expect(failureDetails(result)).toMatchObject([{ kind, operation: 'Message: Get Many' }]);
});

test('in the Continue modes the failed item is an error item among the records', async () => {
	await conversation();
	const { done } = await sandbox.run(messageGetAll('={{ $json.chat }}'), {
		items: [{ chat: 'chat_gone' }, { chat: 'chat_1' }],
		settings: { onError: 'continueRegularOutput' },
	});
	expect(done).toHaveLength(7);
	expect(done[0]).toMatchObject({ details: { kind: 'not_found', chat_id: 'chat_gone' } });
});

test("a record's own error field does not make n8n run the node again", async () => {
	await conversation();
	const record = { message_id: 'msg_1', sender: 'user', content: 'Hello', error: 'moderated' };
	sandbox.now.addFault({ fault: { kind: 'wrongShape', body: [record] } });
	const before = sandbox.now.requests.length;
	const { done } = await sandbox.run(messageGetAll('chat_1'), {
		settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
	});
	expect(done).toEqual([
		{
			message_id: 'msg_1',
			sender: 'user',
			content: 'Hello',
			api_error: 'moderated',
			created_at: null,
		},
	]);
	expect(sandbox.now.requests).toHaveLength(before + 1);
});
