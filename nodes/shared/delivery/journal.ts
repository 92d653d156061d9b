import { createHash, randomUUID } from 'crypto';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { isRecord, writeJson, type JsonRecord } from '../json';

/** What is remembered of one API call. At most 2 kB, never a request body. */
interface Entry {
	/** The delivery id: made once per item and step, used again by every re-run. */
	readonly id: string;
	/** `open`: surely not taken. `sent`: may have arrived. `done`: delivered. */
	state: 'open' | 'sent' | 'done';
	/** The execution that sent it last: an execution that a person retries has another id. */
	execution: string;
	/** Whether the request carried the delivery id, so that it can be recognised. */
	marked: boolean;
	/** What the operation read from the answer. */
	found?: JsonRecord;
}

/** Largest remembered answer, in bytes of JSON; with the rest of the entry it stays below 2 kB. */
const MAX_FOUND_BYTES = 1_700;

/** Where n8n keeps the entries: the node's own context, which is saved with the execution (measured on n8n-core 2.41.1). */
export type JournalStore = IDataObject;

const STORE_KEY = 'deliveries';

function isEntry(value: unknown): value is Entry {
	return isRecord(value) && typeof value.id === 'string' && typeof value.state === 'string';
}

/** Identifies an input item across re-runs: its content, never a parameter (`{{ $now }}` differs at each try). */
function fingerprint(item: INodeExecutionData): string {
	return createHash('sha256')
		.update(writeJson(item.json) ?? '')
		.digest('hex')
		.slice(0, 16);
}

/**
 * Remembers in the execution what was delivered, so that a re-run of the node (Retry On Fail) or of the
 * execution (n8n's retry button) sends nothing again. The entry is written before the request.
 */
export class Journal {
	/** True when an earlier try of this run left something behind. */
	readonly isOfRerun: boolean;
	private readonly entries: IDataObject;

	/**
	 * @param store `getContext('node')`
	 * @param runIndex which run of the node this is (a loop runs it several times)
	 * @param execution id of the execution
	 * @param essence shortens an answer that is too long to keep
	 */
	constructor(
		store: JournalStore,
		private readonly runIndex: number,
		private readonly execution: string,
		private readonly essence: (found: JsonRecord) => JsonRecord,
	) {
		const kept = store[STORE_KEY];
		this.entries = isDataObject(kept) ? kept : {};
		store[STORE_KEY] = this.entries;
		// n8n runs only the latest run again; what a loop left behind before is of no more use.
		this.drop((run) => run < runIndex);
		this.isOfRerun = Object.keys(this.entries).some((key) => Number.parseInt(key, 10) === runIndex);
	}

	/** The journal of one item. */
	item(index: number, item: INodeExecutionData): ItemJournal {
		const prefix = `${this.runIndex}:${index}:${fingerprint(item)}`;
		return new ItemJournal(this.entries, prefix, this.execution, this.essence);
	}

	/** Forgets this run: everything was delivered and nothing will be run again. */
	clear(): void {
		this.drop((run) => run === this.runIndex);
	}

	private drop(obsolete: (run: number) => boolean): void {
		for (const key of Object.keys(this.entries)) {
			if (obsolete(Number.parseInt(key, 10))) delete this.entries[key];
		}
	}
}

function isDataObject(value: unknown): value is IDataObject {
	return isRecord(value);
}

/** What is remembered of one item. */
export class ItemJournal {
	/** The entries of this run: they stay known when a later run of the node clears the store. */
	private readonly own = new Map<string, Entry>();

	constructor(
		private readonly entries: IDataObject,
		private readonly prefix: string,
		private readonly execution: string,
		private readonly essence: (found: JsonRecord) => JsonRecord,
	) {}

	/** The answer of a step that was delivered before; `undefined` when it was not. */
	delivered(step: string): JsonRecord | undefined {
		const entry = this.entry(step);
		return entry?.state === 'done' ? entry.found : undefined;
	}

	/** A step of an earlier run that may have arrived. */
	uncertain(
		step: string,
	): { readonly marked: boolean; readonly byOtherExecution: boolean } | undefined {
		const entry = this.entry(step);
		if (entry?.state !== 'sent') return undefined;
		return { marked: entry.marked, byOtherExecution: entry.execution !== this.execution };
	}

	/** The delivery id of a step: made once, used again by every re-run. */
	deliveryId(step: string): string {
		const known = this.entry(step)?.id;
		if (known) return known;
		const id = randomUUID();
		this.write(step, { id, state: 'open', execution: this.execution, marked: false });
		return id;
	}

	/** Notes that the step is about to be sent. */
	sending(step: string, marked: boolean): void {
		const id = this.deliveryId(step);
		this.write(step, { id, state: 'sent', execution: this.execution, marked });
	}

	/** Notes that the step was surely not taken. */
	notTaken(step: string): void {
		const entry = this.entry(step);
		if (entry) this.write(step, { ...entry, state: 'open' });
	}

	/** Notes the answer; a long one is shortened to ids, times and the reply. */
	done(step: string, found: JsonRecord): void {
		const entry = this.entry(step);
		if (!entry) return;
		this.write(step, { ...entry, state: 'done', found: this.shortened(found) });
	}

	/** What was done once for several items of the execution. */
	shared(hash: string): JsonRecord | undefined {
		const kept = this.entries[`once:${hash}`];
		return isRecord(kept) ? kept : undefined;
	}

	/** Remembers for the rest of the execution what was done once. */
	share(hash: string, found: JsonRecord): void {
		const short = this.shortened(found);
		if (isDataObject(short)) this.entries[`once:${hash}`] = short;
	}

	private shortened(found: JsonRecord): JsonRecord {
		const json = writeJson(found);
		const fits = json !== undefined && Buffer.byteLength(json) <= MAX_FOUND_BYTES;
		return fits ? found : this.essence(found);
	}

	private entry(step: string): Entry | undefined {
		const kept = this.own.get(step) ?? this.entries[`${this.prefix}:${step}`];
		return isEntry(kept) ? kept : undefined;
	}

	private write(step: string, entry: Entry): void {
		this.own.set(step, entry);
		this.entries[`${this.prefix}:${step}`] = { ...entry };
	}
}
