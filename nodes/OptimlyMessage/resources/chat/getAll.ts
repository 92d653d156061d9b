import { chatsOf } from '../../clientChat';
import { clientId } from '../../fields/chat';
import { listFields, newest, recordLimit } from '../../fields/list';
import { outputOf } from '../../output';
import type { ResourceOperation } from '../../../shared/resources';

/** Returns the chats of a client, one item each; the one with the newest activity comes last. */
export const getAllChats: ResourceOperation = {
	resource: 'chat',
	operation: 'getAll',
	title: 'Chat: Get Many',
	fields: [clientId, ...listFields],

	prepare(parameters) {
		const client_id = parameters.id(clientId);
		const count = recordLimit(parameters);
		const output = outputOf(parameters);

		return {
			leanFields: ['chat_id', 'status', 'created_at', 'last_activity', 'message_count'],
			async deliver(delivery) {
				const chats = await chatsOf(delivery, client_id);
				return output.records(newest(chats, count));
			},
		};
	},
};
