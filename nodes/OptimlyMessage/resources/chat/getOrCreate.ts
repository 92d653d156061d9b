import { clientId, laneOfClient } from '../../fields/chat';
import { findOrOpenChat } from '../../clientChat';
import { initialMessagesOf, sendInitialMessages } from '../../fields/initialMessages';
import { newChatBody, newChatFields } from '../../fields/newChat';
import type { Chat, Message } from '../../answers';
import { outputOf } from '../../output';
import type { ResourceOperation } from '../../../shared/resources';

/**
 * Returns the client's newest active chat; opens one when there is none. The fields of a new chat and the
 * initial messages only count when one is opened.
 */
export const getOrCreateChat: ResourceOperation = {
	resource: 'chat',
	operation: 'getOrCreate',
	title: 'Chat: Get or Create',
	fields: [clientId, newChatFields],

	prepare(parameters) {
		const body = newChatBody(parameters);
		const first = initialMessagesOf(parameters.within(newChatFields));
		const output = outputOf(parameters);

		return {
			lane: laneOfClient(body.client_id),
			leanFields: output.leanFields,
			async deliver(delivery) {
				let messages: Message[] = [];
				const begin = async ({ chat_id }: Chat) => {
					delivery.learn({ chat_id });
					messages = await sendInitialMessages(delivery, chat_id, first);
				};
				const chat = await findOrOpenChat(delivery, body, begin);
				// A re-run finds the chat as all others do; the item that opened it has its messages all the same.
				if (messages.length === 0 && delivery.begun('chat')) await begin(chat);
				return output.chat(chat, messages, chat.chat_id);
			},
		};
	},
};
