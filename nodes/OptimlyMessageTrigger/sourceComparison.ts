import type { IDataObject } from 'n8n-workflow';
import type { Breaks } from '../shared/breaks';
import type { ListedRecord } from './records';
import type { Remembered, TriggerState } from './state';
import type { TriggerSettings } from './triggerSettings';
import type { Warning } from './warnings';
import type { InPlaceOfFirstLook } from './whatIsNew';

/** A record that starts the workflow, and the ids of the chat or client that it belongs to. */
export interface Found extends ListedRecord {
	readonly of: IDataObject;
}

/** What all comparisons of one poll have in common. */
export interface PollContext {
	readonly settings: TriggerSettings;
	readonly marks: TriggerState['marks'];
	/** When the poll began (epoch milliseconds). */
	readonly started: number;
	readonly inPlaceOfFirstLook: InPlaceOfFirstLook;
	readonly breaks: Breaks;
}

/** What was read of one chat or client, compared with what is remembered of it. */
export interface Compared {
	/** What is to be remembered. */
	readonly mark: Remembered;
	readonly found: readonly Found[];
	/** What it could not tell or see, and how many of it. */
	readonly warnings: ReadonlyArray<readonly [Warning, number]>;
}

export interface SourceComparison extends Compared {
	/** Fingerprint of the id of the chat or client. */
	readonly key: string;
}

/** A chat or client that could not be read keeps its mark. */
export const notCompared = (mark: Remembered): Compared => ({
	mark,
	found: [],
	warnings: mark.since === undefined ? [] : [['firstLookMissing', 1]],
});
