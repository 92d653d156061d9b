import { isUsualPage, readList } from '../../nodes/OptimlyMessage/api/readList';
import { isRecord } from '../../nodes/shared/json';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => ({ n: at }));
const LIST = numbers(3);

const read = async (json: unknown) => {
	const list = await readList(json, isRecord);
	return list && { ...list, records: list.records.length };
};
const shows = async (json: unknown) => (await readList(json, isRecord))?.shows;

describe('where the list stands', () => {
	test.each<[string, unknown]>([
		['bare', LIST],
		...['data', 'messages', 'chats', 'items', 'results', 'records'].map(
			(key): [string, unknown] => [`as ${key}`, { [key]: LIST }],
		),
		['in an envelope', { success: true, data: LIST }],
		['in an envelope with a list of its own', { success: true, data: { messages: LIST } }],
		['three deep', { data: { data: { data: LIST } } }],
		['beside an error that says nothing', { error: null, data: LIST }],
		['beside an empty error', { error: '', data: LIST }],
		['beside no error', { error: false, data: LIST }],
		['behind a key that holds no list', { data: 'none', messages: LIST }],
	])('%s', async (_where, json) => {
		expect((await read(json))?.records).toBe(3);
	});

	test.each<[string, unknown]>([
		['no list', {}],
		['text', 'text'],
		['nothing', null],
		['another key', { list: LIST }],
		['four deep', { data: { data: { data: { data: LIST } } } }],
		['success: false', { success: false, data: LIST }],
		['an error', { error: 'Broken', data: LIST }],
		['something in it that is no record', [...LIST, 'text']],
	])('none: %s', async (_what, json) => {
		expect(await read(json)).toBeUndefined();
	});

	test('an empty list is one', async () => {
		expect(await read([])).toEqual({ records: 0, shows: 'all' });
	});

	test('values are prepared before they are judged', async () => {
		const list = await readList(['a'], isRecord, (value) => ({ value }));
		expect(list?.records).toEqual([{ value: 'a' }]);
	});
});

describe('what stands around a list says whether there is more', () => {
	const around = async (more: object) => await shows({ data: LIST, ...more });
	const NEXT = `next next_page nextPage next_cursor nextCursor next_page_token nextPageToken next_url cursor`;
	const MORE = `has_more hasMore has_next hasNext hasNextPage truncated`;

	test.each(NEXT.split(' '))('%s leads on when it holds something', async (key) => {
		expect([await around({ [key]: 'abc' }), await around({ [key]: 2 })]).toEqual(['more', 'more']);
		for (const nothing of [null, '', false, undefined])
			expect(await around({ [key]: nothing })).toBe('all');
	});

	test.each(MORE.split(' '))('%s says it', async (key) => {
		expect([await around({ [key]: true }), await around({ [key]: false })]).toEqual([
			'more',
			'all',
		]);
	});

	test.each(['total', 'total_count', 'totalCount', 'total_items', 'totalItems'])(
		'%s is how many there are',
		async (key) => {
			const totals = [2, 3, 4, '4', 'x'].map(async (total) => await around({ [key]: total }));
			expect(await Promise.all(totals)).toEqual(['all', 'all', 'more', 'more', 'unknown']);
		},
	);

	test.each(['pages', 'total_pages', 'totalPages', 'page_count', 'pageCount', 'last_page'])(
		'%s is how many pages there are',
		async (key) => {
			const counts = [1, 2].map(async (pages) => await around({ [key]: pages }));
			expect(await Promise.all(counts)).toEqual(['all', 'more']);
		},
	);

	test.each<[string, number, number]>([
		['page', 1, 2],
		['offset', 0, 1],
		['skip', 0, 1],
		['count', 3, 4],
	])('%s can only say that there is more', async (key, not, more) => {
		expect([await around({ [key]: not }), await around({ [key]: more })]).toEqual([
			'unknown',
			'more',
		]);
	});

	test.each(['pagination', 'paging', 'page_info', 'pageInfo', 'meta', 'links', '_links'])(
		'the same within %s',
		async (key) => {
			expect(await around({ [key]: { next: 'abc' } })).toBe('more');
			expect(await around({ [key]: { total: 3 } })).toBe('all');
			expect(await around({ [key]: {} })).toBe('unknown');
		},
	);

	test('the same around an inner list, and more wins', async () => {
		expect(await shows({ success: true, data: { messages: LIST, next: null } })).toBe('all');
		expect(await shows({ has_more: true, data: { messages: LIST, next: null } })).toBe('more');
		expect(await shows({ total: 3, data: { messages: LIST, next: 'abc' } })).toBe('more');
	});

	test('the documented envelope says nothing against a whole list, any other leaves it open', async () => {
		expect(await around({ success: true, error: null, detail: null })).toBe('all');
		expect(await around({ chat_id: 'chat_1' })).toBe('unknown');
		expect(await shows({ messages: LIST })).toBe('unknown');
	});
});

describe('a length at which servers cut lists off', () => {
	const lengths = Array.from({ length: 520 }, (_, length) => length);
	const fives = lengths.filter((length) => length >= 10 && length % 5 === 0);
	const fifties = fives.filter((length) => length % 50 === 0);
	const powers = [64, 128, 256, 512];

	test('leaves it open whether that is all', async () => {
		const shown = await Promise.all(lengths.map(async (length) => await shows(numbers(length))));
		const open = lengths.filter((length) => shown[length] === 'unknown');
		expect(open).toEqual([...fives, 16, 32, ...powers].sort((a, b) => a - b));
	});

	test('the usual ones are fewer', async () => {
		expect(lengths.filter(isUsualPage)).toEqual(
			[20, 25, 30, 40, ...fifties, ...powers].sort((a, b) => a - b),
		);
	});

	test('a total says that it is all', async () => {
		expect(await shows({ data: numbers(50), total: 50 })).toBe('all');
	});
});
