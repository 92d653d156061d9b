/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- a token that works nowhere */
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import {
	appointmentRequest,
	chatCreate,
	handoffEmail,
	leadCapture,
	leadInNewChat,
	messageSend,
} from './parameters';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox();

/** An expression that gives nothing. n8n itself refuses a required field that is empty without one. */
const EMPTY = '={{ "" }}';

/** Stands for personal data in values: no message may repeat it. */
const PRIVATE = 'Xanthippe';

const json = (metadataJson: string) =>
	messageSend('chat_1', { metadataMode: 'json', metadataJson });
const row = (...keys: string[]) =>
	messageSend('chat_1', {
		metadataMode: 'fields',
		metadata: { field: keys.map((key) => ({ key, value: PRIVATE })) },
	});
const nested = (depth: number): string =>
	'{"a":'.repeat(depth) + `"${PRIVATE}"` + '}'.repeat(depth);
const option = (name: string, value: string | number) =>
	messageSend('chat_1', { options: { [name]: value } });

/** What is wrong, the parameters, the label of the field that the message has to name. */
const parameterTable: Array<[string, INodeParameters, string]> = [
	['no chat id', messageSend(EMPTY), 'Chat ID'],
	['a chat id of spaces', messageSend('   '), 'Chat ID'],
	[
		'a chat id from an expression that found nothing',
		messageSend('={{ $json.nothing }}'),
		'Chat ID',
	],
	['"undefined" as chat id', messageSend('undefined'), 'Chat ID'],
	['"null" as chat id', handoffEmail('null'), 'Chat ID'],
	['an object as chat id', messageSend('={{ { a: 1 } }}'), 'Chat ID'],
	['a line break in the chat id', messageSend(`chat_1\n${PRIVATE}`), 'Chat ID'],
	['a chat id of 10 000 characters', messageSend(PRIVATE.repeat(1000)), 'Chat ID'],
	['no client id', chatCreate(EMPTY), 'Client ID'],
	['no client id for a lead', leadInNewChat(EMPTY), 'Client ID'],
	['no message', messageSend('chat_1', { content: EMPTY }), 'Message'],
	['a message of spaces', messageSend('chat_1', { content: ' \n ' }), 'Message'],
	[
		'a message from an expression that found nothing',
		messageSend('chat_1', { content: '={{ $json.nothing }}' }),
		'Message',
	],
	['an unknown sender', messageSend('chat_1', { sender: '={{ "robot" }}' }), 'Sender'],
	['no name', leadCapture('chat_1', { name: EMPTY }), 'Name'],
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
	['error as reply field', option('replyField', 'error'), 'Reply Field'],
	['chat_id as reply field', option('replyField', 'chat_id'), 'Reply Field'],
	['__proto__ as reply field', option('replyField', '__proto__'), 'Reply Field'],
	['an empty reply field', option('replyField', ''), 'Reply Field'],
	['a time-out of 0', option('timeout', 0), 'Timeout'],
	['a negative time-out', option('timeout', -1), 'Timeout'],
	['words as time-out', option('timeout', '={{ "soon" }}'), 'Timeout'],
	['no parallel chat', option('maxParallelChats', 0), 'Max Parallel Chats'],
];

test.each(parameterTable)(
	'%s: refused before a byte is sent, naming the field',
	async (_name, parameters, field) => {
		const { run } = await sandbox.run(parameters);
		const { error } = run.data.resultData;
		expect(error?.message).toContain(`'${field}'`);
		expect(error).toHaveProperty('context.details.kind', 'invalid_input');
		expect(sandbox.now.requests).toEqual([]);
		const { message, description, context, stack } = Object(error);
		expect(JSON.stringify({ message, description, context, stack })).not.toContain(PRIVATE);
	},
);

const TOKEN = 'agt_0123456789abcdef0123456789abcdef';

/** What is wrong with the credential, its content, the label of the field. */
const credentialTable: Array<[string, ICredentialDataDecryptedObject, string]> = [
	['no token', { accessToken: ' ' }, 'Access Token'],
	['a line break in the token', { accessToken: `${TOKEN}\r\nX-Evil: 1` }, 'Access Token'],
	['a NUL in the token', { accessToken: `${TOKEN}\u0000` + 'x' }, 'Access Token'],
	['a C1 control character in the token', { accessToken: `${TOKEN}\u0085x` }, 'Access Token'],
	['a space in the token', { accessToken: `${TOKEN} ${TOKEN}` }, 'Access Token'],
	['ftp', { baseUrl: 'ftp://127.0.0.1' }, 'Base URL'],
	['file', { baseUrl: 'file:///etc/hosts' }, 'Base URL'],
	['plain http to another host', { baseUrl: 'http://api.optimly.example' }, 'Base URL'],
	[
		'plain http to a host that looks like this machine',
		{ baseUrl: 'http://localhost.example' },
		'Base URL',
	],
	[
		'plain http to a host that begins like this machine',
		{ baseUrl: 'http://127.0.0.1.example' },
		'Base URL',
	],
	['a user and a password', { baseUrl: 'https://ada:secret@127.0.0.1' }, 'Base URL'],
	['a query', { baseUrl: 'https://127.0.0.1/?a=1' }, 'Base URL'],
	['an empty query', { baseUrl: 'https://127.0.0.1/?' }, 'Base URL'],
	['a fragment', { baseUrl: 'https://127.0.0.1/#a' }, 'Base URL'],
	['no address', { baseUrl: '' }, 'Base URL'],
	['no scheme', { baseUrl: 'api.optimly.example' }, 'Base URL'],
	['an unknown kind of authentication', { authentication: 'basic' }, 'Authentication'],
	['another header name', { authentication: 'apiKey', headerName: 'Host' }, 'Header Name'],
];

test.each(credentialTable)(
	'credential with %s: refused before a byte is sent',
	async (_name, more, field) => {
		const credential = sandbox.credential({ accessToken: TOKEN, ...more });
		const { run, stored } = await sandbox.run(chatCreate('client-1'), { credential });
		const { error } = run.data.resultData;
		expect(error?.message).toContain(`'${field}'`);
		expect(error).toHaveProperty('context.details.kind', 'invalid_input');
		expect(sandbox.now.requests).toEqual([]);
		expect(error?.message + stored).not.toContain(TOKEN);
	},
);

test('an expression that fails names the item and keeps the others in the Continue mode', async () => {
	sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
	const content = '={{ $json.text.toUpperCase() }}';
	const { done, failed } = await sandbox.run(messageSend('chat_1', { content }), {
		items: [{ text: 'a' }, {}, { text: 'c' }],
		settings: { onError: 'continueErrorOutput' },
	});
	expect(done.map((item) => item.content)).toEqual(['A', 'C']);
	expect(failed).toHaveLength(1);
});

test('an operation that does not exist is refused', async () => {
	const { run } = await sandbox.run({ ...messageSend('chat_1'), operation: '={{ "__proto__" }}' });
	expect(run.data.resultData.error?.message).toContain("'Operation'");
	expect(sandbox.now.requests).toEqual([]);
});
