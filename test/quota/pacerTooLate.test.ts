import type { Grant, AdmissionRequest } from '../../nodes/shared/quota/admission';
import { HOUR, MINUTE, made } from './asking';
import { HandClock } from './handClock';

/** What those are told who cannot have a turn in time, and who waits for a chat that is closed. */

describe('an answer that comes too late for the deadline', () => {
	test.each([
		[MINUTE, true],
		[MINUTE - 1, false],
	])('a turn after %d ms, when the place is free after a minute: %p', async (patience, comes) => {
		const { clock, start, turns, ask, take } = made(['request', 1, MINUTE]);
		await take(1);
		ask('waits', { deadline: start + patience });
		await clock.pass(50);
		expect(turns.has('waits')).toBe(!comes);
		await clock.pass(MINUTE);
		if (comes) expect(turns.get('waits')).toHaveProperty('granted');
		else expect(turns.get('waits')).toEqual({ refusedUntil: start + MINUTE, because: 'quota' });
	});

	test('many that ask in the same moment are gone through once, within fifty thousandths of a second', async () => {
		const { clock, start, events, ask, take } = made(['request', 1, MINUTE]);
		await take(1);
		for (let index = 0; index < 5; index++) ask(`late ${index}`, { deadline: start });
		await clock.pass(1);
		expect(events).toHaveLength(5);
		ask('later', { deadline: start });
		await clock.pass(10);
		expect(events).toHaveLength(5);
		await clock.pass(20);
		expect(events).toHaveLength(6);
	});

	test('a deadline that is over refuses, also when the place has just become free', async () => {
		const { clock, start, turns, ask, take, pacer } = made(['request', 1, MINUTE]);
		await take(1);
		ask('first');
		ask('second', { deadline: start + MINUTE });
		await clock.pass(50);
		expect(turns.get('second')).toEqual({ refusedUntil: start + 2 * MINUTE, because: 'quota' });
		expect(pacer.isIdle(start + 10 * HOUR)).toBe(false);
	});

	test('who waits only for answers of others is told at its deadline, and that it is the quota', async () => {
		const { clock, start, turns, ask, grantOf } = made(['request', 100, MINUTE]);
		ask('first');
		await clock.pass(0);
		grantOf('first').putOff(24 * HOUR);
		await clock.pass(MINUTE);
		ask('look');
		await clock.pass(0);
		grantOf('look').counted();
		for (const name of ['a', 'b']) ask(name);
		const deadline = start + MINUTE + 300;
		ask('late', { deadline });
		await clock.pass(290);
		expect([turns.has('b'), turns.has('late')]).toEqual([true, false]);
		await clock.pass(130);
		expect(turns.get('late')).toMatchObject({ because: 'quota' });
	});

	test('says whose fault it is: the quota, a break of the server, or that of a chat', async () => {
		const because = async (
			prepare: (grant: Grant, clock: HandClock) => void,
			more: Partial<AdmissionRequest> = {},
		) => {
			const { clock, start, turns, ask, grantOf } = made(['request', 1, MINUTE]);
			ask('first', { scope: 'a' });
			await clock.pass(0);
			prepare(grantOf('first'), clock);
			ask('late', { deadline: start + 10, ...more });
			await clock.pass(200);
			return turns.get('late');
		};
		const start = new HandClock().now();
		expect(await because((grant) => grant.counted())).toEqual({
			refusedUntil: start + MINUTE,
			because: 'quota',
		});
		expect(await because((grant) => grant.putOff(2 * MINUTE))).toEqual({
			refusedUntil: start + 2 * MINUTE,
			because: 'server',
		});
		expect(await because((grant) => grant.putOff(MINUTE))).toMatchObject({ because: 'server' });
		expect(await because((grant) => grant.putOff(1_000))).toMatchObject({ because: 'quota' });
		const ofScope = (retryAfterMs: number) => (grant: Grant) =>
			grant.refused({ ofScope: true, retryAfterMs });
		expect(await because(ofScope(5_000), { scope: 'a' })).toEqual({
			refusedUntil: start + 5_000,
			because: 'scope',
		});
		expect(await because(ofScope(5_000), { scope: 'b' })).toHaveProperty('granted');
	});

	test('who is ahead counts for those behind, who was refused does not', async () => {
		const { clock, start, turns, ask, take } = made(['request', 2, MINUTE]);
		await take(2);
		ask('a');
		ask('refused', { deadline: start + 5 });
		ask('b');
		ask('c', { deadline: start + MINUTE });
		ask('d', { deadline: start + 2 * MINUTE + 1_000 });
		await clock.pass(60);
		expect(turns.get('c')).toEqual({ refusedUntil: start + 2 * MINUTE, because: 'quota' });
		expect([turns.has('a'), turns.has('b'), turns.has('d')]).toEqual([false, false, false]);
		expect(turns.has('refused')).toBe(true);
		// On its way for up to a second, as those before it.
		await clock.pass(2 * MINUTE + 1_000);
		expect(turns.get('d')).toHaveProperty('granted');
	});
});

