import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { runNode, type EngineResult } from '../engine/engine';
import { inFull, RESET, status, useOddService, type Manner } from '../engine/oddService';
import { chatCreate, messageSend } from '../engine/parameters';
import { chatGetOrCreate } from '../operations/operationParameters';
import { waitUntil } from '../waitUntil';
import { hintsOf, journalIn } from './leftBehind';
import { CONTINUES, send } from './lostAnswers';

const service = useOddService();

const run = async (
	parameters: INodeParameters,
	items: IDataObject[] = [{ chat: 'a', text: 'mine' }],
	more: { settings?: Partial<INode>; cancelWhen?: Promise<unknown> } = {},
): Promise<EngineResult> =>
	await runNode({ parameters, credential: service.now.credential, items, ...more });

/** The agent replies when the history is looked at for the nth time. */
const repliesAt = (nth: number): Manner['history'] => {
	let replied = 0;
	return (_messages, look) => {
		if (look >= nth && replied++ === 0) service.now.say('assistant', 'the reply to mine');
		return service.now.messages.map(inFull());
	};
};

test.each([1, 2])('the newer form of a message: the reply is read at look %i', async (nth) => {
	service.now.manner = { history: repliesAt(nth) };
	const { done, run: execution } = await run(send({ waitForReply: 10 }));
	expect(execution.status).toBe('success');
	const [mine, reply] = service.now.messages;
	expect(done).toMatchObject([
		{
			message_id: mine.message_id,
			content: 'mine',
			reply: 'the reply to mine',
			reply_message_id: reply.message_id,
		},
	]);
	expect(service.now.looks).toBe(nth);
	expect(service.now.posted).toHaveLength(1);
});

test.each(['created_at', 'timestamp'])(
	'the time of the reply is handed on, under whichever name the history has it: %s',
	async (field) => {
		const [said, time] = ['2026-06-20T12:00:01Z', '2026-06-20T12:00:07Z'];
		service.now.manner = {
			history: ([{ message_id }]) => [
				{ message_id, chat_id: 'a', sender: 'user', content: 'mine', [field]: said },
				{ message_id: 'r', chat_id: 'a', sender: 'assistant', content: 'reply', [field]: time },
			],
		};
		const { done } = await run(send({ waitForReply: 10 }));
		const agent_response = { message_id: 'r', content: 'reply', timestamp: time };
		expect(done).toMatchObject([{ reply: 'reply', agent_response }]);
	},
);

test('no reply in time: reply is null, a hint says so, after at most six looks', async () => {
	const result = await run(send({ waitForReply: 2 }));
	expect(result.done).toMatchObject([{ content: 'mine', reply: null }]);
	expect(result.done[0]).not.toHaveProperty('agent_response');
	expect(hintsOf(result)).toEqual([expect.stringContaining('no reply to it came in time')]);
	expect(service.now.looks).toBeGreaterThan(2);
	expect(service.now.looks).toBeLessThanOrEqual(6);
});

test('a history that cannot be read: delivered all the same', async () => {
	service.now.manner = { history: () => status(500) };
	const result = await run(send({ waitForReply: 1 }));
	expect(result.run.status).toBe('success');
	expect(result.done).toMatchObject([{ content: 'mine', reply: null }]);
	expect(service.now.looks).toBeLessThanOrEqual(6);
});

test("another visitor's answer is not taken for it", async () => {
	service.now.manner = {
		post: (message, store) => {
			service.now.say('user', 'theirs');
			store();
			service.now.say('assistant', 'the reply to theirs');
			return inFull()(message);
		},
	};
	const result = await run(send({ waitForReply: 1 }));
	expect(result.done).toMatchObject([{ reply: null }]);
	expect(hintsOf(result)).toEqual([expect.stringContaining('cannot be told')]);
});

