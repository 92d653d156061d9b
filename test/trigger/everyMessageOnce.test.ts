/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import type { Fault } from '../../sandbox';
import { useTrigger } from './useTrigger';

const { sandbox, trigger, quietChats, say } = useTrigger();

const CHATS = ['chat_1', 'chat_2', 'chat_3'];
const MESSAGES = 1_000;
/** Failures that end a poll at once; those that are tried again would make the test wait. */
const FAULTS: Fault[] = [
	{ kind: 'html' },
	{ kind: 'truncatedJson' },
	{ kind: 'emptyBody' },
	{ kind: 'wrongShape', body: { detail: 'odd' } },
	{ kind: 'status', status: 401, body: { detail: 'Invalid access token' } },
	{ kind: 'status', status: 403 },
];

/** What happens before a poll, and to it. */
interface Round {
	/** Chats (by number) to which a message each is written. */
	readonly before: number[];
	/** The same while the poll reads. */
	readonly during: number[];
	/** 1 of 10: the poll fails. */
	readonly fails: number;
	readonly fault: Fault;
	/** The chat that cannot be read in another 1 of 10 polls. */
	readonly failingChat: number;
	readonly restarts: boolean;
}

const chatNumber = fc.integer({ min: 0, max: CHATS.length - 1 });
const round: fc.Arbitrary<Round> = fc.record({
	before: fc.array(chatNumber, { maxLength: 40 }),
	during: fc.array(chatNumber, { maxLength: 4 }),
	fails: fc.integer({ min: 0, max: 9 }),
	fault: fc.constantFrom(...FAULTS),
	failingChat: chatNumber,
	restarts: fc.boolean(),
});

const SEED = 20_261;
const schedule = (): Round[] =>
	fc.sample(fc.array(round, { minLength: 400, maxLength: 400, size: 'max' }), {
		seed: SEED,
		numRuns: 1,
	})[0];

/** In the order in which they were written: the times of the sandbox can be equal across chats. */
const idsOf = (records: ReadonlyArray<{ message_id?: unknown }>) =>
	records.map(({ message_id }) => message_id);

const ofChat = <T extends { chat_id?: unknown }>(records: readonly T[], chat: string) =>
	records.filter(({ chat_id }) => chat_id === chat);

/** Lets the clock go on, so that no two messages of different chats have the same time. */
async function sayAlone(chat: string, content: string): Promise<void> {
	const { created_at } = await say(chat, content);
	while (Date.now() <= Date.parse(created_at)) await delay(1);
}

test('1 000 messages, 10 % of the polls fail: each is emitted once, all in order', async () => {
	quietChats(...CHATS);
	const active = await trigger({ event: 'newMessage', chatIds: CHATS }).activate();
	const { messages } = sandbox.now.store;
	let polls = 0;
	for (const { before, fails, fault } of schedule()) {
		for (const chat of before.slice(0, MESSAGES - messages.length)) {
			await sayAlone(CHATS[chat], `${messages.length}`);
		}
		if (fails === 0) sandbox.now.addFault({ times: CHATS.length, fault });
		await active.poll();
		sandbox.now.clearFaults();
		polls += 1;
		if (messages.length >= MESSAGES && polls >= 60) break;
	}
	await active.poll();
	expect(messages).toHaveLength(MESSAGES);
	process.stdout.write(`${active.errors.length} of ${polls} polls failed\n`);
	expect(active.errors.length / polls).toBeGreaterThan(0.05);
	expect(active.errors.length / polls).toBeLessThan(0.2);
	expect(idsOf(active.items)).toEqual(idsOf(messages));
});

test.each(['workflow', 'cursor'] as const)(
	'messages also arrive while a poll reads, single chats fail, n8n restarts (%s): each once, in order within its chat',
	async (keeps) => {
		quietChats(...CHATS);
		const parameters = { event: 'newMessage', chatIds: CHATS };
		const active = await trigger(parameters, { keeps }).activate();
		const { messages } = sandbox.now.store;
		let left = 400;
		for (const { before, during, fails, fault, failingChat, restarts } of schedule()) {
			const now = [...before, ...during].slice(0, left);
			left -= now.length;
			for (const chat of now.slice(0, before.length)) await say(CHATS[chat], 'before');
			const path = `/external/chat/${CHATS[failingChat]}/messages`;
			if (fails === 0) sandbox.now.addFault({ match: { method: 'GET' }, times: 3, fault });
			if (fails === 1) sandbox.now.addFault({ match: { path }, fault });
			await Promise.all([
				active.poll(),
				...now.slice(before.length).map(async (chat) => await say(CHATS[chat], 'during')),
			]);
			sandbox.now.clearFaults();
			if (restarts) active.restart();
			if (left === 0) break;
		}
		await active.poll();
		expect(messages).toHaveLength(400);
		expect(active.errors.length).toBeGreaterThan(0);
		expect([...idsOf(active.items)].sort()).toEqual([...idsOf(messages)].sort());
		for (const chat of CHATS) {
			expect(idsOf(ofChat(active.items, chat))).toEqual(idsOf(ofChat(messages, chat)));
		}
	},
);
