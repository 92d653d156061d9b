import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { saysNoSuchRecord } from '../OptimlyMessage/api/notFound';
import { ownFields, timeField } from '../OptimlyMessage/api/recordFields';
import { timeOfActivity } from '../OptimlyMessage/time/recordTime';
import type { Failure } from '../shared/errors/failure';
import { byHand } from './byHand';
import { checked } from './checked';
import { report } from './failures';
import { lookAt, mayHaveToBeRead, remembersOf, type Found, type SourceLook } from './looks';
import { Beginning } from './whatIsNew';
import { readSources, type SourceReading } from './readSources';
import { fingerprint, oldestFirst } from './records';
import { triggerSettings, type TriggerSettings } from './triggerSettings';
import { readState, writeState, type TriggerState } from './state';
import { say, type Warning } from './warnings';

/**
 * Finds what is new, across all chats or clients in the order in which it was made. What counts as new stands at
 * `Mark`. A test by hand returns recent records and remembers nothing.
 *
 * @returns `null` when nothing is new
 * @throws NodeApiError or NodeOperationError when nothing at all could be read, or when a chat does not exist at its
 * first look; then no mark has changed, and of what was never seen it is noted since when it is watched
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const settings = checked(context.getNode(), () => triggerSettings(context));
	const isByHand = context.getMode() === 'manual';
	const found = isByHand ? await byHand(context, settings) : await fresh(context, settings);
	return found.length > 0 ? [found.map((each) => ({ json: output(each, settings) }))] : null;
}

/** The records that are new since the last poll. */
async function fresh(context: IPollFunctions, settings: TriggerSettings): Promise<Found[]> {
	const data = context.getWorkflowStaticData('node');
	const remembers = remembersOf(settings);
	const started = Date.now();
	const before = readState(data, remembers);
	const ids = beginningWith(settings.ids, before.startWith);
	const readings = await readSources(
		context,
		settings,
		ids,
		mayHaveToBeRead(settings, before.marks),
	);
	// Read again, and written without a pause in between: an older n8n can run two polls at a time.
	const { marks, said } = readState(data, remembers);
	const beginning = new Beginning(Date.now(), timesIn(readings));
	const looks = readings.map((reading) => lookAt(reading, marks, settings, started, beginning));
	let wasRead = false;
	try {
		report(context, settings, readings, marks);
		wasRead = true;
	} finally {
		// The poll fails, but what happens until the first look succeeds counts from now on.
		const kept = looks.filter(({ key }, index) => marks.has(key) || canBeThere(readings[index]));
		if (!wasRead) writeState(data, remembers, { ...before, marks: marksOf(kept), said });
	}
	writeState(data, remembers, {
		...nextState(readings, looks),
		said: say(context, settings, warningsOf(looks, readings), said),
	});
	return oldestFirst(looks.flatMap((each) => each.found));
}

/** A list that could not be read, of a chat or client that may exist. */
const canBeThere = ({ list }: SourceReading) =>
	'failure' in list && !saysNoSuchRecord(list.failure);

const marksOf = (looks: readonly SourceLook[]) =>
	new Map(looks.map(({ key, mark }) => [key, mark]));

/** Sources that the last poll did not reach go first, or a small quota would leave out the same ones for ever. */
function beginningWith(ids: readonly string[], startWith: string | undefined): string[] {
	const first = ids.findIndex((id) => fingerprint(id) === startWith);
	return first > 0 ? [...ids.slice(first), ...ids.slice(0, first)] : [...ids];
}

/** When anything last happened to the records that were read. */
function timesIn(readings: readonly SourceReading[]): Array<number | undefined> {
	return readings
		.flatMap(({ list, messages }) => [list, ...messages.values()])
		.flatMap((list) => ('failure' in list ? [] : list.records))
		.map(({ record }) => timeOfActivity(record));
}

const isPutOff = ({ list, messages }: SourceReading) =>
	[list, ...messages.values()].some((each) => 'failure' in each && each.putOff);

function nextState(
	readings: readonly SourceReading[],
	looks: readonly SourceLook[],
): Omit<TriggerState, 'said'> {
	const putOff = readings.findIndex(isPutOff);
	return {
		marks: marksOf(looks),
		...(putOff >= 0 && { startWith: looks[putOff].key }),
	};
}

/** It is the server that has asked to wait, whatever is left of the quota. */
const isOfServer = ({ kind, unsentBecause, retryAfterMs }: Failure) =>
	unsentBecause === 'server' || (kind === 'rate_limited' && !unsentBecause && !!retryAfterMs);

function warningsOf(
	looks: readonly SourceLook[],
	readings: readonly SourceReading[],
): Map<Warning, number> {
	const putOff = readings.filter(isPutOff);
	const byServer = putOff.filter(({ list }) => 'failure' in list && isOfServer(list.failure));
	const counts = new Map<Warning, number>([
		['quotaTooSmall', putOff.length - byServer.length],
		['serverWaits', byServer.length],
	]);
	for (const [warning, count] of looks.flatMap(({ warnings }) => warnings)) {
		const before = counts.get(warning) ?? 0;
		// A length is that of one list; everything else adds up.
		counts.set(warning, warning === 'roundLength' ? Math.max(before, count) : before + count);
	}
	return counts;
}

/** The API's fields, and what every event has: its name, whose it is, and its time. */
function output({ record, of }: Found, { event }: TriggerSettings): IDataObject {
	const own = { event: event.value, ...of };
	// They come first for the reader, and are set again so that no field of the API replaces them.
	return { ...own, ...ownFields(record), ...own, ...timeField(record) };
}
