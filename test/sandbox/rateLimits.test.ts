/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { setTimeout as delay } from 'node:timers/promises';
import { startSandbox, type Sandbox } from '../../sandbox';
import { RateLimits } from '../../sandbox/optimly/rateLimits';
import type { Settings } from '../../sandbox/settings';
import { newMessage, send } from './client';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

type Set = Exclude<Settings['rateLimits'], false>['set'];

/** How many of one operation a set takes at one moment, and when it has room again. */
function burst(set: Set, operationId: string, chatId?: string): { taken: number; waitMs: number } {
	const limits = new RateLimits();
	let taken = 0;
	for (;;) {
		const waitMs = limits.admit({ set }, { operationId, chatId, at: 0 });
		if (waitMs !== undefined) return { taken, waitMs };
		taken += 1;
		if (taken > 2000) return { taken, waitMs: 0 };
	}
}

test.each<[Set, string, number, number]>([
	['token', 'listMessages', 100, minute],
	['token', 'createChat', 100, minute],
	['messages', 'createMessage', 100, minute],
	['messages', 'createChat', 50, hour],
	['messages', 'listMessages', 2001, 0],
	['endpoints', 'askAgentV2', 60, minute],
	['endpoints', 'createChat', 30, minute],
	['endpoints', 'createMessage', 120, minute],
	['endpoints', 'listMessages', 300, minute],
])('set %s takes %s %i times at once', (set, operationId, taken, waitMs) => {
	expect(burst(set, operationId, 'chat')).toEqual({ taken, waitMs });
});

test.each<[Set, string]>([
	['token', 'createMessage'],
	['messages', 'createMessage'],
])('set %s: 1000 %s an hour, even when every minute has room', (set, operationId) => {
	const limits = new RateLimits();
	const taken = Array.from({ length: 1100 }, (_, index) =>
		limits.admit({ set }, { operationId, at: index * 2 * second }),
	).filter((waitMs) => waitMs === undefined);
	expect(taken).toHaveLength(1000);
});

test('the window slides: room comes back as the oldest request leaves it', () => {
	const limits = new RateLimits();
	const rules = { set: 'endpoints', quotaFactor: 2 / 60 } as const;
	const admit = (at: number) => limits.admit(rules, { operationId: 'askAgentV1', at });
	expect([admit(0), admit(20 * second)]).toEqual([undefined, undefined]);
	expect(admit(30 * second)).toBe(30 * second);
	expect(admit(minute)).toBeUndefined();
	expect(admit(minute + second)).toBe(19 * second);
});

test('the limit of a chat is its own', () => {
	const limits = new RateLimits();
	const rules = { set: 'endpoints', quotaFactor: 1 / 120 } as const;
	const admit = (chatId: string) =>
		limits.admit(rules, { operationId: 'createMessage', chatId, at: 0 });
	expect([admit('a'), admit('b')]).toEqual([undefined, undefined]);
	expect(admit('a')).toBe(minute);
});

describe('on the wire', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await startSandbox({
			// 100 a minute becomes 2 in 3 s: even a busy machine sends three within that.
			rateLimits: { set: 'messages', quotaFactor: 2 / 100, windowFactor: 1 / 20 },
		});
	});
	beforeEach(() => sandbox.reset());
	afterAll(() => sandbox.close());

	const add = () => {
		const chat_id =
			sandbox.store.chats[0]?.chat_id ?? sandbox.createChat({ client_id: 'ada' }).chat_id;
		return send(sandbox, 'POST', newMessage, {
			body: { chat_id, sender: 'user', content: 'Hello' },
		});
	};

	test('429 with the documented text, nothing stored, and room again after the window', async () => {
		await add();
		await add();
		const refused = await add();
		expect(refused).toMatchObject({ status: 429, body: { detail: 'Rate limit exceeded' } });
		expect(refused.headers.get('retry-after')).toBeNull();
		expect(sandbox.store.messages).toHaveLength(4);
		const deadline = Date.now() + 20 * second;
		let last = refused;
		while (last.status === 429 && Date.now() < deadline) {
			await delay(20);
			last = await add();
		}
		expect(last.status).toBe(200);
		const [first] = sandbox.requests;
		const taken = sandbox.requests.at(-1);
		expect((taken?.receivedAt ?? 0) - first.receivedAt).toBeGreaterThanOrEqual(3 * second);
		expect(sandbox.contractViolations).toEqual([]);
	});

	test('Retry-After as the setting says', async () => {
		await add();
		await add();
		sandbox.settings.retryAfter = 'seconds';
		expect((await add()).headers.get('retry-after')).toMatch(/^[123]$/);
		sandbox.settings.retryAfter = 'date';
		const date = Date.parse((await add()).headers.get('retry-after') ?? '');
		expect(date).toBeGreaterThan(Date.now());
		expect(date).toBeLessThanOrEqual(Date.now() + 4 * second);
	});

	test('a request that is refused for its token or body does not count', async () => {
		for (let count = 0; count < 3; count += 1) {
			await send(sandbox, 'POST', newMessage, { body: {} });
			await send(sandbox, 'POST', newMessage, { body: {}, anonymous: true });
		}
		expect((await add()).status).toBe(200);
	});

	test('limits can be switched off at run time', async () => {
		sandbox.settings.rateLimits = false;
		const statuses = new Set(
			(await Promise.all(Array.from({ length: 20 }, add))).map(({ status }) => status),
		);
		expect([...statuses]).toEqual([200]);
	});
});
