// (j): how long an answer of 10 MiB, the largest that is read, holds up everything else in the process.
import type { RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { INodeParameters } from 'n8n-workflow';
import { heldUpCase } from './heldUp.mjs';
import { CHAT, LARGE_BYTES, listOf, message, QUESTION, shortMessage, time } from './largeLists.mjs';
import { optimlyMessage } from './nodes.mjs';

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
function answerOf({ get, post }: Kind): RequestListener {
	const bodies = (make: Kind['get']) =>
		make && { small: Buffer.from(make(SMALL_BYTES)), large: Buffer.from(make(LARGE_BYTES)) };
	const answers = new Map([
		['GET', bodies(get)],
		['POST', bodies(post)],
	]);
	return (request, response) => {
		let asked = request.url ?? '';
		request.on('data', (chunk: Buffer) => (asked += chunk.toString()));
		request.on('end', () => {
			const size = asked.includes('chat_small') ? 'small' : 'large';
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(answers.get(request.method ?? '')?.[size]);
		});
	};
}

export const largeAnswers = heldUpCase<Kind>({
	name: 'j',
	title: 'An answer of 10 MiB',
	what: 'Longest time without a break, an answer of 10 MiB',
	kinds: KINDS,
	heldUp: (kind, rounds) => ({
		answer: answerOf(kind),
		child: CHILD,
		job: {
			...optimlyMessage(),
			parameters: kind.parameters,
			chats: ['chat_small', CHAT],
			warmUp: WARM_UP,
			counts: Array.from({ length: rounds }, () => kind.items),
		},
	}),
});
