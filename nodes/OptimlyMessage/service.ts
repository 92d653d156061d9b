import { shortFields, shortText } from '../shared/delivery/essence';
import type { Service } from '../shared/delivery/operation';
import { serviceConnection } from '../shared/delivery/serviceConnection';
import { isRecord } from '../shared/json';
import { optimlyAccess } from './access';
import { retryPolicy } from './retryPolicy';

/** Bytes of JSON that a shortened journal entry keeps of the answer, of the reply's own fields, and of its text. */
const MAX_BYTES = { answer: 600, reply: 250, text: 700 };
/** What it keeps, most important first: the ids that later steps and the output need, then times and flags. */
const KEPT_FIELDS = [
	'message_id',
	'chat_id',
	'handoff_id',
	'created_at',
	'timestamp',
	'sender',
	'status',
	'client_id',
	'agent_id',
	'ai_enabled',
	'lead_collected',
];

/** Optimly, as the delivery runner sees it. */
export const optimly: Service = {
	name: 'Optimly',
	secretName: 'access token',
	credentialType: 'optimlyApi',
	connect: (credentials) => serviceConnection(optimlyAccess(credentials), ['chat_id', 'sender']),
	retryPolicy,
	advice: {
		authentication:
			"Open the Optimly credential, check 'Authentication' and 'Access Token', and test it. In Optimly, the token is found in the settings of the agent (API Key or API Access); each agent has its own.",
		permission:
			'Check that the chat belongs to the agent of this access token, and that the Optimly plan includes the API.',
		not_found:
			"Check 'Chat ID': chats belong to one agent, so the ID has to come from the same agent as the access token.",
		delivery_unknown:
			'Look in Optimly whether it arrived, before you send this item again: in the chat, or for a new chat among the chats of the client.',
	},
	idFields: ['chat_id', 'message_id', 'reply_message_id', 'handoff_id'],
	essence(found) {
		const { agent_response: reply, reply_text } = found;
		const text = isRecord(reply) ? String(reply.content ?? '') : String(reply_text ?? '');
		const { text: content, cut } = shortText(text, MAX_BYTES.text);
		return {
			...shortFields(found, KEPT_FIELDS, MAX_BYTES.answer),
			...(cut && { reply_shortened: true }),
			...(reply_text !== undefined
				? { reply_text: reply_text === null ? null : content }
				: isRecord(reply) && {
						agent_response: { ...shortFields(reply, KEPT_FIELDS, MAX_BYTES.reply), content },
					}),
		};
	},
};
