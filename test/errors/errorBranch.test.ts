import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { leadInNewChat } from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';
import { testOptimly } from '../onlyOptimly';
import { underTest } from '../underTest';

const sandbox = useSandbox();
const { chatId, words } = underTest;
/** Name of the operation that `send` is. */
const [[title]] = underTest.operations;

const CHAT_NOT_FOUND = {
	kind: 'not_found',
	status: 404,
	operation: title,
	[chatId.field]: 'chat_missing',
	delivered: 'no',
	attempts: 1,
	api_detail: words.notFound,
};

const send = underTest.send('={{ $json.chat }}', { content: '={{ $json.text }}' });

/** Three items; the chat of the second does not exist. */
function threeItems(): Array<{ chat: string; text: string }> {
	for (const id of ['chat_0', 'chat_2']) underTest.createChat(sandbox.now, id);
	return ['chat_0', 'chat_missing', 'chat_2'].map((chat, index) => ({
		chat,
		text: `message ${index}`,
	}));
}

describe('Continue (using error output)', () => {
	const settings = { onError: 'continueErrorOutput' } as const;

	test('the failed item and only it is on the error branch', async () => {
		const items = threeItems();
		const { done, failed, run } = await sandbox.run(send, { items, settings });
		expect(run.status).toBe('success');
		expect(done.map((item) => item[chatId.field])).toEqual(['chat_0', 'chat_2']);
		expect(failed).toEqual([
			{
				...items[1],
				error: expect.stringContaining(words.notFound),
				message: expect.stringMatching(/\S/),
				details: CHAT_NOT_FOUND,
			},
		]);
	});

	test('all items fail: none is on the main branch, and each is sent once', async () => {
		const items = Array.from({ length: 4 }, (_, index) => ({
			chat: `chat_missing_${index}`,
			text: 'Hello',
		}));
		const { done, failed } = await sandbox.run(send, { items, settings });
		expect(done).toEqual([]);
		expect(failed.map(({ chat }) => chat)).toEqual(items.map(({ chat }) => chat));
		expect(sandbox.now.requests).toHaveLength(4);
	});

	test('an item with bad input is there as well, and the others are sent', async () => {
		const items = threeItems();
		items[1].chat = '';
		const { done, failed } = await sandbox.run(send, { items, settings });
		expect(done).toHaveLength(2);
		expect(failed).toEqual([
			expect.objectContaining({
				error: expect.stringContaining(`'${chatId.label}'`),
				details: {
					kind: 'invalid_input',
					operation: title,
					delivered: 'no',
					attempts: 0,
				},
			}),
		]);
	});

	test.each(underTest.operations)(
		'%s: a refusal has the documented shape',
		async (operation, parameters) => {
			underTest.createChat(sandbox.now, 'chat_0');
			sandbox.now.addFault({
				fault: { kind: 'status', status: 400, body: { detail: 'Agent is off' } },
			});
			const { failed } = await sandbox.run(parameters('chat_0'), { settings });
			expect(failed).toEqual([
				{
					error: expect.stringContaining('Agent is off'),
					message: expect.stringMatching(/\S/),
					details: expect.objectContaining({
						kind: 'invalid_request',
						status: 400,
						operation,
						delivered: 'no',
						attempts: 1,
						api_detail: 'Agent is off',
					}),
				},
			]);
		},
	);

	testOptimly(
		'an opened chat whose message was refused is partly delivered and named',
		async () => {
			sandbox.now.addFault({
				match: { path: '/external/message/new-message' },
				fault: { kind: 'status', status: 400, body: { detail: 'Agent is off' } },
			});
			const { failed } = await sandbox.run(leadInNewChat('client-1'), { settings });
			const { chat_id } = sandbox.now.store.chats[0];
			expect(failed[0].details).toMatchObject({
				kind: 'invalid_request',
				delivered: 'partly',
				chat_id,
				attempts: 2,
			});
		},
	);
});

describe('Continue', () => {
	test('the failed item is at its place as {error, message, details}, paired with its input', async () => {
		const { output } = await sandbox.run(send, {
			items: threeItems(),
			settings: { onError: 'continueRegularOutput' },
		});
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(output[0].json).toMatchObject({ [chatId.field]: 'chat_0' });
		expect(output[2].json).toMatchObject({ [chatId.field]: 'chat_2' });
		expect(output[1].json).toEqual({
			error: expect.stringContaining(words.notFound),
			message: expect.stringMatching(/\S/),
			details: CHAT_NOT_FOUND,
		});
		// Set, n8n would throw away message and details (measured on n8n-core 2.41.1).
		expect(output[1].error).toBeUndefined();
	});
});

describe('kinds', () => {
	const settings = { onError: 'continueErrorOutput' } as const;

	const kindOf = async (status: number, detail: string): Promise<IDataObject> => {
		sandbox.now.addFault({ times: 50, fault: { kind: 'status', status, body: { detail } } });
		const { failed } = await sandbox.run(underTest.send('chat_0'), { settings });
		expect(failed).toHaveLength(1);
		expect(failed[0].error).toContain(detail);
		return Object(failed[0].details);
	};

	test.each([
		[400, 'invalid_request'],
		[401, 'authentication'],
		[403, 'permission'],
		[404, 'not_found'],
		[422, 'invalid_request'],
	])('%d is %s', async (status, kind) => {
		expect(await kindOf(status, 'What the API said')).toMatchObject({
			kind,
			status,
			delivered: 'no',
			attempts: 1,
			api_detail: 'What the API said',
		});
	});

	test('a long detail is cut to 500 characters', async () => {
		sandbox.now.addFault({
			fault: { kind: 'status', status: 400, body: { detail: 'word '.repeat(1000) } },
		});
		const { failed } = await sandbox.run(underTest.send('chat_0'), { settings });
		const { api_detail } = Object(failed[0].details);
		expect(api_detail).toMatch(/^(word )+w?o?r?d?…$/);
		expect(api_detail.length).toBeLessThanOrEqual(500);
	});

	test('429 beyond the longest wait is rate_limited and says when to come back', async () => {
		sandbox.now.addFault({ times: 50, fault: { kind: 'retryAfter', seconds: 4000 } });
		const parameters: INodeParameters = underTest.send('chat_0', { options: { maxWait: 1 } });
		const { failed } = await sandbox.run(parameters, { settings });
		expect(failed[0].details).toMatchObject({ kind: 'rate_limited', status: 429, delivered: 'no' });
		const { retry_after_ms } = Object(failed[0].details);
		expect(retry_after_ms).toBeGreaterThan(3_990_000);
		expect(retry_after_ms).toBeLessThanOrEqual(4_000_000);
	});

	test('a host that refuses the connection is connection, and nothing was delivered', async () => {
		// Nothing listens on port 1.
		const credential = sandbox.credential({ baseUrl: 'http://127.0.0.1:1' });
		const { failed } = await sandbox.run(underTest.send('chat_0'), { settings, credential });
		expect(failed[0].details).toMatchObject({ kind: 'connection', delivered: 'no' });
	}, 30_000);
});
