import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../shared/json';
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
	const [count, activity, mark, looksLeft]: unknown[] = value;
	return {
		count: numberOrNone(count),
		activity: numberOrNone(activity),
		mark: markOf(mark),
		looksLeft: numberOrNone(looksLeft) ?? 0,
	};
}

function clientMarkOf(value: unknown): ClientMark | undefined {
	if (!isRecord(value) || !isRecord(value.chats)) return undefined;
	const chats = Object.entries(value.chats).flatMap(([key, entry]): Array<[string, ChatSeen]> => {
		const seen = chatSeenOf(entry);
		return seen ? [[key, seen]] : [];
	});
	const since = numberOrNone(value.since);
	return { chats: new Map(chats), ...(since !== undefined && { since }) };
}

/** As JSON; what is missing at the end is left out. */
function storedChat({ count, activity, mark, looksLeft }: ChatSeen): unknown[] {
	const values = [count ?? null, activity ?? null, mark ?? null, looksLeft];
	while (values.length > 0 && !values[values.length - 1]) values.pop();
	return values;
}

function stored(mark: Remembered): object {
	if (!('chats' in mark)) return { ...mark };
	const chats = [...mark.chats].map(([key, chat]) => [key, storedChat(chat)]);
	return { ...mark, chats: Object.fromEntries(chats) };
}

/** Reads what n8n keeps for the node (`getWorkflowStaticData('node')`). */
export function readState(data: IDataObject, remembers: Remembers): TriggerState {
	const { state } = data;
	if (!isRecord(state) || state.remembers !== remembers) return { marks: new Map(), said: [] };
	const marks = new Map<string, Remembered>();
	for (const [key, value] of Object.entries(isRecord(state.marks) ? state.marks : {})) {
		const mark = remembers === 'messages of clients' ? clientMarkOf(value) : markOf(value);
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
export function writeState(
	data: IDataObject,
	remembers: Remembers,
	{ marks, startWith, said }: TriggerState,
): void {
	const state = {
		remembers,
		marks: Object.fromEntries([...marks].map(([key, mark]) => [key, stored(mark)])),
		...(startWith !== undefined && { startWith }),
		...(said.length > 0 && { said: [...said] }),
	};
	// As a whole: n8n does not notice changes deep inside.
	if (JSON.stringify(data.state) !== JSON.stringify(state)) data.state = state;
}
