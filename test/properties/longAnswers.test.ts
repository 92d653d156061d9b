/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import type { IDataObject } from 'n8n-workflow';
import { newMessage } from '../../nodes/OptimlyMessage/api/calls';
import type { Message } from '../../nodes/OptimlyMessage/api/answers';
import { recordsIn, type ListedRecord } from '../../nodes/OptimlyMessageTrigger/records';
import { readState, writeState } from '../../nodes/OptimlyMessageTrigger/state';
import { compare, InPlaceOfFirstLook } from '../../nodes/OptimlyMessageTrigger/whatIsNew';
import { Breaks } from '../../nodes/shared/breaks';
import { scrubber } from '../../nodes/shared/http/scrubber';
import { readResponseBody } from '../../nodes/shared/http/responseBody';

/** Messages of a chat in which user and agent take turns; metadata as the text that some services store. */
const history = (count: number, metadata = (index: number): unknown => `{"page":${index}}`) =>
	Array.from({ length: count }, (_, index) => ({
		message_id: `msg_${index}`,
		chat_id: 'a',
		sender: index % 2 === 0 ? 'user' : 'assistant',
		content: `text ${index}`,
		created_at: new Date(1_767_225_600_000 + index * 1_000).toISOString(),
		metadata: metadata(index),
	}));

const HIDDEN = 'agt_Zx81-qT5_mB93kLw07VdRy26';

/** Awaits the work, and says how often others had their turn meanwhile. */
async function turnsOfOthers(work: () => Promise<unknown>): Promise<number> {
	let turns = 0;
	let isOver = false;
	const next = () => {
		if (isOver) return;
		turns += 1;
		setImmediate(next);
	};
	setImmediate(next);
	await work();
	isOver = true;
	return turns;
}

const question = newMessage({ chat_id: 'a', sender: 'user', content: 'b' }, 1_000);

async function lookFor(messages: unknown): Promise<unknown> {
	const { lookup } = question;
	if (!lookup) throw new Error('Messages can be looked for');
	return await lookup.evidence({ deliveryId: 'mine', known: [] })(messages);
}

async function* bytesOf(text: string): AsyncGenerator<Buffer> {
	for (let at = 0; at < text.length; at += 65_536) yield Buffer.from(text.slice(at, at + 65_536));
}

const LONG = 60_000;

describe('others have their turn while a long answer', () => {
	test('is read, and a prototype is taken out of it', async () => {
		const text = JSON.stringify(history(LONG)).replace('"text 7"', '{"__proto__":{"x":1},"y":2}');
		let json: unknown;
		const turns = await turnsOfOthers(async () => {
			const body = await readResponseBody(bytesOf(text));
			json = body.readable ? body.json : undefined;
		});
		expect(turns).toBeGreaterThan(1);
		expect(json).toHaveLength(LONG);
		expect(json).toHaveProperty('7.content', { y: 2 });
	});

	test('is searched for the token', async () => {
		const answer = { list: history(LONG), [HIDDEN]: `\u0001 ${HIDDEN}` };
		const turns = await turnsOfOthers(
			async () => await scrubber([HIDDEN]).json(answer, JSON.stringify(answer)),
		);
		expect(turns).toBeGreaterThan(1);
		expect(answer).toEqual({ list: history(LONG), '[hidden]': '\u0001 [hidden]' });
	});

	test('is a history in which a message is looked for', async () => {
		const marked = history(LONG, (index) =>
			JSON.stringify({ delivery_id: index === LONG - 2 ? 'mine' : undefined }),
		);
		let finding: unknown;
		const turns = await turnsOfOthers(async () => {
			finding = await lookFor(marked);
		});
		expect(turns).toBeGreaterThan(1);
		expect(finding).toMatchObject({
			found: { agent_response: { message_id: `msg_${LONG - 1}` } },
			complete: true,
		});
	});

	test('is a list of the trigger', async () => {
		let listed: unknown;
		const turns = await turnsOfOthers(async () => {
			listed = await recordsIn(history(LONG), 'message_id');
		});
		expect(turns).toBeGreaterThan(1);
		expect(listed).toHaveProperty('records.length', LONG);
	});
});

