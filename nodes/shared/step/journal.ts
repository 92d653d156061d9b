import { createHash, randomUUID } from 'crypto';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { isRecord, parseJson, writeJson, type JsonRecord } from '../json';

/** What is known of a step of an item. */
export type StepState =
	/** Nothing was sent. */
	| { readonly is: 'new' }
	/** Nothing of it is on the server: it has not left yet, or was surely refused. */
	| { readonly is: 'notTaken' }
	| {
			readonly is: 'mayHaveArrived';
			/** Whether the request carried the delivery id, so that it can be found again. */
			readonly withId: boolean;
			/** False when a person retries the execution that sent it. */
			readonly byThisExecution: boolean;
	  }
	| {
			readonly is: 'delivered';
			/** What the operation read from the answer. */
			readonly answer: JsonRecord;
			/** Whether it was an earlier execution with the same idempotency key. */
			readonly byKey: boolean;
	  };

/** How a state is stored. It never holds a request. */
interface Entry {
	/** The delivery id: made once per item and step, used again by every re-run. */
	readonly id: string;
	readonly state: 'notTaken' | 'mayHaveArrived' | 'delivered';
	/** The execution that sent it last: an execution that a person retries has another id. */
	readonly execution: string;
	readonly withId: boolean;
	/** How often it was sent, in all tries. */
	readonly attempts: number;
	/**
	 * What the operation read from the answer, as JSON text: a later node that changes its items changes nothing here.
	 */
	readonly answer?: string;
	readonly byKey?: boolean;
}

/** Where n8n keeps the entries: the node's own context, which is saved with the execution (measured on n8n-core 2.41.1). */
export type JournalStore = IDataObject;

const STORE_KEY = 'deliveries';

function isEntry(value: unknown): value is Entry {
	return isRecord(value) && typeof value.id === 'string' && typeof value.state === 'string';
}

