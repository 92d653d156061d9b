import type { Fault } from '../../sandbox';
import { declared } from '../engine/engineVersion';
import { waitUntil } from '../waitUntil';
import { contentsOf, useTrigger } from './useTrigger';

const { sandbox, trigger, quietChats, say } = useTrigger();

const pathOf = (chatId: string) => `/external/chat/${chatId}/messages`;
const watching = (...chatIds: string[]) => ({ event: 'newMessage', chatIds });

/** Kinds that the retry policy does not try again. */
const final: Array<[string, Fault]> = [
	['a web page', { kind: 'html' }],
	['half of the JSON', { kind: 'truncatedJson' }],
	['an empty body', { kind: 'emptyBody' }],
	['a list without ids', { kind: 'wrongShape', body: [{}] }],
	['403', { kind: 'status', status: 403, body: { detail: 'No' } }],
	['404', { kind: 'status', status: 404, body: { detail: 'Chat not found' } }],
	['a redirect', { kind: 'redirect', location: 'http://127.0.0.1:1/' }],
];

test.each(final)(
	'a poll that gets %s fails, and the next one emits what was new',
	async (_what, fault) => {
		quietChats('chat_1');
		const active = await trigger(watching('chat_1')).activate();
		const { saved } = active;
		await say('chat_1', 'one');
		sandbox.now.addFault({ fault });
		expect(await active.poll()).toEqual([]);
		expect(active.errors).toHaveLength(1);
		expect(active.errors[0].message).toMatch(/^New Message: Optimly|^New Message: The server/);
		expect(active.saved).toBe(saved);
		await say('chat_1', 'two');
		expect(contentsOf(await active.poll())).toEqual(['one', 'two']);
		expect(active.errors).toHaveLength(1);
	},
);

test.each<[string, Fault]>([
	['500', { kind: 'status', status: 500 }],
	['503', { kind: 'status', status: 503 }],
	['a reset connection', { kind: 'reset' }],
	['half an answer', { kind: 'halfBody' }],
])('%s is tried again within the poll', async (_what, fault) => {
	quietChats('chat_1');
	const active = await trigger(watching('chat_1')).activate();
	await say('chat_1', 'one');
	sandbox.now.addFault({ fault, match: { method: 'GET' } });
	expect(contentsOf(await active.poll())).toEqual(['one']);
	expect(active.errors).toEqual([]);
});

test('a 429 with Retry-After is waited for within the poll', async () => {
	quietChats('chat_1');
	const active = await trigger(watching('chat_1')).activate();
	await say('chat_1', 'one');
	sandbox.now.addFault({ fault: { kind: 'retryAfter', seconds: 1 }, match: { method: 'GET' } });
	const start = Date.now();
	expect(contentsOf(await active.poll())).toEqual(['one']);
	expect(Date.now() - start).toBeGreaterThanOrEqual(900);
});

test('the error says what to do and declares to n8n why, for its own back-off', async () => {
	quietChats('chat_1', 'chat_2');
	const body = { detail: 'Chat not found' };
	sandbox.now.addFault({ times: 2, fault: { kind: 'status', status: 404, body } });
	const active = trigger(watching('chat_1', 'chat_2'));
	const error: unknown = await active.activate().catch((thrown: unknown) => thrown);
	expect(error).toMatchObject({
		message: 'New Message: Optimly does not know what was asked for (404): Chat not found',
		description: expect.stringMatching(/^Check 'Chat IDs' .* None of the 2 chats could be read\.$/),
		httpCode: '404',
		context: { details: { kind: 'not_found', status: 404, event: 'newMessage' } },
	});
	expect(Object(error).failure).toEqual(declared({ cause: 'configuration-invalid' }));
});

