import fc from 'fast-check';
import { message } from './listServer';

/** How a list is shown in one poll. */
export type View = 'whole' | 'broken' | 'short' | 'empty' | '404' | 'refused';

/** How a server writes its lists; it keeps to it. */
export interface Manner {
	readonly order: 'oldestFirst' | 'newestFirst' | 'mixed';
	readonly times: 'milliseconds' | 'seconds' | 'epoch';
	readonly envelope: 'bare' | 'data' | 'messages';
	readonly ids: 'text' | 'number' | 'some';
	/** Minutes that the server's clock is behind. */
	readonly behind: number;
	/** How many of the newest are listed at most. */
	readonly cap: number;
}

export const anyManner: fc.Arbitrary<Manner> = fc.record({
	order: fc.constantFrom('oldestFirst' as const, 'newestFirst' as const, 'mixed' as const),
	times: fc.constantFrom('milliseconds' as const, 'seconds' as const, 'epoch' as const),
	envelope: fc.constantFrom('bare' as const, 'data' as const, 'messages' as const),
	ids: fc.constantFrom('text' as const, 'number' as const, 'some' as const),
	behind: fc.constantFrom(0, 0, 3, 8),
	cap: fc.constantFrom(Number.POSITIVE_INFINITY, 20, 37, 50, 64),
});

/** A message as it really is. */
export interface Said {
	readonly nth: number;
	readonly at: number;
	/** How often its text and flags were changed. */
	changes: number;
}

/** What a message is recognised by in what the trigger emitted. */
export const nameOf = ({ message_id, content }: { message_id?: unknown; content?: unknown }) =>
	String(message_id ?? content);

const written = (at: number, { times }: Manner): string | number => {
	if (times === 'epoch') return Math.floor(at / 1000);
	const iso = new Date(at).toISOString();
	return times === 'seconds' ? `${iso.slice(0, 19)}Z` : iso;
};

/** The record of a message; a fourth of them have no ID where a server leaves out some. */
export function recordOf({ nth, at, changes }: Said, manner: Manner) {
	const time = at - manner.behind * 60_000;
	const hasId = manner.ids !== 'some' || nth % 4 > 0;
	const id = manner.ids === 'number' ? 1_000 + nth : `m${nth}`;
	return {
		...message(`m${nth}`, new Date(time).toISOString(), {
			content: hasId && changes > 0 ? `m${nth} changed ${changes}` : `m${nth}`,
			...(changes > 0 && { read: true }),
		}),
		message_id: hasId ? id : undefined,
		timestamp: written(time, manner),
	};
}

/** The list as the server shows it. */
export function listOf(said: readonly Said[], view: View, manner: Manner): unknown {
	const shown = view === 'empty' ? [] : said.slice(-manner.cap);
	const records = (view === 'short' ? shown.slice(0, -2) : shown).map((one) =>
		recordOf(one, manner),
	);
	if (manner.order === 'newestFirst') records.reverse();
	if (manner.order === 'mixed') records.sort((a, b) => hashOf(a.content) - hashOf(b.content));
	if (manner.envelope === 'data') return { success: true, data: records };
	return manner.envelope === 'messages' ? { messages: records } : records;
}

const hashOf = (text: string) =>
	[...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1009, 7);
