import type { Service } from '../shared/service';
import { numenoConnection } from './access';
import { retryPolicy } from './numenoRetries';

/** Numeno, as the delivery runner sees it. */
export const numeno: Service = {
	name: 'Numeno',
	secretName: 'API key',
	credentialType: 'numenoApi',
	connect: numenoConnection,
	retryPolicy,
	advice: {
		authentication:
			'Open the Numeno credential, check API Key, and test it. Keys are made in the Numeno dashboard.',
		permission:
			'Check the scopes of the API key: it has to be allowed to write conversations (chat:conversations:write).',
		not_found: "Check 'Conversation ID', and the Base URL of the credential.",
		conflict:
			"The conversation was busy with a reply for longer than 'Max Wait (Seconds)'. Run the item again later, or set a longer time.",
		delivery_unknown:
			'Look in Numeno whether it arrived, before you send this item again. Numeno documents no way to read messages back, so the node cannot look for it.',
	},
	idFields: ['conversation_id'],
};
