import { HOUR, MINUTE, made } from './asking';

/** What a pacer knows of its token: its quotas, breaks, and who still waits. */

describe('who is canceled', () => {
	test('before it asks, has no turn even when there is room', async () => {
		const { clock, turns, ask, pacer, start } = made(['request', 1, MINUTE]);
		ask('canceled', { endWait: AbortSignal.abort() });
		await clock.pass(0);
		expect(turns.get('canceled')).toEqual({ ended: true });
		expect(pacer.isIdle(start + 2 * HOUR)).toBe(true);
		ask('next');
		await clock.pass(0);
		expect(turns.get('next')).toHaveProperty('granted');
	});

	test('is told at once, and those behind move up', async () => {
		const { clock, start, events, ask, take, turns } = made(['request', 1, 1_000]);
		await take(1);
		const canceled = new AbortController();
		ask('a', { endWait: canceled.signal });
		ask('b');
		await clock.pass(300);
		canceled.abort();
		await clock.pass(0);
		expect(turns.get('a')).toEqual({ ended: true });
		await clock.pass(700);
		expect(events).toEqual([
			['a', 300],
			['b', 1_000],
		]);
		expect(clock.now() - start).toBe(1_000);
	});

	test('after its turn, nothing changes', async () => {
		const { clock, events, ask } = made(['request', 1, MINUTE]);
		const canceled = new AbortController();
		ask('a', { endWait: canceled.signal });
		await clock.pass(0);
		canceled.abort();
		await clock.pass(100);
		expect(events).toEqual([['a', 0]]);
	});
});

test('it is idle an hour after the last one asked, when nothing counts or waits any more', async () => {
	const { clock, start, pacer, take } = made(['request', 1, 2 * HOUR]);
	expect([pacer.isIdle(start + HOUR), pacer.isIdle(start + HOUR + 1)]).toEqual([false, true]);
	await clock.pass(500);
	await take(1);
	expect(pacer.isIdle(start + 500 + 2 * HOUR - 1)).toBe(false);
	expect(pacer.isIdle(start + 500 + 2 * HOUR)).toBe(true);
});

test('an hour counts from when somebody asked last', async () => {
	const { clock, start, pacer, take } = made(['request', 1, MINUTE]);
	await clock.pass(500);
	await take(1);
	expect(pacer.isIdle(start + 500 + HOUR)).toBe(false);
	expect(pacer.isIdle(start + 500 + HOUR + 1)).toBe(true);
});

test('it is not idle as long as the server wants nothing', async () => {
	const { clock, start, pacer, ask, grantOf } = made();
	ask('first');
	await clock.pass(0);
	grantOf('first').putOff(5 * HOUR);
	expect(pacer.isIdle(start + 5 * HOUR - 1)).toBe(false);
	expect(pacer.isIdle(start + 5 * HOUR)).toBe(true);
});

test('it is not idle while somebody waits', async () => {
	const { clock, start, pacer, take, ask } = made(['request', 1, 2 * HOUR]);
	await take(1);
	ask('waits');
	await clock.pass(0);
	expect(pacer.isIdle(start + 10 * HOUR)).toBe(false);
});

describe('the credential changes', () => {
	const minute = { kind: 'request', windowMs: MINUTE };

	test('what was used counts on', async () => {
		const { clock, pacer, turns, ask, take } = made(['request', 2, MINUTE]);
		await take(2);
		pacer.setQuotas([{ ...minute, limit: 3 }]);
		ask('third');
		ask('fourth', { deadline: 0 });
		await clock.pass(50);
		expect(turns.get('third')).toHaveProperty('granted');
		expect(turns.get('fourth')).toMatchObject({ because: 'quota' });
	});

	test('of quotas without a limit, only the shortest teaches anything', async () => {
		const { clock, ask, take, grantOf } = made(['request', 0, MINUTE], ['request', 0, HOUR]);
		await take(3);
		ask('refused');
		await clock.pass(0);
		grantOf('refused').refused({ retryAfterMs: 2 * MINUTE });
		await clock.pass(2 * MINUTE);
		await take(3);
		await clock.pass(MINUTE + 1_000);
		await take(3);
	});
});

