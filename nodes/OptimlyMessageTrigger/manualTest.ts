import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { Breaks, eachMade, thoseThat, withBreaks } from '../shared/breaks';
import { timeOfActivity } from '../OptimlyMessage/time/recordTime';
import { wantedOf } from './events';
import { nothingThere, throwOrWarn } from './failures';
import type { Found } from './sourceComparison';
import { readSources, type SourceReading } from './readSources';
import { idOf, oldestFirst, type ListedRecord } from './records';
import type { TriggerSettings } from './triggerSettings';

/** Records that a test by hand shows. */
const SHOWN = 10;
/** Clients that it reads: each costs a request, and there can be a thousand. */
const CLIENTS_READ = 20;

/**
 * The newest records that fit, for a test by hand. Of clients, it reads the first 20, and of each of them, where
 * messages are watched, the chat that was active last.
 *
 * @throws NodeOperationError when there are none
 */
export async function manualTest(
	context: IPollFunctions,
	settings: TriggerSettings,
): Promise<Found[]> {
	const { ids, watched, event } = settings;
	const readings = await readSources(
		context,
		settings,
		watched === 'client' ? ids.slice(0, CLIENTS_READ) : ids,
		event.happensTo === 'message' ? async (_id, chats) => activeLast(chats) : async () => [],
	);
	throwOrWarn(context, settings, readings, new Map());
	const breaks = new Breaks();
	const found: Found[][] = [];
	for (const reading of readings) found.push(await foundIn(reading, settings, breaks));
	const all = found.flat();
	if (all.length === 0) throw nothingThere(context.getNode(), event);
	return (await oldestFirst(all, breaks)).slice(-SHOWN);
}

async function activeLast(chats: readonly ListedRecord[]): Promise<ListedRecord[]> {
	let last: { readonly chat: ListedRecord; readonly activity: number } | undefined;
	const compare = (chat: ListedRecord) => {
		const activity = timeOfActivity(chat.record) ?? 0;
		if (!last || activity >= last.activity) last = { chat, activity };
	};
	await withBreaks(chats, compare);
	return last ? [last.chat] : [];
}

async function foundIn(
	{ id, list, messages }: SourceReading,
	{ event, filter, watched }: TriggerSettings,
	breaks: Breaks,
): Promise<Found[]> {
	const records = 'failure' in list ? [] : list.records;
	const foundOf = async (those: readonly ListedRecord[], of: IDataObject) =>
		await eachMade(those, (record) => ({ ...record, of }), breaks);
	if (event.happensTo === 'chat') {
		const happened = await thoseThat(records, ({ record }) => event.happened(record), breaks);
		return await foundOf(happened, { client_id: id });
	}
	if (watched === 'chat') {
		const wanted = await wantedOf(records, records, event, filter, breaks);
		return await foundOf(wanted, { chat_id: id });
	}
	const found: Found[] = [];
	for (const { key, record: chat } of records) {
		const reading = messages.get(key);
		if (!reading || 'failure' in reading) continue;
		const wanted = await wantedOf(reading.records, reading.records, event, filter, breaks);
		const of = { client_id: id, chat_id: idOf(chat, 'chat_id') };
		for (const record of wanted) found.push({ ...record, of });
	}
	return found;
}