function recordIn(text: unknown): JsonRecord | undefined {
	const parsed = typeof text === 'string' ? parseJson(text)?.json : undefined;
	return isRecord(parsed) ? parsed : undefined;
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
 * execution (n8n's retry button) sends nothing again and hands on the same output. The entry is written before
 * the request. An answer is kept whole: it has at most the 10 MiB that are read of any answer.
 */
export class Journal {
	private readonly entries: IDataObject;
	/** Steps that earlier tries of this run left behind, by item. */
	private readonly stepsBefore = new Map<string, string[]>();

	/**
	 * @param store `getContext('node')`
	 * @param runIndex which run of the node this is (a loop runs it several times)
	 * @param execution id of the execution
	 */
	constructor(
		store: JournalStore,
		private readonly runIndex: number,
		private readonly execution: string,
	) {
		const kept = store[STORE_KEY];
		this.entries = isDataObject(kept) ? kept : {};
		store[STORE_KEY] = this.entries;
		// n8n runs only the latest run again; what earlier rounds of a loop left behind is of no more use.
		this.drop((run) => run < runIndex);
		for (const key of Object.keys(this.entries)) {
			const [run, index, content, ...step] = key.split(':');
			if (Number(run) !== runIndex) continue;
			const item = [run, index, content].join(':');
			this.stepsBefore.set(item, [...(this.stepsBefore.get(item) ?? []), step.join(':')]);
		}
	}

	/** True when an earlier try of this run left something behind. */
	get isOfRerun(): boolean {
		return this.stepsBefore.size > 0;
	}

	/** The journal of one item. */
	item(index: number, item: INodeExecutionData): ItemJournal {
		const prefix = `${this.runIndex}:${index}:${fingerprint(item)}`;
		return new ItemJournal(
			this.entries,
			prefix,
			this.execution,
			this.stepsBefore.get(prefix) ?? [],
		);
	}

	/** Forgets this run: everything was delivered and nothing will be run again. */
	clear(): void {
		this.drop((run) => run === this.runIndex);
	}

	private drop(obsolete: (run: number) => boolean): void {
		for (const key of Object.keys(this.entries))
			if (obsolete(Number(key.split(':')[0]))) delete this.entries[key];
	}
}

function isDataObject(value: unknown): value is IDataObject {
	return isRecord(value);
}

/** Names of the steps of an item that changed something on the server, or may have. */
export interface SoFar {
	readonly delivered: readonly string[];
	readonly mayHaveArrived: readonly string[];
	/** How often steps of it were sent. */
	readonly attempts: number;
}

/** What is remembered of one item. */
export class ItemJournal {
	/** The entries of this run: they stay known when a later run of the node clears the store. */
	private readonly own = new Map<string, Entry>();

	constructor(
		private readonly entries: IDataObject,
		private readonly prefix: string,
		private readonly execution: string,
		private readonly stepsBefore: readonly string[],
	) {}

	/** Whether any try delivered something of the item, or may have. Asked of thousands of items at once. */
	get wasSent(): boolean {
		const wasSent = (step: string) => (this.entry(step)?.state ?? 'notTaken') !== 'notTaken';
		return this.stepsBefore.some(wasSent) || [...this.own.keys()].some(wasSent);
	}

	/** What all tries together made of the item so far. */
	get soFar(): SoFar {
		const steps = [...new Set([...this.stepsBefore, ...this.own.keys()])];
		const stepsThat = (state: Entry['state']) =>
			steps.filter((step) => this.entry(step)?.state === state);
		return {
			delivered: stepsThat('delivered'),
			mayHaveArrived: stepsThat('mayHaveArrived'),
			attempts: steps.reduce((sum, step) => sum + (this.entry(step)?.attempts ?? 0), 0),
		};
	}

	stateOf(step: string): StepState {
		const entry = this.entry(step);
		switch (entry?.state) {
			case 'delivered':
				return {
					is: 'delivered',
					answer: recordIn(entry.answer) ?? {},
					byKey: entry.byKey === true,
				};
			case 'mayHaveArrived':
				return {
					is: 'mayHaveArrived',
					withId: entry.withId,
					byThisExecution: entry.execution === this.execution,
				};
			case 'notTaken':
				return { is: 'notTaken' };
			case undefined:
				return { is: 'new' };
		}
	}

	/** The delivery id of a step: made and noted when it is first asked for, used again by every re-run. */
	noteDeliveryId(step: string): string {
		const known = this.entry(step)?.id;
		if (known) return known;
		const id = randomUUID();
		this.write(step, {
			id,
			state: 'notTaken',
			execution: this.execution,
			withId: false,
			attempts: 0,
		});
		return id;
	}

	/** Notes that the step is about to be sent. */
	leaving(step: string, withId: boolean, id = this.noteDeliveryId(step)): void {
		const attempts = (this.entry(step)?.attempts ?? 0) + 1;
		const { execution } = this;
		this.write(step, { id, state: 'mayHaveArrived', execution, withId, attempts });
	}

	/** Notes that the step was surely not taken. */
	notTaken(step: string): void {
		const entry = this.entry(step);
		if (entry) this.write(step, { ...entry, state: 'notTaken' });
	}

	/** Notes that the step was delivered, and what the operation read from the answer. */
	delivered(step: string, answer: JsonRecord): void {
		const entry = this.entry(step);
		if (entry) this.write(step, { ...entry, state: 'delivered', answer: writeJson(answer) });
	}

	/** Notes that an earlier execution delivered the step. */
	found(step: string, id: string, answer: JsonRecord): void {
		const { execution } = this;
		this.write(step, { id, state: 'notTaken', execution, withId: true, attempts: 0, byKey: true });
		this.delivered(step, answer);
	}

	/** What was done once for several items of the execution. */
	shared(key: string): JsonRecord | undefined {
		return recordIn(this.entries[`once:${key}`]);
	}

	/** Remembers for the rest of the execution what was done once. */
	share(key: string, found: JsonRecord): void {
		this.entries[`once:${key}`] = writeJson(found);
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
