import { Pacer } from '../../nodes/shared/quota/pacer';
import { SlidingWindow } from '../../nodes/shared/quota/slidingWindow';
import type { Admission, AdmissionRequest } from '../../nodes/shared/quota/admission';
import { HandClock } from './handClock';

/** Who cannot have a turn before its deadline is told so at once, not when the time is up. */

const MINUTE = 60_000;
const LIMIT = 10;

const clock = new HandClock();

function pacer(): Pacer {
	const made = new Pacer(clock);
	made.setQuotas([{ kind: 'request', limit: LIMIT, windowMs: MINUTE }]);
	return made;
}

/** One that asks for a turn; `turn` is there once it was answered. A granted one is taken by the server. */
interface Asking {
	turn?: Admission;
	/** When it was answered (epoch milliseconds). */
	at?: number;
}

type More = Partial<AdmissionRequest>;

function ask(one: Pacer, deadline = Number.POSITIVE_INFINITY, more: More = {}): Asking {
	const asking: Asking = {};
	void one.admit({ kinds: ['request'], caller: '1', deadline, ...more }).then((turn) => {
		asking.turn = turn;
		asking.at = clock.now();
		if ('granted' in turn) turn.granted.counted();
	});
	return asking;
}

const askTimes = (one: Pacer, times: number, deadline: number) =>
	Array.from({ length: times }, () => ask(one, deadline));

const isGranted = ({ turn }: Asking) => turn !== undefined && 'granted' in turn;
const refusedUntil = ({ turn }: Asking) =>
	turn !== undefined && 'refusedUntil' in turn ? turn.refusedUntil : undefined;

test('all places taken at once: of 25 more, the first window has room for ten, the others are told when', async () => {
	const one = pacer();
	const start = clock.now();
	askTimes(one, LIMIT, start);
	await clock.pass(500);
	const waiting = askTimes(one, 25, start + 1.5 * MINUTE);
	await clock.pass(500);
	expect(waiting.slice(0, LIMIT).map(({ turn }) => turn)).toEqual(Array(LIMIT).fill(undefined));
	for (const late of waiting.slice(LIMIT)) {
		expect(late.turn).toMatchObject({ because: 'quota' });
		// Each for itself: who was refused is ahead of nobody.
		expect(refusedUntil(late)).toBeGreaterThanOrEqual(start + 2 * MINUTE);
		expect(refusedUntil(late)).toBeLessThan(start + 2 * MINUTE + 1_000);
	}
	await clock.pass(1.5 * MINUTE);
	expect(waiting.slice(0, LIMIT).every(isGranted)).toBe(true);
});

test('places that become free one by one: each waits for its own', async () => {
	const one = pacer();
	const start = clock.now();
	for (let second = 0; second < LIMIT; second++) {
		ask(one);
		await clock.pass(1_000);
	}
	const waiting = askTimes(one, LIMIT, start + MINUTE + 4_500);
	await clock.pass(500);
	expect(waiting.map(({ turn }) => turn !== undefined)).toEqual([
		...Array(5).fill(false),
		...Array(5).fill(true),
	]);
	for (const [index, late] of waiting.slice(5).entries()) {
		expect(refusedUntil(late)).toBe(start + MINUTE + 5_000);
		expect(index).toBeLessThan(5);
	}
	await clock.pass(MINUTE);
	expect(waiting.slice(0, 5).every(isGranted)).toBe(true);
});

test('who has no time left holds up nobody behind', async () => {
	const one = pacer();
	const start = clock.now();
	askTimes(one, LIMIT, start);
	await clock.pass(500);
	askTimes(one, 50, start + 10_000);
	const patient = askTimes(one, LIMIT, start + 1.2 * MINUTE);
	await clock.pass(1.2 * MINUTE);
	expect(patient.every(isGranted)).toBe(true);
});

test('a pause with nothing in the window: of 25, the first window after it has room for ten, the others are told when', async () => {
	const one = pacer();
	const start = clock.now();
	const first = await one.admit({ kinds: ['request'], caller: '1', deadline: start });
	if ('granted' in first) first.granted.putOff(2 * MINUTE);
	const waiting = askTimes(one, 25, start + 2.5 * MINUTE);
	await clock.pass(500);
	expect(waiting.map(({ turn }) => turn !== undefined)).toEqual([
		...Array(LIMIT).fill(false),
		...Array(15).fill(true),
	]);
	for (const late of waiting.slice(LIMIT)) {
		expect(refusedUntil(late)).toBeGreaterThanOrEqual(start + 3 * MINUTE);
		expect(refusedUntil(late)).toBeLessThan(start + 3 * MINUTE + 1_000);
	}
	await clock.pass(2.5 * MINUTE);
	expect(waiting.slice(0, LIMIT).every(isGranted)).toBe(true);
});

