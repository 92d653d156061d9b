import { shortFields, shortText } from '../shared/delivery/essence';
import type { Service } from '../shared/delivery/operation';
import { serviceConnection } from '../shared/delivery/serviceConnection';
import { numenoAccess } from './access';
import { retryPolicy } from './retryPolicy';

/** Bytes of JSON that a shortened journal entry keeps of the ID and of the reply. */
const MAX_BYTES = { id: 400, reply: 1_000 };

/** Numeno, as the delivery runner sees it. */
export const numeno: Service = {
	name: 'Numeno',
	secretName: 'API key',
	credentialType: 'numenoApi',
	connect: (credentials) => serviceConnection(numenoAccess(credentials), ['role', 'action']),
	retryPolicy,
	advice: {
		authentication:
			'Open the Numeno credential, check API Key, and test it. Keys are made in the Numeno dashboard.',
		permission:
			'Check the scopes of the API key: it has to be allowed to write conversations (chat:conversations:write).',
		not_found: "Check 'Conversation ID', and the Base URL of the credential.",
		conflict:
			"The conversation was busy with a reply for longer than 'Max Wait'. Run the item again later, or set a longer time.",
		delivery_unknown:
			'Look in Numeno whether it arrived, before you send this item again. Numeno documents no way to read messages back, so the node cannot look for it.',
	},
	idFields: ['conversation_id'],
	essence({ noted_id, noted_reply }) {
		const { text, cut } = shortText(String(noted_reply ?? ''), MAX_BYTES.reply);
		return {
			noted_id: null,
			...shortFields({ noted_id }, ['noted_id'], MAX_BYTES.id),
			noted_reply: typeof noted_reply === 'string' ? text : null,
			noted_response: null,
			...(cut && { reply_shortened: true }),
			response_omitted: true,
		};
	},
};
