import { pack, unpack } from '../../nodes/OptimlyMessageTrigger/whatIsNew';
import { fingerprint } from '../../nodes/OptimlyMessageTrigger/records';

test('times that no service should have garble nothing of what is remembered beside them', () => {
	const now = Date.UTC(2026, 5, 20, 12, 0, 1, 500);
	const endOfSecond = Date.UTC(2026, 5, 20, 12, 0, 1, 999);
	const [far, last, early, timeless, first, second] = 'abcdef'.split('').map(fingerprint);
	const seen = unpack(
		pack([
			[first, now],
			[far, Date.UTC(2150, 0)],
			[last, (946_684_800 + 36 ** 6) * 1000],
			[early, 0],
			[timeless, undefined],
			[second, now],
		]),
	);
	expect([...seen.keys()]).toEqual([first, far, last, early, timeless, second]);
	expect([first, timeless, second].map((key) => seen.get(key))).toEqual([
		endOfSecond,
		undefined,
		endOfSecond,
	]);
});
