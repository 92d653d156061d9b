import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../shared/json';
import type { TriggerEvent } from './events';
import type { Mark } from './marks';

/** What the trigger remembers from poll to poll. Chats and clients stand under the fingerprint of their id. */
export interface TriggerState {
	readonly marks: ReadonlyMap<string, Mark>;
	/** Which one is read first: the first that the last poll did not get to. */
	readonly startWith?: string;
}

/** What is remembered of; a change begins anew. */
type Remembers = TriggerEvent['remembers'];

function markOf(value: unknown): Mark | undefined {
	if (!isRecord(value) || !Array.isArray(value.seen)) return undefined;
	return {
		seen: value.seen.filter((key): key is string => typeof key === 'string'),
		...(typeof value.floor === 'number' && { floor: value.floor }),
		...(value.pending === true && { pending: true }),
	};
}

/** Reads what n8n keeps for the node (`getWorkflowStaticData('node')`). */
export function readState(data: IDataObject, remembers: Remembers): TriggerState {
	const { state } = data;
	if (!isRecord(state) || state.remembers !== remembers) return { marks: new Map() };
	const marks = new Map<string, Mark>();
	for (const [key, value] of Object.entries(isRecord(state.marks) ? state.marks : {})) {
		const mark = markOf(value);
		if (mark) marks.set(key, mark);
	}
	return {
		marks,
		...(typeof state.startWith === 'string' && { startWith: state.startWith }),
	};
}

/** Writes it; n8n saves it when something has changed, so nothing is written when nothing has. */
export function writeState(
	data: IDataObject,
	remembers: Remembers,
	{ marks, startWith }: TriggerState,
): void {
	const stored = [...marks].map(([key, { seen, ...mark }]) => [key, { seen: [...seen], ...mark }]);
	const state: IDataObject = {
		remembers,
		marks: Object.fromEntries(stored),
		...(startWith !== undefined && { startWith }),
	};
	// As a whole: n8n does not notice changes deep inside.
	if (JSON.stringify(data.state) !== JSON.stringify(state)) data.state = state;
}
