import type { ChatSeen } from '../../nodes/OptimlyMessageTrigger/clientChats';
import { NOTHING_SEEN } from '../../nodes/OptimlyMessageTrigger/whatIsNew';
import {
	clientOf,
	listed,
	lookWith,
	markOf,
	messages,
	NOW,
	timeless,
	SECOND,
	isoAt,
	type Look,
} from './looksAtChat';

describe('which messages of a chat are new', () => {
	const ago = (ms: number) => NOW - ms;

	test.each<[string, Look, number[]]>([
		['first look at the client', { shown: messages(2), mark: undefined }, []],
		[
			'the same where existing ones count',
			{ shown: messages(2), mark: undefined, includeExisting: true },
			[1, 2],
		],
		['a chat that is new', { shown: messages(2), mark: clientOf() }, [1, 2]],
		[
			'a chat that came into sight',
			{ shown: messages(3), mark: clientOf(), sightedSince: ago(1_000) },
			[2, 3],
		],
		[
			'a client watched since',
			{ shown: messages(3), mark: clientOf(undefined, { since: ago(1_000) }) },
			[2, 3],
		],
		[
			'a chat that was read before',
			{ shown: messages(3), mark: clientOf({ mark: markOf(...messages(2)) }) },
			[2, 3].slice(1),
		],
		[
			'a known chat, by its count',
			{ record: { message_count: 3 }, shown: messages(3), mark: clientOf({ count: 1 }) },
			[2, 3],
		],
		[
			'by its count, beside those that came in between',
			{ record: { message_count: 3 }, shown: messages(8), mark: clientOf({ count: 2 }) },
			[3, 4, 5, 6, 7, 8],
		],
		[
			'by its count, more than can have come in between',
			{ record: { message_count: 3 }, shown: messages(9), mark: clientOf({ count: 2 }) },
			[9],
		],
		[
			'by its count, the list is cut off',
			{ record: { message_count: 9 }, shown: timeless(4), mark: clientOf({ count: 7 }) },
			[3, 4],
		],
		[
			'by its count, and it did not grow',
			{ record: { message_count: 9 }, shown: timeless(4), mark: clientOf({ count: 9 }) },
			[],
		],
		[
			'by its count, and it shrank',
			{ record: { message_count: 8 }, shown: timeless(4), mark: clientOf({ count: 9 }) },
			[],
		],
		[
			'by its time',
			{ record: {}, shown: messages(3), mark: clientOf({ activity: ago(1_500) }) },
			[2, 3],
		],
		[
			'by its time, at that moment',
			{ record: {}, shown: messages(3, { last: NOW + 1 }), mark: clientOf({ activity: ago(999) }) },
			[3],
		],
		[
			'by its time where the list is cut off',
			{
				record: { message_count: 9 },
				shown: messages(4),
				mark: clientOf({ count: 7, activity: ago(500) }),
			},
			[4],
		],
		[
			'by its count, though its time is that of before',
			{
				record: { message_count: 3 },
				shown: messages(3),
				mark: clientOf({ count: 2, activity: NOW }),
			},
			[3],
		],
		['by neither, then all are', { record: {}, shown: timeless(2), mark: clientOf({}) }, [1, 2]],
		[
			'its count came later, then all are',
			{ record: { message_count: 2 }, shown: timeless(2), mark: clientOf({}) },
			[1, 2],
		],
		[
			'its count is gone, and there is a time',
			{ record: {}, shown: timeless(2), mark: clientOf({ count: 1, activity: NOW }) },
			[],
		],
		[
			'by count and by time',
			{
				record: { message_count: 3 },
				shown: messages(3),
				mark: clientOf({ count: 2, activity: ago(1_500) }),
			},
			[2, 3],
		],
	])('%s', async (_what, given, expected) => {
		expect((await lookWith(given)).fresh).toEqual(expected);
	});

	test('a list that shows nothing of a chat with messages says nothing', async () => {
		const before: ChatSeen = { count: 2, readingsLeft: 0, mark: markOf(...messages(2)) };
		expect(
			await lookWith({ record: { message_count: 3 }, shown: [], mark: clientOf(before) }),
		).toEqual({
			fresh: [],
			gap: false,
			untold: 0,
			cutOff: false,
			seen: before,
		});
		const empty = await lookWith({
			record: { message_count: 0 },
			shown: [],
			mark: clientOf({ count: 0 }),
		});
		expect(empty.seen).toMatchObject({ count: 0, mark: NOTHING_SEEN });
	});

	test('what is noted: count, time, and the messages', async () => {
		const record = { message_count: 2, last_activity: isoAt(NOW) };
		const { seen, gap, untold } = await lookWith({ record, shown: messages(2), mark: clientOf() });
		expect({ gap, untold }).toEqual({ gap: false, untold: 0 });
		expect(seen).toEqual({
			count: 2,
			activity: NOW,
			mark: markOf(...messages(2)),
			readingsLeft: 0,
		});
	});

	test('what cannot be told, and what could be missing, is handed on', async () => {
		const since = clientOf(undefined, { since: NOW });
		expect((await lookWith({ shown: timeless(2), mark: since })).untold).toBe(2);
		const known = clientOf({ mark: markOf(listed('other', NOW - 9_000)) });
		expect((await lookWith({ shown: messages(2), mark: known })).gap).toBe(true);
	});

	test('a hundred messages are remembered', async () => {
		const { seen } = await lookWith({ shown: messages(101), mark: clientOf() });
		expect(seen.mark?.seen).toHaveLength(1_300);
		expect(seen.mark?.floor).toBe(NOW - 100 * SECOND);
	});
});
