import fc from 'fast-check';
import type { LoggedRequest, Sandbox } from '../../sandbox';
import type { SandboxOfTests } from './useSandbox';
import { underTest } from '../underTest';

/** An item of the order tests: its content is unlike that of every other item. */
export interface OrderItem {
	chat: string;
	content: string;
	[key: string]: string;
}

/** How many requests were open at the same time at most. */
export function concurrency(requests: readonly LoggedRequest[]): number {
	const changes = requests.flatMap(({ receivedAt, respondedAt, cutAt }) => [
		{ at: receivedAt, by: 1 },
		{ at: respondedAt ?? cutAt ?? Number.POSITIVE_INFINITY, by: -1 },
	]);
	// An answer and the next request can carry the same time: the answer came first.
	changes.sort((a, b) => a.at - b.at || a.by - b.by);
	let open = 0;
	let most = 0;
	for (const { by } of changes) {
		open += by;
		most = Math.max(most, open);
	}
	return most;
}

/** Expects that each chat got its items once, in input order, and none before its predecessor was answered. */
export function expectOrderInChats({ requests }: Sandbox, items: readonly OrderItem[]): void {
	expect(requests).toHaveLength(items.length);
	for (const chat of new Set(items.map((item) => item.chat))) {
		const ofChat = requests.filter(({ chatId }) => chatId === chat);
		const sent = ofChat.map(({ body }) => Object(body).content);
		expect(sent).toEqual(items.filter((item) => item.chat === chat).map(({ content }) => content));
		expect(concurrency(ofChat)).toBe(1);
	}
}

const anyRun = fc.record({
	/** Number of the chat, and milliseconds that the answer takes. */
	items: fc.array(fc.tuple(fc.nat(5), fc.nat(12)), { minLength: 1, maxLength: 24 }),
	maxParallelChats: fc.integer({ min: 1, max: 12 }),
});

/**
 * Property: whatever items go to whatever chats, at whatever speed the service answers, every chat gets
 * its items in input order, one after another, no more chats are worked on than allowed, and the output
 * is in input order.
 */
export async function deliversInOrder(sandbox: SandboxOfTests, numRuns: number): Promise<void> {
	const property = fc.asyncProperty(anyRun, async ({ items: drawn, maxParallelChats }) => {
		sandbox.now.reset();
		for (let chat = 0; chat <= 5; chat++) {
			underTest.createChat(sandbox.now, `chat_${chat}`);
		}
		const items = drawn.map(([chat], index) => ({
			chat: `chat_${chat}`,
			content: `message ${index}`,
		}));
		for (const [index, [, ms]] of drawn.entries()) {
			sandbox.now.addFault({
				match: { content: `"message ${index}"` },
				fault: { kind: 'delay', ms },
			});
		}
		const parameters = underTest.send('={{ $json.chat }}', {
			content: '={{ $json.content }}',
			options: { maxParallelChats },
		});
		const { done } = await sandbox.run(parameters, { items });
		expect(done.map(underTest.textOf)).toEqual(items.map(({ content }) => content));
		expectOrderInChats(sandbox.now, items);
		expect(concurrency(sandbox.now.requests)).toBeLessThanOrEqual(maxParallelChats);
	});
	await fc.assert(property, { numRuns });
}
