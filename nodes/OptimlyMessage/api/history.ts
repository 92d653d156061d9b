import { Breaks, eachMade, withBreaks } from '../../shared/breaks';
import type { Finding, LaterPart, Lookup, Sought } from '../../shared/service';
import { isRecord, type JsonRecord } from '../../shared/json';
import { orderOf } from '../time/recordOrder';
import { timeMade } from '../time/recordTime';
import { idAsText, readMessageList, type Message } from './answers';
import { onceEach, type List } from './readList';
import { metadataOf, replyTo, tellsMetadata, type Reply } from './replyInHistory';
import { messagesOf } from './routes';

/** The fields of a message by which it is found again. */
export type NewMessage = JsonRecord & {
	readonly chat_id: string;
	readonly sender: 'user' | 'assistant';
};

/** The body with the delivery id in its metadata. */
export function withDeliveryId(body: JsonRecord, deliveryId: string): JsonRecord {
	return { ...body, metadata: { ...metadataOf(body), delivery_id: deliveryId } };
}

/** The reply as an answer of the older documented form has it. */
const asInAnswer = ({ message_id, content, created_at, timestamp }: Message) => ({
	message_id,
	content,
	timestamp: created_at ?? timestamp,
});

/** Characters that are normalized in one go: for a row of marks, that takes the square of its length. */
const PIECE = 256;

/** What a piece can begin with: marks, halves of characters and some letters become one with what is before them. */
const BEGINNING = /[^\p{M}\p{Cs}\u1160-\u11ff\u{16d40}-\u{16d7f}]/u;

/**
 * A text as it is compared, in pieces, some of them empty. Services store a text without its outer spaces, with other
 * line ends or other forms of the same letters.
 */
function* compared(text: string): Generator<string> {
	let [hasBegun, isApart] = [false, false];
	for (let at = 0, end: number; at < text.length; at = end) {
		const next = text.slice(at + PIECE, at + 2 * PIECE).search(BEGINNING);
		end = at + PIECE + (next < 0 ? PIECE : next);
		const piece = text.slice(at, end).normalize().replace(/\s+/g, ' ');
		const words = piece.trim();
		isApart ||= piece.startsWith(' ');
		yield words && hasBegun && isApart ? ` ${words}` : words;
		hasBegun ||= words !== '';
		isApart = piece.endsWith(' ');
	}
}

/** Whether a text is this one, which is written as texts are compared. */
async function isText(text: string, wanted: string, breaks: Breaks): Promise<boolean> {
	let at = 0;
	for (const piece of compared(text)) {
		if (!wanted.startsWith(piece, at)) return false;
		at += piece.length;
		if (breaks.areDue) await breaks.take();
	}
	return at === wanted.length;
}

/** Longer texts, which nobody writes, are compared at once as they are, but for their outer spaces. */
const LONGEST = 256 * 1024;

/** Whether a text of the history is the one that was, or would be, sent; one that is missing says nothing. */
export function isSameText(stored: unknown, sent: unknown): boolean {
	if (stored === undefined || sent === undefined || stored === sent) return true;
	if (typeof stored !== 'string' || typeof sent !== 'string') return false;
	if (Math.max(stored.length, sent.length) > LONGEST) return stored.trim() === sent.trim();
	return [...compared(stored)].join('') === [...compared(sent)].join('');
}

function areAllIn(ids: ReadonlySet<string>, wanted: Iterable<string>): boolean {
	for (const id of wanted) if (!ids.has(id)) return false;
	return true;
}

/** What several looks into the history of a chat show of one message. What was seen once stays seen. */
class Sightings {
	private message: Message | undefined;
	private reply: Reply = 'none yet';
	/** Ids of the records that stood beside the message when it was seen first. */
	private besides: ReadonlySet<string> | undefined;
	/** The agent repeated the delivery id of a message that is not shown itself. */
	private isAnswered = false;
	/** Ids of all records that a look has shown. */
	private readonly shown = new Set<string>();
	/** The text that was sent, as it is compared. */
	private wanted: Promise<string> | undefined;
	/** A look did not show what one before it had shown: they are answered from different states of the chat. */
	private isUnsteady = false;

	constructor(
		private readonly chatId: string,
		private readonly sender: 'user' | 'assistant',
		private readonly isIt: (message: Message) => boolean,
		private readonly known: readonly string[],
		private readonly expectsReply: boolean,
		private readonly text?: unknown,
	) {}

	/** Adds one more look; a history can be long, so there are breaks. */
	async add(history: unknown): Promise<Finding<Message>> {
		const breaks = new Breaks();
		const list = await readMessageList(history);
		let isAbsent = false;
		if (list) {
			// Metadata that came as text is read here, with breaks, and then known.
			await withBreaks(list.records, metadataOf, breaks);
			const ids = new Set(list.records.map(({ message_id }) => message_id));
			this.compare(ids);
			await breaks.take();
			isAbsent = await this.provesAbsence(list, ids, breaks);
			await breaks.take();
			const messages = await onceEach(list.records, breaks);
			await this.keep(messages.filter((record) => this.isOfChat(record)));
		}
		if (this.message) return this.found(this.message);
		return isAbsent && !this.isAnswered ? 'absent' : 'inconclusive';
	}