describe('nothing to wait for', () => {
	const older = (more: IDataObject): Manner => ({
		post: (message, store) => {
			store();
			return { ...inFull()(message), ...more };
		},
	});

	test.each<[string, INodeParameters, Manner]>([
		['0 seconds', send({ waitForReply: 0 }), {}],
		["an assistant's message", send({}, { sender: 'assistant' }), {}],
		['a reply in the answer', send(), older({ agent_response: { content: 'at once' } })],
		['an answer that says that there is none', send(), older({ agent_response: null })],
		['an answer that says that nothing was processed', send(), older({ processed: false })],
		['an answer that says that the agent is off', send(), older({ ai_enabled: false })],
	])('%s: the history is not read', async (_what, parameters, manner) => {
		service.now.manner = manner;
		const { run: execution } = await run(parameters);
		expect(execution.status).toBe('success');
		expect(service.now.looks).toBe(0);
	});

	test("a client's chat in which the agent is off", async () => {
		service.now.manner = {
			chats: () => [{ chat_id: 'a', client_id: 'c', status: 'active', ai_enabled: false }],
		};
		const parameters = messageSend('', { chatSource: 'client', clientId: 'c' });
		// The second item gets the chat from what is remembered of it.
		const { done } = await run(parameters, [{}, {}]);
		expect(done).toHaveLength(2);
		expect(service.now.looks).toBe(0);
	});

	test.each([
		['Create', chatCreate],
		['Get or Create', chatGetOrCreate],
	])('a new chat in which the agent is off: Chat: %s', async (_name, open) => {
		service.now.manner = { chats: () => [], other: () => ({ chat_id: 'a' }) };
		const additionalFields = {
			aiEnabled: false,
			initialMessages: { message: [{ sender: 'user', content: 'first' }] },
		};
		const { run: execution } = await run(open('c', { additionalFields }));
		expect(execution.status).toBe('success');
		expect(service.now.texts).toEqual(['first']);
		expect(service.now.looks).toBe(0);
	});
});

test('the next item of the chat is sent when the reply is there', async () => {
	service.now.manner = {
		history: () => {
			if (service.now.messages.length % 2 === 1)
				service.now.say('assistant', `reply ${service.now.messages.length}`);
			return service.now.messages.map(inFull());
		},
	};
	const items = ['one', 'two'].map((text) => ({ chat: 'a', text }));
	const { done } = await run(send({ waitForReply: 10 }), items);
	expect(done.map(({ reply }) => reply)).toEqual(['reply 1', 'reply 3']);
	expect(service.now.messages.map(({ content }) => content)).toEqual([
		'one',
		'reply 1',
		'two',
		'reply 3',
	]);
});

test('Retry On Fail: what was waited for is remembered with the message', async () => {
	service.now.manner = {
		history: repliesAt(1),
		post: (message, store, nth) => {
			if (message.content === 'refused' && nth < 3) return status(400);
			store();
			return { ...inFull()(message), processed: message.content === 'mine' };
		},
	};
	const items = ['mine', 'refused'].map((text, index) => ({ chat: index ? 'b' : 'a', text }));
	const { done } = await run(send({ waitForReply: 10, maxParallelChats: 1 }), items, {
		settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
	});
	expect(done[0]).toMatchObject({ content: 'mine', reply: 'the reply to mine' });
	expect(service.now.texts.filter((text) => text === 'mine')).toHaveLength(1);
	expect(service.now.looks).toBe(1);
});

test('cancel while waiting: the message is reported as delivered, never sent again', async () => {
	const cancelWhen = waitUntil(() => service.now.looks > 0, 'the history was read');
	const { run: execution } = await run(send({ waitForReply: 60 }), undefined, {
		settings: CONTINUES,
		cancelWhen,
	});
	expect(execution.status).toBe('canceled');
	const { context } = Object(execution.data.resultData.error);
	expect(JSON.stringify(context)).toContain(service.now.messages[0].message_id);
});

test('cancel while its reply is looked for: what the history has shown is delivered, though the answer was lost', async () => {
	service.now.manner = {
		post: (_message, store) => {
			store();
			return RESET;
		},
	};
	const cancelWhen = waitUntil(() => service.now.looks > 1, 'the history was read twice');
	const result = await run(send({ maxWait: 60 }), undefined, { cancelWhen });
	expect(result.run.status).toBe('canceled');
	expect([...journalIn(result).values()].map(({ state }) => state)).toEqual(['delivered']);
});
