/* eslint-disable @n8n/community-nodes/no-restricted-globals -- the sandbox is a local server for development, not part of the package */
import { latencyOf } from '../http/latency';
import type { ContractViolation } from '../http/openapi';
import type { LoggedRequest } from '../http/requestLog';
import type { Settings } from '../settings';
import { RateLimits } from './rateLimits';
import { Store } from './store';

/** The state of one Optimly: what the operations work on. */
export class OptimlyService {
	readonly store = new Store();

	readonly limits = new RateLimits();

	readonly contractViolations: ContractViolation[] = [];

	readonly latency: () => Promise<void>;

	private delayed = new Set<NodeJS.Timeout>();

	constructor(
		readonly settings: Settings,
		readonly token: string,
		closing: AbortSignal,
	) {
		this.latency = latencyOf(settings, closing);
		closing.addEventListener('abort', () => this.forgetDelayed());
	}

	/** Does something later, unless the sandbox is emptied or closed before. */
	later(ms: number, work: () => void): void {
		const timer = setTimeout(() => {
			this.delayed.delete(timer);
			work();
		}, ms);
		this.delayed.add(timer);
	}

	clear(): void {
		this.forgetDelayed();
		this.store.clear();
		this.limits.clear();
		this.contractViolations.length = 0;
	}

	private forgetDelayed(): void {
		for (const timer of this.delayed) clearTimeout(timer);
		this.delayed.clear();
	}
}

/** What every handler gets beside the parsed request. */
export interface Exchange {
	service: OptimlyService;
	entry: LoggedRequest;
}
