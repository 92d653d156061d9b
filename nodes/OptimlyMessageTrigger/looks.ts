import type { IDataObject } from 'n8n-workflow';
import { Breaks, eachMade, thoseThat, withBreaks } from '../shared/breaks';
import { isUsualPage } from '../OptimlyMessage/api/readList';
import { timeOfActivity } from '../OptimlyMessage/time/recordTime';
import {
	hasToBeRead,
	lookAtChat,
	unread,
	withoutOldMarks,
	type ChatSeen,
	type ClientMark,
} from './clientChats';
import { wantedOf, type ChatEvent, type MessageEvent } from './events';
import {
	Beginning,
	look,
	NOTHING_SEEN,
	unpack,
	watchedSince,
	type LookingAt,
	type Mark,
} from './whatIsNew';
import type { ListRead } from './readLists';
import type { ChatsToRead, SourceReading } from './readSources';
import { fingerprint, idOf, type ListedRecord } from './records';
import { Sighting } from './sighting';
import type { TriggerSettings } from './triggerSettings';
import type { Remembered, Remembers, TriggerState } from './state';
import type { Warning } from './warnings';

/** A record that starts the workflow, and the ids of the chat or client that it belongs to. */
export interface Found extends ListedRecord {
	readonly of: IDataObject;
}

/** What a look at one chat or client showed. */
export interface SourceLook {
	readonly key: string;
	readonly mark: Remembered;
	readonly found: readonly Found[];
	/** What it could not tell or see, and how many of it. */
	readonly warnings: ReadonlyArray<readonly [Warning, number]>;
}

/** Chats or leads of one client that are remembered one by one; of messages fewer, for there are more of them. */
const REMEMBERED_CHATS = 5_000;
const REMEMBERED_MESSAGES = 1_000;

export function remembersOf({ event, watched }: TriggerSettings): Remembers {
	if (event.happensTo === 'chat') return event.remembers;
	return watched === 'chat' ? 'messages' : 'messages of clients';
}

const isOfClient = (mark: Remembered | undefined): mark is ClientMark =>
	mark !== undefined && 'chats' in mark;
const isOfList = (mark: Remembered | undefined): mark is Mark =>
	mark !== undefined && 'seen' in mark;

/** Which chats of a client have to be read for their messages, by what is remembered. */
export function mayHaveToBeRead(
	{ event, emitExisting }: TriggerSettings,
	marks: TriggerState['marks'],
): ChatsToRead {
	if (event.happensTo === 'chat') return async () => [];
	return async (clientId, chats) => {
		const breaks = new Breaks();
		const mark = marks.get(fingerprint(clientId));
		const times = await eachMade(chats, ({ record }) => timeOfActivity(record), breaks);
		const beginning = new Beginning(Date.now(), times);
		const ofClient = isOfClient(mark) ? mark : undefined;
		return await thoseThat(
			chats,
			(chat) => hasToBeRead(chat, ofClient, emitExisting, beginning),
			breaks,
		);
	};
}

/**
 * Compares what was read of one chat or client with what is remembered. What could not be read keeps its mark.
 *
 * @param started when the poll began (epoch milliseconds)
 */
export async function lookAt(
	reading: SourceReading,
	marks: TriggerState['marks'],
	settings: TriggerSettings,
	started: number,
	beginning: Beginning,
	breaks: Breaks,
): Promise<SourceLook> {
	const key = fingerprint(reading.id);
	const known = marks.get(key);
	const { event, watched } = settings;
	if (event.happensTo === 'message' && watched === 'client') {
		const mark = isOfClient(known) ? known : undefined;
		return {
			key,
			...(await lookAtClient(reading, mark, event, settings, started, beginning, breaks)),
		};
	}
	const mark = isOfList(known) ? known : undefined;
	return { key, ...(await lookAtList(reading, mark, event, settings, started, beginning, breaks)) };
}

type WithoutKey = Omit<SourceLook, 'key'>;

