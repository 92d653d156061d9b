import type { Refusal } from '../errors/refusal';
import { Pause } from './pause';
import type { TurnRequest } from './turn';

/** Where the server does not say how long: as long as the sources' own sample waits when it is refused. */
const WAIT_MS = 60_000;

type OfPlace = Pick<TurnRequest, 'place'>;

/** The places, such as chats, for which a server takes no requests for a while. Times are epoch milliseconds. */
export class ClosedPlaces {
	private readonly pauses = new Map<string, Pause>();

	/** The server refused a request because of its place. */
	close({ place }: OfPlace, { retryAfterMs, limit }: Refusal, now: number): void {
		if (place === undefined) return;
		for (const [other, { until }] of this.pauses) if (until <= now) this.pauses.delete(other);
		const pause = this.pauses.get(place) ?? new Pause();
		this.pauses.set(place, pause);
		pause.begin(now, retryAfterMs || (limit?.windowMs ?? WAIT_MS));
	}

	/** Until when the place of a request is closed; 0 = it is open, or the request concerns none. */
	closedUntil(request: OfPlace): number {
		return this.pauseOf(request)?.until ?? 0;
	}

	/** Whether no request may go there, not even one that looks whether it is still closed. */
	isClosed(request: OfPlace, now: number): boolean {
		return this.pauseOf(request)?.allows(now) === 'none';
	}

	/** A request goes there; returns whether it is the one that looks whether a long pause is still needed. */
	goes(request: OfPlace, now: number): boolean {
		const pause = this.pauseOf(request);
		if (pause?.allows(now) !== 'one') return false;
		pause.looked(now);
		return true;
	}

	/** The server took a request there. */
	open({ place }: OfPlace): void {
		if (place !== undefined) this.pauses.delete(place);
	}

	private pauseOf({ place }: OfPlace): Pause | undefined {
		return place === undefined ? undefined : this.pauses.get(place);
	}
}
