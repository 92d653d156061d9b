/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { HeldTurns } from '../../nodes/shared/turns/heldTurns';
import { Permits } from '../../nodes/shared/turns/parallelChats';
import { takeTurn } from '../../nodes/shared/turns/turns';
import { CHAT_IN_USE, whyGivenUp } from '../../nodes/shared/errors/notSent';
import type { Failure } from '../../nodes/shared/errors/failure';

const never = () => new AbortController().signal;
let runs = 0;

/** A run whose items are in lanes of its own names; one that is blocked says so. */
function runOf(parallel = 5, blockedLane?: string) {
	const giveUp = new AbortController();
	const cancel = new AbortController();
	const permits = new Permits(parallel, giveUp.signal);
	const run = `run ${runs++}`;
	const blocked: Failure = { kind: 'conflict', delivered: 'no' };
	const item = async (...lanes: readonly string[]) => {
		const permit = await permits.take();
		const turns = new HeldTurns(
			lanes.map((lane) => `${run} ${lane}`),
			{
				...{ giveUp: giveUp.signal, cancel: cancel.signal, permit },
				blocked: (all) => (all.includes(`${run} ${blockedLane}`) ? blocked : undefined),
			},
		);
		return { turns, permit };
	};
	return { run, giveUp, cancel, permits, blocked, item };
}

test('who has the turn is in its lanes, the next one when it leaves', async () => {
	const { item } = runOf();
	const [first, second] = [await item('client', 'a'), await item('a')];
	expect(await first.turns.take(0)).toEqual({ ms: expect.any(Number), failure: undefined });
	const waits = second.turns.take(5_000);
	let isIn = false;
	void waits.then(() => (isIn = true));
	await Promise.resolve();
	expect(isIn).toBe(false);
	first.turns.handOn();
	expect((await waits).failure).toBeUndefined();
	// It has it already.
	expect((await second.turns.take(0)).failure).toBeUndefined();
	second.turns.handOn();
	// It does not have it any more.
	expect((await first.turns.take(0)).ms).toBeLessThan(5_000);
	expect((await second.turns.take(10)).failure).toEqual(CHAT_IN_USE);
	first.turns.handOn();
});

test('a turn that does not come in time: others write into the chat', async () => {
	const { item } = runOf();
	const [first, second, third] = [await item('a'), await item('a'), await item('a')];
	await first.turns.take(0);
	const { ms, failure } = await second.turns.take(30);
	expect(failure).toEqual(CHAT_IN_USE);
	expect(ms).toBeGreaterThanOrEqual(29);
	expect(ms).toBeLessThan(60_000);
	first.turns.handOn();
	expect((await third.turns.take(0)).failure).toBeUndefined();
});

test('a run that is given up ends the wait and says why; so does one that has ended before', async () => {
	for (const isCanceled of [true, false]) {
		const { item, giveUp, cancel } = runOf();
		const [first, second] = [await item('a'), await item('a')];
		await first.turns.take(0);
		const waits = second.turns.take(5_000);
		if (isCanceled) cancel.abort();
		giveUp.abort();
		const why = whyGivenUp(cancel.signal);
		expect((await waits).failure).toEqual(why);
		expect(why.happened === undefined).toBe(isCanceled);
		first.turns.handOn();
		expect((await second.turns.take(0)).failure).toEqual(why);
	}
});

test('who waits has no permit meanwhile; when the run is given up, it gets none back', async () => {
	const { item, giveUp, cancel } = runOf(1);
	const first = await item('a');
	await first.turns.take(0);
	first.permit.release();
	const second = await item('a');
	const waits = second.turns.take(5_000);
	// The permit of the second is free while it waits.
	const third = await item('b');
	first.turns.handOn();
	// It has the turn by now, and waits for the permit.
	await nextTurn();
	giveUp.abort();
	expect((await waits).failure).toEqual(whyGivenUp(cancel.signal));
	third.permit.release();
});

test('a lane in which nothing may be sent is asked for when it is the turn of the item', async () => {
	const { item, blocked } = runOf(5, 'a');
	expect((await (await item('client', 'a')).turns.take(0)).failure).toBe(blocked);
	expect((await (await item('other', 'b')).turns.take(0)).failure).toBeUndefined();
});

