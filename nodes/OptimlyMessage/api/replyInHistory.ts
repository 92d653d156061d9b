import { Breaks, withBreaks } from '../../shared/breaks';
import { isRecord, parseJson, type JsonRecord } from '../../shared/json';
import { orderOf, type RecordOrder } from '../time/recordOrder';
import { timeMade } from '../time/recordTime';
import { idAsText, type Message } from './answers';

/** Which message of a chat is the agent's reply to a question; `unclear`: there are messages, but which one cannot be told. */
export type Reply = { readonly message: Message } | 'none yet' | 'unclear';

/** A question that got no answer for so long gets none any more: what comes then belongs to a later one. */
const LATEST_REPLY_MS = 10 * 60_000;

/** Fields by which a message can name the one that it answers. None is documented; services that have one use these. */
const ANSWERS_TO = [
	'in_reply_to',
	'reply_to',
	'reply_to_message_id',
	'parent_id',
	'parent_message_id',
	'question_id',
	'user_message_id',
];

/** No metadata is longer as text: this node sends 64 KiB, which escapes make four times as long at most. */
const LONGEST_METADATA = 256 * 1024;

/** Metadata that came as text, by the record: each message of a history is compared with each. */
const readTexts = new WeakMap<JsonRecord, JsonRecord>();

/** The metadata of a record; some services hand on the JSON text as which they store it. */
export function metadataOf(record: JsonRecord): JsonRecord {
	const { metadata } = record;
	if (typeof metadata !== 'string') return isRecord(metadata) ? metadata : {};
	const known = readTexts.get(record);
	if (known) return known;
	const json = metadata.length <= LONGEST_METADATA ? parseJson(metadata)?.json : undefined;
	const read = isRecord(json) ? json : {};
	readTexts.set(record, read);
	return read;
}

/** What the agent's service writes into the metadata of its own messages, as the pages show it. */
const WRITTEN_BY_AGENT: ReadonlySet<string> = new Set([
	'processing_time',
	'tools_used',
	'tools_executed',
	'tokens_used',
	'knowledge_chunks_used',
]);

/**
 * Whether the history hands on the metadata that was sent: only then a missing delivery id means a missing
 * message. What the agent's own messages carry proves nothing, so only those of the same sender count.
 */
export function tellsMetadata(messages: readonly Message[], sender: string): boolean {
	return messages.some(
		(message) =>
			message.sender === sender &&
			Object.keys(metadataOf(message)).some((key) => !WRITTEN_BY_AGENT.has(key)),
	);
}

/** What an assistant's message says itself of the question that it answers. */
interface Said {
	/** Ids of the messages that it names. */
	readonly names: readonly unknown[];
	/** The delivery id of a question, repeated, or its own. */
	readonly deliveryId: unknown;
}

/** A history can have thousands of messages: what each says is read once. */
type AllSaid = ReadonlyMap<Message, Said>;

function saidBy(message: Message): Said {
	const metadata = metadataOf(message);
	const names = ANSWERS_TO.flatMap((field) => [message[field], metadata[field]])
		.filter((id) => id !== undefined)
		.map(idAsText);
	return { names, deliveryId: metadata.delivery_id };
}

async function saidIn(messages: readonly Message[], breaks: Breaks): Promise<AllSaid> {
	const said = new Map<Message, Said>();
	await withBreaks(
		messages,
		(message) => {
			if (message.sender === 'assistant') said.set(message, saidBy(message));
		},
		breaks,
	);
	return said;
}

/** Which messages are answered, as the assistant's messages say it: they name it, or repeat its delivery id. */
function answeredIn(said: Iterable<Said>): (question: Message) => boolean {
	const named = new Set<unknown>();
	const deliveryIds = new Set<unknown>();
	for (const { names, deliveryId } of said) {
		for (const id of names) named.add(id);
		if (deliveryId !== undefined) deliveryIds.add(deliveryId);
	}
	return (question) =>
		named.has(question.message_id) || deliveryIds.has(metadataOf(question).delivery_id);
}

/** The assistant's message that says that it answers the question. */
function sayingIt(question: Message, order: RecordOrder<Message>, all: AllSaid) {
	const { delivery_id } = metadataOf(question);
	return order.oldestFirst.find((message) => {
		const said = all.get(message);
		return (
			said !== undefined &&
			((delivery_id !== undefined && said.deliveryId === delivery_id) ||
				said.names.includes(question.message_id))
		);
	});
}

