/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

const hash = (item: DeduplicationItemTypes) =>
	createHash('md5').update(String(item)).digest('base64');

/**
 * n8n's store of what was processed, in a file in place of its database: one list of hashes for each node, read,
 * changed and written back without a lock, as the server does it (n8n 2.41.1).
 */
export class FileStore implements IDataDeduplicator {
	/** As on an n8n that cannot reach its database. */
	isBroken = false;

	/** @param folder of another process's store, to share it */
	constructor(readonly folder = mkdtempSync(join(tmpdir(), 'processed-'))) {}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		_scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		{ maxEntries }: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		if (this.isBroken) throw new Error('The database is gone');
		const before = this.read(context);
		const isKnown = (item: DeduplicationItemTypes) => before.includes(hash(item));
		const fresh = items.filter((item) => !isKnown(item));
		this.write(context, [...before, ...fresh.map(hash)].slice(-(maxEntries ?? Infinity)));
		return { new: fresh, processed: items.filter(isKnown) };
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		_scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		const gone = items.map(hash);
		this.write(
			context,
			this.read(context).filter((known) => !gone.includes(known)),
		);
	}

	async clearAllProcessedItems(
		_scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		this.write(context, []);
	}

	async getProcessedDataCount(
		_scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<number> {
		return this.read(context).length;
	}

	/** Loses what it knew, as when somebody clears it. */
	lose(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}

	private fileOf({ workflow, node }: ICheckProcessedContextData): string {
		return join(this.folder, `${workflow.id}-${node?.name}.json`);
	}

	private read(context: ICheckProcessedContextData): string[] {
		const file = this.fileOf(context);
		return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
	}

	private write(context: ICheckProcessedContextData, hashes: readonly string[]): void {
		if (existsSync(this.folder)) writeFileSync(this.fileOf(context), JSON.stringify(hashes));
	}
}

/** Makes it the store of this process's n8n. */
export async function storeIn(current: { readonly now: FileStore }): Promise<void> {
	await DataDeduplicationService.init({
		checkProcessedAndRecord: async (items, scope, context, options) =>
			await current.now.checkProcessedAndRecord(items, scope, context, options),
		removeProcessed: async (items, scope, context) =>
			await current.now.removeProcessed(items, scope, context),
		clearAllProcessedItems: async (scope, context) =>
			await current.now.clearAllProcessedItems(scope, context),
		getProcessedDataCount: async (scope, context) =>
			await current.now.getProcessedDataCount(scope, context),
	});
}

/** The store of this process's n8n, empty at the start of each test. */
export function useProcessedStore(): { readonly now: FileStore } {
	const current = { now: new FileStore() };
	current.now.lose();
	beforeAll(async () => await storeIn(current));
	beforeEach(() => {
		current.now = new FileStore();
	});
	afterEach(() => {
		current.now.lose();
	});
	return current;
}
