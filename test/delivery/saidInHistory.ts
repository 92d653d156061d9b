export const ID = 'delivery-1';
export const SENT = { chat_id: 'chat_1', sender: 'user' as const, content: 'Where is it?' };
export const at = (second: number) => new Date(Date.UTC(2026, 5, 20, 12, 0, second)).toISOString();

export type Said = Record<string, unknown>;

/** A message, made at that second. */
export const said = (second: number, sender: string, content: string, more: Said = {}): Said => ({
	message_id: `m${second}`,
	chat_id: 'chat_1',
	sender,
	content,
	created_at: at(second),
	...more,
});
export const marked = (id: unknown): Said => ({ metadata: { delivery_id: id, source: 'website' } });

/** So long ago that nobody waits for an answer any more. */
export const BEFORE = said(1, 'user', 'Hello', {
	metadata: { source: 'website' },
	created_at: at(-700),
});
export const QUESTION = said(5, 'user', 'Where is it?', marked(ID));
export const ANSWER = said(6, 'assistant', 'On its way.');
