import { Pacer } from '../../nodes/shared/quota/pacer';
import type { Grant, Admission, AdmissionRequest } from '../../nodes/shared/quota/admission';
import { HandClock } from './handClock';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const NEVER = Number.POSITIVE_INFINITY;

type Limits = Array<[kind: string, limit: number, windowMs: number]>;

/** A pacer with these quotas on a clock of its own, and what came of those who asked it. */
export function made(...limits: Limits) {
	const clock = new HandClock();
	const pacer = new Pacer(clock);
	pacer.setQuotas(limits.map(([kind, limit, windowMs]) => ({ kind, limit, windowMs })));
	const start = clock.now();
	const events: Array<[name: string, at: number]> = [];
	const turns = new Map<string, Admission>();

	/** Asks for a turn; what came of it is in `turns`, and when, in `events`. */
	function ask(name: string, more: Partial<AdmissionRequest> = {}): void {
		const asked = { kinds: ['request'], caller: '1', deadline: NEVER, ...more };
		void pacer.admit(asked).then((turn) => {
			turns.set(name, turn);
			events.push([name, clock.now() - start]);
		});
	}

	/** Asks for turns that the server takes at once. */
	async function take(count: number, more: Partial<AdmissionRequest> = {}): Promise<void> {
		for (let index = 0; index < count; index++) {
			turns.delete(`taken ${index}`);
			ask(`taken ${index}`, more);
			await clock.pass(0);
			grantOf(`taken ${index}`).counted();
			events.length = 0;
		}
	}

	function grantOf(name: string): Grant {
		const turn = turns.get(name);
		if (!turn || !('granted' in turn)) throw new Error(`${name} had no turn`);
		return turn.granted;
	}

	return { ...{ clock, pacer, start, events, turns }, ...{ ask, take, grantOf } };
}
