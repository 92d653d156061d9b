import fc from 'fast-check';

import { startSandbox, type Sandbox } from '../../sandbox';
import { newMessage, send } from './client';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const metadata = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 5 });

const message = fc.record(
	{
		sender: fc.constantFrom('user', 'assistant'),
		content: fc.string({ unit: 'binary', maxLength: 300 }),
		metadata,
	},
	{ requiredKeys: ['sender', 'content'] },
);

/** What a text becomes on its way through JSON and UTF-8: a lone surrogate cannot be sent. */
const sent = (value: unknown): unknown => JSON.parse(Buffer.from(JSON.stringify(value)).toString());

test('a well-formed message is stored once, unchanged, and listed in order', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(message, { maxLength: 6 }), async (messages) => {
			sandbox.reset();
			const { chat_id } = sandbox.createChat({ client_id: 'ada', ai_enabled: false });
			const ids: unknown[] = [];
			for (const fields of messages) {
				const answer = await send(sandbox, 'POST', newMessage, { body: { ...fields, chat_id } });
				expect(answer).toMatchObject({ status: 200, body: { message_id: expect.any(String) } });
				ids.push(sandbox.store.messages.at(-1)?.message_id);
			}
			const list = await send(sandbox, 'GET', `/external/chat/${chat_id}/messages`);
			const expected = messages.map(({ sender, content, metadata: given = {} }, index) =>
				expect.objectContaining({
					message_id: ids[index],
					chat_id,
					sender,
					content: sent(content),
					metadata: sent(given),
				}),
			);
			expect(list.body).toEqual(expected);
			expect(new Set(ids).size).toBe(messages.length);
			const times = sandbox.store.messages.map(({ created_at }) => created_at);
			expect(times).toEqual([...new Set(times)].sort());
			expect(sandbox.contractViolations).toEqual([]);
		}),
		{ numRuns: 60 },
	);
});

test('with an agent, each user message is followed by one answer, in any dialect', async () => {
	const dialect = fc.constantFrom('agentResponse' as const, 'messageSchema' as const);
	await fc.assert(
		fc.asyncProperty(fc.array(message, { maxLength: 6 }), dialect, async (messages, chosen) => {
			sandbox.reset();
			sandbox.settings.dialect = chosen;
			const { chat_id } = sandbox.createChat({ client_id: 'ada' });
			for (const fields of messages) {
				await send(sandbox, 'POST', newMessage, { body: { ...fields, chat_id } });
			}
			const expected = messages.flatMap(({ sender }) =>
				sender === 'user' ? ['user', 'assistant'] : [sender],
			);
			expect(sandbox.store.messages.map(({ sender }) => sender)).toEqual(expected);
			expect(sandbox.store.chats[0].message_count).toBe(expected.length);
			expect(sandbox.contractViolations).toEqual([]);
		}),
		{ numRuns: 40 },
	);
});
