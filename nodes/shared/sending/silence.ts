import type { Failure } from '../errors/failure';
import type { Outcome } from '../http/request';
import { systemClock, type Clock } from '../quota/clock';
import type { Pacer } from '../quota/pacer';
import { wait } from '../wait';

/**
 * Looks of one check: a server that is in trouble must not be asked again and again. Once as many looks of a token have
 * got no answer, the next ones are rationed.
 */
export const LOOKS_OF_A_CHECK = 6;
/** Then there is one look after this time, and each further one after twice the time of the one before. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;
/** How often a waiting look asks whether the server has answered somebody else meanwhile. */
const ASK_AGAIN_MS = 250;

/** A silence that nobody has met for this long is forgotten. */
const FORGOTTEN_MS = 60_000;

/** What is neither sent nor looked for, because the server has stopped answering. */
export const SILENT: Failure = {
	kind: 'connection',
	delivered: 'no',
	happened:
		'Not sent, because the server has stopped answering: what was sent before could not be looked up either',
	advice: 'Send it again once the service answers again',
};

/** Failures that are answers all the same: the server is there. */
const ANSWERS: ReadonlySet<string> = new Set([
	'authentication',
	'permission',
	'not_found',
	'invalid_request',
	'conflict',
	'rate_limited',
]);

/**
 * The looks of one token that got no answer since the last answer, and when the next one may go. A server that is down
 * is not asked by each of a thousand items: after a few looks all of them together look as seldom as one would, until
 * somebody is answered.
 */
export class Silence {
	/** Looks since the last answer, those under way included. */
	private looks = 0;
	/** Those of them that are over and got no answer. */
	private looksInVain = 0;
	/** When the next look may go (epoch milliseconds). */
	private nextAt = 0;

	constructor(private readonly clock: Pick<Clock, 'now'> = systemClock) {}

	/** Whether as many looks in a row as one check makes have got no answer. */
	get lasts(): boolean {
		return this.looksInVain >= LOOKS_OF_A_CHECK;
	}

	/**
	 * Waits until a look may go.
	 *
	 * @param deadline epoch milliseconds
	 * @returns false when the wait ended first
	 */
	async allowsLook(deadline: number, cancel: AbortSignal | undefined): Promise<boolean> {
		while (!this.take(this.clock.now())) {
			const left = Math.min(ASK_AGAIN_MS, deadline - this.clock.now());
			if (left <= 0 || !(await wait(left, cancel))) return false;
		}
		return true;
	}

	/** Takes in what came of a request. */
	heard(outcome: Outcome, isLook: boolean): void {
		if (isAnswer(outcome)) {
			this.looks = 0;
			this.looksInVain = 0;
		} else if (isLook) {
			this.looksInVain += 1;
		}
	}

	private take(now: number): boolean {
		if (now > this.nextAt + FORGOTTEN_MS) this.looks = this.looksInVain = 0;
		if (this.looks >= LOOKS_OF_A_CHECK && now < this.nextAt) return false;
		this.looks += 1;
		const doublings = Math.max(0, this.looks - LOOKS_OF_A_CHECK);
		this.nextAt = now + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** doublings);
		return true;
	}
}

/** The server says itself when it will be at work again. */
const saysWhen = ({ status, retryAfterMs }: Failure) =>
	status === 503 && retryAfterMs !== undefined;

/**
 * Whether it says that the API is at work. An error page, a redirect or any other 5xx says no more than a connection
 * that breaks; for the quota they are answers, for they got through.
 */
export const isAnswer = (outcome: Outcome): boolean =>
	outcome.ok || saysWhen(outcome.failure) || ANSWERS.has(outcome.failure.kind);

/** The silences of this process, each known as long as the pacer of its token. */
const silences = new WeakMap<Pacer, Silence>();

/** The silence that all nodes and executions of this process share for a token. */
export function silenceOf(pacer: Pacer): Silence {
	const silence = silences.get(pacer) ?? new Silence();
	silences.set(pacer, silence);
	return silence;
}
