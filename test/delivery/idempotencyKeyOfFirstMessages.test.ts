import type { INodeParameters } from 'n8n-workflow';
import type { EngineResult } from '../engine/engine';
import { chatCreate } from '../engine/parameters';
import { useProcessedStore } from '../engine/processedStore';
import { beginningWith, chatGetOrCreate } from '../operations/operationParameters';
import { waitUntil } from '../waitUntil';
import { posts, useFreshSandbox } from './useFreshSandbox';

const sandbox = useFreshSandbox();
useProcessedStore();

const GREETING = ['Welcome!', 'How can we help?'];
const greeting = beginningWith(...GREETING.map((content) => ({ sender: 'assistant', content })));

const keyed = (parameters: INodeParameters): INodeParameters => ({
	...parameters,
	options: { idempotencyKey: 'event 1', maxWait: 1 },
});

let execution = 0;
const run = async (parameters: INodeParameters, cancelWhen?: Promise<void>) =>
	await sandbox.run(keyed(parameters), { executionId: `first ${++execution}`, cancelWhen });

/** The chat and the messages that the output names. */
const chatIn = ({ done: [{ chat_id, messages }] }: EngineResult) => ({
	chat_id,
	messages: [messages].flat().map((message) => Object(message).message_id),
});

const said = () => sandbox.now.store.messages.map(({ content }) => content);

/** Ends the run, as a kill does, while it waits for the answer to the POST with this number. */
async function brokenOffAt(number: number, parameters: INodeParameters): Promise<void> {
	sandbox.now.addFault({ match: { method: 'POST' }, nth: number, fault: { kind: 'hang' } });
	await run(
		parameters,
		waitUntil(() => posts(sandbox.now).length === number, 'it is under way'),
	);
}

describe.each([
	['Chat: Create', chatCreate],
	['Chat: Get or Create', chatGetOrCreate],
])('%s with messages, submitted twice', (_title, parameters) => {
	test('opens one chat; the second hands on the same chat and messages', async () => {
		const first = await run(parameters('client-1', greeting));
		const second = await run(parameters('client-1', greeting));
		expect(chatIn(second)).toEqual(chatIn(first));
		expect(second.done[0].already_delivered).toBe(true);
		expect(first.done[0]).not.toHaveProperty('already_delivered');
		expect(sandbox.now.store.chats).toHaveLength(1);
		expect(said()).toEqual(GREETING);
	});

	test('of which the first was broken off at the second message: the second sends what is missing', async () => {
		await brokenOffAt(3, parameters('client-1', greeting));
		const { done } = await run(parameters('client-1', greeting));
		expect(done[0].messages).toMatchObject(GREETING.map((content) => ({ content })));
		expect(sandbox.now.store.chats).toHaveLength(1);
		expect(said()).toEqual(GREETING);
	});
});

describe('Chat: Get or Create with messages', () => {
	test('broken off when the chat was open: they are sent by the next with the key, and by nobody else', async () => {
		await brokenOffAt(2, chatGetOrCreate('client-1', greeting));
		const other = chatGetOrCreate('client-1', greeting);
		await sandbox.run({ ...other, options: { idempotencyKey: 'event 2' } });
		expect(said()).toEqual([]);
		await run(chatGetOrCreate('client-1', greeting));
		expect(said()).toEqual(GREETING);
	});

	test('for a client with a chat: they are left out, however often it comes', async () => {
		sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
		for (let times = 0; times < 3; times++) {
			const { done } = await run(chatGetOrCreate('client-1', greeting));
			expect(done[0].chat_id).toBe('chat_1');
		}
		expect(posts(sandbox.now)).toEqual([]);
	});
});
