import { onAbort } from '../onAbort';
import { systemClock } from '../quota/clock';
import { Deque } from '../quota/deque';
import { fewAtATime } from '../quota/fewAtATime';

/** What an item needs to be at work; it has none while it waits for others. */
export interface Permit {
	/** Gives it to whoever is next. Nothing happens when the item has none. */
	release(): void;
	/** Waits until the item has it again; false when the run was given up first. */
	regain(): Promise<boolean>;
}

/**
 * The permits of a run: one for each chat that may be worked on at the same time, as many as the option Max Parallel
 * Chats says. First come, first served; only those that had one before go before those that have not begun, for others
 * can be waiting for the turns that they hold.
 *
 * Nobody waits for ever: an item that waits for a turn has no permit, so that whoever has one gets done and hands it on.
 */
export class Permits {
	private readonly goingOn = new Deque<(isGranted: boolean) => void>();
	private readonly beginning = new Deque<(isGranted: boolean) => void>();

	/**
	 * @param free how many there are
	 * @param giveUp ends the waits of items that have begun: they send nothing more
	 */
	constructor(
		private free: number,
		private readonly giveUp?: AbortSignal,
	) {
		const endOne = () => this.goingOn.shift()?.(false);
		onAbort(giveUp, () => {
			void fewAtATime(Array<() => void>(this.goingOn.length).fill(endOne), systemClock);
		});
	}

	/** Waits for the permit of an item that begins. */
	async take(): Promise<Permit> {
		let isHeld = await this.granted(this.beginning);
		return {
			release: () => {
				if (isHeld) this.handOn();
				isHeld = false;
			},
			regain: async () => {
				isHeld ||= !this.giveUp?.aborted && (await this.granted(this.goingOn));
				return isHeld;
			},
		};
	}

	private async granted(line: Deque<(isGranted: boolean) => void>): Promise<boolean> {
		if (this.free === 0) return await new Promise((resolve) => line.push(resolve));
		this.free -= 1;
		return true;
	}

	private handOn(): void {
		const next = this.goingOn.shift() ?? this.beginning.shift();
		if (next) next(true);
		else this.free += 1;
	}
}
