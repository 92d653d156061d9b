import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { testOptimly } from '../onlyOptimly';
import { underTest } from '../underTest';
import { handoffEmail, leadInNewChat } from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();
const { send } = underTest;

/** The error item for an API that refuses with this body. */
async function refusal(
	parameters: INodeParameters,
	body: unknown,
	path?: string,
): Promise<IDataObject> {
	underTest.createChat(sandbox.now, 'chat_1');
	sandbox.now.addFault({ match: { path }, fault: { kind: 'status', status: 422, body } });
	const { output } = await sandbox.run(parameters, {
		settings: { onError: 'continueRegularOutput' },
	});
	expect(output).toHaveLength(1);
	expect(output[0].json).toHaveProperty('details.kind', 'invalid_request');
	return output[0].json;
}

const detailOf = (item: IDataObject): unknown => Object(item.details).api_detail;

test.each([
	['detail as text', { detail: 'Agent is off' }, 'Agent is off'],
	[
		'FastAPI list',
		{
			detail: [
				{ type: 'missing', loc: ['body', 'content'], msg: 'Field required', input: 'Hello' },
			],
		},
		'body.content: Field required',
	],
	[
		'FastAPI list of two',
		{
			detail: [
				{ loc: ['body', 'a', 0], msg: 'Too long' },
				{ loc: ['query'], msg: 'Unknown' },
			],
		},
		'body.a.0: Too long; query: Unknown',
	],
	['envelope', { success: false, error: 'agent_off', detail: 'Agent is off' }, 'Agent is off'],
	['error as text', { error: 'Agent is off' }, 'Agent is off'],
	['message as text', { message: 'Agent is off' }, 'Agent is off'],
])('the words of the API are shown: %s', async (_form, body, words) => {
	const item = await refusal(send('chat_1'), body);
	expect(detailOf(item)).toBe(words);
	expect(item.error).toContain(words);
});

test.each([
	['nothing', {}],
	['detail that is a number', { detail: 7 }],
	['detail that is an object', { detail: { input: 'private@example.com' } }],
	['a list without msg', { detail: [{ input: 'private@example.com' }] }],
	['a list of texts', { detail: ['private@example.com'] }],
])('%s: no detail, and nothing of it leaks', async (_form, body) => {
	const item = await refusal(send('chat_1'), body);
	expect(item.details).not.toHaveProperty('api_detail');
	expect(JSON.stringify(item)).not.toContain('private');
});

testOptimly('a validation list of the service is reduced to loc and msg', async () => {
	// Valid for the node, not for the sandbox, whose validator knows ASCII addresses only.
	const { run } = await sandbox.run(handoffEmail('chat_1', { customerEmail: 'jörg@example.com' }));
	expect(sandbox.now.requests[0].status).toBe(422);
	expect(run.data.resultData.error).toHaveProperty(
		'context.details.api_detail',
		'body.customer_email: value is not a valid email',
	);
	expect(JSON.stringify(Object(run.data.resultData.error).context)).not.toContain('jörg');
});

const WORDS = 'My diagnosis\nis "X"';

/** The operation, and a text that it submits. */
const submitted: typeof underTest.submitted = [
	['content', send('chat_1', { content: 'My diagnosis is X' }), 'My diagnosis is X'],
	['content with line breaks', send('chat_1', { content: WORDS }), WORDS],
	...underTest.submitted,
];

test.each(submitted)(
	'a value that was submitted is removed from the detail: %s',
	async (_field, parameters, value) => {
		const item = await refusal(parameters, { detail: `Refused: ${value} (blocked)` });
		expect(JSON.stringify(item)).not.toContain(JSON.stringify(value).slice(1, -1));
		expect(detailOf(item)).toMatch(/^Refused: .*\(blocked\)$/);
	},
);

test.each(submitted)(
	'the same when the API writes it as JSON: %s',
	async (_field, parameters, value) => {
		const item = await refusal(parameters, {
			detail: `Refused: ${JSON.stringify({ value })} (blocked)`,
		});
		for (const word of value.split(/[^\p{L}\d@.]+/u).filter(({ length }) => length > 5)) {
			expect(JSON.stringify(item)).not.toContain(word);
		}
	},
);

testOptimly('a value of an earlier step is removed from the detail of a later one', async () => {
	const parameters = leadInNewChat('jane.private@example.com');
	const body = { detail: 'Client jane.private@example.com is blocked' };
	const item = await refusal(parameters, body, '/external/message/new-message');
	expect(JSON.stringify(item)).not.toContain('jane.private');
	expect(detailOf(item)).toContain('is blocked');
});

test('the chat id stays readable', async () => {
	const item = await refusal(send('chat_1'), { detail: 'Chat chat_1 is closed' });
	expect(detailOf(item)).toBe('Chat chat_1 is closed');
});

test('markup and control characters do not reach the user', async () => {
	const detail = 'Bad <img src=x onerror=alert(1)>\u0000\u001b[31m\u202e text\r\nSet-Cookie: a';
	const shown = String(detailOf(await refusal(send('chat_1'), { detail })));
	expect(shown).not.toMatch(/[<>\p{Cc}\p{Cf}]/u);
	expect(shown).toContain('text');
});
