import type { INodeParameters } from 'n8n-workflow';
import { failureDetails } from '../delivery/leftBehind';
import { posts, userTexts } from '../delivery/useFreshSandbox';
import { chatCreate, unmarked } from '../engine/parameters';
import { pathsOf, useSandbox } from '../engine/useSandbox';
import { beginningWith, chatGetOrCreate, forms } from './operationParameters';

const sandbox = useSandbox();

const NEW_CHAT = 'POST /external/message/new-chat';
const NEW_MESSAGE = 'POST /external/message/new-message';
const THREE = beginningWith(
	{ sender: 'assistant', content: 'Welcome!' },
	{ sender: 'user', content: '  How much is it?  ', metadata: '{"page":"/pricing"}' },
	{ content: 'Thank you, bye!' },
);

/** Both operations that can open a chat with messages in it. */
const operations: Array<[string, (clientId: string, more?: INodeParameters) => INodeParameters]> = [
	['chat: create', chatCreate],
	['chat: getOrCreate', chatGetOrCreate],
];

const postPaths = () => posts(sandbox.now).map(({ method, path }) => `${method} ${path}`);
const RETRIES = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

describe.each(operations)('%s', (_name, parameters) => {
	test('opens the chat, then sends the messages in order, one after another', async () => {
		sandbox.now.settings.latencyMs = 20;
		await sandbox.run(unmarked(parameters('client-1', THREE)));
		expect(postPaths()).toEqual([NEW_CHAT, NEW_MESSAGE, NEW_MESSAGE, NEW_MESSAGE]);
		const [{ chat_id }] = sandbox.now.store.chats;
		const [chat, ...messages] = posts(sandbox.now);
		expect(chat.body).toEqual({ client_id: 'client-1' });
		expect(messages.map(({ body }) => body)).toEqual([
			{
				chat_id,
				sender: 'assistant',
				content: 'Welcome!',
				metadata: { batch_index: 0, initial_message: true },
			},
			{
				chat_id,
				sender: 'user',
				content: '  How much is it?  ',
				metadata: { page: '/pricing', batch_index: 1 },
			},
			{ chat_id, sender: 'user', content: 'Thank you, bye!', metadata: { batch_index: 2 } },
		]);
		for (const [index, request] of messages.slice(1).entries())
			expect(request.receivedAt).toBeGreaterThanOrEqual(Number(messages[index].respondedAt));
	});

	test("the user's metadata goes on the chat, and on no message", async () => {
		const metadata = { metadataMode: 'json', metadataJson: '{"source":"website"}' };
		await sandbox.run(unmarked(parameters('client-1', { ...THREE, ...metadata })));
		const [chat, ...messages] = posts(sandbox.now);
		expect(chat.body).toEqual({ client_id: 'client-1', metadata: { source: 'website' } });
		for (const { bodyText } of messages) expect(bodyText).not.toContain('website');
	});

	test.each(forms)(
		'%s: the chat, its messages in order, the last reply',
		async (_form, settings) => {
			Object.assign(sandbox.now.settings, settings);
			const { done } = await sandbox.run(parameters('client-1', THREE));
			const [chat] = sandbox.now.store.chats;
			const { messages } = sandbox.now.store;
			const sent = [messages[0], messages[1], messages[3]];
			expect(done).toEqual([
				expect.objectContaining({
					chat_id: chat.chat_id,
					client_id: 'client-1',
					created_at: chat.created_at,
					message_id: sent[2].message_id,
					tools_executed: [],
					reply: messages[4].content,
					messages: sent.map(({ message_id, sender, content }) =>
						expect.objectContaining({ message_id, sender, content }),
					),
				}),
			]);
		},
	);

	test.each<[string, INodeParameters]>([
		['without content', { sender: 'user', content: '  ' }],
		['from nobody', { sender: 'robot', content: 'Hello' }],
		['with metadata that is no JSON', { content: 'Hello', metadata: '{page' }],
		['with metadata that is a list', { content: 'Hello', metadata: '[1]' }],
	])(
		'a message %s: refused before anything is sent, the field named, not the text',
		async (_what, message) => {
			const good = { content: 'Nobody may read this' };
			const result = await sandbox.run(parameters('client-1', beginningWith(good, message)));
			expect(failureDetails(result)).toMatchObject([{ kind: 'invalid_input', attempts: 0 }]);
			const said = result.run.data.resultData.error?.message;
			expect(said).toContain('Initial Messages');
			expect(said).not.toContain('Nobody may read this');
			expect(sandbox.now.requests).toEqual([]);
		},
	);

	test('the second message is refused: partly delivered, with the chat; the third is not sent', async () => {
		sandbox.now.addFault({
			match: { content: 'How much' },
			fault: { kind: 'status', status: 400 },
		});
		const result = await sandbox.run(parameters('client-1', THREE));
		expect(failureDetails(result)).toMatchObject([
			{
				kind: 'invalid_request',
				delivered: 'partly',
				delivered_steps: ['chat', 'message:0'],
				chat_id: sandbox.now.store.chats[0].chat_id,
			},
		]);
		expect(postPaths()).toEqual([NEW_CHAT, NEW_MESSAGE, NEW_MESSAGE]);
	});

	test('Retry On Fail goes on where it stopped, in the same chat', async () => {
		sandbox.now.addFault({
			match: { content: 'How much' },
			fault: { kind: 'status', status: 400 },
		});
		const { done, run } = await sandbox.run(parameters('client-1', THREE), { settings: RETRIES });
		expect(run.status).toBe('success');
		expect(sandbox.now.store.chats).toHaveLength(1);
		expect(
			posts(sandbox.now)
				.slice(1)
				.map(({ body }) => Object(body).content.trim()),
		).toEqual(['Welcome!', 'How much is it?', 'How much is it?', 'Thank you, bye!']);
		expect(done).toMatchObject([
			{
				chat_id: sandbox.now.store.chats[0].chat_id,
				messages: [{ content: 'Welcome!' }, {}, { content: 'Thank you, bye!' }],
			},
		]);
	});

	test('Retry On Fail for another item: nothing is sent again, and the output is complete', async () => {
		sandbox.now.addFault({
			match: { content: 'client-2' },
			fault: { kind: 'status', status: 400 },
		});
		const items = [{ client: 'client-1' }, { client: 'client-2' }];
		const { done } = await sandbox.run(parameters('={{ $json.client }}', THREE), {
			items,
			settings: RETRIES,
		});
		expect(sandbox.now.store.chats.map(({ client_id }) => client_id).sort()).toEqual([
			'client-1',
			'client-2',
		]);
		expect(userTexts(sandbox.now)).toHaveLength(4);
		for (const item of done) {
			expect(item.messages).toHaveLength(3);
			expect(item.reply).toContain('Sandbox agent');
		}
	});

	test('a lost answer to the new chat or to a message: nothing twice', async () => {
		const options = { maxWait: 0.5 };
		sandbox.now.addFault({ match: { content: 'How much' }, store: true, fault: { kind: 'reset' } });
		const { done } = await sandbox.run(parameters('client-1', { ...THREE, options }));
		expect(done).toMatchObject([{ messages: [{}, { content: '  How much is it?  ' }, {}] }]);
		expect(userTexts(sandbox.now)).toEqual(['  How much is it?  ', 'Thank you, bye!']);
	});
});

test('chat: create without messages makes one call, and no list of messages', async () => {
	const { done } = await sandbox.run(chatCreate('client-1', beginningWith()));
	expect(pathsOf(sandbox.now)).toEqual([NEW_CHAT]);
	expect(done[0]).not.toHaveProperty('messages');
});
