import type { INodeParameters } from 'n8n-workflow';
import { useProcessedStore } from '../engine/processedStore';
import { chatCreate, messageSend } from '../engine/parameters';
import { failureDetails } from '../delivery/leftBehind';
import { useFreshSandbox } from '../delivery/useFreshSandbox';
import { beginningWith, chatGetOrCreate, toClient } from '../operations/operationParameters';
import {
	before,
	keyed,
	killed,
	looking,
	recorded,
	saving,
	sending,
	type Moment,
} from './killedRun';

/**
 * Operations that open a chat on their way, in a process of n8n that is killed: what is left is what it sent, n8n's
 * store, and the histories. Run again with the same key, each is finished or said to be unknown.
 */

const sandbox = useFreshSandbox();
const store = useProcessedStore();

/** How the second execution ends, and how many chats and messages there are then. */
type Outcome = 'success' | { unknownWith: { chats: number; messages: number } };

const unknown = (chats: number, messages: number): Outcome => ({
	unknownWith: { chats, messages },
});

const GREETING = ['Welcome!', 'How can we help?'];
const greeting = beginningWith(...GREETING.map((content) => ({ sender: 'assistant', content })));

const stored = () => ({
	chats: sandbox.now.store.chats.length,
	said: sandbox.now.store.messages.map(({ content }) => content),
});

/** Killed at the moment, and run again: everything is there once, or at most once and said to be unknown. */
async function expectOnce(
	parameters: INodeParameters,
	moment: Moment,
	messages: readonly string[],
	outcome: Outcome,
): Promise<void> {
	await killed({ sandbox, store }, keyed(parameters), moment);
	const result = await sandbox.run(keyed(parameters), { executionId: 'again' });
	if (outcome === 'success') {
		expect(result.run.status).toBe('success');
		expect(stored()).toEqual({ chats: 1, said: messages });
		return;
	}
	const { unknownWith } = outcome;
	expect(failureDetails(result)).toMatchObject([{ kind: 'delivery_unknown' }]);
	expect(stored()).toEqual({
		chats: unknownWith.chats,
		said: messages.slice(0, unknownWith.messages),
	});
}

test.each<[string, Moment, Outcome]>([
	['before anything is recorded', before(1), 'success'],
	['when the chat is recorded', recorded(1), 'success'],
	['while it looks for the chat', looking(1), 'success'],
	['while it opens the chat, before that is there', sending(1, false), 'success'],
	['while it opens the chat, when that is there', sending(1, true), unknown(1, 0)],
	['when the chat is open', before(2), unknown(1, 0)],
	['when the first message is recorded', recorded(2), unknown(1, 0)],
	['while it sends the first message, before it is stored', sending(2, false), unknown(1, 0)],
	['while it sends the first message, when it is stored', sending(2, true), 'success'],
	['when the second message is recorded', recorded(3), 'success'],
	['while it sends the second message, before it is stored', sending(3, false), 'success'],
	['while it sends the second message, when it is stored', sending(3, true), 'success'],
	['when all is delivered, before n8n saves it', saving, 'success'],
])('Chat: Create with messages, killed %s: never twice', async (_when, moment, outcome) => {
	await expectOnce(chatCreate('client-1', greeting), moment, GREETING, outcome);
});

test.each<[string, Moment, Outcome]>([
	['before it is recorded', before(1), 'success'],
	['when it is recorded', recorded(1), unknown(0, 0)],
	['while it is opened, before it is there', sending(1, false), unknown(0, 0)],
	['while it is opened, when it is there', sending(1, true), unknown(1, 0)],
	['when it is open, before n8n saves it', saving, unknown(1, 0)],
])(
	'Chat: Create without messages, which no history shows, killed %s: never twice',
	async (_when, moment, outcome) => {
		await expectOnce(chatCreate('client-1'), moment, [], outcome);
	},
);

test.each<[string, Moment]>([
	['while it looks for the chat', looking(1)],
	['before anything is recorded', before(1)],
	['when the chat is recorded', recorded(1)],
	['while it opens the chat, before that is there', sending(1, false)],
	['while it opens the chat, when that is there', sending(1, true)],
	['when the chat is open', before(2)],
	['when the first message is recorded', recorded(2)],
	['while it sends the first message, before it is stored', sending(2, false)],
	['while it sends the first message, when it is stored', sending(2, true)],
	['when the second message is recorded', recorded(3)],
	['while it sends the second message, before it is stored', sending(3, false)],
	['while it sends the second message, when it is stored', sending(3, true)],
	['when all is delivered, before n8n saves it', saving],
])('Chat: Get or Create, killed %s: one chat, each message once', async (_when, moment) => {
	await expectOnce(chatGetOrCreate('client-1', greeting), moment, GREETING, 'success');
});

test.each<[string, Moment]>([
	['when the chat is recorded', recorded(1)],
	['while it opens the chat, before that is there', sending(1, false)],
	['while it opens the chat, when that is there', sending(1, true)],
	['when the chat is open', before(2)],
	['when the message is recorded', recorded(2)],
	['while it sends the message, before it is stored', sending(2, false)],
	['while it sends the message, when it is stored', sending(2, true)],
	['when all is delivered, before n8n saves it', saving],
])(
	'Message: Send to a client without a chat, killed %s: one chat, one message',
	async (_when, moment) => {
		const send = messageSend('', { ...toClient('client-1'), sender: 'assistant' });
		await expectOnce(send, moment, ['Hello'], 'success');
	},
);

test.each<[string, Moment, Outcome]>([
	['before anything is recorded', before(1), 'success'],
	['when it is recorded that no new chat is needed', recorded(1), 'success'],
	['when the message is recorded', recorded(2), unknown(0, 0)],
	['while it sends to the chat that is gone', sending(1, false), unknown(0, 0)],
	['while it opens the chat, before that is there', sending(2, false), unknown(0, 0)],
	['while it opens the chat, when that is there', sending(2, true), unknown(1, 0)],
	['before the message to the new chat is recorded', before(4), 'success'],
	['while it sends the message there, before it is stored', sending(3, false), 'success'],
	['while it sends the message there, when it is stored', sending(3, true), 'success'],
	['when all is delivered, before n8n saves it', saving, 'success'],
])(
	'Message: Send that opens a chat in place of one that is gone, killed %s: never twice',
	async (_when, moment, outcome) => {
		const options = { ifChatNotFound: 'create', clientId: 'client-1' };
		const send = messageSend('chat_gone', { sender: 'assistant', options });
		await expectOnce(send, moment, ['Hello'], outcome);
	},
);