describe('one of several chats cannot be read', () => {
	test('the others are emitted, and its messages later, once each', async () => {
		quietChats('chat_1', 'chat_2', 'chat_3');
		const active = await trigger(watching('chat_1', 'chat_2', 'chat_3')).activate();
		for (const chat of ['chat_1', 'chat_2', 'chat_3']) await say(chat, `a of ${chat}`);
		sandbox.now.addFault({
			match: { path: pathOf('chat_2') },
			fault: { kind: 'status', status: 403, body: { detail: 'No' } },
		});
		expect(contentsOf(await active.poll())).toEqual(['a of chat_1', 'a of chat_3']);
		for (const chat of ['chat_3', 'chat_2']) await say(chat, `b of ${chat}`);
		const later = contentsOf(await active.poll());
		expect(later).toEqual(['a of chat_2', 'b of chat_3', 'b of chat_2']);
		expect(active.errors).toEqual([]);
	});

	test('from the first poll on: what comes after that poll is not lost, what was before stays silent', async () => {
		quietChats('chat_1', 'chat_2');
		const before = await say('chat_2', 'before');
		before.created_at = new Date(Date.now() - 60_000).toISOString();
		sandbox.now.addFault({ match: { path: pathOf('chat_2') }, fault: { kind: 'html' } });
		const active = await trigger(watching('chat_1', 'chat_2')).activate();
		await say('chat_2', 'between');
		expect(contentsOf(await active.poll())).toEqual(['between']);
		await say('chat_2', 'after');
		expect(contentsOf(await active.poll())).toEqual(['after']);
	});

	test('from the first poll on, and its messages have no time: those of the first look stay silent', async () => {
		quietChats('chat_1', 'chat_2');
		const [a, b] = ['a', 'b'].map((id) => ({ message_id: id, sender: 'user', content: id }));
		for (const fault of [
			{ kind: 'html' },
			{ kind: 'wrongShape', body: [a] },
			{ kind: 'wrongShape', body: [a, b] },
		] as const) {
			sandbox.now.addFault({ match: { path: pathOf('chat_2') }, fault });
		}
		const active = await trigger(watching('chat_1', 'chat_2')).activate();
		expect(await active.poll()).toEqual([]);
		expect(contentsOf(await active.poll())).toEqual(['b']);
	});

	test('from the first poll on, with emitExisting: all of it comes later', async () => {
		quietChats('chat_1', 'chat_2');
		await say('chat_1', 'one');
		await say('chat_2', 'two');
		sandbox.now.addFault({ match: { path: pathOf('chat_2') }, fault: { kind: 'html' } });
		const parameters = { ...watching('chat_1', 'chat_2'), options: { emitExisting: true } };
		const active = await trigger(parameters).activate();
		expect(contentsOf(active.items)).toEqual(['one']);
		expect(contentsOf(await active.poll())).toEqual(['two']);
	});

	test('one that is deleted later does not stop the others, nor a restart', async () => {
		quietChats('chat_1', 'chat_2');
		const active = await trigger(watching('chat_1', 'chat_2')).activate();
		const gone = { kind: 'status', status: 404, body: { detail: 'Chat not found' } } as const;
		sandbox.now.addFault({ match: { path: pathOf('chat_2') }, times: 9, fault: gone });
		await say('chat_1', 'one');
		expect(contentsOf(await active.poll())).toEqual(['one']);
		active.restart();
		await active.activate();
		await say('chat_1', 'two');
		expect(contentsOf(await active.poll())).toEqual(['two']);
		expect(active.errors).toEqual([]);
	});

	test('one that never existed is refused at activation, and named', async () => {
		quietChats('chat_1');
		await expect(trigger(watching('chat_1', 'chat_404')).activate()).rejects.toMatchObject({
			message: 'New Message: Optimly does not know what was asked for (404): Chat not found',
			description: expect.stringContaining('It does not know chat_404.'),
			context: { details: { kind: 'not_found', status: 404 } },
		});
	});

	test.each([
		[5, 'It does not know c1, c2, c3, c4, c5.'],
		[7, 'It does not know c1, c2, c3, c4, c5 and 2 more.'],
	])('of %d that never existed five are named', async (many, words) => {
		quietChats('chat_1');
		const unknown = Array.from({ length: many }, (_, index) => `c${index + 1}`);
		await expect(trigger(watching('chat_1', ...unknown)).activate()).rejects.toMatchObject({
			description: expect.stringContaining(words),
		});
	});

	test.each<[string, Fault]>([
		['a web page', { kind: 'html' }],
		['no list', { kind: 'wrongShape', body: { detail: 'Later' } }],
	])('%s is not put off: the next poll begins with the same chat again', async (_what, fault) => {
		quietChats('chat_1', 'chat_2');
		const active = await trigger(watching('chat_1', 'chat_2')).activate();
		sandbox.now.addFault({ match: { path: pathOf('chat_2') }, fault });
		await say('chat_1', 'one');
		await active.poll();
		expect(JSON.parse(active.saved)['node:Trigger'].state.startWith).toBeUndefined();
	});
});

test('the error of a poll without quota says how long to wait, and what the API said', async () => {
	quietChats('chat_1');
	const body = { detail: 'Rate limit exceeded' };
	const fault = { kind: 'status', status: 429, body, headers: { 'retry-after': '3600' } } as const;
	sandbox.now.addFault({ times: 5, fault });
	const error: unknown = await trigger(watching('chat_1'), { budgetMs: 1_000 })
		.activate()
		.catch((thrown: unknown) => thrown);
	const { details } = Object(error).context;
	expect(details).toMatchObject({ kind: 'rate_limited', api_detail: 'Rate limit exceeded' });
	expect(details.retry_after_ms).toBeGreaterThan(3_000_000);
});

test('a host that takes no connection is not tried with each of 40 chats', async () => {
	const chatIds = Array.from({ length: 40 }, (_, index) => `chat_${index}`);
	const credential = sandbox.credential({ baseUrl: 'http://127.0.0.1:1' });
	const start = Date.now();
	await expect(
		trigger(watching(...chatIds), { credential, budgetMs: 40_000 }).activate(),
	).rejects.toThrow('ECONNREFUSED');
	expect(Date.now() - start).toBeLessThan(20_000);
});

