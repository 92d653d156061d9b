/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { HOUR, MINUTE, made } from './asking';

/** When exactly each request may go, who goes first, and what it costs to wait. */

test('who waits goes in the moment in which the place is free', async () => {
	const { clock, events, ask, take } = made(['request', 2, MINUTE]);
	await take(1);
	await clock.pass(730);
	await take(1);
	ask('first');
	ask('second');
	await clock.pass(2 * MINUTE);
	expect(events).toEqual([
		['first', MINUTE],
		['second', MINUTE + 730],
	]);
});

test.each([0, 13, 37, 61, 99])(
	'an answer that comes early (after %d ms) makes the place free early: that is noticed within a tenth of a second',
	async (ms) => {
		const { clock, events, ask, grantOf } = made(['request', 1, 50]);
		ask('first');
		await clock.pass(0);
		ask('second');
		await clock.pass(ms);
		grantOf('first').counted();
		await clock.pass(10_000);
		const [, [, at]] = events;
		expect(at).toBeGreaterThanOrEqual(50 + ms);
		expect(at).toBeLessThanOrEqual(50 + ms + 100);
	},
);

test('places that become free in the same moment are taken in that moment', async () => {
	const { clock, events, ask, take } = made(['request', 3, MINUTE]);
	await take(3);
	for (const name of ['a', 'b', 'c', 'd']) ask(name);
	await clock.pass(MINUTE);
	expect(events).toEqual(['a', 'b', 'c'].map((name) => [name, MINUTE]));
});

test('the moment is met, also when another one waits for longer', async () => {
	const { clock, events, ask, take } = made(['agentCall', 1, HOUR], ['request', 1, 7_777]);
	await take(1, { kinds: ['agentCall'] });
	await take(1);
	ask('call', { kinds: ['agentCall'] });
	ask('other');
	await clock.pass(MINUTE);
	expect(events).toEqual([['other', 7_777]]);
});

test('who asks when a place has just become free, and others wait for it, comes after them', async () => {
	const { clock, events, ask, grantOf } = made(['request', 1, 50]);
	ask('first');
	await clock.pass(0);
	ask('second');
	await clock.pass(130);
	grantOf('first').counted();
	await clock.pass(51);
	expect(events).toHaveLength(1);
	ask('third');
	await clock.pass(0);
	expect(events[1]).toEqual(['second', 181]);
	await clock.pass(5_000);
	expect(events[2][0]).toBe('third');
});

describe('what it costs to wait', () => {
	test('nobody waits: no timer', async () => {
		const { clock, ask, take } = made(['request', 2, 1_000]);
		await take(2);
		expect(clock.sleeping).toBe(0);
		ask('a');
		ask('b');
		await clock.pass(0);
		expect(clock.sleeping).toBeGreaterThan(0);
		await clock.pass(1_100);
		expect(clock.sleeping).toBe(0);
	});

	test('however many wait, and however long: a few timers', async () => {
		const { clock, ask, take } = made(['request', 2, HOUR]);
		await take(2);
		for (let index = 0; index < 50; index++) ask(`a${index}`);
		await clock.pass(0);
		expect(clock.sleeping).toBeLessThanOrEqual(3);
		for (let index = 0; index < 50; index++) {
			ask(`b${index}`);
			await clock.pass(33);
			expect(clock.sleeping).toBeLessThanOrEqual(3);
		}
	});

	test('who is answered is let go, also when the signal of its cancel stays', async () => {
		const cancel = new AbortController();
		const { clock, events, turns, ask, take } = made(['request', 1, 1_000]);
		await take(1);
		const known = ((): WeakRef<object> => {
			const run = { items: 1, open: 1 };
			ask('waits', { endWait: cancel.signal, run });
			return new WeakRef(run);
		})();
		await clock.pass(1_000);
		expect(events).toEqual([['waits', 1_000]]);
		turns.clear();
		await clock.pass(5_000);
		await nextTurn();
		setFlagsFromString('--expose-gc');
		(runInNewContext('gc') as () => void)();
		expect(known.deref()).toBeUndefined();
		expect(cancel.signal.aborted).toBe(false);
	});
});

test('what is given back lets in at once whoever waits for it', async () => {
	const { clock, events, ask, grantOf } = made(['request', 1, MINUTE], ['agentCall', 1, HOUR]);
	ask('call', { kinds: ['request', 'agentCall'] });
	await clock.pass(0);
	ask('other');
	await clock.pass(40);
	expect(events).toEqual([['call', 0]]);
	grantOf('call').refused({ limit: { count: 1, windowMs: HOUR } });
	await clock.pass(0);
	expect(events).toEqual([
		['call', 0],
		['other', 40],
	]);
});

test('nobody is overtaken by one that asks later for the same, also when a place is free again', async () => {
	const { clock, events, ask, take } = made(['request', 1, 1_000]);
	await take(1);
	ask('first');
	await clock.pass(999);
	ask('second');
	await clock.pass(0);
	expect(events).toEqual([]);
	await clock.pass(1);
	expect(events).toEqual([['first', 1_000]]);
});

test('those who wait for different things take turns, and do not hold up each other', async () => {
	const { clock, events, ask, take } = made(['request', 2, 1_000], ['agentCall', 1, MINUTE]);
	const call = { kinds: ['request', 'agentCall'] };
	await take(1, call);
	await take(1);
	for (const name of ['call 1', 'call 2']) ask(name, call);
	for (const name of ['a', 'b', 'c']) ask(name);
	await clock.pass(3_500);
	expect(events.map(([name]) => name)).toEqual(['a', 'b', 'c']);
	await clock.pass(MINUTE);
	expect(events.map(([name]) => name)).toEqual(['a', 'b', 'c', 'call 1']);
});

test('a poll that has to leave room holds up nobody, and goes when there is enough of it', async () => {
	const { clock, events, ask, take } = made(['request', 5, 1_000]);
	await take(4);
	await clock.pass(500);
	ask('poll', { leavesRoom: true });
	ask('item');
	await clock.pass(0);
	expect(events).toEqual([['item', 500]]);
	await clock.pass(1_000);
	expect(events[1]).toEqual(['poll', 1_000]);
});

test('executions take turns', async () => {
	const { clock, events, ask, take } = made(['request', 1, 1_000]);
	await take(1);
	for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'c2']) ask(name, { caller: name[0] });
	await clock.pass(20_000);
	expect(events.map(([name]) => name)).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
});

test('where there is room but the answer of one on the way is waited for, it goes round fifty times a second, not a thousand', async () => {
	const { clock, ask, take, grantOf, turns } = made(['request', 100, MINUTE]);
	await take(10);
	ask('refused');
	await clock.pass(0);
	grantOf('refused').refused({});
	await clock.pass(MINUTE);
	// After a refusal requests start again one by one.
	ask('on the way');
	ask('waiting');
	await clock.pass(20);
	const before = clock.woken;
	// After a second the server has it, whether it has answered or not.
	await clock.pass(900);
	expect([turns.has('on the way'), turns.has('waiting')]).toEqual([true, false]);
	expect(clock.woken - before).toBeLessThanOrEqual(900 / 20);
	grantOf('on the way').counted();
	await clock.pass(0);
	expect(turns.has('waiting')).toBe(true);
});
