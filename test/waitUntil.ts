/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits for a condition, looking every 5 ms.
 *
 * @param what ends the sentence "Waited in vain until …"
 * @throws Error when the condition does not hold within `limitMs`
 */
export async function waitUntil(
	condition: () => boolean,
	what: string,
	limitMs = 15_000,
): Promise<void> {
	const limit = Date.now() + limitMs;
	while (!condition()) {
		if (Date.now() > limit) throw new Error(`Waited in vain until ${what}`);
		await delay(5);
	}
}
