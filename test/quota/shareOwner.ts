import { LearnedShare, type Claim } from '../../nodes/shared/quota/learnedShare';

export const WINDOW = 60_000;
export const LIMIT = 100;
export const NOW = 1_000_000;
export const HOUR = 3_600_000;
export const NO_LIMIT = Number.POSITIVE_INFINITY;

/** A share whose owner has as many requests in the window as `used` says. */
export class Owner {
	readonly share: LearnedShare;
	used = 0;
	onTheWay = 0;

	constructor(
		windowMs = WINDOW,
		readonly limit = LIMIT,
	) {
		this.share = new LearnedShare(windowMs);
	}

	/** What one more request would be. */
	claim(now: number, run?: { items: number; open: number }): Claim | undefined {
		const { used, onTheWay, limit } = this;
		return this.share.claim(now, { used, onTheWay, limit }, run);
	}

	/** Sends so many tries that the server takes. */
	triesTaken(count: number): void {
		for (let index = 0; index < count; index++) {
			this.share.sent('try');
			this.share.counted('try', (this.used += 1));
		}
	}

	refused(claim: Claim, now: number, atServer: number, retryAfterMs?: number): void {
		this.share.refused({ claim, sentAt: now - 1 }, now, atServer, retryAfterMs, this.limit);
	}

	/** A try that the server refuses. */
	tryFails(now: number, atServer: number): void {
		this.share.sent('try');
		this.refused('try', now, atServer);
	}
}

/** One that was refused at NOW with so many at the server, and sends side by side again. */
export function refusedWith(size: number, windowMs = WINDOW, limit = LIMIT): Owner {
	const owner = new Owner(windowMs, limit);
	owner.refused('own', NOW, size);
	owner.used = size;
	for (let answered = 0; answered < 50; answered++) owner.share.counted('own', size);
	return owner;
}

export const sizeOf = ({ share }: Owner) => share.within(Number.POSITIVE_INFINITY);