/** The messages of a chat, or the chats of a client. */
async function lookAtList(
	{ id, list }: SourceReading,
	known: Mark | undefined,
	event: MessageEvent | ChatEvent,
	{ filter, emitExisting }: TriggerSettings,
	started: number,
	beginning: Beginning,
	breaks: Breaks,
): Promise<WithoutKey> {
	const mark = known ?? (emitExisting ? NOTHING_SEEN : undefined);
	if ('failure' in list) {
		const waiting = mark ?? watchedSince(started);
		const isFirst = waiting.since !== undefined;
		return { mark: waiting, found: [], warnings: isFirst ? [['firstLookMissing', 1]] : [] };
	}
	const ofMessages = event.happensTo === 'message';
	const looking: LookingAt = {
		remembered: ofMessages ? REMEMBERED_MESSAGES : REMEMBERED_CHATS,
		beginning,
		happenedBy: ofMessages ? ({ time }) => time : event.happenedBy,
	};
	const records = ofMessages
		? list.records
		: await thoseThat(list.records, ({ record }) => event.happened(record), breaks);
	const seen = await look(mark, records, looking, breaks);
	const isOpening = !ofMessages && event.remembers === 'chats' && !emitExisting;
	const wanted = ofMessages
		? await wantedOf(seen.fresh, list.records, event, filter, breaks)
		: isOpening
			? opened(seen.fresh, list, mark)
			: seen.fresh;
	const of = { [ofMessages ? 'chat_id' : 'client_id']: id };
	const isFirst = !known || known.since !== undefined;
	return {
		mark: seen.mark,
		found: await eachMade(wanted, (record) => ({ ...record, of }), breaks),
		warnings: [
			...warningsOfList(list),
			roundLength(list, isFirst, seen.fresh.length),
			['gap', seen.gap ? 1 : 0],
			['cannotTell', seen.untold],
		],
	};
}

/** Those of the chats that were not seen before which can have been opened since. */
function opened(
	chats: readonly ListedRecord[],
	list: ListRead,
	mark: Mark | undefined,
): readonly ListedRecord[] {
	const seen = unpack(mark?.seen ?? '');
	const sighting = new Sighting(list, { keys: seen.keys(), times: [...seen.values()] }, Date.now());
	return chats.filter((chat) => sighting.since(chat) === undefined);
}

/** The messages of all chats of a client: those of the chats that were read, because they had changed. */
async function lookAtClient(
	{ id, list, messages }: SourceReading,
	mark: ClientMark | undefined,
	event: MessageEvent,
	{ filter, emitExisting }: TriggerSettings,
	started: number,
	beginning: Beginning,
	breaks: Breaks,
): Promise<WithoutKey> {
	const nothing: ClientMark = { chats: new Map() };
	const waiting = mark ?? (emitExisting ? nothing : { ...nothing, since: started });
	if ('failure' in list) {
		const isFirst = waiting.since !== undefined;
		return { mark: waiting, found: [], warnings: isFirst ? [['firstLookMissing', 1]] : [] };
	}
	const chats = new Map<string, ChatSeen>(mark?.chats);
	await breaks.take();
	const found: Found[] = [];
	const isFirst = !mark || mark.since !== undefined;
	const unseen = await thoseThat(list.records, ({ key }) => !mark?.chats.has(key), breaks);
	const warnings = [...warningsOfList(list), roundLength(list, isFirst, unseen.length)];
	const before: ClientMark['chats'] = mark?.chats ?? nothing.chats;
	const times = await eachMade(before.values(), ({ activity }) => activity, breaks);
	const sighting = new Sighting(list, { keys: before.keys(), times }, Date.now());
	await breaks.take();
	let allRead = true;
	for (const chat of list.records) {
		const reading = messages.get(chat.key);
		if (!reading) {
			chats.set(chat.key, unread(chat, mark?.chats.get(chat.key)));
		} else if ('failure' in reading) {
			allRead = false;
		} else {
			const since = emitExisting ? undefined : sighting.since(chat);
			const seen = await lookAtChat(
				chat,
				reading.records,
				mark,
				emitExisting,
				beginning,
				since,
				breaks,
			);
			chats.set(chat.key, seen.seen);
			const of = { client_id: id, chat_id: idOf(chat.record, 'chat_id') };
			const wanted = await wantedOf(seen.fresh, reading.records, event, filter, breaks);
			await withBreaks(wanted, (record) => void found.push({ ...record, of }), breaks);
			warnings.push(
				...warningsOfList(reading),
				['gap', seen.gap ? 1 : 0],
				['cannotTell', seen.untold],
				['cutOff', seen.cutOff ? 1 : 0],
			);
		}
		await breaks.take();
	}
	const since = allRead ? undefined : waiting.since;
	return {
		mark: { chats: await withoutOldMarks(chats, breaks), ...(since !== undefined && { since }) },
		found,
		warnings,
	};
}

function warningsOfList({ withoutId, unusable, shows }: ListRead): Array<[Warning, number]> {
	return [
		['withoutId', withoutId],
		['unusable', unusable],
		['more', shows === 'more' ? 1 : 0],
	];
}

/**
 * A list that the server may cut off at its oldest records: at the first look any that can be a page; later, when it
 * has grown to a length at which servers cut lists off, and does not grow on.
 */
function roundLength(
	{ records, shows }: ListRead,
	isFirst: boolean,
	fresh: number,
): [Warning, number] {
	const isSuspect = isFirst || (fresh === 0 && isUsualPage(records.length));
	return ['roundLength', shows === 'unknown' && isSuspect ? records.length : 0];
}
