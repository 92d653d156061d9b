/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { Deque } from '../../nodes/shared/quota/deque';
import { holds } from '../properties/holds';

const anyStep = fc.oneof(
	fc.record({ does: fc.constant('push' as const), times: fc.integer({ min: 1, max: 40 }) }),
	fc.record({ does: fc.constant('shift' as const), times: fc.integer({ min: 1, max: 40 }) }),
	fc.record({ does: fc.constant('remove' as const), index: fc.nat(30) }),
);

test('is a list, whatever comes and goes', () => {
	holds(
		fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
			const deque = new Deque<number>();
			const list: number[] = [];
			let made = 0;
			for (const step of steps) {
				if (step.does === 'remove') {
					// Also of what is not in it any more.
					const item = list[step.index] ?? step.index;
					deque.remove(item);
					if (list.includes(item)) list.splice(list.indexOf(item), 1);
				} else {
					for (let time = 0; time < step.times; time++) {
						if (step.does === 'shift') expect(deque.shift()).toBe(list.shift());
						else {
							deque.push(made);
							list.push(made++);
						}
					}
				}
				expect(deque.length).toBe(list.length);
				expect(list.map((_, index) => deque.at(index))).toEqual(list);
				expect(deque.at(list.length)).toBeUndefined();
			}
		}),
	);
});

test('one that is empty stays empty, however often something is asked of it', () => {
	const deque = new Deque<string>();
	expect([deque.shift(), deque.shift(), deque.at(0), deque.length]).toEqual([
		...[undefined, undefined, undefined],
		0,
	]);
	deque.push('a');
	expect([deque.length, deque.at(0), deque.shift(), deque.length]).toEqual([1, 'a', 'a', 0]);
});

test('what stands twice in it is taken out once', () => {
	const deque = new Deque<string>();
	for (const item of ['a', 'b', 'a']) deque.push(item);
	deque.remove('a');
	expect([deque.at(0), deque.at(1), deque.length]).toEqual(['b', 'a', 2]);
});

test('what was taken out is let go', async () => {
	const deque = new Deque<object>();
	const known: Array<WeakRef<object>> = [];
	for (let index = 0; index < 500; index++) {
		const item = { index };
		known.push(new WeakRef(item));
		deque.push(item);
	}
	for (let index = 0; index < 499; index++) deque.shift();
	await nextTurn();
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
	expect(known.filter((item) => item.deref() !== undefined).length).toBeLessThanOrEqual(2);
	expect(deque.length).toBe(1);
});

test('each of a hundred thousand costs the same', () => {
	const cost = (count: number) => {
		const deque = new Deque<number>();
		const start = process.cpuUsage();
		for (let item = 0; item < count; item++) deque.push(item);
		for (let item = 0; item < count; item++) deque.shift();
		return process.cpuUsage(start).user / count;
	};
	cost(2_000);
	const few = cost(5_000);
	// A list that is copied each time would cost many times as much.
	expect(cost(100_000)).toBeLessThan(20 * Math.max(few, 0.1));
});
