import { startSandbox, type Fault, type FaultRule, type Sandbox } from '../../sandbox';
import { newMessage, send } from './client';

let sandbox: Sandbox;
let chatId: string;

beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => {
	sandbox.reset();
	chatId = sandbox.createChat({ client_id: 'ada' }).chat_id;
});
afterAll(() => sandbox.close());

const add = (content: string) =>
	send(sandbox, 'POST', newMessage, { body: { chat_id: chatId, sender: 'user', content } });
const fault = (kind: Fault, rule: Omit<FaultRule, 'fault'> = {}) =>
	sandbox.addFault({ ...rule, fault: kind });

describe('which requests meet it', () => {
	const statuses = async (contents: string[]) => {
		const seen: number[] = [];
		for (const content of contents) seen.push((await add(content)).status);
		return seen;
	};
	const teapot: Fault = { kind: 'status', status: 418 };

	test('nth and times', async () => {
		fault(teapot, { nth: 2, times: 2 });
		expect(await statuses(['a', 'b', 'c', 'd'])).toEqual([200, 418, 418, 200]);
	});

	test('rules for the same requests fire one after another', async () => {
		fault({ kind: 'status', status: 429 });
		fault({ kind: 'status', status: 500 });
		expect(await statuses(['a', 'b', 'c'])).toEqual([429, 500, 200]);
	});

	test.each<[string, FaultRule['match']]>([
		['content', { content: 'second' }],
		['path and method', { method: 'post', path: newMessage, content: 'second' }],
		['a pattern as text', { path: '^/external/message/', content: 'second' }],
		['a pattern', { path: /new-mess/, content: 'second' }],
	])('by %s', async (_name, match) => {
		fault(teapot, { match });
		expect(await statuses(['first', 'second', 'third'])).toEqual([200, 418, 200]);
	});

	test.each<[string, FaultRule['match']]>([
		['another method', { method: 'GET' }],
		['a path that is only the beginning', { path: '/external/message' }],
		['another chat', { chatId: 'chat_other' }],
	])('not by %s', async (_name, match) => {
		fault(teapot, { match });
		expect(await statuses(['a'])).toEqual([200]);
	});

	test('by chat, also in the path of a list', async () => {
		fault(teapot, { match: { chatId }, times: 2 });
		const other = sandbox.createChat({ client_id: 'eve' }).chat_id;
		expect((await send(sandbox, 'GET', `/external/chat/${other}/messages`)).status).toBe(200);
		expect((await send(sandbox, 'GET', `/external/chat/${chatId}/messages`)).status).toBe(418);
		expect(await statuses(['a'])).toEqual([418]);
	});

	test('none after clearFaults', async () => {
		fault(teapot);
		sandbox.clearFaults();
		expect(await statuses(['a'])).toEqual([200]);
	});
});

test.each([
	[{ fault: { kind: 'flood' } }, 'Unknown fault kind "flood"'],
	[{ fault: { kind: 'delay' } }, 'ms'],
	[{ fault: { kind: 'reset', after: 1 } }, 'after'],
	[{ fault: { kind: 'reset' }, nth: 0 }, 'nth'],
])('a wrong rule is refused by name: %j', async (rule, words) => {
	const answer = await send(sandbox, 'POST', '/sandbox/faults', { body: rule });
	expect(answer).toMatchObject({ status: 400, body: { error: expect.stringContaining(words) } });
});
