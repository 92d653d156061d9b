/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { text } from 'node:stream/consumers';
import { expect } from 'expect';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDeduplicationOutput,
} from 'n8n-workflow';
import type { EngineRun } from '../engine/engine';
import { FileStore, storeIn } from '../engine/processedStore';

/** What one execution in a process of its own does, and when the process kills itself. */
export interface KilledJob {
	packageUnderTest: typeof packageUnderTest;
	run: Pick<EngineRun, 'parameters' | 'credential' | 'items' | 'executionId' | 'mode'>;
	/** Folder of the store of what was processed. */
	store: string;
	/**
	 * `recording` and `recorded`: before and after it writes into the store for the time with this number;
	 * `saving`: when all is delivered and n8n would save the execution; missing: never.
	 */
	dies?: { at: 'recording' | 'recorded'; time: number } | { at: 'saving' };
}

/** As when the system takes the machine's memory back: nothing is finished, nothing is saved. */
function die(): never {
	process.kill(process.pid, 'SIGKILL');
	// The signal comes before anything else is done.
	for (;;);
}

/** A store whose process dies while it uses it. */
class DeadlyStore extends FileStore {
	private times = 0;

	constructor(private readonly job: KilledJob) {
		super(job.store);
	}

	override async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		this.times += 1;
		this.dieAt('recording');
		const answer = await super.checkProcessedAndRecord(items, scope, context, options);
		this.dieAt('recorded');
		return answer;
	}

	private dieAt(moment: 'recording' | 'recorded'): void {
		const { dies } = this.job;
		if (dies?.at === moment && dies.time === this.times) die();
	}
}

async function main(): Promise<void> {
	const job: KilledJob = JSON.parse(await text(process.stdin));
	// What the tests share asks which package is meant, and expects jest, while it is loaded.
	Object.assign(globalThis, { packageUnderTest: job.packageUnderTest, expect });
	await storeIn({ now: new DeadlyStore(job) });
	const { runNode } = await import('../engine/engine.js');
	await runNode(job.run);
	if (job.dies?.at === 'saving') die();
}

void main();
