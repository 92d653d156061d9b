import { createHash } from 'crypto';
import type { Service } from '../shared/delivery/operation';
import { scrubber } from '../shared/http/redact';
import { isRecord, type JsonRecord } from '../shared/json';
import { optimlyAccess } from './access';
import { retryPolicy } from './retryPolicy';

/** Longest part of a reply that a shortened journal entry keeps, in characters. */
const MAX_KEPT_REPLY = 1_000;
const KEPT_FIELDS = /(_id|_at|^timestamp|^status|^sender|_enabled|_collected)$/;

function idsAndTimes(record: JsonRecord): JsonRecord {
	const kept = Object.entries(record).filter(
		([key, value]) =>
			KEPT_FIELDS.test(key) && (typeof value === 'boolean' || String(value).length <= 100),
	);
	return Object.fromEntries(kept.slice(0, 10));
}

/** Optimly, as the delivery runner sees it. */
export const optimly: Service = {
	name: 'Optimly',
	credentialType: 'optimlyApi',
	connect(credentials) {
		const { authenticate, baseUrl, quotas, token } = optimlyAccess(credentials);
		return {
			baseUrl,
			authenticate: async (options) => authenticate(options),
			scrub: scrubber([token]),
			quotaKey: createHash('sha256').update(`${baseUrl}\n${token}`).digest('hex'),
			quotas,
			publicFields: new Set(['chat_id', 'sender']),
		};
	},
	retryPolicy,
	advice: {
		authentication:
			"Open the Optimly credential, check Authentication and Access Token, and test it. In Optimly the token is found in the agent's settings (API Key or API Access); each agent has its own.",
		permission:
			'Check that the chat belongs to the agent of this access token, and that the Optimly plan includes the API.',
		not_found:
			"Check 'Chat ID': chats belong to one agent, so the ID has to come from the same agent as the access token.",
		delivery_unknown:
			'Look into the chat in Optimly before you send this item again, so that nothing arrives twice.',
	},
	idFields: ['chat_id', 'message_id', 'reply_message_id', 'handoff_id'],
	essence(found) {
		const { agent_response: reply, reply_text } = found;
		const text = isRecord(reply) ? String(reply.content ?? '') : String(reply_text ?? '');
		const cut = text.length > MAX_KEPT_REPLY;
		const content = cut ? `${text.slice(0, MAX_KEPT_REPLY)}…` : text;
		return {
			...idsAndTimes(found),
			...(cut && { reply_shortened: true }),
			...(reply_text !== undefined
				? { reply_text: reply_text === null ? null : content }
				: isRecord(reply) && { agent_response: { ...idsAndTimes(reply), content } }),
		};
	},
};
