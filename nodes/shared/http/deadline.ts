/** Ends a request at its deadline or when the execution is canceled, whichever comes first. */
export class Deadline {
	private readonly controller = new AbortController();
	private readonly sources: AbortSignal[];
	private readonly abort = () => this.controller.abort();
	private readonly expiry: AbortSignal;

	constructor(timeoutMs: number, cancel: AbortSignal | undefined) {
		this.expiry = AbortSignal.timeout(timeoutMs);
		this.sources = cancel ? [this.expiry, cancel] : [this.expiry];
		for (const source of this.sources) {
			if (source.aborted) this.abort();
			else source.addEventListener('abort', this.abort, { once: true });
		}
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
			const ended = () => reject(new Error('The request was ended'));
			if (signal.aborted) ended();
			signal.addEventListener('abort', ended, { once: true });
			work.then(resolve, reject);
		});
	}

	/** Ends what is still under way, such as a body that nobody reads any further. */
	release(): void {
		this.controller.abort();
		for (const source of this.sources) source.removeEventListener('abort', this.abort);
	}
}
