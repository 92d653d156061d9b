import {
	fingerprint,
	idOf,
	oldestFirst,
	recordsIn,
} from '../../nodes/OptimlyMessageTrigger/records';

const TIME = '2026-06-20T12:00:00Z';

describe('a fingerprint', () => {
	test('is seven characters, and another one for another id', async () => {
		expect(fingerprint('chat_1')).toMatch(/^[\w-]{7}$/);
		expect(fingerprint('chat_2')).not.toBe(fingerprint('chat_1'));
		expect(fingerprint('chat_1')).toBe(fingerprint('chat_1'));
	});
});

test.each<[unknown, string | undefined]>([
	['chat_1', 'chat_1'],
	[7, '7'],
	[0, '0'],
	['', undefined],
	[null, undefined],
	[undefined, undefined],
	[true, undefined],
	[NaN, undefined],
	[{}, undefined],
])('the id %j is %j', async (id, expected) => {
	expect(idOf({ chat_id: id }, 'chat_id')).toBe(expected);
});

const keysOf = async (list: unknown[]) =>
	(await recordsIn(list, 'message_id')).records.map(({ key }) => key);
const contentKeyOf = async (record: object) =>
	(await recordsIn([record], 'message_id')).records[0].contentKey;

describe('the records of a list', () => {
	test('oldest first, with what they are recognised by, their times, and how many are odd', async () => {
		const second = { message_id: 'b', content: 'later', created_at: '2026-06-20T12:00:01Z' };
		const first = { message_id: 7, content: 'first', timestamp: TIME };
		const nameless = { content: 'no id', created_at: '2026-06-20T12:00:02Z' };
		const list = [nameless, second, first, 'text', null, { sender: 'user' }, {}, []];
		const { records, withoutId, unusable } = await recordsIn(list, 'message_id');
		expect(records.map(({ record }) => record)).toEqual([first, second, nameless]);
		expect(records.map(({ time }) => time)).toEqual(
			[0, 1_000, 2_000].map((ms) => Date.parse(TIME) + ms),
		);
		expect(records.map(({ sortTime }) => sortTime)).toEqual(records.map(({ time }) => time));
		expect(records.map(({ key }) => key)).toEqual([
			fingerprint('7'),
			fingerprint('b'),
			await contentKeyOf(nameless),
		]);
		expect({ withoutId, unusable }).toEqual({ withoutId: 1, unusable: 5 });
	});

	test('one with an id alone is a record', async () => {
		expect(await keysOf([{ message_id: 'a' }])).toEqual([fingerprint('a')]);
	});

	test.each<[string, object]>([
		['its words', { content: 'Hello' }],
		['its time', { created_at: TIME }],
		['its time in the other dialect', { timestamp: TIME }],
	])('one without an id is a record by %s', async (_what, record) => {
		const { withoutId, unusable } = await recordsIn([record], 'message_id');
		expect({ withoutId, unusable }).toEqual({ withoutId: 1, unusable: 0 });
	});

	test.each<[string, object]>([
		['nothing', {}],
		['who said it', { sender: 'user' }],
		['whose it is', { client_id: 'client-1' }],
		['empty fields', { content: null, created_at: null }],
	])('one without an id is none by %s', async (_what, record) => {
		expect(await recordsIn([record], 'message_id')).toEqual({
			records: [],
			withoutId: 0,
			timeless: 0,
			unusable: 1,
		});
	});

	const said = { sender: 'user', content: 'Yes', created_at: TIME, client_id: 'client-1' };

	test.each<[string, object]>([
		['sender', { ...said, sender: 'assistant' }],
		['words', { ...said, content: 'No' }],
		['time', { ...said, created_at: '2026-06-20T12:00:01Z' }],
		['client', { ...said, client_id: 'client-2' }],
	])('without ids, another one has another %s', async (_what, other) => {
		expect(await contentKeyOf(other)).not.toBe(await contentKeyOf(said));
	});

	test('a flag that changes makes no other record, nor the other name of the time, nor an id that comes later', async () => {
		const { created_at, ...rest } = said;
		const key = await contentKeyOf(said);
		for (const same of [
			{ ...said, processed: true },
			{ ...rest, timestamp: created_at },
			{ ...said, message_id: 'a' },
		]) {
			expect(await contentKeyOf(same)).toBe(key);
		}
	});

	test('of several that say the same, each counts', async () => {
		const [first, second, third] = await keysOf([said, { ...said }, { ...said }]);
		expect(new Set([first, second, third]).size).toBe(3);
		expect(first).toBe(await contentKeyOf(said));
		// Both are in people's databases: another way to make them would start all their workflows anew.
		expect([first, second]).toEqual(['Lr7sNEz', 'Wf7fWUK']);
		expect((await keysOf([{ ...said }, { ...said }]))[1]).toBe(second);
	});

	test('what has no time goes with the record before it, or first', async () => {
		const timeless = { message_id: 'b', content: 'x' };
		const { records } = await recordsIn(
			[{ message_id: 'a', created_at: TIME }, timeless],
			'message_id',
		);
		expect(records.map(({ time, sortTime }) => [time, sortTime])).toEqual([
			[Date.parse(TIME), Date.parse(TIME)],
			[undefined, Date.parse(TIME)],
		]);
		expect((await recordsIn([timeless], 'message_id')).records[0].sortTime).toBe(-Infinity);
	});
});

test('records of several lists come in the order of their times, what has none where it is', async () => {
	const records = [5, 3, -Infinity, 3, -Infinity].map((sortTime, at) => ({ sortTime, at }));
	expect((await oldestFirst(records)).map(({ at }) => at)).toEqual([2, 4, 1, 3, 0]);
	expect(records[0].at).toBe(0);
});
