import { openChat } from '../../chat/openChat';
import { asOwnChat } from '../../chat/ownChat';
import { initialMessage, sendInitialMessages } from '../../chat/sendInitialMessages';
import { laneOfChat } from '../../chat/target';
import { clientId } from '../../fields/chat';
import { initialMessagesOf } from '../../fields/initialMessages';
import { replyWaitMs } from '../../fields/options';
import { newChatBody, newChatFields } from '../../fields/newChat';
import { outputOf } from '../../output';
import type { ResourceOperation } from '../../../shared/menus';

/** Opens a chat for a client and puts the initial messages into it. Returns the chat and the messages. */
export const createChat: ResourceOperation = {
	resource: 'chat',
	operation: 'create',
	title: 'Chat: Create',
	fields: [clientId, newChatFields],

	prepare(parameters) {
		const body = newChatBody(parameters);
		const first = initialMessagesOf(parameters.within(newChatFields));
		// Nobody replies in a chat without the agent.
		const waitMs = body.ai_enabled === false ? 0 : replyWaitMs(parameters);
		const output = outputOf(parameters);
		const [begin] = first;
		const callIn = (chatId: string) => initialMessage(chatId, begin, 0, waitMs);
		// What was said first is what shows which chat it is.
		const lookup = begin && asOwnChat({ body, isPersons: false, callIn });

		return {
			forModel: output.forModel,
			replyField: output.replyField,
			async deliver(delivery) {
				const chat = await openChat(delivery, body, lookup);
				const { chat_id } = chat;
				delivery.nameInErrors({ chat_id });
				delivery.goOnIn(laneOfChat(chat_id));
				const messages = await sendInitialMessages(delivery, chat_id, first, waitMs);
				return output.chat(chat, messages, chat_id);
			},
		};
	},
};
