import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { EMPTY, PRIVATE } from '../../engine/badValues';
import {
	appointmentRequest,
	chatCreate,
	handoffEmail,
	leadCapture,
	leadInNewChat,
	messageSend,
} from '../../engine/parameters';

const json = (metadataJson: string) =>
	messageSend('chat_1', { metadataMode: 'json', metadataJson });
const row = (...keys: string[]) =>
	messageSend('chat_1', {
		metadataMode: 'fields',
		metadata: { field: keys.map((key) => ({ key, value: PRIVATE })) },
	});
const nested = (depth: number): string =>
	'{"a":'.repeat(depth) + `"${PRIVATE}"` + '}'.repeat(depth);

/** What is wrong, the parameters, the label of the field that the message has to name. */
export const badParameters: ReadonlyArray<[string, INodeParameters, string]> = [
	['"null" as chat id', handoffEmail('null'), 'Chat ID'],
	['no client id', chatCreate(EMPTY), 'Client ID'],
	['no client id for a lead', leadInNewChat(EMPTY), 'Client ID'],
	['an unknown sender', messageSend('chat_1', { sender: '={{ "robot" }}' }), 'Sender'],
	['no e-mail', leadCapture('chat_1', { email: EMPTY }), 'Email'],
	['an e-mail without @', leadCapture('chat_1', { email: PRIVATE }), 'Email'],
	['an e-mail without a dot', leadCapture('chat_1', { email: `${PRIVATE}@localhost` }), 'Email'],
	[
		'an e-mail with a display name',
		appointmentRequest('chat_1', { email: `${PRIVATE} <a@example.com>` }),
		'Email',
	],
	[
		'two e-mails',
		leadCapture('chat_1', { email: `${PRIVATE}@example.com,b@example.com` }),
		'Email',
	],
	[
		'an e-mail with a line break',
		leadCapture('chat_1', { email: `${PRIVATE}@example.com\nBcc: b@example.com` }),
		'Email',
	],
	[
		'an invalid customer e-mail',
		handoffEmail('chat_1', { customerEmail: `${PRIVATE}@` }),
		'Client Email',
	],
	['no reason', handoffEmail('chat_1', { reason: EMPTY }), 'Reason'],
	['no start time', appointmentRequest('chat_1', { startTime: EMPTY }), 'Start Time'],
	[
		'words as start time',
		appointmentRequest('chat_1', { startTime: `${PRIVATE} at noon` }),
		'Start Time',
	],
	['30 February', appointmentRequest('chat_1', { startTime: '2026-02-30T10:00' }), 'Start Time'],
	['25 o’clock', appointmentRequest('chat_1', { startTime: '2026-06-20T25:00' }), 'Start Time'],
	[
		'a made-up time zone',
		appointmentRequest('chat_1', { timezone: `Europe/${PRIVATE}` }),
		'Time Zone',
	],
	['a duration of 0', appointmentRequest('chat_1', { durationMinutes: 0 }), 'Duration (Minutes)'],
	[
		'words as duration',
		appointmentRequest('chat_1', { durationMinutes: '={{ "half an hour" }}' }),
		'Duration (Minutes)',
	],
	['broken metadata JSON', json(`{"name": "${PRIVATE}"`), 'Metadata JSON'],
	['a list as metadata', json(`["${PRIVATE}"]`), 'Metadata JSON'],
	['text as metadata', json(`"${PRIVATE}"`), 'Metadata JSON'],
	['null as metadata', json('null'), 'Metadata JSON'],
	['__proto__ in metadata', json(`{"__proto__": {"admin": "${PRIVATE}"}}`), 'Metadata JSON'],
	['__proto__ deep in metadata', json(`{"a": [{"__proto__": "${PRIVATE}"}]}`), 'Metadata JSON'],
	['constructor in metadata', json(`{"constructor": "${PRIVATE}"}`), 'Metadata JSON'],
	['prototype in metadata', json(`{"a": {"prototype": "${PRIVATE}"}}`), 'Metadata JSON'],
	['metadata nested 11 deep', json(nested(11)), 'Metadata JSON'],
	['metadata nested 100 000 deep', json(nested(100_000)), 'Metadata JSON'],
	['metadata over 64 KiB', json(JSON.stringify({ a: PRIVATE.repeat(8000) })), 'Metadata JSON'],
	['__proto__ as key of a row', row('__proto__'), 'Metadata Fields'],
	['constructor as key of a row', row('constructor'), 'Metadata Fields'],
	['a row without key', row(''), 'Metadata Fields'],
	['a key twice', row('plan', 'plan'), 'Metadata Fields'],
];

/** What is wrong with the credential, its content, the label of the field. */
export const badCredentials: ReadonlyArray<[string, ICredentialDataDecryptedObject, string]> = [
	['an unknown kind of authentication', { authentication: 'basic' }, 'Authentication'],
	['another header name', { authentication: 'apiKey', headerName: 'Host' }, 'Header Name'],
];
