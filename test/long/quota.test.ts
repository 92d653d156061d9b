import { scaledNode } from '../delivery/scaledNode';
import { NO_QUOTA, messageSend } from '../engine/parameters';
import { runNode } from '../engine/engine';
import { measured, report } from './measure';
import { startSandboxProcess, type SandboxProcess } from './sandboxProcess';

/** A minute is twelve seconds here: in less the time that a busy machine takes for each message would count for too much. */
const WINDOW_FACTOR = 1 / 5;
const WINDOW_S = 60 * WINDOW_FACTOR;
const QUOTA = 100;
const ITEMS = 1000;

let sandbox: SandboxProcess;

beforeAll(async () => {
	sandbox = await startSandboxProcess();
});
afterAll(async () => {
	await sandbox.stop();
});

test('1 000 items at 100 a window, with a maxWait of five windows: none is lost, and no 429', async () => {
	const chats = await Promise.all(
		Array.from({ length: ITEMS }, async (_, index) => await sandbox.openChat(`client-${index}`)),
	);
	const before = (await sandbox.statuses()).length;
	// An hour's quota of 1 000 is just enough for all of them.
	await sandbox.set({ rateLimits: { set: 'messages', windowFactor: WINDOW_FACTOR } });
	const { result, ms } = await measured(
		async () =>
			await runNode({
				parameters: messageSend('={{ $json.chat }}', {
					content: '={{ $json.text }}',
					// So many lanes that some wait for several windows.
					options: { maxParallelChats: 256, maxWait: 5 * WINDOW_S },
				}),
				credential: {
					baseUrl: sandbox.url,
					accessToken: sandbox.token,
					...NO_QUOTA,
					requestsPerMinute: QUOTA,
					requestsPerHour: ITEMS,
				},
				items: chats.map((chat, index) => ({ chat, text: `text ${index}` })),
				nodeType: scaledNode(WINDOW_FACTOR),
			}),
	);
	// The error first: a status alone does not say which item failed, and of what.
	expect(result.run.data.resultData.error?.message).toBeUndefined();
	expect(result.run.status).toBe('success');
	expect(result.done.map(({ content }) => content)).toEqual(
		chats.map((_, index) => `text ${index}`),
	);
	const statuses = (await sandbox.statuses()).slice(before);
	expect(statuses).toEqual(Array(ITEMS).fill(200));
	const leastMs = (ITEMS / QUOTA - 1) * WINDOW_S * 1000;
	report(
		`Quota: ${ITEMS} items at ${QUOTA} per ${WINDOW_S} s took ${(ms / 1000).toFixed(1)} s, ${(ms / leastMs).toFixed(3)} × the least that the quota allows`,
	);
	expect(ms).toBeGreaterThanOrEqual(leastMs);
	expect(ms / leastMs).toBeLessThanOrEqual(1.1);
});
