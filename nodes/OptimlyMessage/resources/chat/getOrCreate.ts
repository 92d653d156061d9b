import { findOrOpenChat } from '../../chat/findOrOpenChat';
import { sendInitialMessages } from '../../chat/sendInitialMessages';
import { laneOfChat, laneOfClient } from '../../chat/target';
import { clientId } from '../../fields/chat';
import { initialMessagesOf } from '../../fields/initialMessages';
import { replyWaitMs } from '../../fields/options';
import { newChatBody, newChatFields } from '../../fields/newChat';
import type { Chat, Message } from '../../api/answers';
import { outputOf } from '../../output';
import type { ResourceOperation } from '../../../shared/menus';

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
		// Nobody replies in a chat without the agent.
		const waitMs = body.ai_enabled === false ? 0 : replyWaitMs(parameters);
		const output = outputOf(parameters);

		return {
			lane: laneOfClient(body.client_id),
			forModel: output.forModel,
			replyField: output.replyField,
			async deliver(delivery) {
				let messages: Message[] = [];
				const begin = async ({ chat_id }: Chat) => {
					delivery.nameInErrors({ chat_id });
					delivery.goOnIn(laneOfChat(chat_id));
					messages = await sendInitialMessages(delivery, chat_id, first, waitMs);
				};
				const chat = await findOrOpenChat(delivery, body, begin);
				// A re-run finds the chat as all others do; the item that opened it has its messages all the same.
				if (messages.length === 0 && delivery.wasSent('chat')) await begin(chat);
				return output.chat(chat, messages, chat.chat_id);
			},
		};
	},
};
