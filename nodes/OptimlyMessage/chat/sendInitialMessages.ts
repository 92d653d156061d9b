import type { ItemDelivery, WriteCall } from '../../shared/service';
import type { Message } from '../api/answers';
import { newMessage } from '../api/calls';
import type { InitialMessage } from '../fields/initialMessages';
import { metadataPart } from '../fields/metadata';

/** The call that sends one of the messages into a chat. */
export function initialMessage(
	chat_id: string,
	{ sender, content, metadata }: InitialMessage,
	index: number,
	waitMs: number,
): WriteCall<Message> {
	const place = { batch_index: index, ...(index === 0 && { initial_message: true }) };
	const body = { chat_id, sender, content, ...metadataPart(metadata, place) };
	return newMessage(body, waitMs, `message:${index}`);
}

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
	for (const [index, message] of messages.entries()) {
		sent.push(await delivery.call(initialMessage(chat_id, message, index, waitMs)));
	}
	return sent;
}
