import type { INodeParameters } from 'n8n-workflow';
import { runNode } from '../engine/engine';
import { Answer, inFull, useOddService, type Manner } from '../engine/oddService';
import { failureDetails } from './leftBehind';
import { CONTINUES, send } from './lostAnswers';

const service = useOddService();

const OTHERS = Array.from({ length: 30 }, (_, index) => `chat_${index}`);

/** A refusal in the words of the sources, for longer than anybody waits here. */
const tooMany = (detail: string, status = 429, seconds?: number) =>
	new Answer(status, JSON.stringify({ detail }), 'application/json', {
		...(seconds !== undefined && { 'retry-after': String(seconds) }),
	});

const run = async (
	chats: readonly string[],
	options: INodeParameters = {},
	more: INodeParameters = {},
) =>
	await runNode({
		parameters: send({ waitForReply: 0, maxWait: 1, ...options }, more),
		credential: service.now.credential,
		items: chats.map((chat) => ({ chat, text: `to ${chat}` })),
		settings: CONTINUES,
	});

/** Messages into one chat are refused, all others are stored. */
const refusing =
	(chat: string, answer: Answer): Manner['post'] =>
	(message, store) => {
		if (message.chat_id === chat) return answer;
		store();
		return inFull()(message);
	};

describe.each([429, 403, 500, 503])('a %d that names a chat', (status) => {
	test.each<[string, string, number | undefined]>([
		['noisy', 'Rate limit exceeded for chat noisy', 600],
		['noisy', 'Rate limit exceeded for chat noisy: 5 per 1 minute', undefined],
		['noisy', 'Rate limit exceeded (chat "noisy")', 86_400],
		['team.7', 'Rate limit exceeded for team.7.', 600],
		['telegram:42', 'Rate limit exceeded: telegram:42', 600],
		['ada@example.com', 'Rate limit exceeded for ada@example.com', 600],
		['a b', "Rate limit exceeded for chat 'a b'", 600],
		['30', 'Rate limit exceeded for chat 30: 5 per 1 minute', 600],
		['noisy', 'Rate limit exceeded for this chat', 600],
		['noisy', 'Rate limit exceeded: 5 messages per chat', 600],
	])('%s ("%s"): that chat waits, all others go', async (chat, words, seconds) => {
		service.now.manner = { post: refusing(chat, tooMany(words, status, seconds)) };
		const result = await run([chat, chat, ...OTHERS]);
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'rate_limited', delivered: 'no', attempts: 1, chat_id: chat },
			{ kind: 'rate_limited', delivered: 'no', attempts: 0, chat_id: chat },
		]);
		expect(service.now.messages.map(({ chat_id }) => chat_id).sort()).toEqual([...OTHERS].sort());
		// What was not sent is not put down to the credential's quota.
		expect(result.done[1].error).toContain('this chat');
		expect(JSON.stringify(result.done[1])).not.toContain('quota of the credential');
	});
});

test.each<[string, string]>([
	['100', 'Rate limit exceeded: 100 per 1 minute'],
	['1', 'Rate limit exceeded: 100 per 1 minute'],
	['minute', 'Rate limit exceeded: 100 per 1 minute'],
	['Rate', 'Rate limit exceeded'],
	['team', 'Rate limit exceeded for team.7'],
	['noisy', 'Rate limit exceeded for chat messages'],
	['noisy', 'Rate limit exceeded for the chat API: 100 per 1 minute'],
])('a chat called "%s" is not named by "%s"', async (chat, words) => {
	service.now.manner = { post: refusing(chat, tooMany(words, 429, 600)) };
	const result = await run([chat, ...OTHERS], { maxParallelChats: 1 });
	expect(failureDetails(result)).toHaveLength(1 + OTHERS.length);
	expect(service.now.posted).toHaveLength(1);
});

test('the look for a reply in one chat is refused: the replies of the others come', async () => {
	service.now.manner = {
		post: (message, store) => {
			store();
			service.now.say('assistant', `reply to ${message.content}`, { chat_id: message.chat_id });
			return inFull()(message);
		},
		history: (messages) =>
			messages[0]?.chat_id === 'noisy'
				? tooMany('Rate limit exceeded for chat noisy', 429, 600)
				: messages.map(inFull()),
	};
	const { done } = await run(['noisy', 'chat_1', 'chat_2'], { waitForReply: 5, maxWait: 10 });
	expect(done.map(({ reply }) => reply)).toEqual([
		null,
		'reply to to chat_1',
		'reply to to chat_2',
	]);
});

test('a client whose list is refused by name: the other clients are served', async () => {
	const clients = ['ada@example.com', 'bob@example.com', 'eve@example.com'];
	service.now.manner = {
		chats: (client) =>
			client === clients[0]
				? tooMany(`Rate limit exceeded for ${client}: 3 per 1 minute`, 429, 600)
				: [{ chat_id: `chat of ${client}`, client_id: client, status: 'active' }],
	};
	const result = await run(clients, {}, { chatSource: 'client', clientId: '={{ $json.chat }}' });
	expect(failureDetails(result)).toMatchObject([{ kind: 'rate_limited', delivered: 'no' }]);
	expect(service.now.messages.map(({ chat_id }) => chat_id).sort()).toEqual([
		'chat of bob@example.com',
		'chat of eve@example.com',
	]);
});
