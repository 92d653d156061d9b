import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { Breaks, eachMade, withBreaks } from '../shared/breaks';
import { oneAtATime } from './oneAtATime';
import { saysNoSuchRecord } from '../OptimlyMessage/api/notFound';
import { ownFields, timeField } from '../OptimlyMessage/api/recordFields';
import { timeOfActivity } from '../OptimlyMessage/time/recordTime';
import type { Failure } from '../shared/errors/failure';
import { manualTest } from './manualTest';
import { checked } from './checked';
import { throwOrWarn } from './failures';
import { concernsAll } from './readLists';
import { changedChats, compareSource, remembersOf } from './compareWithMarks';
import { readSources, type SourceReading } from './readSources';
import { fingerprint, oldestFirst, type ListedRecord } from './records';
import type { Found, PollContext, SourceComparison } from './sourceComparison';
import { triggerSettings, type TriggerSettings } from './triggerSettings';
import { readState, writeState, type TriggerState } from './state';
import { say, type Warning } from './warnings';
import { InPlaceOfFirstLook } from './whatIsNew';

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
	const found = isByHand ? await manualTest(context, settings) : await fresh(context, settings);
	const items = await eachMade(found, (each) => ({ json: output(each, settings) }), new Breaks());
	return items.length > 0 ? [items] : null;
}

/** The records that are new since the last poll. */
async function fresh(context: IPollFunctions, settings: TriggerSettings): Promise<Found[]> {
	const data = context.getWorkflowStaticData('node');
	const remembers = remembersOf(settings);
	const started = Date.now();
	const before = await readState(data, remembers, new Breaks());
	const ids = beginningWith(settings.ids, before.startWith);
	const readings = await readSources(context, settings, ids, changedChats(settings, before.marks));
	// Read again, and written before another poll reads it: an older n8n can run two polls at a time.
	return await oneAtATime(
		data,
		async () => await findNewAndRemember(context, settings, readings, started),
	);
}

/**
 * Finds the new ones among the records that were read, and remembers them. Says what could not be read or told: by an
 * error of the poll, or in n8n's log.
 */
async function findNewAndRemember(
	context: IPollFunctions,
	settings: TriggerSettings,
	readings: readonly SourceReading[],
	started: number,
): Promise<Found[]> {
	const data = context.getWorkflowStaticData('node');
	const remembers = remembersOf(settings);
	const breaks = new Breaks();
	const before = await readState(data, remembers, breaks);
	const { marks, said } = before;
	const inPlaceOfFirstLook = new InPlaceOfFirstLook(Date.now(), await timesIn(readings, breaks));
	const thisPoll: PollContext = { settings, marks, started, inPlaceOfFirstLook, breaks };
	const comparisons: SourceComparison[] = [];
	for (const reading of readings) comparisons.push(await compareSource(reading, thisPoll));
	let wasRead = false;
	try {
		throwOrWarn(context, settings, readings, marks);
		wasRead = true;
	} finally {
		// The poll fails, but what happens until the first look succeeds counts from now on.
		const kept = comparisons.filter(
			({ key }, index) => marks.has(key) || canBeThere(readings[index]),
		);
		if (!wasRead) await writeState(data, remembers, { ...before, marks: marksOf(kept) }, breaks);
	}
	const state = {
		...nextState(readings, comparisons),
		said: say(context, settings, warningsOf(comparisons, readings), said),
	};
	await writeState(data, remembers, state, breaks);
	await breaks.take();
	return await oldestFirst(
		comparisons.flatMap((each) => each.found),
		breaks,
	);
}

/** A list that could not be read, of a chat or client that may exist. */
const canBeThere = ({ list }: SourceReading) =>
	'failure' in list && !saysNoSuchRecord(list.failure);

const marksOf = (comparisons: readonly SourceComparison[]) =>
	new Map(comparisons.map(({ key, mark }) => [key, mark]));

/** Sources that the last poll did not reach go first, or a small quota would leave out the same ones for ever. */
function beginningWith(ids: readonly string[], startWith: string | undefined): string[] {
	const first = ids.findIndex((id) => fingerprint(id) === startWith);
	return first > 0 ? [...ids.slice(first), ...ids.slice(0, first)] : [...ids];
}

/** When anything last happened to the records that were read. */
async function timesIn(readings: readonly SourceReading[], breaks: Breaks) {
	const times: Array<number | undefined> = [];
	const note = ({ record }: ListedRecord) => void times.push(timeOfActivity(record));
	for (const { list, messages } of readings) {
		for (const each of [list, ...messages.values()])
			if (!('failure' in each)) await withBreaks(each.records, note, breaks);
	}
	return times;
}

/** Why a part of a source was left for a later poll; `undefined` when none was. */
function putOffIn({ list, messages }: SourceReading): Failure | undefined {
	for (const each of [list, ...messages.values()])
		if ('failure' in each && each.putOff) return each.failure;
	return undefined;
}

function nextState(
	readings: readonly SourceReading[],
	comparisons: readonly SourceComparison[],
): Omit<TriggerState, 'said'> {
	const putOff = readings.findIndex((reading) => putOffIn(reading) !== undefined);
	return {
		marks: marksOf(comparisons),
		...(putOff >= 0 && { startWith: comparisons[putOff].key }),
	};
}

/** Why lists were left for a later poll, as far as a warning says it. */
function warningOf({
	kind,
	repeatable,
	unsentBecause,
	retryAfterMs,
}: Failure): Warning | undefined {
	// The poll's own error says that the token is refused, or that nothing reaches the server.
	if (concernsAll({ kind, repeatable })) return undefined;
	const asked = kind === 'rate_limited' && !unsentBecause && !!retryAfterMs;
	return unsentBecause === 'server' || asked ? 'serverWaits' : 'quotaTooSmall';
}

function warningsOf(
	comparisons: readonly SourceComparison[],
	readings: readonly SourceReading[],
): Map<Warning, number> {
	const counts = new Map<Warning, number>();
	for (const reading of readings) {
		const putOff = putOffIn(reading);
		const warning = putOff && warningOf(putOff);
		if (warning) counts.set(warning, (counts.get(warning) ?? 0) + 1);
	}
	for (const [warning, count] of comparisons.flatMap(({ warnings }) => warnings)) {
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
