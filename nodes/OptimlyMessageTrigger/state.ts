import type { IDataObject } from 'n8n-workflow';
import { withBreaks, Breaks } from '../shared/breaks';
import { isRecord, type JsonRecord } from '../shared/json';
import type { ClientMark, ChatSeen } from './clientChats';
import type { Mark } from './whatIsNew';

/** What is remembered of a chat or client. */
export type Remembered = Mark | ClientMark;

/** What the trigger remembers from poll to poll. Chats and clients stand under the fingerprint of their id. */
export interface TriggerState {
	readonly marks: ReadonlyMap<string, Remembered>;
	/** Which one is read first: the first that the last poll did not get to. */
	readonly startWith?: string;
	/** What has been warned about, by name. */
	readonly said: readonly string[];
}

/** What the memory is of: when this changes, the trigger starts with an empty one. */
export type Remembers = 'messages' | 'chats' | 'leads' | 'messages of clients';

function markOf(value: unknown): Mark | undefined {
	if (!isRecord(value) || typeof value.seen !== 'string') return undefined;
	return {
		seen: value.seen,
		...(typeof value.floor === 'number' && { floor: value.floor }),
		...(typeof value.since === 'number' && { since: value.since }),
	};
}

const numberOrNone = (value: unknown) => (typeof value === 'number' ? value : undefined);

function chatSeenOf(value: unknown): ChatSeen | undefined {
	if (!Array.isArray(value)) return undefined;
	const [count, activity, mark, readingsLeft]: unknown[] = value;
	return {
		count: numberOrNone(count),
		activity: numberOrNone(activity),
		mark: markOf(mark),
		readingsLeft: numberOrNone(readingsLeft) ?? 0,
	};
}

async function clientMarkOf(value: unknown, breaks: Breaks): Promise<ClientMark | undefined> {
	if (!isRecord(value) || !isRecord(value.chats)) return undefined;
	const stored = value.chats;
	const chats = new Map<string, ChatSeen>();
	const note = (key: string) => {
		const seen = chatSeenOf(stored[key]);
		if (seen) chats.set(key, seen);
	};
	await withBreaks(Object.keys(stored), note, breaks);
	const since = numberOrNone(value.since);
	return { chats, ...(since !== undefined && { since }) };
}

/** What is missing at the end is left out; what is missing before it becomes `null` in JSON. */
function storedChat({ count, activity, mark, readingsLeft }: ChatSeen): unknown[] {
	const values: unknown[] = [count, activity, mark, readingsLeft];
	while (values.length > 0 && !values[values.length - 1]) values.pop();
	return values;
}

async function stored(mark: Remembered, breaks: Breaks): Promise<object> {
	if (!('chats' in mark)) return { ...mark };
	const chats: Record<string, unknown[]> = {};
	const store = ([key, chat]: [string, ChatSeen]) => void (chats[key] = storedChat(chat));
	await withBreaks(mark.chats, store, breaks);
	return { ...mark, chats };
}

const definedIn = (record: JsonRecord) =>
	Object.keys(record).filter((key) => record[key] !== undefined);

/** Whether two values are the same in JSON. */
async function areSame(one: unknown, other: unknown, breaks: Breaks): Promise<boolean> {
	if (!isRecord(one) || !isRecord(other)) return JSON.stringify(one) === JSON.stringify(other);
	const keys = definedIn(one);
	if (definedIn(other).length !== keys.length) return false;
	for (const key of keys) {
		if (!(await areSame(one[key], other[key], breaks))) return false;
		if (breaks.areDue) await breaks.take();
	}
	return true;
}

/**
 * Reads what n8n keeps for the node (`getWorkflowStaticData('node')`), as it is when this begins: it is only ever
 * written as a whole.
 */
export async function readState(
	data: IDataObject,
	remembers: Remembers,
	breaks = new Breaks(),
): Promise<TriggerState> {
	const { state } = data;
	if (!isRecord(state) || state.remembers !== remembers) return { marks: new Map(), said: [] };
	const marks = new Map<string, Remembered>();
	for (const [key, value] of Object.entries(isRecord(state.marks) ? state.marks : {})) {
		const mark =
			remembers === 'messages of clients' ? await clientMarkOf(value, breaks) : markOf(value);
		if (mark) marks.set(key, mark);
	}
	const said = Array.isArray(state.said) ? state.said : [];
	return {
		marks,
		said: said.filter((name): name is string => typeof name === 'string'),
		...(typeof state.startWith === 'string' && { startWith: state.startWith }),
	};
}

/** Writes it; n8n saves it when something has changed, so nothing is written when nothing has. */
export async function writeState(
	data: IDataObject,
	remembers: Remembers,
	{ marks, startWith, said }: TriggerState,
	breaks = new Breaks(),
): Promise<void> {
	const all: Record<string, object> = {};
	for (const [key, mark] of marks) all[key] = await stored(mark, breaks);
	const state = {
		remembers,
		marks: all,
		startWith,
		...(said.length > 0 && { said: [...said] }),
	};
	// As a whole: n8n does not notice changes deep inside.
	if (!(await areSame(data.state, state, breaks))) data.state = state;
}
