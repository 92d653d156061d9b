import { fingerprint, type ListedRecord } from '../../nodes/OptimlyMessageTrigger/records';
import {
	InPlaceOfFirstLook,
	compare,
	NOTHING_SEEN,
	pack,
	unpack,
	watchedSince,
	type Mark,
} from '../../nodes/OptimlyMessageTrigger/whatIsNew';

const NOW = Date.UTC(2026, 5, 20, 12);
const SECOND = 1_000;
const MINUTE = 60_000;

/** A record of that id, made so many milliseconds before now; `undefined`: it has no time. */
function listed(id: string, ago?: number): ListedRecord {
	const time = ago === undefined ? undefined : NOW - ago;
	return {
		key: fingerprint(id),
		contentKey: fingerprint(`content of ${id}`),
		time,
		sortTime: time ?? 0,
		record: { id },
	};
}

const atNow = new InPlaceOfFirstLook(NOW, [NOW]);

async function lookWith(
	mark: Mark | undefined,
	records: readonly ListedRecord[],
	{ remembered = 10, beginning = atNow } = {},
) {
	const { fresh, ...rest } = await compare(mark, records, {
		remembered,
		inPlaceOfFirstLook: beginning,
		happenedBy: ({ time }) => time,
	});
	return { ...rest, ids: fresh.map(({ record }) => record.id) };
}

const markOf = (...records: ListedRecord[]): Mark => ({
	seen: pack(records.map(({ key, time }) => [key, time])),
});
const keysOf = ({ seen }: Mark) => [...unpack(seen).keys()];
const keys = (...ids: string[]) => ids.map(fingerprint);

describe('whether something can have happened since', () => {
	test.each<[string, Array<number | undefined>, number, boolean]>([
		['a clock that is right: at that moment', [NOW], 0, true],
		['a clock that is right: in the second before', [NOW], -SECOND, false],
		['no record tells the clock: ten minutes before', [], -10 * MINUTE, true],
		['no record tells the clock: longer before', [], -10 * MINUTE - SECOND, false],
		['a record without a time tells nothing', [undefined], -10 * MINUTE, true],
		['the newest record is a minute old', [NOW - 5 * MINUTE, NOW - MINUTE], -MINUTE, true],
		['the same, longer before', [NOW - 5 * MINUTE, NOW - MINUTE], -MINUTE - SECOND, false],
		['a record from ten minutes ago and more', [NOW - 11 * MINUTE], -10 * MINUTE - SECOND, false],
		['a clock that is ahead counts as right', [NOW + MINUTE - 1], 0, true],
		['a clock that is ahead is not taken further', [NOW + MINUTE - 1], -SECOND, false],
		['a record from the future tells nothing', [NOW + MINUTE], -10 * MINUTE, true],
	])('%s', async (_what, times, after, expected) => {
		// Half a second in, for whole seconds have a rule of their own.
		const since = NOW + 500;
		expect(new InPlaceOfFirstLook(NOW, times).canBeSince(since, since + after)).toBe(expected);
	});

	test('a time in whole seconds stands for all of that second', async () => {
		expect(atNow.canBeSince(NOW + 999, NOW)).toBe(true);
		expect(atNow.canBeSince(NOW + 1_999, NOW + 1_000)).toBe(true);
		expect(atNow.canBeSince(NOW + 1_000, NOW)).toBe(false);
		expect(atNow.canBeSince(NOW + 2, NOW + 1)).toBe(false);
	});

	test('without a time nobody knows', async () => {
		expect(atNow.canBeSince(NOW, undefined)).toBeUndefined();
	});
});

