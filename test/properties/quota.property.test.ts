import fc from 'fast-check';
import { Pacer } from '../../nodes/shared/quota/pacer';
import { backoffMs } from '../../nodes/shared/quota/backoff';
import { SlidingWindow, type Slot } from '../../nodes/shared/quota/slidingWindow';
import { HandClock } from '../quota/handClock';
import { holds, holdsAsync } from './holds';

/** A request is at the server at the latest so long after it was sent, or when it is answered. */
const ON_THE_WAY_MS = 1000;

interface Sent {
	at: number;
	/** When the answer came. */
	answeredAt?: number;
	slot: Slot;
}

/** Until when a request counts for certain, as far as the sender can know. */
const countsUntil = (
	{ at, answeredAt = Number.POSITIVE_INFINITY }: Sent,
	windowMs: number,
): number => Math.min(at + ON_THE_WAY_MS, answeredAt) + windowMs;

/** So much time passes, then a request is made if there is room, or the oldest open one is answered. */
const anyStep = fc.record({
	passes: fc.integer({ min: 0, max: 900 }),
	does: fc.constantFrom('send', 'send', 'answer'),
});

const anySchedule = fc.record({
	limit: fc.integer({ min: 1, max: 6 }),
	windowMs: fc.integer({ min: 1, max: 3000 }),
	steps: fc.array(anyStep, { minLength: 1, maxLength: 60 }),
	/** How much of its longest way each request took. */
	ways: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 60, maxLength: 60 }),
});

test('sliding window: the server never counts more than the limit, and no request waits without need', () => {
	holds(
		fc.property(anySchedule, ({ limit, windowMs, steps, ways }) => {
			const window = new SlidingWindow(windowMs);
			const sent: Sent[] = [];
			let now = 1_000_000;
			for (const { passes, does } of steps) {
				now += passes;
				const counting = sent.filter((request) => countsUntil(request, windowMs) > now);
				expect(window.used(now)).toBe(counting.length);
				const open = sent.find(({ answeredAt }) => answeredAt === undefined);
				if (does === 'send' && counting.length < limit)
					sent.push({ at: now, slot: window.take(now) });
				if (does === 'answer' && open) {
					open.answeredAt = now;
					window.arrived(open.slot, now);
				}
			}
			// The server got each request some time between sending and answer.
			const arrivals = sent.map(
				({ at, answeredAt = now }, index) =>
					at + ways[index] * Math.min(ON_THE_WAY_MS, answeredAt - at),
			);
			for (const end of arrivals) {
				const inWindow = arrivals.filter((at) => at <= end && at > end - windowMs);
				expect(inWindow.length).toBeLessThanOrEqual(limit);
			}
		}),
	);
});

test('sliding window: says to the millisecond when there is room', () => {
	holds(
		fc.property(anySchedule, ({ limit, windowMs, steps }) => {
			const window = new SlidingWindow(windowMs);
			let now = 1_000_000;
			for (const { passes } of steps) {
				now += passes;
				if (window.used(now) < limit) {
					expect(window.nextFreeAt(0, limit, now)).toBe(0);
					window.take(now);
					continue;
				}
				const free = window.nextFreeAt(0, limit, now);
				expect(free).toBeGreaterThan(now);
				expect(window.used(free - 1)).toBe(limit);
				expect(window.used(free)).toBeLessThan(limit);
				now = free;
			}
		}),
	);
});

test('back-off: a whole number from 0 to a ceiling that doubles from 1 s to 60 s', () => {
	const almostOne = 1 - Number.EPSILON;
	holds(
		fc.property(
			fc.integer({ min: 1, max: 2000 }),
			fc.double({ min: 0, max: almostOne, noNaN: true }),
			(tries, random) => {
				const ms = backoffMs(tries, random);
				const ceiling = Math.min(60_000, 1000 * 2 ** (tries - 1));
				expect(Number.isInteger(ms)).toBe(true);
				expect(ms).toBeGreaterThanOrEqual(0);
				expect(ms).toBeLessThanOrEqual(ceiling);
				expect(Math.abs(ms - ceiling * random)).toBeLessThanOrEqual(0.5);
				expect(backoffMs(tries)).toBeLessThanOrEqual(ceiling);
			},
		),
	);
});

