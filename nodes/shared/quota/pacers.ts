import type { Quota } from '../parameters/quotaFields';
import { Pacer } from './pacer';

/** How often to look for tokens that can be forgotten. */
const TIDY_MS = 1_000;

/** Pacers of this process, one per token and base URL. */
const pacers = new Map<string, Pacer>();
let lastTidied = 0;

/**
 * The pacer that all nodes and executions of this process share for a token.
 *
 * @param key hash of token and base URL, never the token itself
 * @param now epoch milliseconds
 */
export function pacerFor(key: string, quotas: readonly Quota[], now = Date.now()): Pacer {
	if (Math.abs(now - lastTidied) > TIDY_MS) {
		lastTidied = now;
		for (const [other, pacer] of pacers) {
			if (other !== key && pacer.isIdle(now)) pacers.delete(other);
		}
	}
	const pacer = pacers.get(key) ?? new Pacer();
	pacers.set(key, pacer);
	pacer.setQuotas(quotas);
	return pacer;
}
