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

	constructor(
		readonly settings: Settings,
		readonly token: string,
		closing: AbortSignal,
	) {
		this.latency = latencyOf(settings, closing);
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
