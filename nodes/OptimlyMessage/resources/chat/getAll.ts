import { chatsOf } from '../../chat/findOrOpenChat';
import { clientId } from '../../fields/chat';
import { listFields, newest, recordLimit, recordsOf } from '../../fields/listFields';
import { pickFilled } from '../../output';
import type { ResourceOperation } from '../../../shared/menus';

/** The documented fields of a chat, what people look for first. */
const FIELDS = [
	'chat_id',
	'status',
	'last_activity',
	'message_count',
	'lead_collected',
	'ai_enabled',
	'created_at',
	'client_id',
	'agent_id',
	'metadata',
];

const FOR_MODEL = ['chat_id', 'status', 'created_at', 'last_activity', 'message_count'];

/** Returns the chats of a client, one item each; the one with the newest activity comes last. */
export const getAllChats: ResourceOperation = {
	resource: 'chat',
	operation: 'getAll',
	title: 'Chat: Get Many',
	fields: [clientId, ...listFields],

	prepare(parameters) {
		const client_id = parameters.id(clientId);
		const count = recordLimit(parameters);
		const output = recordsOf(parameters, FIELDS);

		return {
			forModel: (record) => pickFilled(record, FOR_MODEL),
			async deliver(delivery) {
				const { chats } = await chatsOf(delivery, client_id);
				return await output(newest(chats, count));
			},
		};
	},
};
