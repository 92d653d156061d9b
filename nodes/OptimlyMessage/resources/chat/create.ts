import { CHAT_ROUTES, newChat } from '../../calls';
import { clientId } from '../../fields/chat';
import { initialMessagesOf, sendInitialMessages } from '../../fields/initialMessages';
import { chatRoute, newChatBody, newChatFields } from '../../fields/newChat';
import { outputOf } from '../../output';
import type { ResourceOperation } from '../../../shared/resources';

/** Opens a chat for a client and puts the initial messages into it. Returns the chat and the messages. */
export const createChat: ResourceOperation = {
	resource: 'chat',
	operation: 'create',
	title: 'Chat: Create',
	fields: [clientId, newChatFields],

	prepare(parameters) {
		const body = newChatBody(parameters);
		const route = parameters.within(newChatFields).choice(chatRoute, CHAT_ROUTES);
		const first = initialMessagesOf(parameters.within(newChatFields));
		const output = outputOf(parameters);

		return {
			leanFields: output.leanFields,
			async deliver(delivery) {
				const chat = await delivery.call(newChat(body, route));
				const { chat_id } = chat;
				delivery.learn({ chat_id });
				const messages = await sendInitialMessages(delivery, chat_id, first);
				return output.chat(chat, messages, chat_id);
			},
		};
	},
};
