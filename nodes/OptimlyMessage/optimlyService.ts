import type { Service } from '../shared/service';
import { optimlyConnection } from './api/access';
import { retryPolicy } from './optimlyRetries';

/** Optimly, as the delivery runner sees it. */
export const optimly: Service = {
	name: 'Optimly',
	secretName: 'access token',
	credentialType: 'optimlyApi',
	connect: optimlyConnection,
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
};
