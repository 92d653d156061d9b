import type { Reply } from '../http/reply';
import type { LoggedRequest } from '../http/requestLog';
import type { Reading } from '../settings';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** FastAPI's answer where no route fits; a proxy or a framework gives it for an encoded slash, too. */
const noRoute: Reply = { status: 404, body: { detail: 'Not Found' } };

/** The answer of a service that lacks what is asked for: a route, or one for ids with a slash. */
export function refusedBy({ encodedSlash, missingRoute }: Reading, entry: LoggedRequest) {
	const isRefused =
		(encodedSlash === 'refused' && /%2f/i.test(entry.path)) ||
		(missingRoute !== 'none' && entry.path === missingRoute);
	return isRefused ? noRoute : undefined;
}

const timeFields = new Set(['created_at', 'timestamp', 'last_activity']);

const times: Record<Reading['times'], (time: string) => string> = {
	milliseconds: (time) => time,
	wholeSeconds: (time) => time.replace(/\.\d+/, ''),
	withoutOffset: (time) => time.replace(/Z$/, ''),
};

/** Every record in a body with its fields as the reading has them. */
function fieldsAs(reading: Reading, body: unknown): unknown {
	if (Array.isArray(body)) return body.map((entry) => fieldsAs(reading, entry));
	if (!isFields(body)) return body;
	const known = Object.entries(body).filter(
		([key]) => key !== 'metadata' || reading.metadata !== 'none',
	);
	return Object.fromEntries(
		known.map(([key, value]) => {
			if (timeFields.has(key)) return [key, times[reading.times](String(value))];
			if (key === 'status' && value === 'active') return [key, reading.activeStatus];
			return [key, key === 'metadata' ? value : fieldsAs(reading, value)];
		}),
	);
}

/** The agent's messages with the metadata of the message before them, as a service that keeps it for the turn. */
function withMetadataOfQuestion(messages: readonly unknown[]): unknown[] {
	let question: unknown;
	return messages.map((message) => {
		if (!isFields(message)) return message;
		if (message.sender === 'user') question = message.metadata;
		const own = isFields(message.metadata) ? message.metadata : {};
		const repeated = isFields(question) ? question : {};
		return message.sender === 'user' ? message : { ...message, metadata: { ...repeated, ...own } };
	});
}

/** A list in the form of the reading; it comes oldest first for messages, newest first for chats. */
function listAs({ listForm, listLimit, order, metadata }: Reading, list: unknown[], name: string) {
	const oldestFirst = name === 'chats' ? list.toReversed() : list;
	const told = metadata === 'ofQuestion' ? withMetadataOfQuestion(oldestFirst) : oldestFirst;
	const kept = {
		all: told,
		oldest: told.slice(0, listLimit.count),
		newest: told.slice(-listLimit.count),
	}[listLimit.keep];
	const newestFirst = order === 'newestFirst' || (order === 'documented' && name === 'chats');
	const ordered = newestFirst ? kept.toReversed() : kept;
	return listForm === 'bare' ? ordered : { [name]: ordered, total: list.length };
}

const limitAnswers: Record<Reading['limitAnswer'], (reply: Reply) => Reply> = {
	'429': (reply) => reply,
	'403': (reply) => ({ ...reply, status: 403, body: { detail: 'Rate limit exceeded' } }),
	'500': (reply) => ({
		...reply,
		status: 500,
		body: { detail: 'Rate limit exceeded: 100 per 1 minute' },
	}),
};

const lists = new Map([
	['listMessages', 'messages'],
	['listChatsOfClient', 'chats'],
]);

/**
 * The reply as another reading of the pages would have it. The reply has been held to the OpenAPI document before: the
 * document says what we believe, and this is what else it could be.
 */
export function replyAs(
	reading: Reading,
	reply: Reply,
	{ operationId = '' }: LoggedRequest,
): Reply {
	if (reply.status === 429) return limitAnswers[reading.limitAnswer](reply);
	if (reply.status >= 400) return reply;
	const name = lists.get(operationId);
	const { body } = reply;
	if (name !== undefined && isFields(body) && Array.isArray(body.data))
		return {
			...reply,
			body: { ...body, data: fieldsAs(reading, listAs(reading, body.data, name)) },
		};
	const read = name !== undefined && Array.isArray(body) ? listAs(reading, body, name) : body;
	return { ...reply, body: fieldsAs(reading, read) };
}
