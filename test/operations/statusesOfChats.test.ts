import { newestActive } from '../../nodes/OptimlyMessage/api/answers';

const over = [
	...['close', 'closed', 'archive', 'archived', 'ended', 'deleted', 'removed', 'resolved'],
	...['complete', 'completed', 'done', 'finished', 'inactive', 'disabled', 'expired', 'spam'],
	...['terminated', 'canceled', 'cancelled', 'abandoned', 'blocked', 'merged'],
];

test.each([...over, ' Closed ', 'DONE'])('a chat with the status "%s" is over', (status) => {
	expect(newestActive([{ chat_id: 'a', status }])).toBeUndefined();
});

test.each([
	...['waiting', 'open', 'handed over', 'unresolved', 'undone', 'not closed', 'closed by mistake'],
	...over.flatMap((status) => [`re${status}`, `${status} soon`]),
])('a client’s chat goes on with the status "%s"', (status) => {
	const chat = { chat_id: 'a', status };
	expect(newestActive([chat])).toBe(chat);
});
