import { RequestFailure } from '../../nodes/shared/errors/failure';
import { InvalidInput } from '../../nodes/shared/parameters/invalidInput';
import { failureOf } from '../../nodes/shared/run/failureOf';
import { HeldBack, type ItemInLanes } from '../../nodes/shared/run/heldBack';
import { Journal } from '../../nodes/shared/step/journal';

/** Items in their lanes, the narrow one last; those with these indexes were sent by an earlier try. */
function itemsIn(
	lanes: ReadonlyArray<readonly string[]>,
	...sent: readonly number[]
): ItemInLanes[] {
	const store = {};
	for (const index of sent)
		new Journal(store, 0, '1').item(index, { json: { index } }).leaving('message', true);
	return lanes.map((own, index) => ({
		index,
		lane: own.at(-1),
		lanes: own,
		journal: new Journal(store, 0, '1').item(index, { json: { index } }),
	}));
}

describe('behind an item of which nobody knows whether it arrived', () => {
	test('nothing more is sent in its lanes, in any other one it is', () => {
		const held = new HeldBack();
		const items = itemsIn([['client', 'a'], ['a'], ['client', 'b'], ['b'], []]);
		expect(items.map((item) => held.why(item))).toEqual(Array(5).fill(undefined));
		held.behind(7, ['client', 'a']);
		expect(items.map((item) => held.why(item) !== undefined)).toEqual([
			...[true, true, true, false, false],
		]);
		expect(held.why(items[1])).toEqual({
			kind: 'delivery_unknown',
			delivered: 'no',
			happened: 'Not sent, because item 7 of the same chat may or may not have arrived',
		});
		expect([held.whyIn(['b', 'a'])?.happened, held.whyIn(['b']), held.whyIn([])]).toEqual([
			expect.stringContaining('item 7'),
			undefined,
			undefined,
		]);
	});

	test('also when it is the first of all', () => {
		const held = new HeldBack();
		held.behind(0, ['a']);
		expect(held.whyIn(['a'])?.happened).toContain('item 0');
	});
});

describe('an earlier try that went on with a later item', () => {
	test('holds back those before it in its chat that were not sent', () => {
		const held = new HeldBack();
		const lanes = [['a'], ['b'], ['a'], ['client', 'a'], ['a'], [], ['b']];
		const items = itemsIn(lanes, 2, 3, 5);
		held.afterEarlierTries(items);
		expect(items.map((item) => held.why(item)?.happened?.match(/item \d/)?.[0])).toEqual([
			...['item 2', undefined, 'item 3', undefined, undefined, undefined, undefined],
		]);
		expect(held.why(items[0])).toMatchObject({ kind: 'conflict', delivered: 'no' });
		expect(held.why(items[0])?.happened).toMatch(/^Not sent again, .* earlier try went on/);
	});

	test('does so also with the last of all, and with the one right behind', () => {
		const held = new HeldBack();
		const items = itemsIn([['a'], ['a']], 1);
		held.afterEarlierTries(items);
		expect(held.why(items[0])?.happened).toContain('item 1 ');
		held.behind(5, ['a']);
		expect(held.why(items[0])?.happened).toContain('item 5 ');
	});
});

describe('what an error that stopped an item says', () => {
	test.each([
		[
			'that of a request',
			new RequestFailure({ kind: 'conflict', delivered: 'no' }),
			3,
			{ kind: 'conflict', delivered: 'no' },
		],
		[
			'that of an input',
			new InvalidInput('Text', 'is wrong', 'Mend it'),
			3,
			{ kind: 'invalid_input', delivered: 'no', happened: "'Text' is wrong", advice: 'Mend it' },
		],
		[
			'any other, before a request',
			new Error('broken'),
			0,
			{ kind: 'invalid_input', delivered: 'no', reason: 'broken' },
		],
		[
			'any other, after one',
			new Error('broken'),
			1,
			{ kind: 'delivery_unknown', delivered: 'unknown', reason: 'broken' },
		],
		['what is no error', 'text', 0, { kind: 'invalid_input', delivered: 'no', reason: 'text' }],
	])('%s', (_what, error, requests, failure) => {
		expect(failureOf(error, requests)).toEqual(failure);
	});
});
