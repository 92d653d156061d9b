import type { Refusal } from '../errors/refusal';
import type { TurnRequest } from './turn';

/** Where the server does not say how long: as long as the sources' own sample waits when it is refused. */
const WAIT_MS = 60_000;

/** The places, such as chats, for which a server takes no requests for a while. Times are epoch milliseconds. */
export class ClosedPlaces {
	private readonly until = new Map<string, number>();

	/** The server refused a request because of its place. */
	close(place: string, { retryAfterMs, limit }: Refusal, now: number): void {
		for (const [other, until] of this.until) if (until <= now) this.until.delete(other);
		this.until.set(place, now + (retryAfterMs || (limit?.windowMs ?? WAIT_MS)));
	}

	/** Until when the place of a request is closed; 0 = it is open, or the request concerns none. */
	closedUntil({ place }: Pick<TurnRequest, 'place'>): number {
		return place === undefined ? 0 : (this.until.get(place) ?? 0);
	}

	isClosed(request: Pick<TurnRequest, 'place'>, now: number): boolean {
		return this.closedUntil(request) > now;
	}
}
