/** @jest-environment ./test/engine/timeZoneEnvironment.js */
import fc from 'fast-check';
import { orderOf } from '../../nodes/OptimlyMessage/time/recordOrder';
import { readTime, timeMade, timeOfActivity } from '../../nodes/OptimlyMessage/time/recordTime';
import { inTimeZones } from '../engine/inTimeZones';

const NOON = Date.UTC(2026, 5, 20, 12);

inTimeZones(() => {
	test.each<[unknown, number | undefined]>([
		['2026-06-20T12:00:00Z', NOON],
		['2026-06-20T12:00:00z', NOON],
		['2026-06-20T12:00:00', NOON],
		['2026-06-20 12:00:00', NOON],
		['2026-06-20 12:00:00 UTC', NOON],
		['2026-06-20T12:00', NOON],
		['2026-06-20', Date.UTC(2026, 5, 20)],
		['2026-06-20T14:00:00+02:00', NOON],
		['2026-06-20T14:00:00+0200', NOON],
		['2026-06-20T14:00:00 +02', NOON],
		['2026-06-20T05:00:00-07:00', NOON],
		['2026-06-20T12:00:00+0000', NOON],
		['2026-06-20T12:00:00+00:00Z', NOON],
		['2026-06-20T12:00:00.5Z', NOON + 500],
		['2026-06-20T12:00:00,25', NOON + 250],
		['2026-06-20T12:00:00.000250', NOON + 0.25],
		[' 2026-06-20T12:00:00Z ', NOON],
		[NOON, NOON],
		[NOON / 1000, NOON],
		[NOON / 1000 + 0.5, NOON + 500],
		[String(NOON / 1000), NOON],
		[String(NOON), NOON],
		[NOON * 1000, NOON],
		[String(NOON) + '000000', NOON],
		['yesterday', undefined],
		['12:00', undefined],
		['2026-13-45T12:00:00Z', undefined],
		['', undefined],
		[0, undefined],
		[12, undefined],
		[-5, undefined],
		[null, undefined],
		[undefined, undefined],
		[true, undefined],
		[{}, undefined],
		[['2026-06-20'], undefined],
	])('%p', (value, time) => {
		expect(readTime(value)).toBe(time);
	});

	test('the order of any two times is that of the moments', () => {
		const anyMoment = fc.date({
			min: new Date('1990-01-01T00:00:00Z'),
			max: new Date('2090-01-01T00:00:00Z'),
			noInvalidDate: true,
		});
		const forms: ReadonlyArray<(date: Date) => unknown> = [
			(date) => date.toISOString(),
			(date) => date.toISOString().slice(0, -1),
			(date) => `${date.toISOString().slice(0, -1)}000+0000`,
			(date) => `${new Date(date.getTime() + 7_200_000).toISOString().slice(0, -1)}+02:00`,
			(date) => date.getTime() / 1000,
			(date) => date.getTime() * 1000,
		];
		const anyForm = fc.constantFrom(...forms);
		fc.assert(
			fc.property(anyMoment, anyMoment, anyForm, anyForm, (one, other, formOne, formOther) => {
				const between = (readTime(formOne(one)) ?? NaN) - (readTime(formOther(other)) ?? NaN);
				expect(Math.round(between)).toBe(one.getTime() - other.getTime());
			}),
		);
	});
});

test('microseconds tell two records of one millisecond apart', () => {
	const [one, other] = ['2026-06-20T12:00:00.123456', '2026-06-20T12:00:00.123457'].map(readTime);
	expect(one).toBeLessThan(other ?? NaN);
});

test('a time that cannot be read does not hide one that can', () => {
	expect(timeMade({ created_at: 'now', timestamp: '2026-06-20T12:00:00' })).toBe(NOON);
	expect(timeMade({ created_at: null, timestamp: NOON })).toBe(NOON);
	expect(timeOfActivity({ last_activity: '', created_at: NOON })).toBe(NOON);
	expect(timeMade({})).toBeUndefined();
});

describe('the order of a list', () => {
	interface Said {
		readonly id: number;
		readonly at?: number;
	}
	const idsOf = (records: readonly Said[]) => records.map(({ id }) => id);

	test('is that of the times, whichever way it is listed; equal times as the others show', async () => {
		const anySteps = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 2, maxLength: 12 });
		await fc.assert(
			fc.asyncProperty(anySteps, fc.boolean(), async (steps, newestFirst) => {
				let at = 1;
				// The first step shows the direction.
				const made: Said[] = [3, ...steps].map((step, id) => ({ id, at: (at += step) }));
				const first: Said = { id: -1, at: 1 };
				const listed = newestFirst ? [...made].reverse().concat(first) : [first, ...made];
				const order = await orderOf<Said>(listed, (record) => record.at);
				expect(idsOf(order.oldestFirst)).toEqual([-1, ...idsOf(made)]);
				expect(order.isBefore(first, made[0])).toBe(true);
				expect(order.isBefore(made[0], first)).toBe(false);
				if (!newestFirst) expect(order.isBefore(made[0], made[made.length - 1])).toBe(true);
			}),
		);
	});

	test.each([
		['two', 2, true],
		['three', 3, undefined],
	])(
		'in a list that begins with the newest, the places of %s of one second',
		async (_how, count, tell) => {
			const second = Array.from({ length: count }, (_, place) => ({ id: count - place, at: 5 }));
			const order = await orderOf<Said>([...second, { id: 0, at: 1 }], ({ at }) => at);
			expect(order.isBefore(second[1], second[0])).toBe(tell);
		},
	);

	test('is the order of the list where no time tells, and then nothing is certain', async () => {
		const listed: Said[] = [{ id: 1 }, { id: 2, at: 5 }, { id: 3, at: 5 }];
		const order = await orderOf(listed, ({ at }) => at);
		expect(idsOf(order.oldestFirst)).toEqual([1, 2, 3]);
		expect(order.isBefore(listed[1], listed[2])).toBeUndefined();
		expect(order.isBefore(listed[0], listed[2])).toBeUndefined();
	});

	test('a record without a time stays behind the one before it', async () => {
		const listed: Said[] = [{ id: 4, at: 9 }, { id: 3 }, { id: 2, at: 5 }, { id: 1, at: 1 }];
		const order = await orderOf(listed, ({ at }) => at);
		expect(idsOf(order.oldestFirst)).toEqual([1, 2, 3, 4]);
		expect(order.isBefore(listed[1], listed[0])).toBe(true);
		expect(order.timeOf(listed[1])).toBe(5);
	});

	test.each([['the order asked for'], ['who was before whom asked for all']])(
		'the time of a record is read once, with %s',
		async (what) => {
			let read = 0;
			const listed: Said[] = Array.from({ length: 50 }, (_, id) => ({ id, at: (100 - id) >> 1 }));
			const order = await orderOf(listed, ({ at }) => {
				read += 1;
				return at;
			});
			if (what.startsWith('who'))
				for (const one of listed) for (const other of listed) order.isBefore(one, other);
			expect(idsOf(order.oldestFirst)).toEqual(idsOf([...listed].reverse()));
			expect(read).toBe(50);
		},
	);

	test('a list in no order is sorted by its times', async () => {
		const listed: Said[] = [3, 1, 2].map((id) => ({ id, at: id }));
		expect(idsOf((await orderOf(listed, ({ at }) => at)).oldestFirst)).toEqual([1, 2, 3]);
	});
});