describe('a chat that the server has closed', () => {
	test('the place of the refused one in the quota goes to another chat', async () => {
		const { clock, events, ask, grantOf } = made(['request', 1, MINUTE]);
		ask('refused', { scope: 'a' });
		await clock.pass(0);
		ask('a1', { scope: 'a' });
		ask('b1', { scope: 'b' });
		await clock.pass(30);
		grantOf('refused').refused({ ofScope: true, retryAfterMs: 3_000 });
		await clock.pass(0);
		expect(events.slice(1)).toEqual([['b1', 30]]);
	});

	test('a refusal of the token closes no chat', async () => {
		const { clock, start, turns, ask, grantOf } = made(['request', 10, MINUTE]);
		ask('refused', { scope: 'a' });
		await clock.pass(0);
		grantOf('refused').refused({ retryAfterMs: 3_000 });
		ask('late', { scope: 'a', deadline: start + 1_000 });
		await clock.pass(100);
		expect(turns.get('late')).toEqual({ refusedUntil: start + 3_000, because: 'server' });
	});

	test('who waited for it counts once in the quota when it is open again', async () => {
		const { clock, start, turns, ask, take, grantOf } = made(['request', 2, MINUTE]);
		await take(1);
		ask('refused', { scope: 'a' });
		await clock.pass(0);
		grantOf('refused').refused({ ofScope: true, retryAfterMs: 3_000 });
		await take(1);
		ask('a1', { scope: 'a' });
		await clock.pass(10_000);
		ask('b', { deadline: start + MINUTE });
		await clock.pass(500);
		expect([turns.has('a1'), turns.has('b')]).toEqual([false, false]);
		await clock.pass(MINUTE - 10_500);
		expect([turns.has('a1'), turns.has('b')]).toEqual([true, true]);
		expect(turns.get('b')).toHaveProperty('granted');
	});

	test('who gave up waiting for it counts nowhere', async () => {
		const { clock, start, turns, ask, take, grantOf } = made(['request', 2, MINUTE]);
		await take(1);
		ask('refused', { scope: 'a' });
		await clock.pass(0);
		grantOf('refused').refused({ ofScope: true, retryAfterMs: HOUR / 20 });
		await take(1);
		const canceled = new AbortController();
		for (const name of ['a1', 'a2']) ask(name, { scope: 'a', endWait: canceled.signal });
		await clock.pass(1_000);
		canceled.abort();
		await clock.pass(0);
		ask('b', { deadline: start + MINUTE });
		await clock.pass(MINUTE - 1_000);
		expect(turns.get('b')).toHaveProperty('granted');
	});

	test('who waits for it goes when it is open, and holds up nobody meanwhile', async () => {
		const { clock, events, ask, grantOf } = made(['request', 5, MINUTE]);
		ask('refused', { scope: 'a' });
		await clock.pass(0);
		grantOf('refused').refused({ ofScope: true, retryAfterMs: 3_000 });
		ask('a1', { scope: 'a' });
		ask('b1', { scope: 'b' });
		ask('a2', { scope: 'a' });
		ask('none');
		await clock.pass(0);
		expect(events.slice(1).map(([name]) => name)).toEqual(['b1', 'none']);
		await clock.pass(2_999);
		expect(events).toHaveLength(3);
		await clock.pass(101);
		expect(events.slice(3).map(([name]) => name)).toEqual(['a1', 'a2']);
	});

	test('who is canceled while waiting for it is gone', async () => {
		const { clock, start, events, ask, grantOf, pacer } = made(['request', 5, MINUTE]);
		ask('refused', { scope: 'a' });
		await clock.pass(0);
		grantOf('refused').refused({ ofScope: true, retryAfterMs: 3_000 });
		const canceled = new AbortController();
		ask('a1', { scope: 'a', endWait: canceled.signal });
		ask('a2', { scope: 'a' });
		await clock.pass(500);
		canceled.abort();
		await clock.pass(5_000);
		expect(events.slice(1).map(([name]) => name)).toEqual(['a1', 'a2']);
		expect(pacer.isIdle(start + 10 * HOUR)).toBe(true);
	});
});
