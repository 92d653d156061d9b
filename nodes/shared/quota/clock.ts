import { sleep } from 'n8n-workflow';

/** What time it is and how one waits: the system's, or in tests one that is moved by hand. */
export interface Clock {
	/** Epoch milliseconds. */
	now(): number;
	sleep(ms: number): Promise<void>;
}

export const systemClock: Clock = {
	now: () => Date.now(),
	sleep: async (ms) => await sleep(ms),
};
