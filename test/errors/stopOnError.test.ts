import type { INodeParameters } from 'n8n-workflow';
import type { EngineRun } from '../engine/engine';
import { declared } from '../engine/engineVersion';
import { useSandbox } from '../engine/useSandbox';
import { underTest } from '../underTest';

const sandbox = useSandbox();
const { chatId, words } = underTest;
/** Name of the operation that `send` is. */
const [[title]] = underTest.operations;

const send = underTest.send('={{ $json.chat }}', { content: '={{ $json.text }}' });

const itemsFor = (chats: readonly string[]) =>
	chats.map((chat, index) => ({ chat, text: `message ${index}` }));

function chats(count: number): string[] {
	return Array.from({ length: count }, (_, index) => {
		const chat_id = `chat_${index}`;
		underTest.createChat(sandbox.now, chat_id);
		return chat_id;
	});
}

/** The error that stopped the run. */
async function errorOf(parameters: INodeParameters, more?: Partial<EngineRun>) {
	const { run } = await sandbox.run(parameters, more);
	const { error } = run.data.resultData;
	if (!error) throw new Error('The run was not stopped by an error');
	expect(run.status).toBe('error');
	return error;
}

test('the message names item, operation and reason; context carries the details', async () => {
	const items = itemsFor([...chats(2), 'chat_missing']);
	const error = await errorOf(send, { items });
	expect(error.message).toContain(title);
	expect(error.message).toContain(words.notFound);
	expect(error.message).toMatch(/\bitem 2\b/);
	expect(error.description).toContain(chatId.label);
	expect(error.context.itemIndex).toBe(2);
	expect(error.context.details).toEqual({
		kind: 'not_found',
		status: 404,
		operation: title,
		[chatId.field]: 'chat_missing',
		delivered: 'no',
		attempts: 1,
		api_detail: words.notFound,
	});
});

test('what was delivered before is in the error, by its ids', async () => {
	const items = itemsFor([...chats(2), 'chat_missing']);
	const error = await errorOf({ ...send, options: { maxParallelChats: 1 } }, { items });
	expect(error.context.delivered).toEqual([
		expect.objectContaining({ item: 0, [chatId.field]: 'chat_0' }),
		expect.objectContaining({ item: 1, [chatId.field]: 'chat_1' }),
	]);
	expect(error.description).toContain('2 items were delivered');
});

test('what was delivered is named in input order, whichever answer came first', async () => {
	const [slow, quick] = chats(2);
	sandbox.now.addFault({ match: { chatId: slow }, fault: { kind: 'delay', ms: 300 } });
	const error = await errorOf(send, { items: itemsFor([slow, quick, 'chat_missing']) });
	expect(error.context.delivered).toEqual([
		expect.objectContaining({ item: 0 }),
		expect.objectContaining({ item: 1 }),
	]);
});

test('after a failure nothing new starts, and what is under way is finished and recorded', async () => {
	const items = itemsFor(['chat_missing', ...chats(6)]);
	sandbox.now.addFault({ match: { chatId: 'chat_0' }, fault: { kind: 'delay', ms: 300 } });
	const error = await errorOf({ ...send, options: { maxParallelChats: 2 } }, { items });
	expect(error.context.itemIndex).toBe(0);
	expect(sandbox.now.requests.map(({ chatId }) => chatId).sort()).toEqual([
		'chat_0',
		'chat_missing',
	]);
	expect(error.context.delivered).toEqual([
		expect.objectContaining({ item: 1, [chatId.field]: 'chat_0' }),
	]);
});

test('later items of the chat in which one failed are not sent', async () => {
	const [chat] = chats(1);
	sandbox.now.addFault({
		match: { content: 'message 1' },
		fault: { kind: 'status', status: 400, body: { detail: 'Agent is off' } },
	});
	const error = await errorOf(send, { items: itemsFor([chat, chat, chat]) });
	expect(error.context.itemIndex).toBe(1);
	expect(sandbox.now.requests).toHaveLength(2);
});

test('of two failed items the first in input order is named', async () => {
	const items = itemsFor(['chat_missing_0', 'chat_missing_1']);
	sandbox.now.addFault({ match: { chatId: 'chat_missing_0' }, fault: { kind: 'delay', ms: 100 } });
	const error = await errorOf(send, { items });
	expect(error.context.itemIndex).toBe(0);
});

test('one item with bad input: nothing is sent for the others either', async () => {
	const items = itemsFor([...chats(2), '']);
	const error = await errorOf(send, { items });
	expect(error.message).toContain(`'${chatId.label}'`);
	expect(error.message).toMatch(/\bitem 2\b/);
	expect(error.context.details).toMatchObject({
		kind: 'invalid_input',
		delivered: 'no',
		attempts: 0,
	});
	expect(sandbox.now.requests).toEqual([]);
});

test.each(underTest.operations)('%s: is named in the message', async (operation, parameters) => {
	chats(1);
	sandbox.now.addFault({
		fault: { kind: 'status', status: 403, body: { detail: 'Plan has no API' } },
	});
	const error = await errorOf(parameters('chat_0'));
	expect(error.message).toContain(operation);
	expect(error.message).toContain('Plan has no API');
	expect(error.message).toMatch(/\bitem 0\b/);
});

test.each([
	'A preexisting chat was found',
	'ENOENT is a fine word',
	'Please EXIST',
	'read ECONNRESET',
])("n8n's own words do not replace the API's: %s", async (detail) => {
	chats(1);
	sandbox.now.addFault({ fault: { kind: 'status', status: 400, body: { detail } } });
	const error = await errorOf(underTest.send('chat_0'));
	expect(error.message).toContain(detail);
});

test.each([
	[401, 'credential-invalid'],
	[403, 'configuration-invalid'],
	[404, 'configuration-invalid'],
])("declares n8n's cause of %d as %s", async (status, cause) => {
	chats(1);
	sandbox.now.addFault({ fault: { kind: 'status', status, body: { detail: 'No' } } });
	const error = await errorOf(underTest.send('chat_0'));
	expect(Object(error).failure).toEqual(declared({ cause }));
});
