import type { NodeExecutionHint } from 'n8n-workflow';
import type { Note } from './itemCalls';

/** What a hint says for one item and for several. */
const WORDS: ReadonlyMap<Note, { one: string; many: string; type: 'info' | 'warning' }> = new Map([
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
			one: '1 item got no answer; it was found in the chat, but no reply to it came in time.',
			many: '{n} items got no answer; they were found in their chats, but no reply to them came in time.',
			type: 'warning',
		},
	],
	[
		'paced',
		{ one: '1 item waited for the quota.', many: '{n} items waited for the quota.', type: 'info' },
	],
	[
		'busy',
		{
			one: '1 item waited until its chat was free.',
			many: '{n} items waited until their chats were free.',
			type: 'info',
		},
	],
]);

/** Hints for the editor's output pane: what happened on the way to a result that looks like any other. */
export function hintsFor(notes: readonly Note[]): NodeExecutionHint[] {
	return [...WORDS].flatMap(([note, { one, many, type }]) => {
		const count = notes.filter((other) => other === note).length;
		const message = count === 1 ? one : many.replace('{n}', String(count));
		return count > 0 ? [{ message, type, location: 'outputPane' as const }] : [];
	});
}
