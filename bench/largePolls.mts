// (k): how long a poll of the trigger holds up everything else in the process where the lists are 10 MiB long.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { z } from 'zod';
import { n8nEnvironment } from '../playground/environment.mjs';
import { RUNTIME } from '../playground/folders.mjs';
import type { Case } from './case.mjs';
import {
	CHAT,
	countOf,
	LARGE_BYTES,
	message,
	records,
	shortChat,
	shortMessage,
	time,
} from './largeLists.mjs';
import { LONGEST_BLOCK_MS } from './manyWaiting.mjs';
import { median, type Place } from './measure.mjs';
import { credentials } from './nodes.mjs';

const CHILD = fileURLToPath(new URL('largePollsChild.mts', import.meta.url));

/** What the process of the polls is told. */
export interface PollJob {
	/** Folder with the node_modules that hold n8n. */
	runtime: string;
	/** Folder of the installed package. */
	packageFolder: string;
	parameters: INodeParameters;
	credential: ICredentialDataDecryptedObject;
	/** How many items each poll is to find. */
	counts: number[];
}

/** Records that come between two polls. */
const NEW = 10;
/** Records that fit beside those that come. */
const KNOWN = countOf(LARGE_BYTES, shortMessage) - 1_000;
const KNOWN_LONG = countOf(LARGE_BYTES, message) - 1_000;

interface Kind {
	readonly what: string;
	readonly parameters: INodeParameters;
	/** Items that a poll finds. */
	readonly found: number;
	/** The answer to a poll: the first is what is there already. */
	readonly answer: (poll: number, path: string) => object[];
}

const chat = { event: 'newMessage', watch: 'chats', chatIds: CHAT };
const client = { event: 'newMessage', watch: 'clients', clientIds: 'client' };

/** A client with one chat, in which so many messages stand. */
const chatOf = (count: number) => [
	{ ...shortChat(0), message_count: count, last_activity: time(count) },
];

const KINDS: readonly Kind[] = [
	{
		what: '99 000 messages of a chat',
		parameters: chat,
		found: NEW,
		answer: (poll) => records(KNOWN + poll * NEW, shortMessage),
	},
	{
		what: '99 000 messages of a chat, all of them new',
		parameters: chat,
		found: KNOWN,
		answer: (poll) => records(KNOWN, (index) => shortMessage(index + poll * KNOWN)),
	},
	{
		what: 'a history of 10 MiB',
		parameters: chat,
		found: NEW,
		answer: (poll) => records(KNOWN_LONG + poll * NEW, message),
	},
	{
		what: '99 000 chats of a client',
		parameters: { ...client, event: 'newChat' },
		found: NEW,
		answer: (poll) => records(KNOWN + poll * NEW, shortChat),
	},
	{
		what: '99 000 messages in the chat of a client',
		parameters: client,
		found: NEW,
		answer: (poll, path) =>
			path.endsWith('/chats')
				? chatOf(KNOWN + poll * NEW)
				: records(KNOWN + poll * NEW, shortMessage),
	},
	{
		what: '45 000 chats of a client, in one of which something is said',
		parameters: client,
		found: NEW,
		answer: (poll, path) =>
			path.endsWith('/chats')
				? records(45_000, (index) => ({
						...shortChat(index),
						message_count: index === 0 ? poll * NEW : 0,
						last_activity: time(index === 0 ? poll : index),
					}))
				: records(poll * NEW, shortMessage),
	},
];

async function taken(kind: Kind, rounds: number, { node, packageFolder, home }: Place) {
	const asked = new Map<string, number>();
	const server = createServer((request, response) => {
		const path = new URL(request.url ?? '', 'http://127.0.0.1').pathname;
		const poll =
			asked.get(path) ?? (path.endsWith('/messages') && kind.parameters === client ? 1 : 0);
		asked.set(path, poll + 1);
		response.writeHead(200, { 'content-type': 'application/json' });
		response.end(JSON.stringify(kind.answer(poll, path)));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	const job: PollJob = {
		parameters: kind.parameters,
		credential: credentials({ url: `http://127.0.0.1:${port}`, token: 'agt_of_the_bench' }).optimly
			.data,
		runtime: RUNTIME,
		packageFolder,
		counts: Array.from({ length: rounds }, () => kind.found),
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

export const largePolls: Case = {
	names: ['k'],
	title: 'A poll of the trigger that reads 10 MiB',
	async run({ place, rounds }, say) {
		const all: Array<{ what: string; blockedMs: number[] }> = [];
		for (const kind of KINDS) {
			say(kind.what);
			all.push({ what: kind.what, blockedMs: await taken(kind, rounds, place) });
		}
		const lines = all.map(({ what, blockedMs }) => ({
			name: 'k',
			what: `Longest time without a break, a poll of the trigger: ${what}`,
			unit: 'ms',
			ours: median(blockedMs),
			ratio: { of: 'ms, the longest', value: Math.max(...blockedMs), aim: `≤ ${LONGEST_BLOCK_MS}` },
			rounds,
		}));
		return { lines, measurements: all };
	},
};
