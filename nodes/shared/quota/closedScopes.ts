import type { RateRefusal } from '../errors/refusal';
import { Pause, pauseOfScope } from './waitAfter429';
import type { AdmissionRequest } from './admission';

type OfScope = Pick<AdmissionRequest, 'scope'>;

/** The scopes, such as a chat or a client, for which a server takes no requests for a while. Times are epoch milliseconds. */
export class ClosedScopes {
	private readonly pauses = new Map<string, Pause>();

	/** The server refused a request because of its scope. */
	close({ scope }: OfScope, refusal: RateRefusal, now: number): void {
		if (scope === undefined) return;
		for (const [other, { until }] of this.pauses) if (until <= now) this.pauses.delete(other);
		const pause = this.pauses.get(scope) ?? new Pause();
		this.pauses.set(scope, pause);
		pause.begin(now, pauseOfScope(refusal));
	}

	/** Until when the scope of a request is closed; 0 or a past time: it is open, or the request has none. */
	closedUntil(request: OfScope): number {
		return this.pauseOf(request)?.until ?? 0;
	}

	/** Whether no request may go there, not even a probe. */
	isClosed(request: OfScope, now: number): boolean {
		return this.pauseOf(request)?.allows(now) === 'none';
	}

	/** A request goes there; returns whether it is a probe of whether a long pause is still needed. */
	goes(request: OfScope, now: number): boolean {
		const pause = this.pauseOf(request);
		if (pause?.allows(now) !== 'probe') return false;
		pause.probed(now);
		return true;
	}

	/** The server took a request there. */
	open({ scope }: OfScope): void {
		if (scope !== undefined) this.pauses.delete(scope);
	}

	private pauseOf({ scope }: OfScope): Pause | undefined {
		return scope === undefined ? undefined : this.pauses.get(scope);
	}
}