	private compare(ids: ReadonlySet<string>): void {
		this.isUnsteady ||= !areAllIn(ids, this.shown);
		for (const id of ids) this.shown.add(id);
	}

	private async keep(messages: readonly Message[]): Promise<void> {
		const some = messages.filter(this.isIt);
		const inOrder = some.length > 1 ? await orderOf(messages, timeMade) : undefined;
		const marked = inOrder?.oldestFirst.filter(this.isIt) ?? some;
		const message = marked.find(({ sender }) => sender === this.sender || sender === undefined);
		this.isAnswered ||= marked.length > 0;
		if (!message) return;
		this.message = message;
		this.besides ??= new Set(messages.map(({ message_id }) => message_id));
		if (this.sender === 'user' && typeof this.reply === 'string')
			this.reply = await replyTo(message, messages, this.besides);
	}

	private found(message: Message): Finding<Message> {
		if (this.sender === 'assistant') return { found: message, complete: true };
		return typeof this.reply === 'string'
			? { found: message, complete: !this.expectsReply, unclear: this.reply === 'unclear' }
			: { found: { ...message, agent_response: asInAnswer(this.reply.message) }, complete: true };
	}

	private isOfChat({ chat_id }: Message): boolean {
		const id = idAsText(chat_id);
		return typeof id !== 'string' || id === this.chatId;
	}

	/** The same words without any delivery id: the service can hand on other metadata, and drop that. */
	private async canBeIt(record: Message, breaks: Breaks): Promise<boolean> {
		const isMarked = metadataOf(record).delivery_id !== undefined;
		if (isMarked || this.text === undefined || record.sender !== this.sender) return false;
		if (typeof this.text !== 'string' || typeof record.content !== 'string')
			return record.content === this.text;
		this.wanted ??= eachMade(compared(this.text), String, breaks).then((pieces) => pieces.join(''));
		return await isText(record.content, await this.wanted, breaks);
	}

	private async canBeAmong(records: readonly Message[], breaks: Breaks): Promise<boolean> {
		for (const record of records) {
			if (!this.isOfChat(record) || (await this.canBeIt(record, breaks))) return true;
			if (breaks.areDue) await breaks.take();
		}
		return false;
	}

	/** docs/delivery.md has this rule as a table, with the reasons. */
	private async provesAbsence(
		{ records, shows }: List<Message>,
		ids: ReadonlySet<string>,
		breaks: Breaks,
	): Promise<boolean> {
		return (
			shows === 'all' &&
			!this.isUnsteady &&
			areAllIn(ids, this.known) &&
			(records.length === 0 || tellsMetadata(records, this.sender)) &&
			!(await this.canBeAmong(records, breaks))
		);
	}
}

/**
 * How a message is recognised in the history of its chat: by the delivery id in its metadata.
 *
 * @param expectsReply whether to look on for the reply to a user's message once that was found
 */
export function inHistory(
	{ chat_id, sender, ...body }: NewMessage,
	expectsReply = true,
): Lookup<Message> {
	return {
		bodyWithId: (deliveryId) => withDeliveryId({ chat_id, sender, ...body }, deliveryId),
		history: messagesOf(chat_id),
		evidence: ({ deliveryId, known }: Sought) => {
			const isIt = (message: Message) => metadataOf(message).delivery_id === deliveryId;
			const sightings = new Sightings(
				chat_id,
				sender,
				isIt,
				[...known],
				expectsReply,
				body.content,
			);
			return async (history) => await sightings.add(history);
		},
		isSame: ({ content }) => isSameText(content, body.content),
		idsIn: ({ message_id, agent_response }) =>
			[message_id, isRecord(agent_response) ? agent_response.message_id : undefined].filter(
				(id) => typeof id === 'string',
			),
	};
}

/**
 * The agent's reply where it comes after the answer: the newer documented form of a message has none, the older one
 * says with `processed` or `agent_response` that the agent has had its turn.
 *
 * @param waitMs how long to look for it
 */
export function replyAfterAnswer(
	{ chat_id, sender }: NewMessage,
	waitMs: number,
): LaterPart<Message> | undefined {
	if (sender !== 'user' || waitMs <= 0) return undefined;
	const hadItsTurn = (message: Message) =>
		'agent_response' in message || message.processed === false || message.ai_enabled === false;
	return {
		history: messagesOf(chat_id),
		waitMs: (message) => (hadItsTurn(message) ? 0 : waitMs),
		evidence: (message) => {
			const isIt = ({ message_id }: Message) => message_id === message.message_id;
			const sightings = new Sightings(chat_id, sender, isIt, [], true);
			return async (history) => {
				const finding = await sightings.add(history);
				if (typeof finding === 'string') return 'inconclusive';
				const { agent_response } = finding.found;
				// What the answer said of the message stays; the history adds the reply.
				return { ...finding, found: agent_response ? { ...message, agent_response } : message };
			};
		},
		without: (message) => ({ agent_response: null, ...message }),
	};
}