describe('a thousand executions become too late in the same moment', () => {
	const HOUR = 60 * MINUTE;

	/** All wait for the first, to which the server says that it wants nothing for half a day. */
	async function thousandTooLate(more: More = {}) {
		const one = pacer();
		const first = await one.admit({ kinds: ['request'], caller: '', deadline: clock.now() });
		const waiting = Array.from({ length: 1_000 + LIMIT - 1 }, (_, index) =>
			ask(one, clock.now() + 3 * HOUR, { caller: String(index), ...more }),
		).slice(LIMIT - 1);
		await clock.pass(500);
		expect(waiting.every(({ turn }) => turn === undefined)).toBe(true);
		if ('granted' in first) first.granted.putOff(12 * HOUR);
		return { one, waiting };
	}

	test('they are told a few at a time: in between the process gets to do something else', async () => {
		const { waiting } = await thousandTooLate();
		await clock.pass(1_000);
		expect(waiting.map(refusedUntil)).not.toContain(undefined);
		const toldAt = new Map<number | undefined, number>();
		for (const { at } of waiting) toldAt.set(at, (toldAt.get(at) ?? 0) + 1);
		expect(Math.max(...toldAt.values())).toBeLessThanOrEqual(50);
	});

	test('who is canceled before it was told is told once, and nobody waits for it', async () => {
		const canceled = new AbortController();
		const { one, waiting } = await thousandTooLate({ endWait: canceled.signal });
		const isTold = ({ turn }: Asking) => turn !== undefined;
		for (let ms = 0; ms < 200 && !waiting.some(isTold); ms++) await clock.pass(1);
		expect(waiting.some(isTold)).toBe(true);
		canceled.abort();
		await clock.pass(1_000);
		expect(waiting.every(isTold)).toBe(true);
		expect(one.isIdle(clock.now() + 24 * HOUR)).toBe(true);
	});
});

test.each([0, 3, 7, 10, 14])(
	'%d places are taken: each of 35 is told no earlier than its turn comes, and no later',
	(taken) => {
		const window = new SlidingWindow(MINUTE);
		for (let second = 0; second < taken; second++) {
			window.arrived(window.take(second * 1_000), second * 1_000);
		}
		const now = taken * 1_000;
		// Each takes the place that is free first; a place is free again a window later.
		const places = [
			...Array<number>(Math.max(0, LIMIT - taken)).fill(now),
			...Array.from({ length: Math.min(taken, LIMIT) }, (_, index) => {
				return MINUTE + (taken - Math.min(taken, LIMIT) + index) * 1_000;
			}),
		];
		for (let before = 0; before < 35; before++) {
			const [place] = places.sort((a, b) => a - b).splice(0, 1);
			expect([before, Math.max(now, window.nextFreeAt(before, LIMIT, now))]).toEqual([
				before,
				place,
			]);
			places.push(place + MINUTE);
		}
	},
);

test('a token without a known limit that was refused once for a second refuses nobody as late', async () => {
	const one = new Pacer(clock);
	const start = clock.now();
	const turn = await one.admit({ kinds: ['request'], caller: '1', deadline: start + MINUTE });
	if (!('granted' in turn)) throw new Error('The first had no turn');
	turn.granted.refused({ retryAfterMs: 1_000 });
	const waiting = askTimes(one, 500, start + MINUTE);
	await clock.pass(MINUTE);
	expect(waiting.filter((asking) => refusedUntil(asking) !== undefined)).toEqual([]);
	expect(waiting.every(isGranted)).toBe(true);
});

test('of requests on their way, a place is free a window after the last moment at which the server can have got them', () => {
	const window = new SlidingWindow(MINUTE);
	for (let index = 0; index < LIMIT; index++) window.take(index * 50);
	for (let before = 0; before < LIMIT; before++) {
		expect(window.nextFreeAt(before, LIMIT, 500)).toBe(before * 50 + 1_000 + MINUTE);
	}
});
