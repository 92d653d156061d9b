import { latencyOf } from '../http/latency';
import type { ApiExchange, ContractViolation } from '../http/openapi';
import type { Settings } from '../settings';
import { NumenoStore } from './store';

/** The state of one Numeno: what the operations work on. */
export class NumenoService {
	readonly store = new NumenoStore();

	readonly latency: () => Promise<void>;

	constructor(
		readonly settings: Settings,
		/** The one key that works; `forbiddenKey` gets 403, all others 401. */
		readonly key: string,
		readonly contractViolations: ContractViolation[],
		closing: AbortSignal,
	) {
		this.latency = latencyOf(settings, closing);
	}

	clear(): void {
		this.store.clear();
	}
}

/** What every handler gets beside the parsed request. */
export interface Exchange extends ApiExchange {
	service: NumenoService;
}
