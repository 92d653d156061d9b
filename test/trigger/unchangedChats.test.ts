import {
	hasToBeRead,
	unread,
	type ClientMark,
} from '../../nodes/OptimlyMessageTrigger/clientChats';
import { InPlaceOfFirstLook } from '../../nodes/OptimlyMessageTrigger/whatIsNew';
import {
	beginning as atNow,
	chat,
	clientOf,
	isoAt,
	markOf,
	messages,
	NOW,
	SECOND,
} from './looksAtChat';

const beginning = new InPlaceOfFirstLook(Date.UTC(2026, 5, 20), []);
const ACTIVITY = '2026-06-19T12:00:00Z';
const COUNT = { message_count: 3 };

const read = (record: object, seen: object) => {
	const listed = { key: 'k', contentKey: 'c', time: undefined, sortTime: 0, record: { ...record } };
	const mark = { chats: new Map([['k', { readingsLeft: 0, ...seen }]]) };
	return hasToBeRead(listed, mark, false, beginning);
};

/** A client whose chats did not change costs the list of its chats and no more. */
test.each<[string, object, object, boolean]>([
	['only a count, the same', COUNT, { count: 3 }, false],
	['only a count, another one', COUNT, { count: 2 }, true],
	['only a time, the same', { last_activity: ACTIVITY }, { activity: Date.parse(ACTIVITY) }, false],
	['only a time, another one', { last_activity: ACTIVITY }, { activity: 0 }, true],
	['neither', {}, {}, true],
	['messages that did not all come', COUNT, { count: 3, readingsLeft: 1 }, true],
])(
	'of a known chat the list has %s: whether its messages are read',
	(_what, record, seen, isRead) => {
		expect(read(record, seen)).toBe(isRead);
	},
);

describe('whether the messages of a chat are read', () => {
	const count = (message_count: unknown) => ({ message_count });
	const active = (time: number) => ({ last_activity: isoAt(time) });

	test.each<[string, object, ClientMark | undefined, boolean, boolean]>([
		['first look', count(3), undefined, false, false],
		['first look, existing ones count', count(3), undefined, true, true],
		['first look, existing ones count, none there', count(0), undefined, true, false],
		['first look, nothing is told', {}, undefined, false, true],
		['first look, the time is told', active(NOW), undefined, false, false],
		['first look, the count is no number', count('3'), undefined, false, true],
		['first look, the count is no whole number', count(1.5), undefined, false, true],
		['a new chat', count(1), clientOf(), false, true],
		['a new chat without messages', count(0), clientOf(), false, false],
		['a new chat of which nothing is told', {}, clientOf(), false, true],
		['watched since, active since', active(NOW), clientOf(undefined, { since: NOW }), false, true],
		[
			'watched since, active before',
			active(NOW - 5 * SECOND),
			clientOf(undefined, { since: NOW }),
			false,
			false,
		],
		['watched since, no time is told', count(1), clientOf(undefined, { since: NOW }), false, true],
		[
			'watched since, active since, but empty',
			{ ...active(NOW), ...count(0) },
			clientOf(undefined, { since: NOW }),
			false,
			false,
		],
		['known, one more', count(2), clientOf({ count: 1 }), false, true],
		['known, the same', count(2), clientOf({ count: 2 }), false, false],
		['known, emptied', count(0), clientOf({ count: 2 }), false, true],
		['known, active again', active(NOW), clientOf({ activity: NOW - 1 }), false, true],
	])('%s', (_what, record, mark, includeExisting, expected) => {
		expect(hasToBeRead(chat(record), mark, includeExisting, atNow)).toBe(expected);
	});
});

test('of a chat that is not read the count and the time are noted, and its messages stay known', () => {
	const mark = markOf(...messages(1));
	const record = { message_count: 2, last_activity: isoAt(NOW) };
	expect(unread(chat(record), { count: 1, mark, readingsLeft: 2 })).toEqual({
		count: 2,
		activity: NOW,
		mark,
		readingsLeft: 0,
	});
	expect(unread(chat(record), undefined)).toEqual({ count: 2, activity: NOW, readingsLeft: 0 });
	expect(unread(chat({}), { readingsLeft: 1 })).not.toHaveProperty('mark');
});
