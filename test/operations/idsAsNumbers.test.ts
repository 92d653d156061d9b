import type { INodeParameters } from 'n8n-workflow';
import { runNode } from '../engine/engine';
import { inFull, RESET, useOddService, type Said } from '../engine/oddService';
import { messageSend } from '../engine/parameters';
import { chatGetOrCreate, messageGetAll } from './operationParameters';

/** The pages show texts as ids. What a service that counts in numbers has stored is recognised all the same. */

const service = useOddService();

const run = async (parameters: INodeParameters) =>
	await runNode({ parameters, credential: service.now.credential });

/** A message as listed and answered, with numbers for its ids. */
const numbered = (message: Said) => ({ ...inFull()(message), message_id: message.at, chat_id: 7 });
const listed = (messages: readonly Said[]) => messages.map(numbered);

const send = (more: INodeParameters = {}) =>
	messageSend('7', { options: { maxWait: 1, waitForReply: 2, ...more } });

test('a message and the reply to it', async () => {
	service.now.manner = {
		post: (message, store) => {
			store();
			service.now.say('assistant', 'Reply', { chat_id: '7' });
			return numbered(message);
		},
		history: listed,
	};
	const { done } = await run(send());
	expect(done).toMatchObject([{ content: 'Hello', reply: 'Reply' }]);
});

test('a message whose answer was lost', async () => {
	service.now.manner = {
		post: (_message, store) => {
			store();
			return RESET;
		},
		history: listed,
	};
	const { done } = await run(send({ onUncertainDelivery: 'checkHistoryAndResend' }));
	expect(done).toMatchObject([{ content: 'Hello', reply: null }]);
	expect(service.now.posted).toHaveLength(1);
});

test('a reply that names its question by the number', async () => {
	service.now.manner = {
		post: (message, store) => {
			service.now.say('user', 'Of the website', { chat_id: '7' });
			store();
			return numbered(message);
		},
		history: (messages) => [
			...listed(messages),
			...[0, 1].map((index) => ({
				message_id: index,
				chat_id: 7,
				sender: 'assistant',
				content: `Reply ${index}`,
				in_reply_to: messages[index].at,
			})),
		],
	};
	const { done } = await run(send());
	expect(done).toMatchObject([{ reply: 'Reply 1' }]);
});

test('lists', async () => {
	service.now.say('user', 'One', { chat_id: '7' });
	service.now.manner = { history: listed };
	const { done } = await run(messageGetAll('7'));
	expect(done).toMatchObject([{ content: 'One' }]);
});

test("a client's chat, and none of another client", async () => {
	const chat = (chat_id: number, client_id: number) => ({ chat_id, client_id, status: 'active' });
	service.now.manner = {
		chats: () => [chat(1, 5), chat(2, 50)],
		other: () => ({ ...chat(3, 500), chat_id: 'chat_3' }),
	};
	const chosenFor = async (clientId: string) => (await run(chatGetOrCreate(clientId))).done[0];
	expect(await chosenFor('5')).toMatchObject({ chat_id: '1' });
	expect(await chosenFor('500')).toMatchObject({ chat_id: 'chat_3' });
});
