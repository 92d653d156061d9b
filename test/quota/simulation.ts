import { Pacer } from '../../nodes/shared/quota/pacer';
import type { Quota } from '../../nodes/shared/parameters/quotaFields';
import type { HandClock } from './handClock';

/** A server with one sliding window for all, as the sandbox counts it: what is refused does not count. */
export class LimitedServer {
	/** When requests were taken and refused (epoch milliseconds), and whose they were. */
	readonly taken: Array<{ at: number; by: string }> = [];
	readonly refused: Array<{ at: number; by: string }> = [];

	constructor(
		private readonly clock: HandClock,
		readonly limit: number,
		readonly windowMs: number,
		private readonly saysWhen: boolean,
	) {}

	/** @returns undefined when taken, else what it says of the wait */
	ask(by: string): { retryAfterMs?: number } | undefined {
		const at = this.clock.now();
		const oldest = this.taken[this.taken.length - this.limit];
		if (!oldest || oldest.at <= at - this.windowMs) {
			this.taken.push({ at, by });
			return undefined;
		}
		this.refused.push({ at, by });
		// Whole seconds, as the header has them.
		const wait = Math.ceil((oldest.at + this.windowMs - at) / 1000) * 1000;
		return this.saysWhen ? { retryAfterMs: wait } : {};
	}

	takenBetween(from: number, to: number, by?: string): number {
		return this.taken.filter((one) => one.at >= from && one.at < to && (!by || one.by === by))
			.length;
	}

	refusedBetween(from: number, to: number): number {
		return this.refused.filter(({ at }) => at >= from && at < to).length;
	}
}

export interface Load {
	name: string;
	/** Milliseconds after the start. */
	startsAt: number;
	messages: number;
	lanes: number;
	/** Milliseconds from sending to the answer of one request, half of it on the way there. */
	latencyMs: () => number;
	/** Milliseconds after the start at which it stops, whatever is left. */
	stopsAt?: number;
	/** Milliseconds that a message waits for its turn at most; without it, for as long as it takes. */
	patienceMs?: number;
}

/** A process with its own pacer that sends messages in lanes. */
export class SimulatedProcess {
	sent = 0;
	tooLate = 0;
	finishedAt: number | undefined;

	constructor(
		private readonly clock: HandClock,
		private readonly server: LimitedServer,
		private readonly load: Load,
		quotas: readonly Quota[],
	) {
		this.pacer = new Pacer(clock);
		this.pacer.setQuotas(quotas);
	}

	readonly pacer: Pacer;

	async run(): Promise<void> {
		const { startsAt, stopsAt = Number.POSITIVE_INFINITY, messages, lanes } = this.load;
		const start = this.clock.now();
		await this.clock.sleep(startsAt);
		let next = 0;
		const lane = async () => {
			while (next < messages && this.clock.now() - start < stopsAt) {
				next += 1;
				await this.send();
			}
		};
		await Promise.all(Array.from({ length: lanes }, lane));
		this.finishedAt = this.clock.now() - start;
	}

	private async send(): Promise<void> {
		const deadline = this.clock.now() + (this.load.patienceMs ?? Number.POSITIVE_INFINITY);
		for (;;) {
			const turn = await this.pacer.admit({
				kinds: ['request'],
				caller: this.load.name,
				run: { items: this.load.messages, open: this.load.messages - this.sent },
				deadline,
			});
			if (!('granted' in turn)) {
				this.tooLate += 1;
				return;
			}
			const latency = this.load.latencyMs();
			await this.clock.sleep(latency / 2);
			const refusal = this.server.ask(this.load.name);
			await this.clock.sleep(refusal ? 5 : latency / 2);
			if (!refusal) {
				turn.granted.counted();
				this.sent += 1;
				return;
			}
			turn.granted.refused(refusal);
		}
	}
}
