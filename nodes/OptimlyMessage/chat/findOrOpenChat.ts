import type { ItemDelivery, Lookup } from '../../shared/service';
import { RequestFailure, type Failure } from '../../shared/errors/failure';
import type { JsonRecord } from '../../shared/json';
import {
	chatsIn,
	newestActive,
	readChatList,
	restoreChat,
	type Chat,
	type Chats,
	idAsText,
} from '../api/answers';
import { listChats, newChat } from '../api/calls';
import { saysNoSuchRecord } from '../api/notFound';
import { chatsOfClient } from '../api/routes';
import { openChat } from './openChat';

/** The chats of a client; a client that the API does not know has none. */
export async function chatsOf(delivery: ItemDelivery, clientId: string): Promise<Chats> {
	const result = await delivery.tryCall(listChats(clientId));
	if ('found' in result) return result.found;
	if (saysNoSuchRecord(result.failure)) return { chats: [], hasMore: false };
	throw new RequestFailure(result.failure);
}

/**
 * Finds the client's newest active chat or opens one: once per client and execution, and one at a time in
 * this process, so that two first messages of a client open one chat.
 *
 * @param opened called when the chat was opened by this item, before the others that wait may use it; again
 * when an earlier try of the item got no further. Without it, only the chat's id is returned
 */
export async function findOrOpenChat(
	delivery: ItemDelivery,
	body: JsonRecord & { client_id: string },
	opened?: (chat: Chat) => Promise<void>,
): Promise<Chat> {
	return await delivery.oncePerExecution({
		key: `chat of ${body.client_id}`,
		work: async () => {
			const chat = await findOrOpen(delivery, body, opened);
			const { chat_id, ai_enabled } = chat;
			return opened ? chat : { chat_id, ...(ai_enabled === false && { ai_enabled }) };
		},
		restore: restoreChat,
	});
}

async function findOrOpen(
	delivery: ItemDelivery,
	body: JsonRecord & { client_id: string },
	opened: ((chat: Chat) => Promise<void>) | undefined,
): Promise<Chat> {
	const { chats, hasMore } = await chatsOf(delivery, body.client_id);
	const theirs = chats.filter((chat) => isOf(body.client_id, chat));
	const known = newestActive(theirs);
	if (!known && hasMore) throw new RequestFailure(MORE_CHATS);
	// The chat that is there now can be the one that this item opened, in an earlier try or a process that was killed.
	if (known && !(opened && (await delivery.wasBegun(newChat(body, 'message'))))) return known;
	const chat = await openChat(delivery, body, asNewestChat(body, theirs));
	await opened?.(chat);
	return chat;
}

/** Opening a chat because none is in sight would split the client's conversation. */
const MORE_CHATS: Failure = {
	kind: 'unreadable_response',
	delivered: 'no',
	reason:
		"The list of the client's chats goes on, and none of those that it shows is open. Name the chat by its ID, or open one with Chat: Create.",
};

/** Whether a listed chat is the client's: a server that lists others must not make anybody write into them. */
export function isOf(clientId: string, { client_id }: Chat): boolean {
	const plain = (id: string) => id.trim().toLowerCase();
	const listed = idAsText(client_id);
	return typeof listed !== 'string' || plain(listed) === plain(clientId);
}

/**
 * A chat that is opened because there was none is recognised as the one that is there now.
 *
 * @param before the client's chats when there was none that is active
 */
function asNewestChat(
	body: JsonRecord & { client_id: string },
	before: readonly Chat[],
): Lookup<Chat> {
	return {
		bodyWithId: () => body,
		idsIn: ({ chat_id }) => [chat_id],
		history: chatsOfClient(body.client_id),
		// A client that is unknown once a chat of theirs may have been opened proves nothing.
		isNone: (failure, mayBeThere) => !mayBeThere && saysNoSuchRecord(failure),
		evidence: () => {
			const seen = new Set(before.map(({ chat_id }) => chat_id));
			return async (json) => {
				const list = await readChatList(json);
				if (!list) return 'inconclusive';
				const ids = new Set(list.records.map(({ chat_id }) => chat_id));
				const isWhole = list.shows === 'all' && [...seen].every((id) => ids.has(id));
				for (const id of ids) seen.add(id);
				const { chats } = await chatsIn(list);
				const found = newestActive(chats.filter((chat) => isOf(body.client_id, chat)));
				if (found) return { found, complete: true };
				return isWhole ? 'absent' : 'inconclusive';
			};
		},
	};
}