describe('others have their turn while the trigger', () => {
	const everything = {
		remembered: 1_000,
		inPlaceOfFirstLook: new InPlaceOfFirstLook(Date.now(), []),
		happenedBy: ({ time }: ListedRecord) => time,
	};

	test('compares a long list with what it remembers', async () => {
		const { records } = await recordsIn(history(LONG), 'message_id');
		const before = await compare(undefined, records.slice(0, LONG - 9), everything, new Breaks());
		let fresh: readonly ListedRecord[] = [];
		const turns = await turnsOfOthers(async () => {
			({ fresh } = await compare(before.mark, records, everything, new Breaks()));
		});
		expect(turns).toBeGreaterThan(1);
		expect(fresh).toEqual(records.slice(LONG - 9));
	});

	test('puts records in no order into the order of their times', async () => {
		const mixed = history(LONG).map((message, index) => ({
			...message,
			created_at: new Date(1_767_225_600_000 + ((index * 7_919) % LONG) * 1_000).toISOString(),
		}));
		let listed: readonly ListedRecord[] = [];
		const turns = await turnsOfOthers(async () => {
			listed = (await recordsIn(mixed, 'message_id')).records;
		});
		expect(turns).toBeGreaterThan(1);
		const sorted = [...mixed].sort((a, b) => (a.created_at < b.created_at ? -1 : 1));
		expect(listed.map(({ record }) => record)).toEqual(sorted);
	});

	test('remembers many chats of a client', async () => {
		const chats = new Map(
			Array.from({ length: LONG }, (_, index) => [
				`chat ${index}`,
				{ count: index + 1, readingsLeft: 0, activity: undefined, mark: undefined },
			]),
		);
		const state = { marks: new Map([['client', { chats }]]), said: [] };
		const data = {};
		let read: unknown;
		const turns = await turnsOfOthers(async () => {
			await writeState(data, 'messages of clients', state, new Breaks());
			read = await readState(data, 'messages of clients', new Breaks());
		});
		expect(turns).toBeGreaterThan(1);
		expect(read).toEqual(state);
	});

	test('finds that of many chats nothing has changed', async () => {
		const marks = new Map(
			Array.from({ length: LONG }, (_, index) => [`chat ${index}`, { seen: `message ${index}` }]),
		);
		const data: IDataObject = {};
		await writeState(data, 'messages', { marks, said: [] });
		const before = data.state;
		const turns = await turnsOfOthers(async () => {
			await writeState(data, 'messages', { marks, said: [] }, new Breaks());
		});
		expect(turns).toBeGreaterThan(1);
		expect(data.state).toBe(before);
	});

	test('reads several long lists side by side, each portion in a turn of its own', async () => {
		const working = new Set<number>();
		const listOf = (work: number) =>
			history(LONG).map((message) =>
				Object.defineProperty({ ...message }, 'message_id', {
					enumerable: true,
					get: () => {
						working.add(work);
						return message.message_id;
					},
				}),
			);
		const lists = [0, 1, 2].map(listOf);
		const inEachTurn: number[] = [];
		let isOver = false;
		const next = () => {
			inEachTurn.push(working.size);
			working.clear();
			if (!isOver) setImmediate(next);
		};
		setImmediate(next);
		await Promise.all(lists.map(async (list) => await recordsIn(list, 'message_id')));
		isOver = true;
		// All of them begin in the first.
		expect(inEachTurn[0]).toBe(3);
		expect(Math.max(...inEachTurn.slice(1).filter((count) => count > 0))).toBe(1);
	});
});

test('each message of a history is looked at a few times, however many there are', async () => {
	let read = 0;
	const counted = (message: Message): Message =>
		Object.defineProperty({ ...message }, 'metadata', {
			enumerable: true,
			get: () => {
				read += 1;
				return { delivery_id: message.message_id === 'msg_1998' ? 'mine' : undefined };
			},
		});
	const finding = await lookFor(history(2_000).map(counted));
	expect(finding).toMatchObject({ found: { agent_response: { message_id: 'msg_1999' } } });
	expect(read).toBeLessThan(20 * 2_000);
});
