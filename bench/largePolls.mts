// (k): how long a poll of the trigger holds up everything else in the process where the lists are 10 MiB long.
import type { RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { INodeParameters } from 'n8n-workflow';
import { heldUpCase } from './heldUp.mjs';
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
import type { Job } from './measure.mjs';

const CHILD = fileURLToPath(new URL('largePollsChild.mts', import.meta.url));

/** What the process of the polls is told; the counts are the items that each poll is to find. */
export type PollJob = Pick<Job, 'runtime' | 'packageFolder' | 'parameters' | 'counts'> &
	Required<Pick<Job, 'credentialInMemory'>>;

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

/** Answers to each path by how often it was asked for. */
function answerOf(kind: Kind): RequestListener {
	const asked = new Map<string, number>();
	return (request, response) => {
		const path = new URL(request.url ?? '', 'http://127.0.0.1').pathname;
		const poll =
			asked.get(path) ?? (path.endsWith('/messages') && kind.parameters === client ? 1 : 0);
		asked.set(path, poll + 1);
		response.writeHead(200, { 'content-type': 'application/json' });
		response.end(JSON.stringify(kind.answer(poll, path)));
	};
}

export const largePolls = heldUpCase<Kind>({
	name: 'k',
	title: 'A poll of the trigger that reads 10 MiB',
	what: 'Longest time without a break, a poll of the trigger',
	kinds: KINDS,
	heldUp: (kind, rounds) => ({
		answer: answerOf(kind),
		child: CHILD,
		job: {
			parameters: kind.parameters,
			counts: Array.from({ length: rounds }, () => kind.found),
		},
	}),
});
