import type { NodeExecutionHint } from 'n8n-workflow';
import type { ItemEvent } from '../step/itemProgress';

/** What a hint says for one item and for several. */
const WORDS: ReadonlyMap<ItemEvent, { one: string; many: string; type: 'info' | 'warning' }> =
	new Map([
		[
			'repeated',
			{
				one: '1 item was sent again, because the server had not taken it.',
				many: '{n} items were sent again, because the server had not taken them.',
				type: 'info',
			},
		],
		[
			'remembered',
			{
				one: '1 item had been delivered by an earlier try and was not sent again.',
				many: '{n} items had been delivered by an earlier try and were not sent again.',
				type: 'info',
			},
		],
		[
			'recovered',
			{
				one: '1 item got no answer; it was found in the chat.',
				many: '{n} items got no answer; they were found in their chats.',
				type: 'info',
			},
		],
		[
			'noReply',
			{
				one: '1 item is in its chat, but no reply to it came in time.',
				many: '{n} items are in their chats, but no reply to them came in time.',
				type: 'warning',
			},
		],
		[
			'unclearReply',
			{
				one: '1 item is in its chat, but which message there is the reply to it cannot be told.',
				many: '{n} items are in their chats, but which messages there are the replies to them cannot be told.',
				type: 'warning',
			},
		],
		[
			'paced',
			{
				one: '1 item waited for the quota.',
				many: '{n} items waited for the quota.',
				type: 'info',
			},
		],
		[
			'chatBusy',
			{
				one: '1 item waited until its chat was free.',
				many: '{n} items waited until their chats were free.',
				type: 'info',
			},
		],
		[
			'keyInUse',
			{
				one: '1 item waited until another one with the same Idempotency Key was done.',
				many: '{n} items waited until others with the same Idempotency Key were done.',
				type: 'info',
			},
		],
	]);

/** Hints for the editor's output pane: what happened on the way to a result that looks like any other. */
export function hintsFor(events: readonly ItemEvent[]): NodeExecutionHint[] {
	return [...WORDS].flatMap(([event, { one, many, type }]) => {
		const count = events.filter((other) => other === event).length;
		const message = count === 1 ? one : many.replace('{n}', String(count));
		return count > 0 ? [{ message, type, location: 'outputPane' as const }] : [];
	});
}

/** How many kinds of hints are shown; more help nobody. */
const MAX_ITEM_HINTS = 3;

/**
 * Hints that come from the items themselves. Equal ones are said once, with their number where there are others.
 *
 * @param texts one for each item that has something to say
 */
export function hintsOnItems(texts: readonly string[]): NodeExecutionHint[] {
	const counts = new Map<string, number>();
	for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
	return [...counts].slice(0, MAX_ITEM_HINTS).map(([text, count]) => ({
		message: counts.size === 1 ? text : `${count} ${count === 1 ? 'item' : 'items'}: ${text}`,
		type: 'info',
		location: 'outputPane' as const,
	}));
}
