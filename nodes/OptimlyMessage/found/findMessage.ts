import { atOnce, type Steps } from '../../shared/breaks';
import type { FoundMessage } from './found';
import { writtenInAnyJson } from './messengers/anyJson';
import { channels } from './messengers/channels';
import { emails } from './messengers/emails';
import { clientOfSession } from './messengers/session';
import { textAt, type Written } from './messengers/written';
import { isPlainList, isPlainRecord, plainInput, type Plain, type PlainRecord } from './plainInput';
import { submissionPart } from './submissionPart';
import { cutText } from './text';
import { dictionary } from './words/dictionary';

/** The first that fits reads the input; what fits none is any JSON. */
const MESSENGERS = [...channels, ...emails];

/** A chat's session says who writes; in a form it would be proof of a login. */
const SESSION = /^session_?id$/i;

/** Longest text that is sent on, and how many attachments are named. */
const MAX_TEXT = 20_000;
const MAX_ATTACHMENTS = 20;
const MAX_NAME = 120;
/** Longer ids are none: cut, two of them could be the same, and the second message would count as delivered. */
const MAX_ID = 255;
/** The API's clients: cut, two senders could be one. */
const MAX_CLIENT = 200;

/** An item that is a list of one, or a list of records of which the first is meant. */
function recordOf(part: Plain): PlainRecord {
	if (isPlainRecord(part)) return part;
	if (isPlainList(part)) return part.find(isPlainRecord) ?? {};
	return typeof part === 'string' ? { message: part } : {};
}

interface Read {
	readonly source: string;
	readonly found: Written;
	readonly messageId?: FoundMessage['messageId'];
}

function* written(record: PlainRecord): Steps<Read> {
	for (const { name, read, ids = [] } of MESSENGERS) {
		const found = read(record);
		if (!found) continue;
		const field = ids.find((path) => textAt(record, path) !== '');
		const value = field === undefined ? '' : textAt(record, field);
		if (field === undefined || value.length > MAX_ID) return { source: name, found };
		return { source: name, found, messageId: { field, value } };
	}
	return { source: 'JSON', found: yield* writtenInAnyJson(record) };
}

const TOO_LONG = {
	field: 'clientId',
	words: `names the sender with more than ${MAX_CLIENT} characters`,
	candidates: [],
} as const;

/** Who wrote it, or why that cannot be told. */
function clientIn(
	found: Written,
	isFromWindow: boolean,
): Pick<FoundMessage, 'clientId' | 'problems'> {
	const id = cutText(found.clientId ?? '', Infinity);
	const clientId = isFromWindow ? clientOfSession(id) : id;
	if (clientId.length > MAX_CLIENT) return { problems: [TOO_LONG] };
	return { ...(clientId !== '' && { clientId }), problems: found.problems ?? [] };
}

/**
 * Finds in an item's JSON what somebody wrote in a chat, a messenger or an e-mail, and who: in the
 * output of n8n's Chat Trigger, Telegram, WhatsApp, Slack, e-mail and Webhook steps, and in any JSON.
 * Attachments are named behind the text. Messages of programs and of the business itself are none.
 * Pure; never throws.
 *
 * @param json the item's JSON, anything; it is not changed
 * @param isFromWindow whether all of it was sent by a visitor of a public chat window, who can name anybody as its sender
 */
export const findMessage = (json: unknown, isFromWindow = false): FoundMessage =>
	atOnce(findMessageInSteps(json, isFromWindow));

/** The same, for whoever can wait in between. */
export function* findMessageInSteps(json: unknown, isFromWindow: boolean): Steps<FoundMessage> {
	const plain = plainInput(json, SESSION);
	yield* dictionary.made();
	const record = recordOf(submissionPart(plain));
	const { source, found, messageId } = yield* written(record);
	const attachments = (found.attachments ?? [])
		.map((name) => cutText(name, MAX_NAME))
		.filter((name) => name !== '')
		.slice(0, MAX_ATTACHMENTS);
	const said = cutText(found.text ?? '', MAX_TEXT);
	const named = attachments.length > 0 ? `[Attachments: ${attachments.join(', ')}]` : '';
	const text = [said, named].filter((part) => part !== '').join('\n');
	const chatTrigger = source === 'Chat Trigger';
	if (found.ignored !== undefined) {
		const problems = [{ field: 'text', words: found.ignored, candidates: [] } as const];
		return { source, chatTrigger, attachments: [], problems };
	}
	return {
		source,
		...(text !== '' && { text }),
		...clientIn(found, isFromWindow),
		...(found.clientName && { clientName: cutText(found.clientName, MAX_NAME) }),
		...(messageId && { messageId }),
		chatTrigger,
		attachments,
	};
}