test('a poll does not wait for quota that comes after its time, where n8n sets none', async () => {
	quietChats('chat_1', 'chat_2');
	const credential = sandbox.credential({ requestsPerMinute: 1 });
	const start = Date.now();
	const active = await trigger(watching('chat_1', 'chat_2'), { credential }).activate();
	expect(Date.now() - start).toBeLessThan(20_000);
	expect(active.errors).toEqual([]);
});

test('a refused token is not tried with each of the other chats', async () => {
	const chatIds = Array.from({ length: 40 }, (_, index) => `chat_${index}`);
	const active = trigger(watching(...chatIds), {
		credential: sandbox.credential({ accessToken: 'agt_wrong' }),
	});
	await expect(active.activate()).rejects.toThrow('did not accept the access token');
	// Five are read side by side.
	expect(sandbox.now.requests.length).toBeLessThanOrEqual(5);
});

describe('out of time', () => {
	test('what was read is emitted, and the chats that were left out go first next time', async () => {
		const chatIds = Array.from({ length: 12 }, (_, index) => `chat_${index}`);
		quietChats(...chatIds);
		const active = await trigger(watching(...chatIds)).activate();
		for (const chat of chatIds) await say(chat, chat);
		const { saved } = active;
		// Five side by side at a second each: seven or more are left out.
		sandbox.now.settings.latencyMs = 1000;
		const slow = trigger(watching(...chatIds), { saved, budgetMs: 1700 });
		const first = contentsOf(await slow.poll());
		expect(first).toEqual(chatIds.slice(0, 5));
		const second = contentsOf(await slow.poll());
		expect(second).toEqual(chatIds.slice(5, 10));
		expect(contentsOf(await slow.poll())).toEqual(chatIds.slice(10));
		expect(slow.errors).toEqual([]);
	});

	test('a chat that never answers does not keep the poll beyond its time, and the others are emitted', async () => {
		quietChats('chat_1', 'chat_2');
		const active = await trigger(watching('chat_1', 'chat_2'), { budgetMs: 1500 }).activate();
		await say('chat_1', 'one');
		await say('chat_2', 'two');
		sandbox.now.addFault({ match: { path: pathOf('chat_1') }, fault: { kind: 'hang' } });
		const start = Date.now();
		expect(contentsOf(await active.poll())).toEqual(['two']);
		expect(Date.now() - start).toBeLessThan(3000);
		expect(contentsOf(await active.poll())).toEqual(['one']);
	});

	test('nothing was read: an error that says so', async () => {
		quietChats('chat_1');
		sandbox.now.addFault({ times: 10, fault: { kind: 'hang' } });
		await expect(trigger(watching('chat_1'), { budgetMs: 300 }).activate()).rejects.toThrow(
			'The time of the poll was over',
		);
	});
});

describe('the quota of the token', () => {
	test('counts polls, and chats without quota go first next time', async () => {
		const chatIds = Array.from({ length: 5 }, (_, index) => `chat_${index}`);
		quietChats(...chatIds);
		const { saved } = await trigger(watching(...chatIds)).activate();
		for (const chat of chatIds) await say(chat, chat);
		// Five of the nine went with the activation, and the last fifth is left to what is sent.
		const credential = sandbox.credential({ requestsPerMinute: 9 });
		const before = sandbox.now.requests.length;
		const scarce = trigger(watching(...chatIds), { saved, credential, budgetMs: 1000 });
		expect(contentsOf(await scarce.poll())).toEqual(chatIds.slice(0, 3));
		expect(sandbox.now.requests.length - before).toBe(3);
		expect(JSON.parse(scarce.saved)['node:Trigger'].state.startWith).toBeDefined();
	});

	test('used up: nothing is read, and the error says since when to wait', async () => {
		quietChats('chat_1');
		const credential = sandbox.credential({ requestsPerMinute: 1 });
		const active = await trigger(watching('chat_1'), { credential, budgetMs: 500 }).activate();
		await active.poll();
		expect(active.errors[0].message).toContain('longer than a poll may take');
		expect(Object(active.errors[0]).failure).toEqual(
			declared(
				expect.objectContaining({ cause: 'rate-limited', retryAfterMs: expect.any(Number) }),
			),
		);
	});
});

test('two polls at a time, as an older n8n can make them, emit each message once', async () => {
	quietChats('chat_1');
	const active = await trigger(watching('chat_1')).activate();
	await say('chat_1', 'one');
	sandbox.now.settings.latencyMs = 200;
	const reads = () => sandbox.now.requests.filter(({ method }) => method === 'GET').length;
	const before = reads();
	const both = [active.poll(), active.poll()];
	await waitUntil(() => reads() === before + 2, 'both polls read');
	await Promise.all(both);
	expect(contentsOf(active.items)).toEqual(['one']);
});
