import { withoutOldMarks, type ChatSeen } from '../../nodes/OptimlyMessageTrigger/clientChats';
import { clientOf, lookWith, markOf, messages, NOW } from './looksAtChat';

describe('the first mark of a chat whose time was known', () => {
	const floorOf = async (before: Partial<ChatSeen>, shown = messages(1)) =>
		(await lookWith({ shown, mark: clientOf(before) })).seen.mark?.floor;

	test.each<[string, Partial<ChatSeen>, number | undefined]>([
		['what is no younger counts as seen', { activity: NOW - 5_001 }, NOW - 5_001],
		['in whole seconds, what is older', { activity: NOW - 5_000 }, NOW - 5_001],
		['without a time', { count: 1 }, undefined],
		['with a mark of its own', { activity: NOW - 5_001, mark: markOf(...messages(1)) }, undefined],
	])('%s', async (_what, before, expected) => {
		expect(await floorOf(before)).toBe(expected);
	});

	test('the later of two such times counts', async () => {
		const shown = messages(101);
		expect(await floorOf({ activity: NOW - 200_001 }, shown)).toBe(NOW - 100_000);
		expect(await floorOf({ activity: NOW - 50_001 }, shown)).toBe(NOW - 50_001);
	});
});

describe('a chat with more messages than are listed', () => {
	const one = async (before: Partial<ChatSeen>, message_count = 5, shown = messages(3)) => {
		const { seen, cutOff, fresh } = await lookWith({
			record: { message_count },
			shown,
			mark: clientOf(before),
		});
		return { left: seen.readingsLeft, cutOff, fresh: fresh.length };
	};
	const mark = markOf(...messages(3));

	test('is read three more times, then it is said', async () => {
		expect(await one({ count: 3, mark })).toEqual({ left: 3, cutOff: false, fresh: 0 });
		expect(await one({ count: 5, mark, readingsLeft: 3 })).toEqual({
			left: 2,
			cutOff: false,
			fresh: 0,
		});
		expect(await one({ count: 5, mark, readingsLeft: 2 })).toEqual({
			left: 1,
			cutOff: false,
			fresh: 0,
		});
		expect(await one({ count: 5, mark, readingsLeft: 1 })).toEqual({
			left: 0,
			cutOff: true,
			fresh: 0,
		});
	});

	test('nor is one that was never seen before', async () => {
		const { seen, cutOff } = await lookWith({
			record: { message_count: 5 },
			shown: [],
			mark: clientOf(),
		});
		expect({ left: seen.readingsLeft, cutOff }).toEqual({ left: 0, cutOff: false });
	});

	test.each<[string, ReturnType<typeof one>, Awaited<ReturnType<typeof one>>]>([
		['the count did not grow', one({ count: 5, mark }), { left: 0, cutOff: false, fresh: 0 }],
		[
			'all that it promised came',
			one({ count: 4, mark: markOf(...messages(2)) }),
			{ left: 0, cutOff: false, fresh: 1 },
		],
		[
			'less than it promised came',
			one({ count: 3, mark: markOf(...messages(2)) }),
			{ left: 3, cutOff: false, fresh: 1 },
		],
		[
			'something came at last',
			one({ count: 5, mark: markOf(...messages(2)), readingsLeft: 2 }),
			{ left: 0, cutOff: false, fresh: 1 },
		],
		[
			'as many are listed as there are',
			one({ count: 2, mark }, 3),
			{ left: 0, cutOff: false, fresh: 0 },
		],
		['its count was not known before', one({ mark }), { left: 0, cutOff: false, fresh: 0 }],
		['it is new, and shows nothing', one({}, 5, []), { left: 0, cutOff: false, fresh: 0 }],
		[
			'no count is told any more',
			one({ readingsLeft: 2 }, NaN, []),
			{ left: 0, cutOff: false, fresh: 0 },
		],
		[
			'it was looked at again, and all are there',
			one({ count: 3, mark, readingsLeft: 2 }, 3),
			{ left: 0, cutOff: false, fresh: 0 },
		],
	])('not when %s', async (_what, found, expected) => {
		expect(await found).toEqual(expected);
	});
});

test('only the twenty chats that were active last keep their messages, and those that are still read', async () => {
	const mark = markOf(...messages(1));
	const seen = (activity: number | undefined, readingsLeft = 0): ChatSeen => ({
		count: 1,
		activity,
		mark,
		readingsLeft,
	});
	const chats = new Map<string, ChatSeen>([
		['still read', seen(0, 1)],
		['unmarked', { count: 1, activity: 100, readingsLeft: 0 }],
		['second', seen(1.5)],
		['c', seen(40)],
		['oldest', seen(1)],
		...Array.from({ length: 17 }, (_, at): [string, ChatSeen] => [`c${at}`, seen(20 - at)]),
		['timeless', seen(undefined)],
	]);
	const kept = await withoutOldMarks(chats);
	expect([...kept.keys()]).toEqual([...chats.keys()]);
	expect([...kept].filter(([, chat]) => !chat.mark).map(([key]) => key)).toEqual([
		'unmarked',
		'oldest',
	]);
	expect(kept.get('oldest')).toEqual({ ...seen(1), mark: undefined });
	expect(kept.get('timeless')).toEqual(seen(undefined));
});
