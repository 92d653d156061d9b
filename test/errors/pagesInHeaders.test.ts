import { withPages } from '../../nodes/shared/http/pagesInHeaders';

describe('what headers say of other pages', () => {
	const shown = (headers: Record<string, unknown>, status = 200) => withPages([], status, headers);
	const around = (more: object) => ({ data: [], ...more });

	test.each<[string, unknown, object | undefined]>([
		['link', '</page/2>; rel="next"', { next: true }],
		['link', '</page/2>; rel=next', { next: true }],
		['link', '</page/2>; REL = "NEXT"', { next: true }],
		['link', '</page/0>; rel="prev"', { next: true }],
		['link', '</style>; rel="preload"', undefined],
		['link', '</next>; xrel="next"', undefined],
		['x-next-page', '2', { next_page: true }],
		['x-next-page', ' ', { next_page: false }],
		['x-next-cursor', 'abc', { next_cursor: true }],
		['x-next-cursor', '', { next_cursor: false }],
		['x-has-more', 'true', { has_more: true }],
		['x-has-more', '1', { has_more: true }],
		['x-has-more', 'YES', { has_more: true }],
		['x-has-more', 'false', { has_more: false }],
		['x-has-more', 'untrue', { has_more: false }],
		['x-has-more', 'truest', { has_more: false }],
		['x-total-count', ' 7 ', { total: 7 }],
		['x-total-count', '0', { total: 0 }],
		['x-total-count', '', undefined],
		['x-total-count', 'many', undefined],
		['x-total', '7', { total: 7 }],
		['x-total-pages', '2', { total_pages: 2 }],
		['content-range', 'items 0-3/12', { total: 12 }],
		['content-range', 'items 0-3/*', undefined],
		['content-range', 'bytes 0-3/12', undefined],
		['content-range', '0-3/12', undefined],
		['content-range', '- items 0-3/12', undefined],
		['content-range', 'items 0-3/12 of', undefined],
		['x-total', 7, undefined],
		['x-total', ['7'], undefined],
		['x-other', '7', undefined],
		['link', '<https://api.example/?p=2>; rel  =  "next"', { next: true }],
		['link', '<https://api.example/?p=2>; rel\t=\tnext', { next: true }],
		['link', '<https://api.example/?p=1>; rel=previous', { next: true }],
		['content-range', 'items 0-4/5', { total: 5 }],
		['content-range', 'items */120', { total: 120 }],
		['link', '<https://api.example/help>; rel="nexus"', undefined],
		['link', '<https://api.example/help>; rel="presentation"', undefined],
		['content-range', 'bytes 0-4/5', undefined],
		['content-range', 'items 0-4/*', undefined],
	])('%s: %j', (header, value, more) => {
		expect(shown({ [header]: value })).toEqual(more ? around(more) : []);
	});

	test('several together, and the status of a part', () => {
		expect(shown({ 'x-total': '7', 'x-next-page': '2' })).toEqual(
			around({ total: 7, next_page: true }),
		);
		expect(shown({}, 206)).toEqual(around({ has_more: true }));
		expect(shown({ 'x-has-more': 'false' }, 206)).toEqual(around({ has_more: true }));
	});
});
