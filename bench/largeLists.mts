// The answers of (j): lists of 10 MiB, the largest that are read.

export const LARGE_BYTES = 10 * 1024 * 1024;

/** As many records as a list may have; one more is refused before it is parsed. */
const MOST_RECORDS = 99_000;

export const CHAT = 'chat_large';
export const QUESTION = 'msg_question';
const START = Date.parse('2026-01-01T00:00:00Z');

export const time = (index: number) => new Date(START + index * 1000).toISOString();

type RecordAt = (index: number, count: number) => object;

/** A message as the documents show it: user and agent take turns. */
export const message = (index: number, count: number) => ({
	message_id: index === count - 2 ? QUESTION : `msg_${String(index).padStart(32, '0')}`,
	chat_id: CHAT,
	sender: index % 2 === 0 ? 'user' : 'assistant',
	content: `What about the order ${index}? It was to arrive last week. `.repeat(3),
	metadata: { source: 'website', page: index },
	created_at: time(index),
});

/** As short as a message can be. */
export const shortMessage = (index: number) => ({
	message_id: `m${index}`,
	sender: 'user',
	content: '',
	created_at: time(index),
});

/** As short as a chat of a client can be. */
export const shortChat = (index: number) => ({ chat_id: `c${index}`, created_at: time(index) });

/** How many such records fit, an even number. */
export function countOf(bytes: number, record: RecordAt): number {
	const each = JSON.stringify(record(99_999, 0)).length + 1;
	return Math.floor(Math.min(bytes / each, MOST_RECORDS) / 2) * 2;
}

export const records = (count: number, record: RecordAt): object[] =>
	Array.from({ length: count }, (_, index) => record(index, count));

/** As many records as fit. */
export const listOf = (bytes: number, record: RecordAt): string =>
	JSON.stringify(records(countOf(bytes, record), record));
