import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { ApiRequest, Connection } from '../http/connection';
import { writeJson } from '../json';

/** Entries that n8n keeps for the node; the oldest are dropped first. A step takes three or four. */
const MAX_ENTRIES = 30_000;

/**
 * n8n's own store of what was processed: in the database at once, shared by all workers, still there after a kill
 * (measured on n8n 2.41.1). It reads and writes without a lock and can lose an entry, so it is never the only judge.
 */
export class ProcessedStore {
	constructor(private readonly helpers: Partial<IExecuteFunctions['helpers']>) {}

	/** Records the entries; returns those that were there before, `undefined` where this n8n has no such store. */
	async record(entries: string[]): Promise<ReadonlySet<string> | undefined> {
		const options = { mode: 'entries' as const, maxEntries: MAX_ENTRIES };
		try {
			const answer = await this.helpers.checkProcessedAndRecord?.(entries, 'node', options);
			return answer && new Set(answer.processed.map(String));
		} catch {
			// An older n8n, or one that cannot reach its database: the history decides alone.
			return undefined;
		}
	}

	async forget(entry: string): Promise<void> {
		try {
			await this.helpers.removeProcessed?.([entry], 'node', { mode: 'entries' });
		} catch {
			// Nothing breaks at once. A content entry that stays lets the same wrong content pass next time; an entry that a
			// step was left out makes a later execution leave it out, too.
		}
	}
}

/** What earlier executions did with the same key. */
export type KeyUse =
	/** Nothing that the store knows of. */
	| 'new'
	/** This n8n keeps no such store, or cannot reach it. */
	| 'storeIsMissing'
	/** They sent this, or were about to. */
	| 'recorded'
	/** They sent this elsewhere, such as to the chat that was the client's then. */
	| 'elsewhere'
	/** They sent something else. */
	| 'otherContent';

/**
 * The idempotency key of one item, as it is used: what was delivered with it is not delivered again. What the key is
 * says idempotencyKeyOf.ts.
 */
export class IdempotencyKey {
	/** Items with the same value take turns in this process; a hash, so it holds no personal data. */
	readonly turnKey: string;
	/** What it is called in errors. */
	readonly name: string;
	/** Steps that are written down as left out; one that is sent after all no longer is. */
	private readonly omitted = new Set<string>();

	/**
	 * @param key as the user set it, or as it was found in a field of the input
	 * @param operation title of the operation
	 */
	constructor(
		{ value, field }: { readonly value: string; readonly field?: string },
		operation: string,
		private readonly connection: Connection,
		private readonly store: ProcessedStore,
	) {
		this.turnKey = hash('idempotency key', connection.key, operation, value);
		this.name = field === undefined ? "'Idempotency Key'" : `'${field}' of the input`;
	}

	/** The delivery id of a step, in the form of a UUID: the same in every execution. */
	deliveryId(step: string): string {
		const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(hash(this.turnKey, step)) ?? [];
		return parts.slice(1).join('-');
	}

	/** Asks what was sent with the key before, and writes down that this is about to be sent. */
	async use(step: string, request: ApiRequest): Promise<KeyUse> {
		const id = this.deliveryId(step);
		if (this.omitted.delete(step)) await this.store.forget(hash(id, 'left out'));
		const { content, place } = this.partsOf(request);
		const ofContent = hash(id, 'content', content);
		const ofPlace = hash(id, 'place', place);
		const before = await this.store.record([id, ofContent, ofPlace]);
		if (!before) return 'storeIsMissing';
		if (!before.has(id)) return 'new';
		if (before.has(ofContent)) return before.has(ofPlace) ? 'recorded' : 'elsewhere';
		await this.store.forget(ofContent);
		return 'otherContent';
	}

	/**
	 * Whether an earlier execution was about to send a step that this one would leave out, because what it makes is
	 * there already. When none was, it is written down that it is left out: whoever comes later leaves it out, too.
	 */
	async wasBegun(step: string, request: ApiRequest): Promise<boolean> {
		const id = this.deliveryId(step);
		const leftOut = hash(id, 'left out');
		const ofContent = hash(id, 'content', this.partsOf(request).content);
		const before = await this.store.record([ofContent, leftOut]);
		if (!before?.has(ofContent) || before.has(leftOut)) {
			this.omitted.add(step);
			return false;
		}
		await this.store.forget(leftOut);
		return true;
	}

	/** Where a request goes (its path, and ids and fixed words of its body), and what it says there. */
	private partsOf({ path, body = {} }: ApiRequest): { content: string; place: string } {
		const { publicFields, momentFields } = this.connection;
		const fields = Object.entries(body);
		const isPublic = ([name]: [string, unknown]) => publicFields.has(name);
		return {
			content:
				writeJson(
					fields.filter((field) => !isPublic(field)),
					momentFields,
				) ?? '',
			place: writeJson([path, fields.filter(isPublic)]) ?? '',
		};
	}
}

function hash(...parts: readonly string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
