/**
 * Prints how long 1 000 messages take at a quota of 100 per minute, with a minute scaled to six seconds, how often
 * the server had to say 429, and the least time that the quota allows. A report, not a test.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MESSAGES = 1_000;
const CHATS = 50;
const PER_WINDOW = 100;
const SCALE = 1 / 10;
const WINDOW_SECONDS = 60 * SCALE;

// n8n-core writes a key file into its user folder as soon as it is loaded.
process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'optimly-bench-'));
process.env.N8N_LOG_LEVEL ??= 'silent';
const { runNode } = await import('../test/engine/engine.js');
const { scaledNode } = await import('../test/delivery/scaledNode.js');
const { startSandbox } = await import('../sandbox/index.js');

const sandbox = await startSandbox({ rateLimits: { set: 'token', windowFactor: SCALE } });
try {
	const chats = Array.from(
		{ length: CHATS },
		(_, index) => sandbox.createChat({ client_id: `client ${index}` }).chat_id,
	);
	const items = Array.from({ length: MESSAGES }, (_, index) => ({
		chat: chats[index % CHATS],
		text: `Hello ${index}`,
	}));
	const start = performance.now();
	const { done } = await runNode({
		parameters: {
			resource: 'message',
			operation: 'send',
			chatId: '={{ $json.chat }}',
			content: '={{ $json.text }}',
		},
		credential: {
			baseUrl: sandbox.url,
			accessToken: sandbox.token,
			requestsPerMinute: PER_WINDOW,
			requestsPerHour: 0,
		},
		nodeType: scaledNode(SCALE),
		items,
	});
	const seconds = (performance.now() - start) / 1000;
	// The first 100 go at once; each further 100 need one more window.
	const least = (MESSAGES / PER_WINDOW - 1) * WINDOW_SECONDS;
	console.table([
		{
			messages: MESSAGES,
			'came back': done.length,
			'answers 429': sandbox.requests.filter(({ status }) => status === 429).length,
			seconds: Number(seconds.toFixed(2)),
			'least possible': least,
			ratio: Number((seconds / least).toFixed(3)),
		},
	]);
} finally {
	await sandbox.close();
}