describe('a look at a list', () => {
	test('the first one only notes what is there', async () => {
		const { ids, gap, untold, mark } = await lookWith(undefined, [
			listed('a', 2_000),
			listed('b', 1_000),
		]);
		expect({ ids, gap, untold, keys: keysOf(mark) }).toEqual({
			ids: [],
			gap: false,
			untold: 0,
			keys: keys('a', 'b'),
		});
		expect(Object.keys(mark)).toEqual(['seen']);
	});

	test('what was not seen before is new, each once', async () => {
		const mark = markOf(listed('a', 3_000));
		const { ids, gap, untold } = await lookWith(mark, [
			listed('a', 3_000),
			listed('b', 2_000),
			listed('b', 2_000),
			listed('c'),
		]);
		expect({ ids, gap, untold }).toEqual({ ids: ['b', 'c'], gap: false, untold: 0 });
	});

	test('a record is known by what it says when it was listed without its id', async () => {
		const record = listed('a', 1_000);
		const mark = markOf({ ...record, key: record.contentKey });
		expect((await lookWith(mark, [record])).ids).toEqual([]);
	});

	test('what comes back after it was missing is not new', async () => {
		const { mark } = await lookWith(markOf(listed('a', 2_000), listed('b')), [listed('c', 1_000)]);
		expect(keysOf(mark)).toEqual(keys('b', 'a', 'c'));
		expect((await lookWith(mark, [listed('a', 2_000), listed('b')])).ids).toEqual([]);
	});

	test.each<[string, Mark, ListedRecord[], boolean]>([
		['all of it is new', markOf(listed('a', 2_000)), [listed('b', 1_000)], true],
		['some of it is known', markOf(listed('a', 2)), [listed('a', 2), listed('b', 1)], false],
		['it is empty', markOf(listed('a', 2_000)), [], false],
		['nothing was seen before', NOTHING_SEEN, [listed('b', 1_000)], false],
	])(
		'whether something can be missing before the list: %s',
		async (_what, mark, records, expected) => {
			expect((await lookWith(mark, records)).gap).toBe(expected);
		},
	);

	test('after a first look that failed, what can have happened since is new, and what has no time is counted', async () => {
		const records = [listed('old', MINUTE), listed('new', 0), listed('timeless')];
		const { ids, untold, gap, mark } = await lookWith(watchedSince(NOW), records);
		expect({ ids, untold, gap }).toEqual({ ids: ['new'], untold: 1, gap: false });
		expect(Object.keys(mark)).toEqual(['seen']);
		expect(keysOf(mark)).toEqual(keys('timeless', 'old', 'new'));
	});
});

describe('what is remembered', () => {
	const records = [listed('a', 3_000), listed('b', 2_000), listed('c', 1_000)];

	test('the newest, and up to when all that is older counts as seen', async () => {
		const { mark } = await lookWith(undefined, records.toReversed(), { remembered: 2 });
		expect(keysOf(mark)).toEqual(keys('b', 'c'));
		expect(mark.floor).toBe(NOW - 3_000);
		expect((await lookWith(mark, [listed('at the floor', 3_000), ...records])).ids).toEqual([]);
		expect((await lookWith(mark, [listed('after it', 2_999), ...records])).ids).toEqual([
			'after it',
		]);
	});

	test('as many as fit are all remembered, without such a time', async () => {
		const { mark } = await lookWith(undefined, records, { remembered: 3 });
		expect(keysOf(mark)).toEqual(keys('a', 'b', 'c'));
		expect(mark).not.toHaveProperty('floor');
	});

	test('what is listed again is remembered once', async () => {
		const { mark } = await lookWith(markOf(...records), records, { remembered: 3 });
		expect(mark).toEqual(markOf(...records));
	});

	test('such a time stays, and what is older is no more remembered one by one', async () => {
		const mark: Mark = { seen: '', floor: NOW - 2_000 };
		const after = (await lookWith(mark, records)).mark;
		expect(after.floor).toBe(NOW - 2_000);
		expect(keysOf(after)).toEqual(keys('c'));
	});

	test('of those without a time the last ones; what is missing goes first', async () => {
		const before = (await lookWith(undefined, [listed('x'), listed('y')], { remembered: 2 })).mark;
		const { mark } = await lookWith(before, [listed('z')], { remembered: 2 });
		expect(keysOf(mark)).toEqual(keys('y', 'z'));
	});
});

describe('packed', () => {
	const [key] = keys('a');
	const unpacked = (time: number | undefined) => unpack(pack([[key, time]])).get(key);

	test.each<[string, number, number]>([
		['to the end of its second', NOW + 1, NOW + 999],
		['the first moment that can be told', Date.UTC(2000, 0), Date.UTC(2000, 0) + 999],
		['what is before it counts as that', Date.UTC(1999, 0), Date.UTC(2000, 0) + 999],
		['the last one', (946_684_800 + 36 ** 6 - 1) * 1000, (946_684_800 + 36 ** 6 - 1) * 1000 + 999],
		['what is after it', Date.UTC(2100, 0), (946_684_800 + 36 ** 6 - 1) * 1000 + 999],
	])('a time is kept: %s', async (_what, time, expected) => {
		expect(unpacked(time)).toBe(expected);
	});

	test('in 13 characters a record, and what breaks off is left out', async () => {
		const text = pack([
			[key, NOW],
			[fingerprint('b'), undefined],
		]);
		expect(text).toHaveLength(26);
		expect(text.slice(7, 13)).toMatch(/^[\da-z]{6}$/);
		expect([...unpack(text.slice(0, -1)).keys()]).toEqual([key]);
		expect([...unpack(text)]).toEqual([
			[key, NOW + 999],
			[fingerprint('b'), undefined],
		]);
	});
});
