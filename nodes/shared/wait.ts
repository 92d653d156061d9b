import { sleep } from 'n8n-workflow';
import { onAbort } from './onAbort';

/** Longest single sleep: no timer of a wait that was cut short is left for longer. */
const CHUNK_MS = 500;

/**
 * Waits; ends at once when the execution is canceled.
 *
 * @returns false when it was cut short
 */
export async function wait(ms: number, cancel: AbortSignal | undefined): Promise<boolean> {
	const end = Date.now() + ms;
	for (let left = ms; left > 0 && !cancel?.aborted; left = end - Date.now()) {
		await sleepUnless(Math.min(left, CHUNK_MS), cancel);
	}
	return cancel?.aborted !== true;
}

async function sleepUnless(ms: number, cancel: AbortSignal | undefined): Promise<void> {
	await new Promise<void>((resolve) => {
		const unheard = onAbort(cancel, resolve);
		void sleep(ms).then(() => {
			unheard();
			resolve();
		});
	});
}
