/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- a token that works nowhere */
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { underTest } from '../underTest';
import { EMPTY, PRIVATE } from '../engine/badValues';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();
const { chatId, open, secret, send } = underTest;

const option = (name: string, value: string | number) =>
	send('chat_1', { options: { [name]: value } });

/** What is wrong, the parameters, the label of the field that the message has to name. */
const parameterTable: Array<[string, INodeParameters, string]> = [
	['no chat id', send(EMPTY), chatId.label],
	['a chat id of spaces', send('   '), chatId.label],
	['a chat id from an expression that found nothing', send('={{ $json.nothing }}'), chatId.label],
	['"undefined" as chat id', send('undefined'), chatId.label],
	['an object as chat id', send('={{ { a: 1 } }}'), chatId.label],
	['a line break in the chat id', send(`chat_1\n${PRIVATE}`), chatId.label],
	['a chat id of 10 000 characters', send(PRIVATE.repeat(1000)), chatId.label],
	['no message', send('chat_1', { content: EMPTY }), 'Message'],
	['a message of spaces', send('chat_1', { content: ' \n ' }), 'Message'],
	[
		'a message from an expression that found nothing',
		send('chat_1', { content: '={{ $json.nothing }}' }),
		'Message',
	],
	['error as reply field', option('replyField', 'error'), 'Reply Field'],
	['the name of the id as reply field', option('replyField', chatId.field), 'Reply Field'],
	['__proto__ as reply field', option('replyField', '__proto__'), 'Reply Field'],
	['an empty reply field', option('replyField', ''), 'Reply Field'],
	['a time-out of 0', option('timeout', 0), 'Timeout (Seconds)'],
	['a negative time-out', option('timeout', -1), 'Timeout (Seconds)'],
	['words as time-out', option('timeout', '={{ "soon" }}'), 'Timeout (Seconds)'],
	['a time-out of more than a day', option('timeout', 86_401), 'Timeout (Seconds)'],
	['a negative wait', option('maxWait', -1), 'Max Wait (Seconds)'],
	['a wait of spaces, which is not 0', option('maxWait', ' '), 'Max Wait (Seconds)'],
	['a wait of more than a day', option('maxWait', 86_401), 'Max Wait (Seconds)'],
	['no parallel chat', option('maxParallelChats', 0), 'Max Parallel Chats'],
	['257 parallel chats', option('maxParallelChats', 257), 'Max Parallel Chats'],
	...underTest.badParameters,
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
	...[
		['no secret', ' '],
		['a line break in the secret', `${TOKEN}\r\nX-Evil: 1`],
		['a NUL in the secret', `${TOKEN}\u0000` + 'x'],
		['a C1 control character in the secret', `${TOKEN}\u0085x`],
		['a space in the secret', `${TOKEN} ${TOKEN}`],
	].map(([what, value]): [string, ICredentialDataDecryptedObject, string] => [
		what,
		{ [secret.field]: value },
		secret.label,
	]),
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
	['half a request per minute', { requestsPerMinute: 0.5 }, 'Requests per Minute'],
	...underTest.badCredentials,
];

test.each(credentialTable)(
	'credential with %s: refused before a byte is sent',
	async (_name, more, field) => {
		const credential = sandbox.credential({ [secret.field]: TOKEN, ...more });
		const { run, stored } = await sandbox.run(open('client-1'), { credential });
		const { error } = run.data.resultData;
		expect(error?.message).toContain(`'${field}'`);
		expect(error).toHaveProperty('context.details.kind', 'invalid_input');
		expect(sandbox.now.requests).toEqual([]);
		expect(error?.message + stored).not.toContain(TOKEN);
	},
);

test('an expression that fails keeps the others in the Continue mode', async () => {
	underTest.createChat(sandbox.now, 'chat_1');
	const content = '={{ $json.text.toUpperCase() }}';
	const { done, failed } = await sandbox.run(send('chat_1', { content }), {
		items: [{ text: 'a' }, {}, { text: 'c' }],
		settings: { onError: 'continueErrorOutput' },
	});
	expect(done.map(underTest.textOf)).toEqual(['A', 'C']);
	expect(failed).toHaveLength(1);
});

test('an operation that does not exist is refused', async () => {
	const { run } = await sandbox.run({ ...send('chat_1'), operation: '={{ "__proto__" }}' });
	expect(run.data.resultData.error?.message).toContain("'Operation'");
	expect(sandbox.now.requests).toEqual([]);
});
