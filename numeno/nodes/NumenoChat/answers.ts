import type { Reading } from '../shared/service';
import { isRecord, type JsonRecord } from '../shared/json';
import { recordsIn, replyIn } from './reply';

/** An answer. No page shows the body of any, so it is kept as it came, beside what was recognised in it. */
export type NumenoAnswer = {
	/** ID of a new conversation. */
	readonly conversationId: string | null;
	/** The agent's words. */
	readonly reply: string | null;
	readonly response: unknown;
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

/** An answer that holds no object at all does not come from this API. */
function answerOf(
	response: unknown,
	recognised: Omit<NumenoAnswer, 'response'>,
): Reading<NumenoAnswer> {
	return recordsIn(response).length > 0
		? { found: { ...recognised, response } }
		: { missing: 'JSON object' };
}

const isTextOrNull = (value: unknown): value is string | null =>
	typeof value === 'string' || value === null;

/** Takes up again an answer that was kept. */
export function restoreAnswer({
	conversationId,
	reply,
	response,
}: JsonRecord): NumenoAnswer | undefined {
	return isTextOrNull(conversationId) && isTextOrNull(reply)
		? { conversationId, reply, response }
		: undefined;
}

/** Reads the answer of a call that opens a conversation. */
export const readConversation = (json: unknown): Reading<NumenoAnswer> =>
	answerOf(json, { conversationId: conversationIdIn(json) ?? null, reply: null });

/**
 * Makes the reader of a call that adds a message.
 *
 * @param asked whether a reply was asked for; else nothing in the answer is one
 * @param sent the words of the message
 */
export const messageReader =
	(asked: boolean, sent: string | undefined) =>
	(json: unknown): Reading<NumenoAnswer> =>
		answerOf(json, {
			conversationId: null,
			reply: asked ? (replyIn(json, sent) ?? null) : null,
		});
