import { onAbort } from '../onAbort';

/** Ends a request at its deadline or when the execution is canceled, whichever comes first. */
export class Deadline {
	private readonly controller = new AbortController();
	private readonly expiry: AbortSignal;
	private readonly unheard: ReadonlyArray<() => void>;

	constructor(timeoutMs: number, cancel: AbortSignal | undefined) {
		this.expiry = AbortSignal.timeout(timeoutMs);
		const sources = cancel ? [this.expiry, cancel] : [this.expiry];
		this.unheard = sources.map((source) => onAbort(source, () => this.controller.abort()));
	}

	get signal(): AbortSignal {
		return this.controller.signal;
	}

	get expired(): boolean {
		return this.expiry.aborted;
	}

	/** Rejects when the deadline comes: a helper that ignores the signal must not hold the item. */
	async race<T>(work: Promise<T>): Promise<T> {
		const signal = this.signal;
		return await new Promise<T>((resolve, reject) => {
			const unhear = onAbort(signal, () => reject(new Error('The request was ended')));
			// Let go first: release() aborts after each request, and an error that nobody sees costs a stack trace.
			void work.finally(unhear).then(resolve, reject);
		});
	}

	/** Ends what is still under way, such as a body that nobody reads any further. */
	release(): void {
		this.controller.abort();
		for (const end of this.unheard) end();
	}
}
