import { eachMade, thoseThat, withBreaks, type Breaks } from '../shared/breaks';
import {
	compareChat,
	unread,
	withoutOldMarks,
	type ChatSeen,
	type ClientMark,
} from './clientChats';
import { wantedOf, type MessageEvent } from './events';
import type { ListRead } from './readLists';
import type { SourceReading } from './readSources';
import { idOf, type ListedRecord } from './records';
import { Sighting } from './sighting';
import { notCompared, type Compared, type Found, type PollContext } from './sourceComparison';
import { roundLength, warningsOfList } from './warningsOfList';

/** A client whose messages are watched, as far as a comparison of one of its chats needs to know it. */
interface Client {
	readonly id: string;
	/** `undefined` at the first look. */
	readonly mark: ClientMark | undefined;
	readonly event: MessageEvent;
	readonly sighting: Sighting;
}

/** The messages of all chats of a client: those of the chats that were read, because they had changed. */
export async function compareClient(
	{ id, list, messages }: SourceReading,
	mark: ClientMark | undefined,
	event: MessageEvent,
	poll: PollContext,
): Promise<Compared> {
	const { settings, started, breaks } = poll;
	const nothing: ClientMark = { chats: new Map() };
	const waiting = mark ?? (settings.emitExisting ? nothing : { ...nothing, since: started });
	if ('failure' in list) return notCompared(waiting);
	const chats = new Map<string, ChatSeen>(mark?.chats);
	await breaks.take();
	const found: Found[] = [];
	const isFirst = !mark || mark.since !== undefined;
	const unseen = await thoseThat(list.records, ({ key }) => !mark?.chats.has(key), breaks);
	const warnings: Array<Compared['warnings'][number]> = [
		...warningsOfList(list),
		roundLength(list, isFirst, unseen.length),
	];
	const client = { id, mark, event, sighting: await sightingIn(list, mark ?? nothing, breaks) };
	let allRead = true;
	for (const chat of list.records) {
		const reading = messages.get(chat.key);
		if (!reading) {
			chats.set(chat.key, unread(chat, mark?.chats.get(chat.key)));
		} else if ('failure' in reading) {
			allRead = false;
		} else {
			const compared = await compareOneChat(chat, reading, client, poll);
			chats.set(chat.key, compared.seen);
			await withBreaks(compared.found, (each) => void found.push(each), breaks);
			warnings.push(...compared.warnings);
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

async function sightingIn(list: ListRead, { chats }: ClientMark, breaks: Breaks) {
	const times = await eachMade(chats.values(), ({ activity }) => activity, breaks);
	const sighting = new Sighting(list, { keys: chats.keys(), times }, Date.now());
	await breaks.take();
	return sighting;
}

/** The messages of one chat of a client. */
async function compareOneChat(
	chat: ListedRecord,
	reading: ListRead,
	{ id, mark, event, sighting }: Client,
	{ settings, inPlaceOfFirstLook, breaks }: PollContext,
) {
	const { emitExisting, filter } = settings;
	const { fresh, seen, gap, untold, cutOff } = await compareChat(
		chat,
		reading.records,
		mark,
		emitExisting,
		inPlaceOfFirstLook,
		emitExisting ? undefined : sighting.since(chat),
		breaks,
	);
	const of = { client_id: id, chat_id: idOf(chat.record, 'chat_id') };
	const wanted = await wantedOf(fresh, reading.records, event, filter, breaks);
	const warnings: Compared['warnings'] = [
		...warningsOfList(reading),
		['gap', gap ? 1 : 0],
		['cannotTell', untold],
		['cutOff', cutOff ? 1 : 0],
	];
	const found = await eachMade(wanted, (record): Found => ({ ...record, of }), breaks);
	return { seen, found, warnings };
}
