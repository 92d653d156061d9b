import type { Scope } from '../../nodes/shared/http/connection';
import { withPages } from '../../nodes/shared/http/pagesInHeaders';
import { refusalOf, saysTooMany } from '../../nodes/shared/http/rateRefusal';

test.each<[string | undefined, boolean]>([
	['Rate limit exceeded', true],
	['Sorry, RATE LIMIT EXCEEDED: 5 per minute', true],
	['Rate limits', false],
	['', false],
	[undefined, false],
])('%j says that there were too many: %j', (words, expected) => {
	expect(saysTooMany(words)).toBe(expected);
});

const limitOf = (words: string) => refusalOf(words, undefined, undefined).limit;

test.each<[string, number, number]>([
	['100 per 1 minute', 100, 60_000],
	['Rate limit exceeded: 5 per 10 seconds', 5, 10_000],
	['5/second', 5, 1_000],
	['1 per minute', 1, 60_000],
	['50 / hour', 50, 3_600_000],
	['50 PER HOURS', 50, 3_600_000],
	['1000 per day', 1_000, 86_400_000],
	['7per2days', 7, 172_800_000],
])('%j names a limit', (words, count, windowMs) => {
	expect(limitOf(words)).toEqual({ count, windowMs });
});

test.each(['per minute', '0 per minute', '5 per week', '5 minutes', '5 per minutely', ''])(
	'%j names none',
	(words) => {
		expect(limitOf(words)).toBeUndefined();
	},
);

test('what is known of a refusal, and nothing else', () => {
	expect(refusalOf(undefined, undefined, undefined)).toEqual({ ofScope: false });
	expect(refusalOf('5 per minute', 0, undefined)).toEqual({
		retryAfterMs: 0,
		limit: { count: 5, windowMs: 60_000 },
		ofScope: false,
	});
});

const CHAT: Scope = { kind: 'conversation', id: 'chat_1' };
const CLIENT: Scope = { kind: 'client', id: 'ada@example.com' };
const isOf = (words: string, scope: Scope | undefined) =>
	refusalOf(words, undefined, scope).ofScope;

describe('a refusal of one chat alone', () => {
	test.each([
		'5 per chat',
		'Too many in this conversation',
		'the same chat',
		'the limit for the chat',
		'of the conversation',
		'in the Chat',
		'per chat, wait',
	])('%j', (words) => {
		expect(isOf(words, CHAT)).toBe(true);
		expect(isOf(words, CLIENT)).toBe(false);
		expect(isOf(words, undefined)).toBe(false);
	});

	test.each([
		'5 per minute',
		'this chat api',
		'for the chat endpoint',
		'per chat message',
		'in the chat request',
		'this chat route',
		'of the chat service',
		'for chat messages',
		'this chatter',
		'superper chat',
		'for the new chat',
	])('not %j', (words) => {
		expect(isOf(words, CHAT)).toBe(false);
	});
});

describe('a refusal that names the chat or the client', () => {
	const named = (id: string, words: string) => isOf(words, { kind: 'client', id });

	test.each([
		['chat_1', 'Slow down in chat_1.'],
		['chat_1', 'chat_1'],
		['chat_1', 'chat_12, then chat_1!'],
		['ada@example.com', 'ada@example.com has had enough'],
		['ada@example.com', '(ada@example.com)'],
		['a', 'chat "a" is full'],
		['a', 'client a is full'],
		['busy', 'for customer: busy'],
		['busy', 'user=busy'],
		['42', 'id #42'],
		['42', 'conversation (42)'],
		['42', "Chat '`42"],
		['Ünal', 'client Ünal'],
	])('%s in %j', (id, words) => {
		expect(named(id, words)).toBe(true);
	});

	test.each([
		['chat_1', 'chat_12'],
		['chat_1', 'xchat_1'],
		['chat_1', '-chat_1'],
		['chat_1', 'chat_1-b'],
		['chat_1', 'chat_1.b'],
		['chat_1', 'b.chat_1'],
		['chat_1', 'b@chat_1'],
		['chat_1', 'chat_1@b'],
		['chat_1', 'b+chat_1'],
		['chat_1', 'chat_1+b'],
		['chat_1', 'chat_1:b'],
		['chat_1', 'ächat_1'],
		['chat_1', 'chat_1ä'],
		['chat_1', 'another'],
		['a', 'a limit'],
		['busy', 'the server is busy'],
		['42', 'wait 42 seconds'],
		['42', 'grid 42'],
		['42', 'client number is 42'],
		['42', 'client     42'],
	])('%s not in %j', (id, words) => {
		expect(named(id, words)).toBe(false);
	});
});

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