/**
 * Whether an assistant's message is surely no reply of the agent to an unnamed question: it carries a delivery id, so
 * that it is a note of this node's or the reply to the question with that id, or it names another question.
 */
const belongsElsewhere = ({ names, deliveryId }: Said, questions: ReadonlySet<unknown>): boolean =>
	deliveryId !== undefined || names.some((id) => questions.has(id));

/** What was said around a question by the client and, unasked by another question, by the agent. */
interface Around {
	readonly before: readonly Message[];
	readonly after: readonly Message[];
	/** Whether there is something of which nobody can tell on which side it belongs. */
	readonly isUnclear: boolean;
}

/** Whether a message was said before the question; `undefined` when that cannot be told. */
function isBefore(
	message: Message,
	question: Message,
	order: RecordOrder<Message>,
	besides: ReadonlySet<string>,
): boolean | undefined {
	const isOlder = order.isBefore(message, question);
	if (besides.has(message.message_id)) return isOlder;
	// What was not there yet when the question was came later; where its time says otherwise, one of them is wrong.
	return isOlder === true ? undefined : false;
}

async function around(
	question: Message,
	order: RecordOrder<Message>,
	besides: ReadonlySet<string>,
	all: AllSaid,
	breaks: Breaks,
): Promise<Around> {
	const ofUser = order.oldestFirst.filter(({ sender }) => sender === 'user');
	const questions = new Set<unknown>(ofUser.map(({ message_id }) => message_id));
	const before: Message[] = [];
	const after: Message[] = [];
	let isUnclear = false;
	const place = (message: Message) => {
		const said = all.get(message);
		const isTurn = said ? !belongsElsewhere(said, questions) : message.sender === 'user';
		if (message === question || !isTurn) return;
		const isOlder = isBefore(message, question, order, besides);
		if (isOlder === undefined) isUnclear = true;
		else (isOlder ? before : after).push(message);
	};
	await withBreaks(order.oldestFirst, place, breaks);
	return { before, after, isUnclear };
}

/**
 * Whether a question before this one can still be waiting for its answer: then the next answer may be for that one.
 * The agent answers each of a client's messages, so each answer settles one.
 */
async function isWaitingBefore(
	{ before }: Around,
	all: AllSaid,
	question: Message,
	breaks: Breaks,
): Promise<boolean> {
	const now = timeMade(question);
	const isOver = (message: Message) => {
		const asked = timeMade(message);
		return asked !== undefined && now !== undefined && now - asked > LATEST_REPLY_MS;
	};
	const isAnswered = answeredIn(all.values());
	let waiting = 0;
	const count = (message: Message) => {
		if (message.sender === 'assistant') waiting = Math.max(0, waiting - 1);
		else if (!isOver(message) && !isAnswered(message)) waiting += 1;
	};
	await withBreaks(before, count, breaks);
	return waiting > 0;
}

/**
 * Finds the agent's reply to a question: the message that says so itself, else the first thing that was said after
 * the question, if it is the agent's, unmarked, and no other question can be meant by it. Never a guess: where the
 * order of two messages, or whose turn it was, cannot be told, the answer is `unclear`.
 *
 * @param question one of `messages`
 * @param messages as the API lists them
 * @param besides ids of the messages that stood beside the question when it was seen first
 */
export async function replyTo(
	question: Message,
	messages: readonly Message[],
	besides: ReadonlySet<string>,
): Promise<Reply> {
	const breaks = new Breaks();
	const order = await orderOf(messages, timeMade, breaks);
	const said = await saidIn(messages, breaks);
	const named = sayingIt(question, order, said);
	if (named) return { message: named };
	await breaks.take();
	const turns = await around(question, order, besides, said, breaks);
	if (turns.isUnclear) return 'unclear';
	const [first, ...others] = turns.after;
	if (!first) return 'none yet';
	const isFirst = others.every(
		(other) => other.sender === 'assistant' || order.isBefore(first, other) === true,
	);
	const isReply =
		first.sender === 'assistant' &&
		isFirst &&
		!(await isWaitingBefore(turns, said, question, breaks));
	return isReply ? { message: first } : 'unclear';
}
