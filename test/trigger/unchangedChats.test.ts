import { hasToBeRead } from '../../nodes/OptimlyMessageTrigger/clientChats';
import { Beginning } from '../../nodes/OptimlyMessageTrigger/whatIsNew';

const beginning = new Beginning(Date.UTC(2026, 5, 20), []);
const ACTIVITY = '2026-06-19T12:00:00Z';
const COUNT = { message_count: 3 };

const read = (record: object, seen: object) => {
	const listed = { key: 'k', contentKey: 'c', time: undefined, sortTime: 0, record: { ...record } };
	const mark = { chats: new Map([['k', { looksLeft: 0, ...seen }]]) };
	return hasToBeRead(listed, mark, false, beginning);
};

/** A client whose chats did not change costs the list of its chats and no more. */
test.each<[string, object, object, boolean]>([
	['only a count, the same', COUNT, { count: 3 }, false],
	['only a count, another one', COUNT, { count: 2 }, true],
	['only a time, the same', { last_activity: ACTIVITY }, { activity: Date.parse(ACTIVITY) }, false],
	['only a time, another one', { last_activity: ACTIVITY }, { activity: 0 }, true],
	['neither', {}, {}, true],
	['messages that did not all come', COUNT, { count: 3, looksLeft: 1 }, true],
])(
	'of a known chat the list has %s: whether its messages are read',
	(_what, record, seen, isRead) => {
		expect(read(record, seen)).toBe(isRead);
	},
);
