/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the sandbox is a local server for development, not part of the package */
import { setTimeout as delay } from 'node:timers/promises';

import type { Settings } from '../settings';

/** Makes what waits for the latency as it is set at the time; it rejects when the sandbox closes meanwhile. */
export function latencyOf(settings: Settings, closing: AbortSignal): () => Promise<void> {
	return async () => {
		const { latencyMs } = settings;
		if (latencyMs > 0) await delay(latencyMs, undefined, { signal: closing });
	};
}
