import { isRecord, type JsonRecord } from '../shared/json';

/** Bodies are looked into down to this depth. */
const MAX_DEPTH = 8;

/** All objects in a value, the outermost first, in the order in which they stand. */
export function recordsIn(value: unknown, depth = 0): JsonRecord[] {
	if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
	const inner = Object.values(value).flatMap((each) => recordsIn(each, depth + 1));
	return isRecord(value) ? [value, ...inner] : inner;
}

const textIn = (value: unknown): string | undefined =>
	typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** A message's words: itself when it is text, else its content. */
const wordsOf = (value: unknown): string | undefined =>
	textIn(isRecord(value) ? value.content : value);

/** One place where the reply can be in the answer to a call that asked for it. */
interface ReplyPlace {
	readonly where: string;
	readonly find: (body: unknown, sent: string | undefined) => string | undefined;
	readonly reason: string;
}

/** Where the reply is looked for; the first place that has one counts. README.md shows this table. */
export const REPLY_PLACES: readonly ReplyPlace[] = [
	{
		where: 'the last object with `role: "agent"`, in its `content`',
		find: (body) =>
			recordsIn(body)
				.filter(({ role }) => role === 'agent')
				.map(wordsOf)
				.reverse()
				.find(Boolean),
		reason: 'Role and content are the documented words for a message.',
	},
	{
		where: 'a field `reply`, as text or as an object with `content`',
		find: (body) =>
			recordsIn(body)
				.map(({ reply }) => wordsOf(reply))
				.find(Boolean),
		reason: 'A guess: the documentation speaks of the reply in the response.',
	},
	{
		where: 'the `content` of the answer itself, when it has no role and is not what was sent',
		find: (body, sent) => {
			if (!isRecord(body) || body.role !== undefined) return undefined;
			const words = textIn(body.content);
			return words === sent ? undefined : words;
		},
		reason: "A guess: words that nobody sent are the agent's.",
	},
];

/** The agent's words in the answer to a call that asked for a reply. */
export function replyIn(body: unknown, sent: string | undefined): string | undefined {
	for (const { find } of REPLY_PLACES) {
		const reply = find(body, sent);
		if (reply !== undefined) return reply;
	}
	return undefined;
}
