import { fewAtATime } from '../../nodes/shared/quota/fewAtATime';
import { HandClock } from './handClock';

test('twenty at once, then the process gets a millisecond for something else', async () => {
	const clock = new HandClock(0);
	const madeAt: number[] = [];
	const order: number[] = [];
	const calls = Array.from({ length: 61 }, (_, index) => () => {
		order.push(index);
		madeAt.push(clock.now());
	});
	const all = fewAtATime(calls, clock);
	expect(madeAt).toHaveLength(20);
	await clock.pass(10);
	await all;
	expect(order).toEqual(calls.map((_, index) => index));
	expect([0, 1, 2, 3].map((ms) => madeAt.filter((at) => at === ms).length)).toEqual([
		...[20, 20, 20, 1],
	]);
});
