/**
 * Prints time and memory for sending 100 and 1 000 messages through the real n8n engine to a sandbox that
 * answers at once, in a process of its own. A report, not a test.
 */
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { z } from 'zod';

const ROUNDS = 7;
const CHATS = 100;

// n8n-core writes a key file into its user folder as soon as it is loaded.
process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'optimly-bench-'));
process.env.N8N_LOG_LEVEL ??= 'silent';
const { runNode } = await import('../test/engine/engine.js');

const sandbox = execa(
	process.execPath,
	[
		'--import',
		'tsx',
		'sandbox/cli.mts',
		'--json',
		'--port',
		'0',
		'--no-rate-limits',
		'--latency',
		'0',
	],
	{
		forceKillAfterDelay: 2_000,
	},
);

const median = (values: number[]) =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const megabytes = (bytes: number) => bytes / 1024 / 1024;

try {
	const [greeting] = await once(createInterface({ input: sandbox.stdout }), 'line');
	const { url, token } = z
		.object({ url: z.string(), token: z.string() })
		.parse(JSON.parse(greeting));
	const credential = {
		baseUrl: url,
		accessToken: token,
		requestsPerMinute: 0,
		requestsPerHour: 0,
		newChatsPerHour: 0,
	};
	const clients = Array.from({ length: CHATS }, (_, index) => ({ client: `client ${index}` }));
	const opened = await runNode({
		parameters: { resource: 'chat', operation: 'create', clientId: '={{ $json.client }}' },
		credential,
		items: clients,
	});
	const chats = opened.done.map(({ chat_id }) => String(chat_id));

	const send = async (count: number) => {
		const items = Array.from({ length: count }, (_, index) => ({
			chat: chats[index % chats.length],
			text: `Hello ${index}`,
		}));
		globalThis.gc?.();
		const memory = process.memoryUsage().rss;
		const start = performance.now();
		const { done } = await runNode({
			parameters: {
				resource: 'message',
				operation: 'send',
				chatId: '={{ $json.chat }}',
				content: '={{ $json.text }}',
			},
			credential,
			items,
		});
		if (done.length !== count)
			throw new Error(`${count} items were sent, ${done.length} came back`);
		return {
			perItem: (performance.now() - start) / count,
			growth: process.memoryUsage().rss - memory,
		};
	};

	await send(1_000);
	const rows = new Map<number, Array<{ perItem: number; growth: number }>>([
		[100, []],
		[1_000, []],
	]);
	const before = process.memoryUsage().rss;
	for (let round = 0; round < ROUNDS; round++) {
		for (const [count, results] of rows) results.push(await send(count));
	}
	console.table(
		[...rows].map(([count, results]) => ({
			items: count,
			'ms per item (median)': Number(median(results.map(({ perItem }) => perItem)).toFixed(3)),
			'largest memory growth of one run (MB)': Number(
				megabytes(Math.max(...results.map(({ growth }) => growth))).toFixed(1),
			),
		})),
	);
	const [small, large] = [...rows.values()].map((results) =>
		median(results.map(({ perItem }) => perItem)),
	);
	console.log(`Time per item at 1000 items: ${(large / small).toFixed(2)} times that at 100 items`);
	console.log(
		`Memory growth of the engine process over all ${ROUNDS * 2} runs: ${megabytes(process.memoryUsage().rss - before).toFixed(1)} MB`,
	);
} finally {
	sandbox.kill();
	await sandbox.catch(() => undefined);
}
