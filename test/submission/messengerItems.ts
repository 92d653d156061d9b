import { findMessage } from '../../nodes/OptimlyMessage/found';

type Json = { [key: string]: unknown };

/** A record with a value at a path: "a.b" is {a: {b: value}}. */
export const at = (path: string, value: unknown): Json =>
	path.split('.').reduceRight<unknown>((held, key) => ({ [key]: held }), value) as Json;

/** Records within records, put together; of two values the second counts. */
export const merged = (one: unknown, other: unknown): unknown =>
	isRecord(one) && isRecord(other)
		? Object.fromEntries(
				[...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => [
					key,
					key in one && key in other ? merged(one[key], other[key]) : (other[key] ?? one[key]),
				]),
			)
		: (other ?? one);

const isRecord = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is read of a chat's item, and why it is no message. */
export const found = (item: unknown) => {
	const { text, clientId, clientName, attachments, source, problems } = findMessage(item);
	return { source, text, clientId, clientName, attachments, ignored: problems[0]?.words };
};

/** For each service an item that it sends, with little in it. */
export const BASE: Readonly<Record<string, Json>> = {
	'Chat Trigger': { sessionId: 's1', chatInput: 'Hi' },
	Telegram: { message: { message_id: 1, chat: { id: 7 }, from: { id: 5 } } },
	WhatsApp: { messaging_product: 'whatsapp', messages: { id: 'w', from: '49' } },
	Evolution: { data: { key: { remoteJid: '49@s.whatsapp.net', id: 'e' } } },
	Slack: { event: { type: 'message', channel: 'C', ts: '1', user: 'U', text: 'Hi' } },
	Messenger: { sender: { id: '1' }, recipient: { id: '2' }, message: { mid: 'm' } },
	Twilio: { Body: 'Hi', From: '+49', MessageSid: 'SM' },
	LINE: { events: { type: 'message', source: { userId: 'U' }, message: { type: 'text' } } },
	Chatwoot: { message_type: 'incoming', content: 'Hi', conversation: { id: 1 }, sender: {} },
	Discord: { author: { id: '1' }, content: 'Hi', channel_id: 'c' },
	'Google Chat': { message: { sender: { name: 'users/1' }, text: 'Hi' } },
	Teams: { from: { user: { id: '1' } }, body: { content: 'Hi' } },
	Email: { subject: 'Subject', from: 'ada@example.com' },
};
