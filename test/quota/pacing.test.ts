import { Pacer } from '../../nodes/shared/quota/pacer';
import type { Grant, Admission, AdmissionRequest } from '../../nodes/shared/quota/admission';
import { HandClock } from './handClock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LATENCY = 100;

const clock = new HandClock();

function pacerWith(...quotas: Array<[kind: string, limit: number, windowMs: number]>): Pacer {
	const pacer = new Pacer(clock);
	pacer.setQuotas(quotas.map(([kind, limit, windowMs]) => ({ kind, limit, windowMs })));
	return pacer;
}

const asking = (more: Partial<AdmissionRequest> = {}): AdmissionRequest => ({
	kinds: ['request'],
	caller: '1',
	deadline: Number.POSITIVE_INFINITY,
	...more,
});

/** Sends one request that the server takes; resolves to when it left, counted from `start`. */
async function sent(
	pacer: Pacer,
	start: number,
	more: Partial<AdmissionRequest> = {},
): Promise<number> {
	const turn = await pacer.admit(asking(more));
	if (!('granted' in turn)) throw new Error('Not granted');
	const left = clock.now() - start;
	await clock.sleep(LATENCY);
	turn.granted.counted();
	return left;
}

/** What a turn comes to without waiting; `undefined` when it waits. */
async function now(
	pacer: Pacer,
	more: Partial<AdmissionRequest> = {},
): Promise<Admission | undefined> {
	const cancel = new AbortController();
	let came: Admission | undefined;
	const waiting = pacer.admit(asking({ ...more, endWait: cancel.signal })).then((turn) => {
		came = turn;
	});
	await clock.pass(30);
	const found = came;
	cancel.abort();
	await waiting;
	return found;
}

async function granted(pacer: Pacer, more: Partial<AdmissionRequest> = {}): Promise<Grant> {
	const turn = await now(pacer, more);
	if (!turn || !('granted' in turn)) throw new Error('It has to wait');
	return turn.granted;
}

/** How many of these requests in a row may go at once; each is taken by the server. */
async function goAtOnce(pacer: Pacer, count: number, more: Partial<AdmissionRequest> = {}) {
	let gone = 0;
	for (; gone < count; gone++) {
		const turn = await now(pacer, more);
		if (!turn || !('granted' in turn)) break;
		turn.granted.counted();
	}
	return gone;
}

describe('within the quota', () => {
	test('220 requests at 100 a minute: full speed up to it, then at once when the window has passed', async () => {
		const pacer = pacerWith(['request', 100, MINUTE], ['request', 1000, HOUR]);
		const start = clock.now();
		const all = Promise.all(Array.from({ length: 220 }, async () => await sent(pacer, start)));
		await clock.pass(3 * MINUTE);
		const left = (await all).sort((a, b) => a - b);
		expect(left[99]).toBe(0);
		expect(left[100]).toBeGreaterThanOrEqual(MINUTE);
		expect(left[199]).toBeLessThan(MINUTE + 1000);
		expect(left[200]).toBeGreaterThanOrEqual(2 * MINUTE);
		expect(left[219]).toBeLessThan(2 * MINUTE + 1000);
	});

	test('new chats and agent calls count for themselves, and hold up nothing else', async () => {
		const pacer = pacerWith(
			['request', 100, MINUTE],
			['newChat', 5, MINUTE],
			['agentCall', 6, MINUTE],
		);
		expect(await goAtOnce(pacer, 10, { kinds: ['request', 'newChat'] })).toBe(5);
		expect(await goAtOnce(pacer, 10, { kinds: ['request', 'agentCall'] })).toBe(6);
		expect(await goAtOnce(pacer, 10)).toBe(10);
	});

	test('an execution with one item is not behind the 500 of another', async () => {
		const pacer = pacerWith(['request', 100, MINUTE]);
		const start = clock.now();
		const order: string[] = [];
		const ask = async (caller: string) => {
			await sent(pacer, start, { caller });
			order.push(caller);
		};
		const all = Array.from({ length: 500 }, async () => await ask('large'));
		await clock.pass(1000);
		all.push(ask('small'));
		await clock.pass(6 * MINUTE);
		await Promise.all(all);
		expect(order.indexOf('small')).toBeGreaterThanOrEqual(100);
		expect(order.indexOf('small')).toBeLessThan(103);
	});

	test('polls leave a fifth, also of a small quota', async () => {
		const pacer = pacerWith(['request', 100, MINUTE]);
		expect(await goAtOnce(pacer, 100, { leavesRoom: true, caller: 'poll' })).toBe(80);
		expect(await goAtOnce(pacer, 100)).toBe(20);
		const small = pacerWith(['request', 5, MINUTE]);
		expect(await goAtOnce(small, 5, { leavesRoom: true })).toBe(4);
	});

	test('a wait ends at once when it is canceled', async () => {
		const pacer = pacerWith(['request', 1, HOUR]);
		await goAtOnce(pacer, 1);
		const cancel = new AbortController();
		const waiting = pacer.admit(asking({ endWait: cancel.signal }));
		cancel.abort();
		expect(await waiting).toEqual({ ended: true });
	});
});

