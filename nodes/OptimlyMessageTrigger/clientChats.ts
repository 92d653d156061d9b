import { thoseThat, withBreaks, Breaks } from '../shared/breaks';
import { readTime } from '../OptimlyMessage/time/recordTime';
import {
	compare,
	NOTHING_SEEN,
	watchedSince,
	type InPlaceOfFirstLook,
	type Comparison,
	type HowToCompare,
	type Mark,
} from './whatIsNew';
import type { ListedRecord } from './records';

/** What is remembered of a chat of a client whose messages are watched. */
export interface ChatSeen {
	/** `message_count` and `last_activity` (epoch milliseconds) as they were listed last. */
	readonly count?: number;
	readonly activity?: number;
	/** Its messages; missing as long as none of them had to be read. */
	readonly mark?: Mark;
	/** How many more times its messages are read again, because fewer came than the count said. */
	readonly readingsLeft: number;
}

/** What is remembered of a client whose messages are watched, by fingerprints of the chats. */
export interface ClientMark {
	readonly chats: ReadonlyMap<string, ChatSeen>;
	/** The first look did not succeed yet; watched since then (epoch milliseconds). */
	readonly since?: number;
}

/** Messages of one chat that are remembered one by one; there can be a thousand clients. */
const REMEMBERED = 100;
/** Chats of one client whose messages are remembered one by one: those that were active last. */
const CHATS_WITH_MARK = 20;
/** How often a chat is read again when its list shows fewer messages than its count promises. */
const READINGS_AGAIN = 3;

/** `message_count` and `last_activity` of a chat, as far as it has them. */
function activityOf({ record }: ListedRecord): Pick<ChatSeen, 'count' | 'activity'> {
	const { message_count, last_activity } = record;
	return {
		count: Number.isInteger(message_count) ? Number(message_count) : undefined,
		activity: readTime(last_activity),
	};
}

/**
 * Whether the messages of a chat have to be read: because its count or its activity is not what it was, or because
 * the API tells neither. A client whose chats did not change costs nothing but the list of its chats.
 *
 * @param mark of the client; `undefined` at the first look
 * @param includeExisting whether what is there at the first look counts as new
 */
export function hasToBeRead(
	chat: ListedRecord,
	mark: ClientMark | undefined,
	includeExisting: boolean,
	inPlaceOfFirstLook: InPlaceOfFirstLook,
): boolean {
	const now = activityOf(chat);
	const isEmpty = now.count === 0;
	const tellsNothing = now.count === undefined && now.activity === undefined;
	const seen = mark?.chats.get(chat.key);
	if (seen) {
		const changed = now.count !== seen.count || now.activity !== seen.activity;
		return changed || seen.readingsLeft > 0 || tellsNothing;
	}
	if (!mark) return (includeExisting && !isEmpty) || tellsNothing;
	if (mark.since === undefined) return !isEmpty;
	// When a chat was opened says nothing of its messages.
	return !isEmpty && inPlaceOfFirstLook.canBeSince(mark.since, now.activity) !== false;
}

/** What a comparison of the messages of one chat showed. */
export interface ChatComparison extends Pick<Comparison, 'fresh' | 'gap' | 'untold'> {
	readonly seen: ChatSeen;
	/** The chat is said to have more messages than are listed, and none of those that are new is among them. */
	readonly cutOff: boolean;
}

/** A chat that did not have to be read. */
export const unread = (chat: ListedRecord, seen: ChatSeen | undefined): ChatSeen => ({
	...activityOf(chat),
	...(seen?.mark && { mark: seen.mark }),
	readingsLeft: 0,
});

/**
 * Which messages of a chat are new. Once the chat was read, its mark tells. The first time, it is those by which its
 * count has grown, and those that are younger than its last activity was: both, because a count can be late, and
 * times can be as coarse as a second.
 *
 * @param chat as the client's list shows it now
 * @param messages oldest first
 * @param mark of the client; `undefined` at the first look
 * @param sightedSince of a chat that only came into sight, see `Sighting`
 */
