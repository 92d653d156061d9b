/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { setTimeout as delay } from 'node:timers/promises';
import { underTest } from '../underTest';
import { waitUntil } from '../waitUntil';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();

const items = Array.from({ length: 4000 }, (_, index) => ({ text: `Message ${index}` }));
const send = underTest.send('chat_1', { content: '={{ $json.text }}' });

beforeEach(() => {
	underTest.createChat(sandbox.now, 'chat_1');
	sandbox.now.addFault({ times: 1000, fault: { kind: 'hang' } });
});

/** Runs until the first request is there; how long reading the items took, the longest time without a break, and the breaks. */
async function readItems(): Promise<{ readingMs: number; longestMs: number; breaks: number }> {
	const start = Date.now();
	let last = start;
	let longestMs = 0;
	let breaks = 0;
	const watch = async () => {
		while (sandbox.now.requests.length === 0) {
			await delay(1);
			breaks += 1;
			longestMs = Math.max(longestMs, Date.now() - last);
			last = Date.now();
		}
	};
	await sandbox.run(send, { items, cancelWhen: watch() });
	return { readingMs: last - start, longestMs, breaks };
}

test('other work of the process goes on while many items are read', async () => {
	const { readingMs, longestMs } = await readItems();
	expect(longestMs).toBeLessThan(readingMs / 2);
});

test('reading the items does not pause for each of them: four thousand pauses are as many seconds', async () => {
	const { breaks } = await readItems();
	expect(breaks).toBeLessThan(items.length / 4);
});

test('cancelling while many items are read ends it at once, and nothing is sent', async () => {
	const { readingMs } = await readItems();
	sandbox.now.reset();
	const start = Date.now();
	const some = waitUntil(() => Date.now() - start > 20, 'some items are read');
	const { run } = await sandbox.run(send, { items, cancelWhen: some });
	expect(Date.now() - start).toBeLessThan(readingMs / 2);
	expect(run.status).toBe('canceled');
	expect(sandbox.now.requests).toEqual([]);
});
