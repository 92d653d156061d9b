// The two nodes that are compared, and how each is told to send the same message.
import type { Job } from './measure.mjs';

/** The node part of a job. */
export type Sender = Pick<
	Job,
	'nodeType' | 'parameters' | 'settings' | 'credentialType' | 'credentialId'
>;

interface Server {
	url: string;
	token: string;
}

/** Requests per minute of the credential `optimlyWithQuota`; the other has no quotas. */
export const QUOTA_PER_MINUTE = 100;

/** The credentials for n8n's database, by the id that they have there. */
export function credentials({ url, token }: Server) {
	const optimly = {
		baseUrl: url,
		accessToken: token,
		changeLimits: true,
		requestsPerMinute: 0,
		requestsPerHour: 0,
		agentCallsPerMinute: 0,
		newChatsPerMinute: 0,
		newChatsPerHour: 0,
	};
	return {
		optimly: { type: 'optimlyApi', data: optimly },
		optimlyWithQuota: {
			type: 'optimlyApi',
			data: { ...optimly, requestsPerMinute: QUOTA_PER_MINUTE },
		},
		header: {
			type: 'httpHeaderAuth',
			data: { name: 'Authorization', value: `Bearer ${token}` },
		},
	};
}

/**
 * This package's node: Message: Send.
 *
 * @param lanes Max Parallel Chats
 */
export function optimlyMessage(
	lanes = 10,
	credentialId: 'optimly' | 'optimlyWithQuota' = 'optimly',
): Sender {
	return {
		nodeType: 'n8n-nodes-optimly.optimlyMessage',
		parameters: {
			resource: 'message',
			operation: 'send',
			chatSource: 'id',
			chatId: '={{ $json.chat }}',
			content: '={{ $json.text }}',
			options: { maxParallelChats: lanes },
		},
		credentialType: 'optimlyApi',
		credentialId,
	};
}

/**
 * n8n's HTTP Request node, as somebody would set it up who has read the API's documentation.
 *
 * @param batch its Batching option: so many items, then a pause in milliseconds. Without it, all items start at once.
 */
export function httpRequest(
	{ url }: Pick<Server, 'url'>,
	batch?: { batchSize: number; batchInterval: number },
): Sender {
	return {
		nodeType: 'n8n-nodes-base.httpRequest',
		parameters: {
			method: 'POST',
			url: `${url}/external/message/new-message`,
			authentication: 'genericCredentialType',
			genericAuthType: 'httpHeaderAuth',
			sendBody: true,
			specifyBody: 'json',
			jsonBody:
				"={{ JSON.stringify({ chat_id: $json.chat, sender: 'user', content: $json.text }) }}",
			options: batch ? { batching: { batch } } : {},
		},
		credentialType: 'httpHeaderAuth',
		credentialId: 'header',
	};
}
