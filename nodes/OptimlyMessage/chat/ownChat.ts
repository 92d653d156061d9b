import type { Finding, Judge, Lookup, Sought, WriteCall } from '../../shared/service';
import type { JsonRecord } from '../../shared/json';
import { readChatList, readMessageList, type Chat } from '../api/answers';
import { withDeliveryId } from '../api/history';
import type { List } from '../api/readList';
import { saysNoSuchRecord } from '../api/notFound';
import { metadataOf } from '../api/replyInHistory';
import { chatsOfClient } from '../api/routes';
import { orderOf } from '../time/recordOrder';
import { timeMade } from '../time/recordTime';
import { isOf } from './findOrOpenChat';

/**
 * How many of a client's newest chats are looked into: no list shows the metadata by which a chat could be recognised.
 */
const MAX_CHATS = 10;

/** Executions that were started by the same submission open their chats within this time of each other. */
const SAME_TIME_MS = 120_000;

/** A chat that was opened for one submission only, and the message that it was opened for. */
export interface OwnChat<T extends JsonRecord> {
	/** What the chat is opened with. */
	readonly body: JsonRecord & { readonly client_id: string };
	/** Whether all chats of the client are one person's: then one without a message can be used for another of theirs. */
	readonly isPersons: boolean;
	/** The call that puts the message into a chat. */
	readonly callIn: (chatId: string) => WriteCall<T>;
}

/** What one look shows of a chat in which the submission could be. */
interface Candidate {
	readonly chat: Chat;
	readonly is: 'withMessage' | 'empty' | 'another' | 'unknown';
}

/** The client's chats that can be meant, oldest first; `flags` of the chat are those with which it is opened. */
async function candidatesIn(
	list: List<Chat>,
	{ body }: Pick<OwnChat<never>, 'body'>,
): Promise<Chat[]> {
	const canBe = (chat: Chat) =>
		isOf(body.client_id, chat) && !(body.lead_collected === true && chat.lead_collected === false);
	return [...(await orderOf(list.records.filter(canBe), timeMade)).oldestFirst];
}

const newestOf = (chats: readonly Chat[]) => chats.slice(-MAX_CHATS);

async function candidateOf<T extends JsonRecord>(
	chat: Chat,
	history: unknown,
	{ callIn }: OwnChat<T>,
	{ deliveryId, idOf }: Sought,
): Promise<Candidate> {
	const { step, lookup } = callIn(chat.chat_id);
	if (history === undefined || !lookup || !idOf) return { chat, is: 'unknown' };
	const finding = await lookup.evidence({ deliveryId: idOf(step), known: [] })(history);
	if (typeof finding === 'object') return { chat, is: 'withMessage' };
	if (finding === 'inconclusive') return { chat, is: 'unknown' };
	const mark = metadataOf(chat).delivery_id;
	const isOthers = mark !== undefined && mark !== deliveryId;
	const isEmpty =
		(await readMessageList(history))?.records.length === 0 && !(Number(chat.message_count) > 0);
	return { chat, is: isEmpty && !isOthers ? 'empty' : 'another' };
}

/** What one look shows: all the client's chats that can be meant, and the newest of them looked into. */
async function lookedInto<T extends JsonRecord>(
	json: unknown,
	beside: readonly unknown[],
	own: OwnChat<T>,
	sought: Sought,
) {
	const list = await readChatList(json);
	if (!list) return undefined;
	const all = await candidatesIn(list, own);
	const candidates: Candidate[] = [];
	for (const [place, chat] of newestOf(all).entries()) {
		candidates.push(await candidateOf(chat, beside[place], own, sought));
	}
	const those = (is: Candidate['is']) =>
		candidates.filter((candidate) => candidate.is === is).map(({ chat }) => chat);
	return {
		listed: all,
		withMessage: those('withMessage')[0],
		empty: those('empty'),
		isWhole: list.shows === 'all' && all.length <= MAX_CHATS && those('unknown').length === 0,
	};
}

/**
 * How a chat is recognised that was opened for one submission: by the delivery id in its metadata, where the list of
 * the client's chats shows it; else by the submission's message in it. One without any message can only be told by
 * whose it is. It is used in the place of a second one for the same person, when nothing was seen of the message for as
 * long as can be waited; for a client that stands for several people, nothing is said then.
 */
function judgeOf<T extends JsonRecord>(own: OwnChat<T>, sought: Sought): Judge<Chat> {
	const known = new Set(sought.known);
	return async (json, beside = []): Promise<Finding<Chat>> => {
		const seen = await lookedInto(json, beside, own, sought);
		if (!seen) return 'inconclusive';
		if (seen.withMessage) return { found: seen.withMessage, complete: true };
		const marks = seen.listed.map((chat) => metadataOf(chat).delivery_id);
		const marked = seen.listed[marks.indexOf(sought.deliveryId)];
		if (marked) return { found: marked, complete: true };
		if (!sought.mayBeThere) return 'inconclusive';
		const [oldest] = seen.empty.filter(({ chat_id }) => !known.has(chat_id));
		if (oldest) return own.isPersons ? { found: oldest, complete: false } : 'inconclusive';
		return seen.isWhole ? 'absent' : 'inconclusive';
	};
}

/**
 * Of several chats that were opened for the same submission at the same time, the oldest counts: the executions of the
 * younger ones wait until its message is there. (n8n's store can tell two of them at once that they are the first.)
 */
function oldestOf<T extends JsonRecord>(own: OwnChat<T>, made: Chat, sought: Sought): Judge<Chat> {
	const known = new Set(sought.known);
	return async (json, beside = []): Promise<Finding<Chat>> => {
		const seen = await lookedInto(json, beside, own, sought);
		if (!seen) return 'inconclusive';
		if (seen.withMessage) return { found: seen.withMessage, complete: true };
		const listed = seen.listed.find(({ chat_id }) => chat_id === made.chat_id);
		const time = timeMade(listed ?? made);
		const isRival = (chat: Chat) => {
			const before = (time ?? NaN) - (timeMade(chat) ?? NaN);
			const isOlder = before > 0 || (before === 0 && chat.chat_id < made.chat_id);
			return isOlder && before <= SAME_TIME_MS && !known.has(chat.chat_id);
		};
		const rival = seen.empty.find(isRival);
		return rival ? { found: rival, complete: false } : { found: made, complete: true };
	};
}

/** How a chat that is opened for one submission is found again, by an idempotency key. */
export function asOwnChat<T extends JsonRecord>(own: OwnChat<T>): Lookup<Chat> {
	const { body, callIn, isPersons } = own;
	return {
		onlyWithKey: true,
		bodyWithId: (deliveryId) => withDeliveryId(body, deliveryId),
		idsIn: ({ chat_id }) => [chat_id],
		history: chatsOfClient(body.client_id),
		isNone: saysNoSuchRecord,
		beside: async (json) => {
			const list = await readChatList(json);
			return newestOf(list ? await candidatesIn(list, own) : []).flatMap(({ chat_id }) => {
				const { lookup } = callIn(chat_id);
				return lookup ? [lookup.history] : [];
			});
		},
		evidence: (sought) => judgeOf(own, sought),
		...(isPersons && {
			whichCounts: (made: Chat, sought: Sought) => oldestOf(own, made, sought),
		}),
	};
}