describe('pacer, on a clock that is moved by hand', () => {
	const clock = new HandClock();

	/** Asks for a turn; what is granted is answered at once. */
	async function ask(pacer: Pacer, kinds: readonly string[], caller: string, deadline: number) {
		const turn = await pacer.admit({ kinds, caller, deadline });
		if ('granted' in turn) turn.granted.counted();
		return turn;
	}

	interface Granted {
		caller: string;
		kinds: readonly string[];
		askedAt: number;
		at: number;
	}

	const MINUTE = { kind: 'request', windowMs: 600 };
	const HOUR = { kind: 'request', windowMs: 2000 };
	const CALLS = { kind: 'agentCall', windowMs: 600 };
	const LONGEST = 60_000;

	const anyLoad = fc.record({
		limits: fc.tuple(
			fc.integer({ min: 1, max: 3 }),
			fc.integer({ min: 1, max: 6 }),
			fc.integer({ min: 0, max: 2 }),
		),
		requests: fc.array(
			fc.record({
				caller: fc.constantFrom('1', '2', '3'),
				kinds: fc.constantFrom(['request'], ['request', 'agentCall']),
				/** Milliseconds after the one before. */
				after: fc.constantFrom(0, 0, 0, 50, 300),
			}),
			{ minLength: 1, maxLength: 12 },
		),
	});

	/** Lets all requests have their turn; each is answered at once. */
	async function play({
		limits,
		requests,
	}: typeof anyLoad extends fc.Arbitrary<infer Load> ? Load : never) {
		const quotas = [MINUTE, HOUR, CALLS].map((quota, index) => ({
			...quota,
			limit: limits[index],
		}));
		const pacer = new Pacer(clock);
		pacer.setQuotas(quotas);
		const granted: Granted[] = [];
		for (const { caller, kinds, after } of requests) {
			await clock.pass(after);
			const askedAt = clock.now();
			void ask(pacer, kinds, caller, askedAt + LONGEST).then((turn) => {
				if (!('granted' in turn)) throw new Error('Refused');
				granted.push({ caller, kinds, askedAt, at: clock.now() });
			});
		}
		await clock.pass(LONGEST);
		return { quotas: quotas.filter(({ limit }) => limit > 0), granted };
	}

	test('every request gets its turn, no window is ever exceeded, and none waits while there is room for it', async () => {
		await holdsAsync(
			fc.asyncProperty(anyLoad, async (load) => {
				const { quotas, granted } = await play(load);
				expect(granted).toHaveLength(load.requests.length);
				/** So many turns of a kind were given in the window that ends then. */
				const counted = ({ kind, windowMs }: (typeof quotas)[number], end: number) =>
					granted.filter(
						({ kinds, at }) => kinds.includes(kind) && at <= end && at > end - windowMs,
					).length;
				for (const { kinds, askedAt, at } of granted) {
					const mine = quotas.filter(({ kind }) => kinds.includes(kind));
					for (const quota of mine) expect(counted(quota, at)).toBeLessThanOrEqual(quota.limit);
					if (at === askedAt) continue;
					// A moment before its turn, at least one of its windows was full.
					expect(mine.some((quota) => counted(quota, at - 1) >= quota.limit)).toBe(true);
				}
			}),
		);
	}, 60_000);

	test('executions take turns: one that asks first with many does not hold up one with few', async () => {
		const anyCrowd = fc.record({
			limit: fc.integer({ min: 1, max: 4 }),
			crowd: fc.integer({ min: 5, max: 40 }),
			few: fc.integer({ min: 1, max: 4 }),
		});
		await holdsAsync(
			fc.asyncProperty(anyCrowd, async ({ limit, crowd, few }) => {
				const pacer = new Pacer(clock);
				pacer.setQuotas([{ kind: 'request', limit, windowMs: 600 }]);
				const order: string[] = [];
				const askAs = (caller: string) => {
					void ask(pacer, ['request'], caller, clock.now() + LONGEST).then(() => {
						order.push(caller);
					});
				};
				for (let index = 0; index < crowd; index++) askAs('many');
				await clock.pass(0);
				const before = order.length;
				for (let index = 0; index < few; index++) askAs('few');
				await clock.pass(LONGEST);
				expect(order).toHaveLength(crowd + few);
				const lastOfFew = order.lastIndexOf('few');
				expect(lastOfFew - before).toBeLessThanOrEqual(2 * few);
			}),
		);
	}, 60_000);

	test('a wait that would pass the deadline is refused at once, with a time at which there is room', async () => {
		const anyQuota = fc.record({
			limit: fc.integer({ min: 1, max: 5 }),
			windowMs: fc.integer({ min: 10, max: 5000 }),
			patience: fc.integer({ min: 0, max: 6000 }),
		});
		await holdsAsync(
			fc.asyncProperty(anyQuota, async ({ limit, windowMs, patience }) => {
				const pacer = new Pacer(clock);
				pacer.setQuotas([{ kind: 'request', limit, windowMs }]);
				for (let index = 0; index < limit; index++)
					expect(await ask(pacer, ['request'], '1', clock.now())).toHaveProperty('granted');
				const start = clock.now();
				const waiting = ask(pacer, ['request'], '1', start + patience);
				await clock.pass(windowMs + 1);
				const turn = await waiting;
				if (patience >= windowMs) expect(turn).toHaveProperty('granted');
				else expect(turn).toEqual({ refusedUntil: start + windowMs, because: 'quota' });
				await clock.pass(2 * windowMs);
			}),
		);
	}, 60_000);
});
