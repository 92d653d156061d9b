import type { INodeParameters } from 'n8n-workflow';
import { testOptimly } from '../onlyOptimly';
import { underTest } from '../underTest';
import { messageSend } from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();
const { chatId, send } = underTest;

/** Ids that some server or proxy would read as another path, or that look like another id. */
const HOSTILE: ReadonlyArray<[what: string, id: string]> = [
	['a dot', '.'],
	['two dots', '..'],
	['a path upwards', '../../admin'],
	['a slash', 'team/7'],
	['a backslash', 'team\\7'],
	['two encoded dots', '%2e%2e'],
	['an encoded dot', '.%2E'],
	['an encoded slash', 'a%2Fb'],
	['a slash that is encoded twice', 'a%252fb'],
	['a slash that is encoded three times', 'a%25252fb'],
	['an encoded backslash', 'a%5cb'],
	['an encoded line break', 'a%0d%0ab'],
	['an encoded NUL', 'a%00'],
	['a slash in more bytes than it needs', 'a%c0%afb'],
	['dots in more bytes than they need', '%C0%AE%c0%ae'],
	['dots as wide as Chinese letters', '．．'],
	['a slash as wide as a Chinese letter', 'a／b'],
	['dots and a space without width of its own', '..\u3000'],
	['dots with a parameter', '..;x=1'],
	['a line break', 'a\r\nb'],
	['a NUL', 'a\u0000b'],
	['a lone first half of a character', 'a\ud83d'],
	['a lone second half of a character', '\ude00a'],
	['a space without width', 'a\u200bb'],
	['a change of direction', 'a\u202eb'],
	['an isolate', 'a\u2066b'],
	['a soft hyphen', 'a\u00adb'],
	['a byte order mark inside', 'a\ufeffb'],
	['a line separator', 'a\u2028b'],
	['a Hangul filler', 'a\u3164b'],
	['a variation selector', 'a\ufe0fb'],
	['a tag character', 'a\u{e0041}b'],
	['an object in words', '[object Undefined]'],
];

async function expectRefused(parameters: INodeParameters, id: string, label: string) {
	const { run } = await sandbox.run(parameters, { items: [{ id }] });
	const { error } = run.data.resultData;
	expect(error?.message).toContain(`'${label}'`);
	expect(error).toHaveProperty('context.details.kind', 'invalid_input');
	expect(error).toHaveProperty('context.details.delivered', 'no');
	expect(sandbox.now.requests).toEqual([]);
}

test.each(HOSTILE)('%s is no id of a chat: nothing is sent', async (_what, id) => {
	await expectRefused(send('={{ $json.id }}'), id, chatId.label);
});

for (const [what, id] of HOSTILE) {
	testOptimly(`${what} is no id of a client: nothing is sent`, async () => {
		const parameters = { ...messageSend(''), chatSource: 'client', clientId: '={{ $json.id }}' };
		await expectRefused(parameters, id, 'Client ID');
	});
	testOptimly(`${what} names no chat that could be read`, async () => {
		await expectRefused(
			{ resource: 'message', operation: 'getAll', chatId: '={{ $json.id }}' },
			id,
			'Chat ID',
		);
	});
}

test.each([
	'user 789',
	'a+b@example.com',
	"o'neil",
	'50%',
	'(1)!*~',
	'Müller',
	'日本',
	'a:b',
	'a..b',
	'{}',
])('%s is an id like any other', async (id) => {
	underTest.createChat(sandbox.now, id);
	const { run } = await sandbox.run(send(id));
	expect(run.data.resultData.error).toBeUndefined();
	expect(sandbox.now.requests.every(({ status = 0 }) => status < 300)).toBe(true);
});

testOptimly('an id from an answer that leads elsewhere is not asked for', async () => {
	const chats = [{ chat_id: '../../admin', status: 'active', created_at: '2026-01-01T00:00:00Z' }];
	sandbox.now.addFault({
		match: { method: 'GET' },
		fault: { kind: 'status', status: 200, body: chats },
	});
	sandbox.now.addFault({ match: { method: 'POST' }, fault: { kind: 'reset' } });
	const { run } = await sandbox.run({
		...messageSend(''),
		chatSource: 'client',
		clientId: 'ada',
		options: { maxWait: 1 },
	});
	expect(run.data.resultData.error).toBeDefined();
	const paths = sandbox.now.requests.map(({ path }) => path);
	expect(paths).toEqual(['/external/chat/ada/chats', '/external/message/new-message']);
});
