// (j): how long an answer of 10 MiB, the largest that is read, holds up everything else in the process.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { INodeParameters } from 'n8n-workflow';
import { z } from 'zod';
import { n8nEnvironment } from '../playground/environment.mjs';
import { RUNTIME } from '../playground/folders.mjs';
import type { Case } from './case.mjs';
import { CHAT, LARGE_BYTES, listOf, message, QUESTION, shortMessage, time } from './largeLists.mjs';
import { LONGEST_BLOCK_MS } from './manyWaiting.mjs';
import { median, type Job, type Place } from './measure.mjs';
import { credentials, optimlyMessage } from './nodes.mjs';

const CHILD = fileURLToPath(new URL('largeAnswersChild.mts', import.meta.url));

const SMALL_BYTES = 20_000;
const WARM_UP = 20;

/** So many list items are returned when nobody asks for more. */
const DEFAULT_LIMIT = 50;

const stored = { message_id: QUESTION, chat_id: CHAT, sender: 'user', created_at: time(0) };

const withReply = (bytes: number) =>
	JSON.stringify({
		...stored,
		processed: true,
		agent_response: { message_id: 'msg_reply', content: 'All is well. '.repeat(bytes / 13 - 50) },
	});

interface Kind {
	readonly what: string;
	readonly parameters: INodeParameters;
	/** Items that come out. */
	readonly items: number;
	/** The answers to a POST and to a GET, of so many bytes. */
	readonly post?: (bytes: number) => string;
	readonly get?: (bytes: number) => string;
}

const list = { resource: 'message', operation: 'getAll', chatId: '={{ $json.chat }}' };
const { parameters: send } = optimlyMessage();

const KINDS: readonly Kind[] = [
	{
		what: 'a list of messages',
		parameters: list,
		items: DEFAULT_LIMIT,
		get: (bytes) => listOf(bytes, message),
	},
	{
		what: 'a list of 99 000 messages',
		parameters: list,
		items: DEFAULT_LIMIT,
		get: (bytes) => listOf(bytes, shortMessage),
	},
	{ what: 'a reply', parameters: send, items: 1, post: withReply },
	{
		what: 'a history in which the reply is looked for',
		parameters: send,
		items: 1,
		post: () => JSON.stringify(stored),
		get: (bytes) => listOf(bytes, message),
	},
];

/** Answers with what is small to the warm-up, and with what is large to all else. */
async function serve({ get, post }: Kind): Promise<Server> {
	const bodies = (make: Kind['get']) =>
		make && { small: Buffer.from(make(SMALL_BYTES)), large: Buffer.from(make(LARGE_BYTES)) };
	const answers = new Map([
		['GET', bodies(get)],
		['POST', bodies(post)],
	]);
	const server = createServer((request, response) => {
		let asked = request.url ?? '';
		request.on('data', (chunk: Buffer) => (asked += chunk.toString()));
		request.on('end', () => {
			const size = asked.includes('chat_small') ? 'small' : 'large';
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(answers.get(request.method ?? '')?.[size]);
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return server;
}

async function taken(kind: Kind, rounds: number, { node, packageFolder, home }: Place) {
	const server = await serve(kind);
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	const job: Job = {
		...optimlyMessage(),
		parameters: kind.parameters,
		credentialInMemory: credentials({ url: `http://127.0.0.1:${port}`, token: 'agt_of_the_bench' })
			.optimly.data,
		runtime: RUNTIME,
		packageFolder,
		chats: ['chat_small', CHAT],
		warmUp: WARM_UP,
		counts: Array.from({ length: rounds }, () => kind.items),
	};
	const { stdout } = await execa(node, ['--expose-gc', CHILD], {
		input: JSON.stringify(job),
		extendEnv: false,
		env: {
			...n8nEnvironment({ home, port: 0, brokerPort: 0 }),
			N8N_LOG_LEVEL: 'silent',
			NODE_ENV: 'production',
		},
	});
	server.close();
	return z.array(z.number()).parse(JSON.parse(stdout));
}

export const largeAnswers: Case = {
	names: ['j'],
	title: 'An answer of 10 MiB',
	async run({ place, rounds }, say) {
		const all: Array<{ what: string; blockedMs: number[] }> = [];
		for (const kind of KINDS) {
			say(kind.what);
			all.push({ what: kind.what, blockedMs: await taken(kind, rounds, place) });
		}
		const lines = all.map(({ what, blockedMs }) => ({
			name: 'j',
			what: `Longest time without a break, an answer of 10 MiB: ${what}`,
			unit: 'ms',
			ours: median(blockedMs),
			ratio: { of: 'ms, the longest', value: Math.max(...blockedMs), aim: `≤ ${LONGEST_BLOCK_MS}` },
			rounds,
		}));
		return { lines, measurements: all };
	},
};