test('a lane that was found on the way takes the place of the narrow one; the wide one stays', async () => {
	const { item, run } = runOf();
	const { turns } = await item('client', 'a');
	await turns.take(0);
	turns.goOnIn(`${run} b`);
	expect(turns.current).toEqual([`${run} client`, `${run} b`]);
	await turns.take(0);
	const others = [await item('a'), await item('b'), await item('client')];
	const waits = await Promise.all(others.map(async (other) => await other.turns.take(20)));
	expect(waits.map(({ failure }) => failure === undefined)).toEqual([true, false, false]);
	turns.goOnIn(`${run} client`);
	expect(turns.current).toEqual([`${run} client`]);
	const none = await item();
	none.turns.goOnIn(`${run} c`);
	expect(none.turns.current).toEqual([`${run} c`]);
});

describe('a turn under a key', () => {
	test('is free at once when nobody has it, and whoever must wait is told at once', async () => {
		let told = 0;
		const mustWait = () => (told += 1);
		const first = await takeTurn('key 1', never(), 0, mustWait);
		expect([first?.key, told]).toEqual(['key 1', 0]);
		const second = takeTurn('key 1', never(), 5_000, mustWait);
		expect(told).toBe(1);
		const other = await takeTurn('key 2', never(), 0, mustWait);
		expect([other?.key, told]).toEqual(['key 2', 1]);
		first?.handOn();
		(await second)?.handOn();
		const again = await takeTurn('key 1', never(), 0, mustWait);
		expect([again?.key, told]).toEqual(['key 1', 1]);
		again?.handOn();
	});

	test('is not given to one that was given up before', async () => {
		expect(await takeTurn('key 3', AbortSignal.abort(), 0)).toBeUndefined();
		const next = await takeTurn('key 3', never(), 50);
		expect(next?.key).toBe('key 3');
		expect(await takeTurn('key 3', AbortSignal.abort(), 5_000)).toBeUndefined();
		next?.handOn();
	});

	test('passes over one that gave up, but not before the one ahead of it has left', async () => {
		const first = await takeTurn('key 4', never(), 0);
		const giveUp = new AbortController();
		const second = takeTurn('key 4', giveUp.signal, 5_000);
		const third = takeTurn('key 4', never(), 5_000);
		giveUp.abort();
		expect(await second).toBeUndefined();
		let isIn = false;
		void third.then(() => (isIn = true));
		expect(await takeTurn('key 4', never(), 10)).toBeUndefined();
		expect(isIn).toBe(false);
		first?.handOn();
		expect((await third)?.key).toBe('key 4');
	});

	test('is given to one at a time, whoever has left', async () => {
		const first = await takeTurn('key 6', never(), 0);
		const second = takeTurn('key 6', never(), 5_000);
		first?.handOn();
		expect((await second)?.key).toBe('key 6');
		first?.handOn();
		expect(await takeTurn('key 6', never(), 10)).toBeUndefined();
	});

	test('a time that is over is no time to wait', async () => {
		await takeTurn('key 5', never(), 0);
		expect(await takeTurn('key 5', never(), -5_000)).toBeUndefined();
	});
});

describe('permits', () => {
	test('are given in the order of asking; who had one before comes first', async () => {
		const permits = new Permits(1);
		const order: string[] = [];
		const first = await permits.take();
		first.release();
		const second = await permits.take();
		const third = permits.take().then((permit) => {
			order.push('third');
			return permit;
		});
		const back = first.regain().then((isHeld) => order.push(`first ${isHeld}`));
		second.release();
		second.release();
		await back;
		expect(order).toEqual(['first true']);
		expect(await first.regain()).toBe(true);
		first.release();
		const last = await third;
		expect(order).toEqual(['first true', 'third']);
		last.release();
	});

	test('end of the run: who waits to go on gets none, who begins is let in', async () => {
		const giveUp = new AbortController();
		const permits = new Permits(1, giveUp.signal);
		const first = await permits.take();
		first.release();
		const second = await permits.take();
		const back = first.regain();
		giveUp.abort();
		expect(await back).toBe(false);
		expect(await first.regain()).toBe(false);
		expect(await second.regain()).toBe(true);
		second.release();
		expect(await second.regain()).toBe(false);
		expect(await permits.take()).toBeDefined();
	});
});
