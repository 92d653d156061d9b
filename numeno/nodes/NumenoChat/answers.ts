import type { Reading } from '../shared/delivery/operation';
import { isRecord, type JsonRecord } from '../shared/json';
import { recordsIn, replyIn } from './reply';

/**
 * What is noted of an answer. No page shows the body of any, so it is kept as it is, beside what was recognised
 * in it.
 */
export type Noted = JsonRecord & {
	/** ID of a new conversation. */
	readonly noted_id: string | null;
	/** The agent's words. */
	readonly noted_reply: string | null;
	readonly noted_response: unknown;
};

/** Names that an ID of a conversation could have: a guess, no page shows one. */
const ID_NAMES = ['conversationId', 'conversation_id', 'id'];

function idIn(record: unknown): string | undefined {
	if (!isRecord(record)) return undefined;
	const id = ID_NAMES.map((name) => record[name]).find(
		(value) => (typeof value === 'string' && value !== '') || Number.isSafeInteger(value),
	);
	return id === undefined ? undefined : String(id);
}

/** The ID of a new conversation: in the answer itself, or in the first object inside that has one. */
export const conversationIdIn = (body: unknown): string | undefined =>
	recordsIn(body)
		.map(idIn)
		.find((id) => id !== undefined);

function isNoted(json: unknown): json is Noted {
	return isRecord(json) && 'noted_response' in json && 'noted_reply' in json && 'noted_id' in json;
}

/** Notes an answer. One that holds no object at all does not come from this API. */
function noted(
	json: unknown,
	found: { readonly noted_id: string | null; readonly noted_reply: string | null },
): Reading<Noted> {
	// Noted before: it comes from the journal.
	if (isNoted(json)) return { found: json };
	return recordsIn(json).length > 0
		? { found: { ...found, noted_response: json } }
		: { missing: 'JSON object' };
}

/** Reads the answer of a call that opens a conversation. */
export const readConversation = (json: unknown): Reading<Noted> =>
	noted(json, { noted_id: conversationIdIn(json) ?? null, noted_reply: null });

/**
 * Makes the reader of a call that adds a message.
 *
 * @param asked whether a reply was asked for; else nothing in the answer is one
 * @param sent the words of the message
 */
export const messageReader =
	(asked: boolean, sent: string | undefined) =>
	(json: unknown): Reading<Noted> =>
		noted(json, {
			noted_id: null,
			noted_reply: asked ? (replyIn(json, sent) ?? null) : null,
		});
