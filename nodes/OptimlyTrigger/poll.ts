import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { ownFields, timeField } from '../OptimlyMessage/output';
import { oldestFirst, type DatedRecord } from './datedRecord';
import { checked, nothingRead, nothingThere, partlyRead } from './failures';
import { fingerprint, look, NOTHING_SEEN, pendingSince, type Mark } from './marks';
import { triggerSettings, type TriggerSettings } from './settings';
import { readSources, type SourceReading } from './sources';
import { readState, writeState, type TriggerState } from './state';

/** Records that a test by hand shows. */
const SHOWN_BY_HAND = 10;

/** A record and the chat or client whose list it came from. */
interface Found extends DatedRecord {
	readonly source: string;
}

/**
 * Looks what is new, across all chats or clients in the order in which it was made.
 *
 * The first look at a chat or client only sets its mark, unless existing records are wanted. One that
 * cannot be read keeps its mark: what is new there comes with a later poll. A test by hand returns recent
 * records and remembers nothing.
 *
 * @returns `null` when nothing is new
 * @throws NodeApiError or NodeOperationError when nothing at all could be read, then no mark has changed
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const settings = checked(context.getNode(), () => triggerSettings(context));
	const byHand = context.getMode() === 'manual';
	const found = byHand ? await recent(context, settings) : await fresh(context, settings);
	return found.length > 0 ? [found.map((each) => ({ json: output(each, settings) }))] : null;
}

/** The newest records that fit, for a test by hand. */
async function recent(context: IPollFunctions, settings: TriggerSettings): Promise<Found[]> {
	const readings = await read(context, settings, settings.ids);
	const all = readings.flatMap((reading) =>
		'records' in reading ? wantedOf(reading.id, reading.records, settings) : [],
	);
	if (all.length === 0) throw nothingThere(context.getNode(), settings.event);
	return oldestFirst(all).slice(-SHOWN_BY_HAND);
}

/** The records that are new since the last poll. */
async function fresh(context: IPollFunctions, settings: TriggerSettings): Promise<Found[]> {
	const data = context.getWorkflowStaticData('node');
	const { remembers } = settings.event;
	const started = Date.now();
	const ids = beginningWith(settings.ids, readState(data, remembers).startWith);
	const readings = await read(context, settings, ids);
	// Read again, and written without a pause in between: an older n8n can run two polls at a time.
	const { marks } = readState(data, remembers);
	const looks = readings.map((reading) => lookAt(reading, marks, settings, started));
	writeState(data, remembers, nextState(readings, looks));
	return oldestFirst(looks.flatMap((each) => each.found));
}

/** Reads the lists, and says so when some of them could not be read. */
async function read(
	context: IPollFunctions,
	settings: TriggerSettings,
	ids: readonly string[],
): Promise<SourceReading[]> {
	const readings = await readSources(context, settings, ids);
	const [first, ...others] = readings.flatMap((reading) =>
		'failure' in reading ? [reading.failure] : [],
	);
	if (!first) return readings;
	if (others.length + 1 === readings.length) {
		throw nothingRead(context.getNode(), settings.event, [first, ...others]);
	}
	context.logger.warn(partlyRead(settings.event, readings.length, [first, ...others]));
	return readings;
}

/** Those that the last poll did not get to go first, or a small quota would leave out the same ones for ever. */
function beginningWith(ids: readonly string[], startWith: string | undefined): string[] {
	const first = ids.findIndex((id) => fingerprint(id) === startWith);
	return first > 0 ? [...ids.slice(first), ...ids.slice(0, first)] : [...ids];
}

function lookAt(
	reading: SourceReading,
	marks: TriggerState['marks'],
	settings: TriggerSettings,
	started: number,
): { key: string; mark: Mark; found: Found[] } {
	const key = fingerprint(reading.id);
	const mark = marks.get(key) ?? (settings.emitExisting ? NOTHING_SEEN : undefined);
	if ('failure' in reading) return { key, mark: mark ?? pendingSince(started), found: [] };
	const seen = look(mark ?? NOTHING_SEEN, reading.records);
	return {
		key,
		mark: seen.mark,
		found: mark ? wantedOf(reading.id, seen.fresh, settings) : [],
	};
}

function nextState(
	readings: readonly SourceReading[],
	looks: ReadonlyArray<{ key: string; mark: Mark }>,
): TriggerState {
	const putOff = readings.findIndex((reading) => 'failure' in reading && reading.putOff);
	return {
		marks: new Map(looks.map(({ key, mark }) => [key, mark])),
		...(putOff >= 0 && { startWith: looks[putOff].key }),
	};
}

function wantedOf(
	source: string,
	records: readonly DatedRecord[],
	{ event, filter }: TriggerSettings,
): Found[] {
	return records
		.filter(({ record }) => event.wanted(record, filter))
		.map((record) => ({ ...record, source }));
}

/** The API's fields, and what every event has: its name, whose it is, and its time. */
function output({ record, source }: Found, { event }: TriggerSettings): IDataObject {
	const idField = event.watched === 'chat' ? 'chat_id' : 'client_id';
	const own = { event: event.value, [idField]: source };
	// They come first for the reader, and are set again so that no field of the API replaces them.
	return { ...own, ...ownFields(record), ...own, ...timeField(record) };
}
