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

/** Metadata that came as text, by the record: each message of a history is compared with each. */
const readTexts = new WeakMap<JsonRecord, JsonRecord>();

/** The metadata of a record; some services hand on the JSON text as which they store it. */
export function metadataOf(record: JsonRecord): JsonRecord {
	const { metadata } = record;
	if (typeof metadata !== 'string') return isRecord(metadata) ? metadata : {};
	const known = readTexts.get(record);
	if (known) return known;
	const json = parseJson(metadata)?.json;
	const read = isRecord(json) ? json : {};
	readTexts.set(record, read);
	return read;
}

/** Whether a message says itself that it answers the question: it names it, or the agent repeats its delivery id. */
function saysItAnswers(message: Message, question: Message): boolean {
	const metadata = metadataOf(message);
	const { delivery_id } = metadataOf(question);
	return (
		(delivery_id !== undefined && metadata.delivery_id === delivery_id) ||
		ANSWERS_TO.some((field) =>
			[message[field], metadata[field]].map(idAsText).includes(question.message_id),
		)
	);
}

/**
 * Whether an assistant's message is surely no reply of the agent to an unnamed question: it carries a delivery id, so
 * that it is a note of this node's or the reply to the question with that id, or it names another question.
 */
function belongsElsewhere(message: Message, messages: readonly Message[]): boolean {
	return (
		metadataOf(message).delivery_id !== undefined ||
		messages.some((other) => other.sender === 'user' && saysItAnswers(message, other))
	);
}

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

function around(
	question: Message,
	order: RecordOrder<Message>,
	besides: ReadonlySet<string>,
): Around {
	const before: Message[] = [];
	const after: Message[] = [];
	let isUnclear = false;
	for (const message of order.oldestFirst) {
		if (message === question) continue;
		const isTurn =
			message.sender === 'user' ||
			(message.sender === 'assistant' && !belongsElsewhere(message, order.oldestFirst));
		if (!isTurn) continue;
		const isOlder = isBefore(message, question, order, besides);
		if (isOlder === undefined) isUnclear = true;
		else (isOlder ? before : after).push(message);
	}
	return { before, after, isUnclear };
}

/**
 * Whether a question before this one can still be waiting for its answer: then the next answer may be for that one.
 * The agent answers each of a client's messages, so each answer settles one.
 */
function isWaitingBefore({ before }: Around, all: readonly Message[], question: Message): boolean {
	const now = timeMade(question);
	const isOver = (message: Message) => {
		const asked = timeMade(message);
		return asked !== undefined && now !== undefined && now - asked > LATEST_REPLY_MS;
	};
	const isAnswered = (asked: Message) =>
		all.some((message) => message.sender === 'assistant' && saysItAnswers(message, asked));
	let waiting = 0;
	for (const message of before) {
		if (message.sender === 'assistant') waiting = Math.max(0, waiting - 1);
		else if (!isOver(message) && !isAnswered(message)) waiting += 1;
	}
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
export function replyTo(
	question: Message,
	messages: readonly Message[],
	besides: ReadonlySet<string>,
): Reply {
	const order = orderOf(messages, timeMade);
	const named = order.oldestFirst.find(
		(message) => message.sender === 'assistant' && saysItAnswers(message, question),
	);
	if (named) return { message: named };
	const turns = around(question, order, besides);
	if (turns.isUnclear) return 'unclear';
	const [first, ...others] = turns.after;
	if (!first) return 'none yet';
	const isFirst = others.every(
		(other) => other.sender === 'assistant' || order.isBefore(first, other) === true,
	);
	const isReply =
		first.sender === 'assistant' && isFirst && !isWaitingBefore(turns, messages, question);
	return isReply ? { message: first } : 'unclear';
}
