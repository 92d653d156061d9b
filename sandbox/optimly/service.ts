/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the sandbox is a local server for development, not part of the package */
import { setTimeout as delay } from 'node:timers/promises';

import type { LoggedRequest } from '../http/requestLog';
import type { Settings } from '../settings';
import { RateLimits } from './rateLimits';
import { Store } from './store';

/** A response that did not fit the OpenAPI document: a mistake in the sandbox or in the document. */
export interface ContractViolation {
	operationId: string;
	status: number;
	errors: string[];
	body: unknown;
}

/** The state of one Optimly: what the operations work on. */
export class OptimlyService {
	readonly store = new Store();

	readonly limits = new RateLimits();

	readonly contractViolations: ContractViolation[] = [];

	constructor(
		readonly settings: Settings,
		readonly token: string,
		private readonly closing: AbortSignal,
	) {}

	/** Waits for the configured latency; rejects when the sandbox closes meanwhile. */
	async latency(): Promise<void> {
		const { latencyMs } = this.settings;
		if (latencyMs > 0) await delay(latencyMs, undefined, { signal: this.closing });
	}

	clear(): void {
		this.store.clear();
		this.limits.clear();
		this.contractViolations.length = 0;
	}
}

/** What every handler gets beside the parsed request. */
export interface Exchange {
	service: OptimlyService;
	entry: LoggedRequest;
}
