/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { documentPath, root } from '../../sandbox/numeno/api';
import { expectFits, useContract } from '../../test/contract/contract';
import { pathsOf, useSandbox } from '../../test/engine/useSandbox';
import { underTest } from '../../test/underTest';
import { agentMessage, controlMessage, conversationCreate, userMessage } from './parameters';

const sandbox = useSandbox();
const mismatches = useContract(documentPath, root);

/** Runs an operation in the conversation `a` and returns the body that went over the wire. */
async function bodyOf(parameters: INodeParameters, item = {}): Promise<unknown> {
	sandbox.now.reset();
	sandbox.now.numeno.createConversation({ id: 'a', name: 'a' });
	const { run } = await sandbox.run(parameters, { items: [item] });
	expect(run.data.resultData.error).toBeUndefined();
	expectFits(sandbox.now.requests, mismatches, 201);
	expect(sandbox.now.requests).toHaveLength(1);
	return sandbox.now.requests[0].body;
}

const REPLY = { action: 'generate-reply' };

test('the validator finds what is wrong', () => {
	const entry = {
		...{ id: 1, method: 'POST', path: '/chat/v1/conversations/a/messages', query: {} },
		...{
			headers: {},
			bodyText: '',
			receivedAt: 0,
			body: { role: 'robot', stateAfter: { mood: 1 } },
		},
	};
	expect(mismatches(entry).length).toBeGreaterThanOrEqual(2);
	expect(mismatches({ ...entry, path: '/v1/conversations' })).toHaveLength(1);
});

test.each(underTest.operations)('%s fits the document', async (_title, parameters) => {
	await bodyOf(parameters('a'));
});

test.each<[string, INodeParameters, unknown]>([
	['a turn of the user', userMessage('a'), { role: 'user', content: 'Hello', ...REPLY }],
	[
		'a turn of the user without reply, white space kept',
		userMessage('a', { content: '  two\nlines ', generateReply: false }),
		{ role: 'user', content: '  two\nlines ' },
	],
	[
		'words of the agent, never with a reply',
		agentMessage('a', { generateReply: true }),
		{ role: 'agent', content: 'Hello' },
	],
	['the agent speaks first', controlMessage('a'), { role: 'control', ...REPLY }],
	[
		'a note',
		controlMessage('a', { content: 'The user is new', generateReply: false }),
		{ role: 'control', content: 'The user is new' },
	],
	[
		'a change of the state alone: only what was set',
		controlMessage('a', { generateReply: false, stateAfter: { phase: 'greet', playbook: '' } }),
		{ role: 'control', stateAfter: { phase: 'greet' } },
	],
	[
		'all of the state',
		userMessage('a', {
			stateAfter: {
				playbook: 'neutral',
				phase: 'greet',
				systemMessage: 'Be brief',
				context: '["resource-1", {"plan": "pro"}]',
			},
		}),
		{
			...{ role: 'user', content: 'Hello', ...REPLY },
			stateAfter: {
				playbook: 'neutral',
				phase: 'greet',
				systemMessage: 'Be brief',
				context: ['resource-1', { plan: 'pro' }],
			},
		},
	],
	[
		'an empty context, which is set',
		controlMessage('a', { generateReply: false, stateAfter: { context: '[]' } }),
		{ role: 'control', stateAfter: { context: [] } },
	],
	[
		'no part of the state',
		userMessage('a', { stateAfter: {} }),
		{ role: 'user', content: 'Hello', ...REPLY },
	],
	['a conversation', conversationCreate(' Test '), { name: 'Test' }],
	[
		'a conversation with a key',
		conversationCreate('Test', { additionalFields: { key: 'nmo_other' } }),
		{ name: 'Test', key: 'nmo_other' },
	],
])('%s', async (_what, parameters, body) => {
	expect(await bodyOf(parameters)).toEqual(body);
});

test('an ID goes into the path encoded', async () => {
	sandbox.now.numeno.createConversation({ id: 'a/b ?c', name: 'a' });
	const { run } = await sandbox.run(userMessage('a/b ?c'));
	expect(run.status).toBe('success');
	expect(pathsOf(sandbox.now)).toEqual(['POST /chat/v1/conversations/a%2Fb%20%3Fc/messages']);
});

test('whatever people write, the requests fit the document and arrive as they were written', async () => {
	const text = fc
		.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
		.filter((value) => value.trim() !== '');
	const anyContext = fc.array(
		fc.oneof(text, fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.oneof(text, fc.integer()))),
		{ maxLength: 3 },
	);
	const property = fc.asyncProperty(text, anyContext, async (content, context) => {
		const parameters = userMessage('a', {
			content: '={{ $json.content }}',
			stateAfter: { context: '={{ $json.context }}' },
		});
		expect(await bodyOf(parameters, { content, context })).toEqual({
			...{ role: 'user', content, ...REPLY },
			stateAfter: { context },
		});
	});
	await fc.assert(property, { numRuns: 50 });
}, 60_000);

/** What is wrong, the parameters, the label of the field that the message has to name. */
const badInput: Array<[string, INodeParameters, string]> = [
	['no conversation', userMessage('={{ "" }}'), 'Conversation ID'],
	['the rest of an expression', userMessage('undefined'), 'Conversation ID'],
	['a line break in the ID', userMessage('a\nb'), 'Conversation ID'],
	['no words from the user', userMessage('a', { content: '={{ "" }}' }), 'Message'],
	['no words from the agent', agentMessage('a', { content: '={{ " " }}' }), 'Message'],
	['an unknown role', userMessage('a', { role: '={{ "robot" }}' }), 'Role'],
	['a control message for nothing', controlMessage('a', { generateReply: false }), 'Role'],
	['a context that is no JSON', userMessage('a', { stateAfter: { context: '[' } }), 'Context'],
	['a context that is no list', userMessage('a', { stateAfter: { context: '{}' } }), 'Context'],
	['a context of numbers', userMessage('a', { stateAfter: { context: '[1]' } }), 'Context'],
	[
		'__proto__ in the context',
		userMessage('a', { stateAfter: { context: '[{"__proto__": {"a": 1}}]' } }),
		'Context',
	],
	['a conversation without a name', conversationCreate('={{ "" }}'), 'Name'],
	['no time at all', userMessage('a', { options: { timeout: 0 } }), 'Timeout'],
];

test.each(badInput)('%s: refused before a byte is sent, naming the field', async (...row) => {
	const [, parameters, field] = row;
	const { run } = await sandbox.run(parameters);
	const { error } = run.data.resultData;
	expect(error?.message).toContain(`'${field}'`);
	expect(error).toHaveProperty('context.details.kind', 'invalid_input');
	expect(sandbox.now.requests).toEqual([]);
});

test.each([
	['no key', { apiKey: ' ' }, 'API Key'],
	['a line break in the key', { apiKey: 'nmo_1\r\nX-Evil: 1' }, 'API Key'],
	['plain http to another host', { baseUrl: 'http://api.numeno.example' }, 'Base URL'],
	['half a request per minute', { requestsPerMinute: 0.5 }, 'Requests per Minute'],
])('credential with %s: refused before a byte is sent', async (_what, more, field) => {
	const { run } = await sandbox.run(userMessage('a'), { credential: sandbox.credential(more) });
	expect(run.data.resultData.error?.message).toContain(`'${field}'`);
	expect(sandbox.now.requests).toEqual([]);
});
