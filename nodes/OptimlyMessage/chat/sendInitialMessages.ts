import type { ItemDelivery } from '../../shared/service';
import type { Message } from '../api/answers';
import { newMessage } from '../api/calls';
import type { InitialMessage } from '../fields/initialMessages';
import { metadataPart } from '../fields/metadata';

/**
 * Sends the messages into a chat, in order; returns what the API made of them.
 *
 * @param waitMs how long to look for the reply to each of the user's, in milliseconds
 */
export async function sendInitialMessages(
	delivery: ItemDelivery,
	chat_id: string,
	messages: readonly InitialMessage[],
	waitMs: number,
): Promise<Message[]> {
	const sent: Message[] = [];
	for (const [index, { sender, content, metadata }] of messages.entries()) {
		const place = { batch_index: index, ...(index === 0 && { initial_message: true }) };
		const body = { chat_id, sender, content, ...metadataPart(metadata, place) };
		sent.push(await delivery.call(newMessage(body, waitMs, `message:${index}`)));
	}
	return sent;
}
