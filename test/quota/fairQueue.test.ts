import { FairQueue } from '../../nodes/shared/quota/fairQueue';

interface Waiter {
	name: string;
	isGone?: boolean;
}

/** A queue of those whose names are given; the letter is the execution. */
function queueOf(...names: readonly string[]) {
	const queue = new FairQueue<Waiter>(({ isGone }) => isGone === true);
	const waiters = names.map((name) => ({ name, isGone: false }));
	for (const waiter of waiters) queue.push(waiter.name[0], waiter);
	const gone = (...left: readonly string[]) => {
		for (const waiter of waiters) if (left.includes(waiter.name)) waiter.isGone = true;
	};
	return { queue, gone, names: () => [...queue.inOrder()].map(({ name }) => name) };
}

/** Takes out all that are left. */
function allOf(queue: FairQueue<Waiter>): string[] {
	const served: string[] = [];
	for (let next = queue.shift(); next; next = queue.shift()) served.push(next.name);
	return served;
}

const ASKED = ['a1', 'a2', 'a3', 'b1', 'c1', 'c2', 'a4'];
const SERVED = ['a1', 'b1', 'c1', 'a2', 'c2', 'a3', 'a4'];

test('executions take turns; within one it is first come, first served', () => {
	const { queue, names } = queueOf(...ASKED);
	expect(names()).toEqual(SERVED);
	expect(allOf(queue)).toEqual(SERVED);
	expect([queue.first(), queue.shift(), names()]).toEqual([undefined, undefined, []]);
});

test('to look at the next one, or at all of them, changes nothing', () => {
	const { queue, names } = queueOf(...ASKED);
	for (let look = 0; look < 3; look++) {
		expect(queue.first()?.name).toBe('a1');
		expect(names()).toEqual(SERVED);
	}
	expect(allOf(queue)).toEqual(SERVED);
});

test('who has gone is passed over, and its execution keeps its turn', () => {
	const { queue, gone, names } = queueOf(...ASKED);
	gone('a1', 'a2', 'b1', 'c2');
	expect(names().sort()).toEqual(['a3', 'a4', 'c1']);
	expect(queue.first()?.name).toBe('a3');
	expect(allOf(queue)).toEqual(['a3', 'c1', 'a4']);
});

test('an execution that waits for nothing any more comes in last when it asks again', () => {
	const { queue, gone } = queueOf('a1', 'b1', 'c1');
	expect(queue.shift()?.name).toBe('a1');
	queue.push('a', { name: 'a2' });
	expect(allOf(queue)).toEqual(['b1', 'c1', 'a2']);
	queue.push('b', { name: 'b2' });
	queue.push('a', { name: 'a3' });
	expect(allOf(queue)).toEqual(['b2', 'a3']);
	gone('b1');
	expect(queue.first()).toBeUndefined();
});

test('one whose waiters have all gone is forgotten, and asks again like a new one', () => {
	const { queue, gone } = queueOf('a1', 'a2', 'b1', 'b2');
	gone('a1', 'a2');
	expect(queue.first()?.name).toBe('b1');
	queue.push('a', { name: 'a3' });
	expect(allOf(queue)).toEqual(['b1', 'a3', 'b2']);
});
