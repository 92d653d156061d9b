import { sleep } from 'n8n-workflow';

/** Longest single sleep: an older n8n cannot abort one, so a cancel is noticed after this time at the latest. */
const CHUNK_MS = 500;

/**
 * Waits; ends at once when the execution is canceled.
 *
 * @returns false when it was cut short
 */
export async function wait(ms: number, cancel: AbortSignal | undefined): Promise<boolean> {
	const end = Date.now() + ms;
	for (let left = ms; left > 0 && !cancel?.aborted; left = end - Date.now()) {
		// An n8n that can abort a sleep rejects here; the signal itself says all there is to know.
		await sleep(Math.min(left, CHUNK_MS), cancel).catch(() => undefined);
	}
	return cancel?.aborted !== true;
}
