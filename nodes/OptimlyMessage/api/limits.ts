import type { QuotaField } from '../../shared/parameters/quotaFields';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * The limits of a token, as the credential asks for them and as the quota counts them. Of the pages' three sets, which
 * contradict each other, each kind has the strictest.
 */
export const LIMITS: readonly QuotaField[] = [
	{
		field: 'requestsPerMinute',
		label: 'Requests per Minute',
		kind: 'request',
		windowMs: MINUTE_MS,
		documented: 100,
		description:
			'How many requests this token may make in a minute, those that only read included. 0 means no limit.',
	},
	{
		field: 'requestsPerHour',
		label: 'Requests per Hour',
		kind: 'request',
		windowMs: HOUR_MS,
		documented: 1000,
		description:
			'How many requests this token may make in an hour, those that only read included. 0 means no limit.',
	},
	{
		field: 'agentCallsPerMinute',
		label: 'Agent Calls per Minute',
		kind: 'agentCall',
		windowMs: MINUTE_MS,
		documented: 60,
		description: 'How often this token may ask the agent directly in a minute. 0 means no limit.',
	},
	{
		field: 'newChatsPerMinute',
		label: 'New Chats per Minute',
		kind: 'newChat',
		windowMs: MINUTE_MS,
		documented: 30,
		description: 'How many chats this token may open in a minute. 0 means no limit.',
	},
	{
		field: 'newChatsPerHour',
		label: 'New Chats per Hour',
		kind: 'newChat',
		windowMs: HOUR_MS,
		documented: 50,
		description: 'How many chats this token may open in an hour. 0 means no limit.',
	},
];
