import type { ItemDelivery, Tracing } from '../shared/delivery/operation';
import { RequestFailure, type Failure } from '../shared/http/failure';
import type { JsonRecord } from '../shared/json';
import { newestActive, readChat, readChats, type Chat } from './answers';
import { chatsPath, listChats, newChat } from './calls';

/** The chats of a client; a client that the API does not know has none. */
export async function chatsOf(delivery: ItemDelivery, clientId: string): Promise<Chat[]> {
	const result = await delivery.attempt(listChats(clientId));
	if ('found' in result) return result.found.chats;
	if (saysNoSuchRecord(result.failure)) return [];
	throw new RequestFailure(result.failure);
}

/**
 * Whether a 404 speaks of the record: its body is JSON and not FastAPI's "Not Found", which means that the
 * route itself is missing (a wrong base URL, another server).
 */
export function saysNoSuchRecord({ kind, jsonAnswer, apiDetail }: Failure): boolean {
	return kind === 'not_found' && jsonAnswer === true && apiDetail !== 'Not Found';
}

/**
 * Finds the client's newest active chat or opens one: once per client and execution, and one at a time in
 * this process, so that two first messages of a client open one chat.
 *
 * @param opened called when the chat was opened by this item, before the others that wait may use it; again
 * when an earlier try of the item got no further
 */
export async function findOrOpenChat(
	delivery: ItemDelivery,
	body: JsonRecord & { client_id: string },
	opened?: (chat: Chat) => Promise<void>,
): Promise<Chat> {
	const { client_id } = body;
	const kept = await delivery.once(`chat of ${client_id}`, async () => {
		const known = newestActive(await chatsOf(delivery, client_id));
		const call = { ...newChat(body), tracing: asNewestChat(body) };
		// The chat that is there now can be the one that an earlier try of this item opened.
		if (known && !(opened && delivery.begun(call.step))) return known;
		const chat = await delivery.call(call);
		await opened?.(chat);
		return chat;
	});
	const reading = readChat(kept);
	if ('found' in reading) return reading.found;
	throw new RequestFailure({
		kind: 'unreadable_response',
		delivered: 'no',
		reason: 'The chat has no ID.',
	});
}

/** A chat that is opened because there was none is recognised as the one that is there now. */
function asNewestChat(body: JsonRecord & { client_id: string }): Tracing<Chat> {
	return {
		mark: () => body,
		history: { method: 'GET', path: chatsPath(body.client_id) },
		find: (json) => {
			const reading = readChats(json);
			if ('missing' in reading) return 'inconclusive';
			const found = newestActive(reading.found.chats);
			return found ? { found, complete: true } : 'absent';
		},
	};
}
