import type { IPollFunctions } from 'n8n-workflow';
import { timeOfActivity } from '../OptimlyMessage/time/recordTime';
import { wantedOf } from './events';
import { nothingThere, report } from './failures';
import type { Found } from './looks';
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
export async function byHand(context: IPollFunctions, settings: TriggerSettings): Promise<Found[]> {
	const { ids, watched, event } = settings;
	const readings = await readSources(
		context,
		settings,
		watched === 'client' ? ids.slice(0, CLIENTS_READ) : ids,
		event.happensTo === 'message' ? (_id, chats) => activeLast(chats) : () => [],
	);
	report(context, settings, readings, new Map());
	const all = readings.flatMap((reading) => foundIn(reading, settings));
	if (all.length === 0) throw nothingThere(context.getNode(), event);
	return oldestFirst(all).slice(-SHOWN);
}

function activeLast(chats: readonly ListedRecord[]): ListedRecord[] {
	const activity = (chat: ListedRecord) => timeOfActivity(chat.record) ?? 0;
	return [...chats].sort((a, b) => activity(a) - activity(b)).slice(-1);
}

function foundIn(
	{ id, list, messages }: SourceReading,
	{ event, filter, watched }: TriggerSettings,
): Found[] {
	const records = 'failure' in list ? [] : list.records;
	if (event.happensTo === 'chat') {
		const happened = records.filter(({ record }) => event.happened(record));
		return happened.map((record) => ({ ...record, of: { client_id: id } }));
	}
	const wanted = (all: readonly ListedRecord[]) => wantedOf(all, all, event, filter);
	if (watched === 'chat') {
		return wanted(records).map((record) => ({ ...record, of: { chat_id: id } }));
	}
	return records.flatMap(({ key, record: chat }) => {
		const reading = messages.get(key);
		const of = { client_id: id, chat_id: idOf(chat, 'chat_id') };
		if (!reading || 'failure' in reading) return [];
		return wanted(reading.records).map((record) => ({ ...record, of }));
	});
}