export async function compareChat(
	chat: ListedRecord,
	messages: readonly ListedRecord[],
	mark: ClientMark | undefined,
	includeExisting: boolean,
	inPlaceOfFirstLook: InPlaceOfFirstLook,
	sightedSince?: number,
	breaks = new Breaks(),
): Promise<ChatComparison> {
	const before = mark?.chats.get(chat.key);
	if (before?.count && messages.length === 0) return { ...NOTHING_SHOWN, seen: before };
	const markOfChat = markBefore(before, mark, includeExisting, sightedSince);
	const how: HowToCompare = {
		remembered: REMEMBERED,
		inPlaceOfFirstLook,
		happenedBy: ({ time }) => time,
	};
	const seen = await compare(markOfChat, messages, how, breaks);
	const now = activityOf(chat);
	const fresh =
		before && !before.mark
			? await thoseThat(seen.fresh, isAfter(before, now, messages), breaks)
			: seen.fresh;
	const count = now.count ?? 0;
	const promised = count - (before?.count ?? count);
	const again = before?.readingsLeft ?? 0;
	const missesSome =
		messages.length < count && (fresh.length < promised || (again > 0 && fresh.length === 0));
	const readingsLeft = missesSome ? (again || READINGS_AGAIN + 1) - 1 : 0;
	return {
		fresh,
		seen: { ...now, mark: withFloor(seen.mark, before), readingsLeft },
		gap: seen.gap,
		untold: seen.untold,
		cutOff: missesSome && readingsLeft === 0,
	};
}

/** A list that shows nothing of a chat that has messages says nothing: it is read again. */
const NOTHING_SHOWN = { fresh: [], gap: false, untold: 0, cutOff: false } as const;

/**
 * The first mark of a chat whose activity was known before: what is no younger counts as seen, for a list that is short
 * for a while may not show all of it yet. In whole seconds, a younger message can have the same time.
 */
function withFloor(mark: Mark, before: ChatSeen | undefined): Mark {
	if (!before || before.mark || before.activity === undefined) return mark;
	const { activity } = before;
	const known = Number.isInteger(activity / 1000) ? activity - 1 : activity;
	return { ...mark, floor: Math.max(known, mark.floor ?? known) };
}

/** The mark with which the messages are looked at; `undefined` when nothing of what is there is new. */
function markBefore(
	before: ChatSeen | undefined,
	mark: ClientMark | undefined,
	includeExisting: boolean,
	sightedSince: number | undefined,
): Mark | undefined {
	if (before) return before.mark ?? NOTHING_SEEN;
	const since = mark?.since ?? sightedSince;
	if (since !== undefined) return watchedSince(since);
	return mark || includeExisting ? NOTHING_SEEN : undefined;
}

/** Whether a message came after the chat was listed last. */
function isAfter(
	before: ChatSeen,
	now: Pick<ChatSeen, 'count'>,
	messages: readonly ListedRecord[],
): (message: ListedRecord) => boolean {
	const byCount = new Set(grown(before, now, messages));
	return (message) =>
		byCount.has(message) ||
		(message.time !== undefined && before.activity !== undefined && message.time > before.activity);
}

/** Messages that may still come in between the list of chats and that of the messages. */
const BETWEEN = 5;

/** The newest messages, so many as the count has grown. */
function grown(
	before: ChatSeen,
	now: Pick<ChatSeen, 'count'>,
	messages: readonly ListedRecord[],
): readonly ListedRecord[] {
	if (before.count === undefined || now.count === undefined) {
		return before.activity === undefined ? messages : [];
	}
	const more = messages.length - now.count;
	if (more >= 0 && more <= BETWEEN) return messages.slice(before.count);
	// The list is cut off, or not all messages are counted: then the times tell, if there are any.
	if (before.activity !== undefined) return [];
	return messages.slice(messages.length - Math.max(0, now.count - before.count));
}

/** Leaves only the chats that were active last their marks, so that what is remembered does not grow for ever. */
export async function withoutOldMarks(
	chats: ReadonlyMap<string, ChatSeen>,
	breaks = new Breaks(),
): Promise<Map<string, ChatSeen>> {
	const marked = await thoseThat(chats, ([, { mark }]) => mark !== undefined, breaks);
	marked.sort(([, a], [, b]) => (b.activity ?? Infinity) - (a.activity ?? Infinity));
	const old = new Set(marked.slice(CHATS_WITH_MARK).map(([key]) => key));
	const kept = new Map<string, ChatSeen>();
	const keep = ([key, chat]: [string, ChatSeen]) =>
		void kept.set(
			key,
			old.has(key) && chat.readingsLeft === 0 ? { ...chat, mark: undefined } : chat,
		);
	await withBreaks(chats, keep, breaks);
	return kept;
}
