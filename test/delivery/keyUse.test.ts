import type { IExecuteFunctions } from 'n8n-workflow';
import type { ApiRequest } from '../../nodes/shared/http/connection';
import { IdempotencyKey, ProcessedStore } from '../../nodes/shared/step/keyUse';
import { isDeliveryId } from '../../nodes/shared/step/deliveryId';
import { underTest } from '../underTest';

type Helpers = Partial<IExecuteFunctions['helpers']>;

/** A store of what was processed, as n8n has one: entries, and which of them were there before. */
function keptEntries() {
	const kept = new Set<string>();
	const asked: unknown[] = [];
	const helpers: Helpers = {
		checkProcessedAndRecord: async (items, scope, options) => {
			asked.push([scope, options]);
			const processed = items.filter((item) => kept.has(String(item)));
			for (const item of items) kept.add(String(item));
			return { new: items.filter((item) => !processed.includes(item)), processed };
		},
		removeProcessed: async (items, scope, options) => {
			asked.push([scope, options]);
			for (const item of items) kept.delete(String(item));
		},
	};
	return { kept, asked, store: new ProcessedStore(helpers) };
}

const connection = {
	...underTest.service.connect(underTest.credentialAt('https://api.example.com')),
	publicFields: new Set(['chat_id']),
	momentFields: new Set(['sent_at']),
};

const keyFor = (store: ProcessedStore, value = 'event-1', operation = 'Send', field?: string) =>
	new IdempotencyKey({ value, field }, operation, connection, store);

const request = (
	body: Record<string, unknown> = { chat_id: 'a', content: 'Hello', metadata: { sent_at: 1 } },
): ApiRequest => ({
	method: 'POST',
	path: '/messages',
	body,
});

describe('what a key is called', () => {
	test('is the option, or the field in which it was found', () => {
		const { store } = keptEntries();
		expect(keyFor(store).name).toBe("'Idempotency Key'");
		expect(keyFor(store, 'event-1', 'Send', 'eventId').name).toBe("'eventId' of the input");
	});

	test('its delivery ids are the same in every execution, and others for other steps, values and operations', () => {
		const { store } = keptEntries();
		const id = keyFor(store).deliveryId('message');
		expect([isDeliveryId(id), keyFor(store).deliveryId('message')]).toEqual([true, id]);
		const others = [
			keyFor(store).deliveryId('chat'),
			keyFor(store, 'event-2').deliveryId('message'),
			keyFor(store, 'event-1', 'Lead').deliveryId('message'),
		];
		expect(new Set([id, ...others]).size).toBe(4);
		expect(keyFor(store).turnKey).not.toContain('event-1');
		expect(keyFor(store).turnKey).toMatch(/^[\da-f]{32}$/);
	});
});

describe('what earlier executions did with a key', () => {
	const second = async (body: Record<string, unknown>, step = 'message') => {
		const { store } = keptEntries();
		expect(await keyFor(store).use('message', request())).toBe('new');
		return await keyFor(store).use(step, request(body));
	};

	test.each([
		[
			'the same to the same chat',
			{ chat_id: 'a', content: 'Hello', metadata: { sent_at: 1 } },
			'recorded',
		],
		['the same to another chat', { chat_id: 'b', content: 'Hello', metadata: {} }, 'elsewhere'],
		['something else', { chat_id: 'a', content: 'Bye' }, 'otherContent'],
		[
			'the same at another moment',
			{ chat_id: 'a', content: 'Hello', metadata: { sent_at: 5 } },
			'recorded',
		],
	])('%s', async (_what, body, use) => {
		expect(await second(body)).toBe(use);
	});

	test('another step is new', async () => {
		expect(await second({ chat_id: 'a', content: 'Hello' }, 'chat')).toBe('new');
	});

	test('other content is refused each time: what was refused is not taken for what was sent', async () => {
		const { store } = keptEntries();
		await keyFor(store).use('message', request());
		const other = request({ chat_id: 'a', content: 'Bye' });
		expect(await keyFor(store).use('message', other)).toBe('otherContent');
		expect(await keyFor(store).use('message', other)).toBe('otherContent');
		expect(await keyFor(store).use('message', request())).toBe('recorded');
	});

	test('the path is part of where it goes; a request without a body has content like any other', async () => {
		const { store } = keptEntries();
		const empty: ApiRequest = { method: 'POST', path: '/chats' };
		expect(await keyFor(store).use('chat', empty)).toBe('new');
		expect(await keyFor(store).use('chat', empty)).toBe('recorded');
		expect(await keyFor(store).use('chat', { ...empty, path: '/others' })).toBe('elsewhere');
	});

	test('nothing readable of it is kept, and n8n keeps it for this node', async () => {
		const { store, kept, asked } = keptEntries();
		await keyFor(store).use('message', request());
		expect(kept.size).toBe(3);
		expect([...kept].join()).toMatch(/^[\da-f,-]+$/);
		expect(asked).toEqual([['node', { mode: 'entries', maxEntries: 30_000 }]]);
	});

	test('an n8n without such a store, or whose store fails, says so', async () => {
		expect(await keyFor(new ProcessedStore({})).use('message', request())).toBe('storeIsMissing');
		const fails = async (): Promise<never> => await Promise.reject(new Error('no database'));
		const broken = new ProcessedStore({ checkProcessedAndRecord: fails, removeProcessed: fails });
		expect(await keyFor(broken).use('message', request())).toBe('storeIsMissing');
		await expect(broken.forget('entry')).resolves.toBeUndefined();
		expect(await keyFor(broken).wasBegun('message', request())).toBe(false);
	});
});

describe('a step that is left out', () => {
	test('was begun when an earlier execution was about to send it; elsewhere it was not', async () => {
		const { store } = keptEntries();
		await keyFor(store).use('chat', request());
		expect(await keyFor(store).wasBegun('chat', request())).toBe(true);
		expect(await keyFor(store).wasBegun('chat', request())).toBe(true);
		expect(await keyFor(store).wasBegun('message', request())).toBe(false);
	});

	test('is left out by all who come later', async () => {
		const { store } = keptEntries();
		for (let time = 0; time < 3; time++)
			expect(await keyFor(store).wasBegun('chat', request())).toBe(false);
	});

	test('and is sent after all is left out no longer', async () => {
		const { store } = keptEntries();
		const key = keyFor(store);
		expect(await key.wasBegun('chat', request())).toBe(false);
		await key.use('chat', request());
		expect(await keyFor(store).wasBegun('chat', request())).toBe(true);
	});
});