describe('a refusal', () => {
	test('without Retry-After, where nothing of the window is ours: nothing is asked for a minute', async () => {
		const pacer = pacerWith(['request', 100, MINUTE], ['request', 1000, HOUR]);
		(await granted(pacer)).refused({});
		const start = clock.now();
		const next = sent(pacer, start);
		await clock.pass(2 * MINUTE);
		expect(await next).toBeGreaterThanOrEqual(MINUTE - 100);
		expect(await next).toBeLessThan(MINUTE + 1000);
	});

	test.each([0, 100])(
		'with Retry-After: its time counts, then they start one by one (limit %d)',
		async (limit) => {
			const pacer = pacerWith(['request', limit, MINUTE]);
			await goAtOnce(pacer, 24);
			(await granted(pacer)).refused({ retryAfterMs: 2_000 });
			const start = clock.now();
			const all = Array.from({ length: 30 }, async () => await sent(pacer, start));
			await clock.pass(20_000);
			const left = (await Promise.all(all)).sort((a, b) => a - b);
			expect(left[0]).toBeGreaterThanOrEqual(2_000);
			expect(left[1]).toBeGreaterThanOrEqual(left[0] + LATENCY);
			expect(left[29]).toBeLessThan(10_000);
		},
	);

	test('that names a window teaches that one: "1000 per 1 hour" does not hold up agent calls of others', async () => {
		const pacer = pacerWith(['request', 100, MINUTE], ['newChat', 50, HOUR]);
		const kinds = ['request', 'newChat'];
		(await granted(pacer, { kinds })).refused({ limit: { count: 50, windowMs: HOUR } });
		expect(await goAtOnce(pacer, 20)).toBe(20);
		expect(await goAtOnce(pacer, 1, { kinds })).toBe(0);
	});

	test('that names a limit: it holds from then on, also where the credential states none', async () => {
		const pacer = pacerWith(['request', 0, MINUTE]);
		await goAtOnce(pacer, 10);
		(await granted(pacer)).refused({ limit: { count: 10, windowMs: MINUTE } });
		await clock.pass(MINUTE);
		expect(await goAtOnce(pacer, 100)).toBe(10);
	});

	test('of one chat pauses that chat only', async () => {
		const pacer = pacerWith(['request', 100, MINUTE]);
		(await granted(pacer, { scope: 'a' })).refused({ ofScope: true });
		expect(await goAtOnce(pacer, 1, { scope: 'a' })).toBe(0);
		expect(await goAtOnce(pacer, 50, { scope: 'b' })).toBe(50);
		await clock.pass(MINUTE);
		expect(await goAtOnce(pacer, 1, { scope: 'a' })).toBe(1);
	});

	test('that names a limit above the token’s own is that of the chat', async () => {
		const pacer = pacerWith(['request', 100, MINUTE], ['request', 1000, HOUR]);
		const refusal = { limit: { count: 120, windowMs: MINUTE } };
		(await granted(pacer, { scope: 'a' })).refused(refusal);
		expect(await goAtOnce(pacer, 1, { scope: 'a' })).toBe(0);
		expect(await goAtOnce(pacer, 50, { scope: 'b' })).toBe(50);
	});

	test('with a far Retry-After is probed after a minute, with one request; once that is taken, all go', async () => {
		const pacer = pacerWith(['request', 100, MINUTE]);
		(await granted(pacer)).refused({ retryAfterMs: 24 * HOUR });
		const deadline = clock.now() + 5 * MINUTE;
		expect(await now(pacer, { deadline })).toMatchObject({ because: 'server' });
		await clock.pass(MINUTE);
		const look = await granted(pacer);
		expect(await goAtOnce(pacer, 1)).toBe(0);
		look.counted();
		expect(await goAtOnce(pacer, 10)).toBe(10);
	});

	test('again and again with a far Retry-After: the looks become rare', async () => {
		const pacer = pacerWith(['request', 100, MINUTE]);
		let asked = 0;
		for (const end = clock.now() + 12 * HOUR; clock.now() < end; await clock.pass(30_000)) {
			const turn = await now(pacer);
			if (!turn || !('granted' in turn)) continue;
			asked += 1;
			turn.granted.refused({ retryAfterMs: 24 * HOUR });
		}
		expect(asked).toBeGreaterThan(5);
		expect(asked).toBeLessThan(25);
	});

	test.each(['refused', 'putOff'] as const)(
		'again and again with a Retry-After that is over (%s): the pauses grow',
		async (answer) => {
			const pacer = pacerWith(['request', 100, MINUTE]);
			const deadline = clock.now() + 20 * MINUTE;
			let asked = 0;
			const askOn = async (): Promise<void> => {
				const turn = await pacer.admit(asking({ deadline }));
				if (!('granted' in turn)) return;
				asked += 1;
				if (answer === 'refused') turn.granted.refused({ retryAfterMs: 0 });
				else turn.granted.putOff(0);
				await askOn();
			};
			const all = askOn();
			await clock.pass(21 * MINUTE);
			await all;
			expect(asked).toBeGreaterThan(5);
			expect(asked).toBeLessThan(200);
		},
	);

	test('a break that the server asks for is not called a used-up quota', async () => {
		const pacer = pacerWith(['request', 100, MINUTE]);
		(await granted(pacer)).putOff(120_000);
		expect(await now(pacer, { deadline: clock.now() + 1000 })).toMatchObject({ because: 'server' });
		const full = pacerWith(['request', 1, MINUTE]);
		await goAtOnce(full, 1);
		expect(await now(full, { deadline: clock.now() + 1000 })).toMatchObject({ because: 'quota' });
	});
});