describe('a break that the server asks for', () => {
	test('holds up every request of the token, whatever it counts as', async () => {
		const { clock, events, ask, grantOf } = made(['request', 9, MINUTE], ['agentCall', 9, MINUTE]);
		ask('request');
		await clock.pass(0);
		grantOf('request').putOff(5_000);
		ask('call', { kinds: ['agentCall'] });
		ask('other', { kinds: [] });
		await clock.pass(4_999);
		expect(events).toHaveLength(1);
		await clock.pass(101);
		expect(events).toHaveLength(2);
	});

	test('is over for all of them once one was taken', async () => {
		const { clock, events, ask, grantOf } = made(['request', 9, MINUTE], ['agentCall', 9, MINUTE]);
		ask('call', { kinds: ['request', 'agentCall'] });
		await clock.pass(0);
		grantOf('call').putOff(24 * HOUR);
		await clock.pass(MINUTE);
		ask('look');
		await clock.pass(0);
		grantOf('look').counted();
		for (const name of ['next', 'another']) ask(name, { kinds: ['request', 'agentCall'] });
		await clock.pass(0);
		expect(events.map(([name]) => name)).toEqual(['call', 'look', 'next', 'another']);
	});
});

describe('a quota of which nothing is known', () => {
	test('a refusal without a word: a minute', async () => {
		const { clock, events, ask, grantOf } = made();
		ask('first');
		await clock.pass(0);
		grantOf('first').refused({});
		ask('second');
		await clock.pass(MINUTE - 1);
		expect(events).toHaveLength(1);
		await clock.pass(101);
		expect(events).toHaveLength(2);
	});

	test('kinds count only where the request is of them, and each quota of a kind for itself', async () => {
		const { clock, events, ask } = made(['request', 3, MINUTE], ['request', 5, HOUR], ['x', 1, 1]);
		for (let index = 0; index < 4; index++) ask(`a${index}`);
		ask('other', { kinds: ['other'] });
		await clock.pass(MINUTE + 2_000);
		expect(events.map(([name]) => name)).toEqual(['a0', 'a1', 'a2', 'other', 'a3']);
		ask('a4');
		ask('a5');
		await clock.pass(MINUTE);
		expect(events).toHaveLength(6);
		await clock.pass(HOUR);
		expect(events).toHaveLength(7);
	});
});

test('what other quotas let through of a request that one of them refused is not counted there', async () => {
	const { clock, ask, grantOf, turns } = made(['request', 2, MINUTE], ['agentCall', 1, HOUR]);
	const call = { kinds: ['request', 'agentCall'] };
	ask('call', call);
	await clock.pass(0);
	grantOf('call').refused({ limit: { count: 1, windowMs: HOUR } });
	ask('a');
	ask('b');
	ask('c');
	await clock.pass(50);
	expect([turns.has('a'), turns.has('b'), turns.has('c')]).toEqual([true, true, false]);
});

test('one that has no room in one quota takes no place in the others', async () => {
	const { clock, ask, turns } = made(['request', 2, MINUTE], ['agentCall', 1, HOUR]);
	const call = { kinds: ['request', 'agentCall'] };
	ask('call', call);
	ask('second', { ...call, deadline: clock.now() });
	ask('a');
	ask('b', { deadline: clock.now() });
	await clock.pass(50);
	expect([turns.get('call'), turns.get('a')]).toEqual([
		{ granted: expect.anything() },
		{ granted: expect.anything() },
	]);
	expect([turns.get('second'), turns.get('b')]).toEqual([
		expect.objectContaining({ because: 'quota' }),
		expect.objectContaining({ because: 'quota' }),
	]);
});
