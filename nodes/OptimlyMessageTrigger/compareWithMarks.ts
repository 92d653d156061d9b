import { Breaks, eachMade, thoseThat } from '../shared/breaks';
import { timeOfActivity } from '../OptimlyMessage/time/recordTime';
import { hasToBeRead, type ClientMark } from './clientChats';
import { compareClient } from './compareClient';
import { wantedOf } from './events';
import type { ListRead } from './readLists';
import type { ChatsToRead, SourceReading } from './readSources';
import { fingerprint, type ListedRecord } from './records';
import { Sighting } from './sighting';
import {
	notCompared,
	type Compared,
	type PollContext,
	type SourceComparison,
} from './sourceComparison';
import type { Remembered, Remembers, TriggerState } from './state';
import type { TriggerSettings } from './triggerSettings';
import { roundLength, warningsOfList } from './warningsOfList';
import {
	compare,
	InPlaceOfFirstLook,
	NOTHING_SEEN,
	unpack,
	watchedSince,
	type HowToCompare,
	type Mark,
} from './whatIsNew';

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
export function changedChats(
	{ event, emitExisting }: TriggerSettings,
	marks: TriggerState['marks'],
): ChatsToRead {
	if (event.happensTo === 'chat') return async () => [];
	return async (clientId, chats) => {
		const breaks = new Breaks();
		const mark = marks.get(fingerprint(clientId));
		const times = await eachMade(chats, ({ record }) => timeOfActivity(record), breaks);
		const inPlaceOfFirstLook = new InPlaceOfFirstLook(Date.now(), times);
		const ofClient = isOfClient(mark) ? mark : undefined;
		return await thoseThat(
			chats,
			(chat) => hasToBeRead(chat, ofClient, emitExisting, inPlaceOfFirstLook),
			breaks,
		);
	};
}

/** Compares what was read of one chat or client with what is remembered. What could not be read keeps its mark. */
export async function compareSource(
	reading: SourceReading,
	poll: PollContext,
): Promise<SourceComparison> {
	const key = fingerprint(reading.id);
	const known = poll.marks.get(key);
	const { event, watched } = poll.settings;
	if (event.happensTo === 'message' && watched === 'client') {
		const mark = isOfClient(known) ? known : undefined;
		return { key, ...(await compareClient(reading, mark, event, poll)) };
	}
	return { key, ...(await compareList(reading, isOfList(known) ? known : undefined, poll)) };
}

/** The messages of a chat, or the chats of a client. */
async function compareList(
	{ id, list }: SourceReading,
	known: Mark | undefined,
	{ settings, started, inPlaceOfFirstLook, breaks }: PollContext,
): Promise<Compared> {
	const { event, filter, emitExisting } = settings;
	const mark = known ?? (emitExisting ? NOTHING_SEEN : undefined);
	if ('failure' in list) return notCompared(mark ?? watchedSince(started));
	const ofMessages = event.happensTo === 'message';
	const how: HowToCompare = {
		remembered: ofMessages ? REMEMBERED_MESSAGES : REMEMBERED_CHATS,
		inPlaceOfFirstLook,
		happenedBy: ofMessages ? ({ time }) => time : event.happenedBy,
	};
	const records = ofMessages
		? list.records
		: await thoseThat(list.records, ({ record }) => event.happened(record), breaks);
	const seen = await compare(mark, records, how, breaks);
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
